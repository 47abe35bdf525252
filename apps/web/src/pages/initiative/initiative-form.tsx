import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type FormEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem, problemOf } from '../../app/api';
import { DepartmentNamesDocument } from '../../app/departments';
import type { Format } from '../../app/format';
import { useKept } from '../../app/kept';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { NoAccess } from '../../app/no-access';
import { Failed, Loading, Refusal, Refused, usePageTitle } from '../../app/states';
import { useUnsaved } from '../../app/unsaved';
import { graphql } from '../../graphql';
import type { Cadence, Stage } from '../../graphql/graphql';
import { InitiativeDocument, type Shown } from './initiative.query';
import { useQuery } from '../../app/query';

const PersonPicker = lazy(() => import('../../app/person-picker').then(({ PersonPicker: picker }) => ({ default: picker })));

const CreateInitiativeDocument = graphql(`mutation CreateInitiative($input: CreateInitiativeInput!) { createInitiative(input: $input) { id } }`);
const EditInitiativeDocument = graphql(`mutation EditInitiative($input: EditInitiativeInput!) { editInitiative(input: $input) { id version } }`);

const stages = ['EMPATHIZE', 'DEFINE', 'IDEATE', 'PROTOTYPE', 'IMPLEMENT', 'MEASURE'] as const;
const cadences = ['WEEK', 'FORTNIGHT', 'MONTH', 'QUARTER'] as const;

interface Fields {
  title: string;
  summary: string;
  departmentId: string;
  participantIds: string[];
  stage: Stage;
  cadence: Cadence | '';
  startsOn: string;
  endsOn: string;
  cost: string;
  effortDays: string;
  externalKey: string;
}

/** People of a new initiative, as they stand in its form. */
const named = ['owner', 'sponsor'] as const;
interface Named { id: string | null; typed: string; isOutside?: boolean }
const nobody: Named = { id: null, typed: '' };

const blank: Fields = { title: '', summary: '', departmentId: '', participantIds: [], stage: 'EMPATHIZE', cadence: '', startsOn: '', endsOn: '', cost: '', effortDays: '', externalKey: '' };

export function NewInitiative(): ReactNode {
  const { text, format, language } = useText();
  const me = useMe();
  const client = useClient();
  const { organization } = useParams({ from: '/$organization/initiatives/new' });
  const { title = '' } = useSearch({ from: '/$organization/initiatives/new' });
  const navigate = useNavigate();
  const toast = useToast();
  const mustPropose = me.access === 'CONTRIBUTOR';
  const canAssign = !mustPropose && me.access !== 'EXECUTIVE';
  const [isProposal, setProposal] = useState(mustPropose);
  const [people, keepPeople, forgetPeople] = useKept<Record<(typeof named)[number], Named>>('new-initiative', () => ({ owner: nobody, sponsor: nobody }));
  const [problem, setProblem] = useState<Problem | null>(null);
  usePageTitle(text.initiative.newTitle, me.organization?.name);
  if (!me.can?.createInitiative) return <Refused />;
  const save = async (fields: Fields): Promise<boolean> => {
    const shown = canAssign ? named : [];
    const unchosen = shown.find((name) => people[name].typed && !people[name].id);
    if (unchosen) {
      setProblem({ code: 'INVALID', message: text.initiative.personNotChosen(people[unchosen].typed), field: unchosen, requestId: null, details: {} });
      return false;
    }
    const { data, problem: refused } = await act(client, CreateInitiativeDocument, { input: { ...inputOf(fields, format, me.organization?.currency ?? ''), title: fields.title, ...(canAssign && { ownerId: people.owner.id, sponsorId: people.sponsor.id }), isProposal } });
    setProblem(refused);
    if (!data) return false;
    forgetPeople();
    toast({ text: text.initiative.created(fields.title) });
    await navigate({ to: '/$organization/initiatives/$id', params: { organization, id: data.createInitiative.id } });
    return true;
  };
  return (
    <>
      <div className="hd"><h1>{isProposal ? text.initiative.proposeTitle : text.initiative.newTitle}</h1><p className="deck">{text.initiative.newDeck}</p></div>
      <InitiativeFields key={language} initial={{ ...blank, title }} draftKey={`batuta.new.${me.accountId}.${organization}`} problem={problem} submit={isProposal ? text.initiative.propose : text.initiative.create} onSave={save}
        people={(departmentId) => canAssign && named.map((name) => (
          <div key={name}>
            <Suspense fallback={<p className="s q">{text.common.loading}</p>}><PersonPicker label={text.initiative[name]} chosen={people[name].typed} firstOf={{ departmentId }} onChoose={(person, typed) => keepPeople({ ...people, [name]: { id: person?.id ?? null, typed, ...(person?.hasAccess === false && { isOutside: true }) } })} /></Suspense>
            {name === 'owner' && people.owner.isOutside && <NoAccess name={people.owner.typed} />}
          </div>
        ))}
      >
        {!mustPropose && <p className="all checks"><label><input type="checkbox" checked={isProposal} onChange={(event) => setProposal(event.target.checked)} />{text.initiative.fields.proposal}</label></p>}
      </InitiativeFields>
    </>
  );
}

export function EditInitiative(): ReactNode {
  const { text, format, language } = useText();
  const me = useMe();
  const client = useClient();
  const { organization, id } = useParams({ from: '/$organization/initiatives/$id/edit' });
  const navigate = useNavigate();
  const [{ data, error, fetching }, refetch] = useQuery({ query: InitiativeDocument, variables: { id }, requestPolicy: 'network-only' });
  const [seen, setSeen] = useState<Shown | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  usePageTitle(data && text.initiative.editTitle(data.initiative.title), me.organization?.name);
  const current = data?.initiative;
  // What was on screen when editing began stays the base; a conflict shows the newer values beside it.
  const base = seen ?? current;
  if (!base || !current) return fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  const draftKey = `batuta.edit.${me.accountId}.${id}`;
  const save = async (fields: Fields): Promise<boolean> => {
    setSeen(base);
    // A draft goes over what stood when it was begun: who saved meanwhile is seen first.
    const version = problem?.code === 'CONFLICT' ? current.version : Number(sessionStorage.getItem(begunAt(draftKey)) ?? base.version);
    const { data: saved, problem: refused } = await act(client, EditInitiativeDocument, { input: { ...inputOf(fields, format, me.organization?.currency ?? ''), title: fields.title, id, version } });
    setProblem(refused);
    if (refused?.code === 'CONFLICT') refetch({ requestPolicy: 'network-only' });
    if (saved) await navigate({ to: '/$organization/initiatives/$id', params: { organization, id } });
    return saved !== null;
  };
  // Shown once the newer record is here, not beside what was on screen before.
  const isConflict = problem?.code === 'CONFLICT' && !problem.field && (current.version !== base.version || current.version !== Number(sessionStorage.getItem(begunAt(draftKey)) ?? base.version));
  return (
    <>
      <div className="hd"><h1>{text.initiative.editTitle(base.title)}</h1>{isConflict && <p className="deck">{text.problem.conflict}</p>}</div>
      <InitiativeFields key={`${base.id} ${language}`} initial={fieldsOf(base, format)} theirs={isConflict ? fieldsOf(current, format) : undefined} draftKey={draftKey} version={base.version} problem={problem} submit={isConflict ? text.initiative.saveMine : text.common.save} onSave={save} />
    </>
  );
}

interface FormProps {
  initial: Fields;
  /** The values that somebody saved meanwhile, shown where they differ. */
  theirs?: Fields;
  draftKey: string;
  /** Of the record that is edited. */
  version?: number;
  problem: Problem | null;
  submit: string;
  /** Says whether it was saved; a draft is kept until it is. */
  onSave: (fields: Fields) => Promise<boolean>;
  /** Who is named with it, people of its department first. */
  people?: (departmentId: string) => ReactNode;
  children?: ReactNode;
}

/** Where the version stands that a draft was begun on. */
const begunAt = (draftKey: string): string => `${draftKey}.version`;

function InitiativeFields({ initial, theirs, draftKey, version, problem: refused, submit, onSave, people, children }: FormProps): ReactNode {
  const { text, format } = useText();
  const me = useMe();
  const [fields, setFields] = useState<Fields>(() => ({ ...initial, ...draftAt(draftKey) }));
  const [isBusy, setBusy] = useState(false);
  const [unread, setUnread] = useState<Problem | null>(null);
  const problem = unread ?? refused;
  const [{ data }] = useQuery({ query: DepartmentNamesDocument });
  const departments = data?.departments ?? [];
  const currency = me.organization?.currency ?? '';
  const words = text.initiative.fields;
  const asOrganization = words.cadenceDefault(text.cadence[me.organization?.cadence ?? 'FORTNIGHT']);
  const set = (part: Partial<Fields>): void => {
    const next = { ...fields, ...part };
    setFields(next);
    const changed = Object.entries(next).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(initial[name as keyof Fields]));
    sessionStorage.setItem(draftKey, JSON.stringify(Object.fromEntries(changed)));
    if (version !== undefined && sessionStorage.getItem(begunAt(draftKey)) === null) sessionStorage.setItem(begunAt(draftKey), String(version));
  };
  const isChanged = JSON.stringify(fields) !== JSON.stringify(initial);
  useUnsaved(isChanged && !isBusy, { isKept: true });
  const submitForm = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const isUnreadable = fields.cost.trim() !== '' && format.readAmount(fields.cost, currency) === null;
    setUnread(isUnreadable ? { code: 'INVALID', message: text.initiative.costUnread(format.amount('250000')), field: 'cost', requestId: null, details: {} } : null);
    if (isUnreadable) return;
    setBusy(true);
    const isSaved = await onSave(fields);
    if (isSaved) [draftKey, begunAt(draftKey)].forEach((key) => sessionStorage.removeItem(key));
    setBusy(false);
  };
  const newer = (name: keyof Fields, show: (value: string) => string = (value) => value): ReactNode => {
    if (!theirs || JSON.stringify(theirs[name]) === JSON.stringify(fields[name])) return null;
    return <p className="theirs">{text.initiative.theirs}: <b>{show(String(theirs[name])) || '–'}</b> <button type="button" className="btn t" onClick={() => set({ [name]: theirs[name] })}>{text.initiative.takeTheirs}</button></p>;
  };
  const input = (name: 'title' | 'startsOn' | 'endsOn' | 'cost' | 'effortDays' | 'externalKey', more: React.InputHTMLAttributes<HTMLInputElement> = {}): ReactNode => (
    <div className={name === 'title' ? 'all' : undefined}>
      <label className="lb" htmlFor={name}>{words[name]}{name === 'cost' && `, ${format.currency(currency)}`}</label>
      <input className="in" id={name} value={fields[name]} aria-invalid={problem?.field?.startsWith(name) || undefined} onChange={(event) => set({ [name]: event.target.value })} {...more} />
      {newer(name)}
    </div>
  );
  const nameOf = (id: string): string => departments.find((department) => department.id === id)?.name ?? '';
  return (
    <form onSubmit={(event) => void submitForm(event)}>
      <div className="fields">
        {input('title', { required: true, maxLength: 300 })}
        <div className="all"><label className="lb" htmlFor="summary">{words.summary}</label><textarea className="in" id="summary" rows={4} maxLength={10_000} value={fields.summary} onChange={(event) => set({ summary: event.target.value })} />{newer('summary')}</div>
        <div>
          <label className="lb" htmlFor="department">{words.department}</label>
          <select className="in" id="department" value={fields.departmentId} onChange={(event) => set({ departmentId: event.target.value })}>
            <option value="">–</option>
            {departments.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
          {newer('departmentId', nameOf)}
        </div>
        <div>
          <label className="lb" htmlFor="stage">{words.stage}</label>
          <select className="in" id="stage" value={fields.stage} onChange={(event) => set({ stage: event.target.value as Stage })}>{stages.map((stage) => <option key={stage} value={stage}>{text.stage[stage]}</option>)}</select>
          {newer('stage', (stage) => text.stage[stage as Stage])}
        </div>
        {people?.(fields.departmentId)}
        <fieldset className="all">
          <legend className="lb">{words.participants}</legend>
          <div className="checks">{departments.filter(({ id }) => id !== fields.departmentId).map(({ id, name }) => <label key={id}><input type="checkbox" checked={fields.participantIds.includes(id)} onChange={(event) => set({ participantIds: event.target.checked ? [...fields.participantIds, id].sort() : fields.participantIds.filter((one) => one !== id) })} />{name}</label>)}</div>
          {newer('participantIds', (ids) => ids.split(',').map(nameOf).join(', '))}
        </fieldset>
        {input('startsOn', { type: 'date', max: '2999-12-31' })}
        {input('endsOn', { type: 'date', max: '2999-12-31' })}
        {input('cost', { inputMode: 'decimal', maxLength: 20, placeholder: format.amount('250000') })}
        {input('effortDays', { type: 'number', min: 0, step: 'any' })}
        <div>
          <label className="lb" htmlFor="cadence">{words.cadence}</label>
          <select className="in" id="cadence" value={fields.cadence} onChange={(event) => set({ cadence: event.target.value as Cadence | '' })}>
            <option value="">{asOrganization}</option>
            {cadences.map((cadence) => <option key={cadence} value={cadence}>{text.cadence[cadence]}</option>)}
          </select>
          {newer('cadence', (cadence) => (cadence ? text.cadence[cadence as Cadence] : asOrganization))}
        </div>
        {input('externalKey', { maxLength: 100 })}
        {children}
      </div>
      <Refusal problem={problem} />
      <div className="row"><button className="btn p big" disabled={isBusy}>{submit}</button><button type="button" className="btn t" onClick={() => history.back()}>{text.common.cancel}</button></div>
    </form>
  );
}

function fieldsOf(shown: Shown, format: Format): Fields {
  return {
    title: shown.title,
    summary: shown.summary ?? '',
    departmentId: shown.department?.id ?? '',
    participantIds: shown.participants.map(({ id }) => id).sort(),
    stage: shown.stage,
    cadence: shown.ownCadence ?? '',
    startsOn: shown.startsOn ?? '',
    endsOn: shown.endsOn ?? '',
    cost: shown.cost ? format.amount(shown.cost.amount) : '',
    effortDays: shown.effortDays?.toString() ?? '',
    externalKey: shown.externalKey ?? '',
  };
}

function inputOf(fields: Fields, format: Format, currency: string) {
  const { title: _, departmentId, cost, effortDays, cadence, ...rest } = fields;
  return {
    participantIds: rest.participantIds,
    stage: rest.stage,
    summary: rest.summary || null,
    departmentId: departmentId || null,
    startsOn: rest.startsOn || null,
    endsOn: rest.endsOn || null,
    externalKey: rest.externalKey || null,
    cost: cost.trim() ? { amount: format.readAmount(cost, currency) ?? cost } : null,
    effortDays: effortDays ? Number(effortDays) : null,
    cadence: cadence || null,
  };
}

function draftAt(key: string): Partial<Fields> {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Fields>;
  } catch {
    return {};
  }
}
