import type { Me } from './me';

/** Where the reader stands: the record of the page, if it has one. */
export interface Here {
  initiative: { id: string; can: Record<string, unknown> } | null;
}

/** Something that can be done or gone to, registered once: the palette offers it where `isShown` allows. Its words are `palette.words`' under its id. */
export interface Command {
  id: string;
  kind: 'pages' | 'acts';
  isShown: (me: Me, here: Here) => boolean;
  /** Address within the organization; a function of the page's record for acts of a record. */
  to?: string | ((here: Here) => string);
  /** Instead of an address: what the shell does. */
  does?: 'language' | 'theme';
}

const page = (id: string, to: string, isShown: Command['isShown'] = () => true): Command => ({ id, kind: 'pages', to, isShown });
const act = (id: keyof NonNullable<Me['can']>, to: string): Command => ({ id, kind: 'acts', to, isShown: ({ can }) => can?.[id] === true });
const ofInitiative = (id: string, ability: string, to: (id: string) => string): Command => ({ id, kind: 'acts', isShown: (_, { initiative }) => initiative?.can[ability] === true, to: ({ initiative }) => to(initiative?.id ?? '') });
const own = (id: string, does: Command['does'], isShown: Command['isShown']): Command => ({ id, kind: 'acts', does, isShown });

/** The acts of the page's record come first: they are what one came for. */
export const commands: Command[] = [
  ofInitiative('assignOwner', 'assignOwner', (id) => `/initiatives/${id}?open=owner`),
  ofInitiative('postStatus', 'postStatus', (id) => `/initiatives/${id}?open=status`),
  ofInitiative('rate', 'rate', (id) => `/initiatives/${id}?open=rate`),
  ofInitiative('assignSponsor', 'assignSponsor', (id) => `/initiatives/${id}?open=sponsor`),
  ofInitiative('edit', 'edit', (id) => `/initiatives/${id}/edit`),
  page('work', ''),
  page('portfolio', '/portfolio'),
  page('governance', '/governance'),
  page('responsibilities', '/governance/responsibilities'),
  page('roles', '/governance/roles'),
  page('policies', '/governance/policies'),
  page('meetings', '/governance/meetings'),
  page('proposals', '/governance/proposals'),
  page('continuity', '/governance/continuity'),
  page('structure', '/governance/structure'),
  page('chart', '/governance/structure/chart'),
  page('access', '/governance/access', ({ can }) => can?.inviteMember === true),
  page('history', '/history'),
  page('imports', '/imports', ({ can }) => can?.startImport === true),
  page('account', '/account'),
  page('settings', '/settings', ({ can }) => can?.saveSettings === true),
  act('createInitiative', '/initiatives/new'),
  act('startImport', '/imports'),
  act('createPerson', '/governance/structure?form=person'),
  { id: 'draftPolicy', kind: 'acts', to: '/governance/policies?form=new', isShown: ({ access }) => access === 'ADMIN' || access === 'PROGRAM_OFFICE' },
  { id: 'proposeChange', kind: 'acts', to: '/governance/proposals/new', isShown: ({ access }) => access !== 'VIEWER' },
  act('createDepartment', '/governance/structure?form=department'),
  act('inviteMember', '/governance/access?form=invite'),
  own('es', 'language', ({ language }) => language !== 'es'),
  own('en', 'language', ({ language }) => language !== 'en'),
  own('light', 'theme', ({ theme }) => theme !== 'light'),
  own('dark', 'theme', ({ theme }) => theme !== 'dark'),
];
