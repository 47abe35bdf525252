import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { initiativeSearch } from '../pages/initiative/open-forms';
import { historySearch } from '../pages/history/search';
import { chartSearch } from '../pages/chart/search';
import { meetingsSearch } from '../pages/meetings/search';
import { proposeSearch } from '../pages/proposals/search';
import { policiesSearch, policySearch } from '../pages/policies/search';
import { portfolioSearch } from '../pages/portfolio/search';
import { responsibilitiesSearch } from '../pages/responsibilities/search';
import { Home } from '../pages/home';
import { Shell } from './shell';
import { NotFound } from './states';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });
const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });
const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: lazyRouteComponent(() => import('../pages/sign-in'), 'SignIn'), validateSearch: ({ then }: Record<string, unknown>) => (typeof then === 'string' && new URL(then, location.origin).origin === location.origin ? { then } : {}) });
const invitation = createRoute({ getParentRoute: () => root, path: '/invitation/$token', component: lazyRouteComponent(() => import('../pages/invitation'), 'Invitation') });
const reset = createRoute({ getParentRoute: () => root, path: '/reset/$token', component: lazyRouteComponent(() => import('../pages/reset'), 'Reset') });
const read = createRoute({ getParentRoute: () => root, path: '/read/$token', component: lazyRouteComponent(() => import('../pages/policies/read'), 'ReadByLink') });
const organization = createRoute({ getParentRoute: () => root, path: '/$organization', component: Shell, notFoundComponent: NotFound });
const work = createRoute({ getParentRoute: () => organization, path: '/', component: lazyRouteComponent(() => import('../pages/work/work'), 'Work') });
const portfolio = createRoute({ getParentRoute: () => organization, path: '/portfolio', component: lazyRouteComponent(() => import('../pages/portfolio/portfolio'), 'Portfolio'), validateSearch: portfolioSearch });
const governance = createRoute({ getParentRoute: () => organization, path: '/governance', component: lazyRouteComponent(() => import('../pages/governance/gaps'), 'Gaps'), validateSearch: ({ open, rule }: Record<string, unknown>): { open?: string; rule?: string } => ({ ...(typeof open === 'string' && { open }), ...(typeof rule === 'string' && { rule: rule.slice(0, 60) }) }) });
const structure = createRoute({ getParentRoute: () => organization, path: '/governance/structure', component: lazyRouteComponent(() => import('../pages/governance/structure'), 'Structure'), validateSearch: structureSearch });
const chart = createRoute({ getParentRoute: () => organization, path: '/governance/structure/chart', component: lazyRouteComponent(() => import('../pages/chart/chart'), 'Chart'), validateSearch: chartSearch });
const responsibilities = createRoute({ getParentRoute: () => organization, path: '/governance/responsibilities', component: lazyRouteComponent(() => import('../pages/responsibilities/responsibilities'), 'Responsibilities'), validateSearch: responsibilitiesSearch });
const roles = createRoute({ getParentRoute: () => organization, path: '/governance/roles', component: lazyRouteComponent(() => import('../pages/roles/roles'), 'Roles') });
const policies = createRoute({ getParentRoute: () => organization, path: '/governance/policies', component: lazyRouteComponent(() => import('../pages/policies/policies'), 'Policies'), validateSearch: policiesSearch });
const policy = createRoute({ getParentRoute: () => organization, path: '/governance/policies/$id', component: lazyRouteComponent(() => import('../pages/policies/policy'), 'Policy'), validateSearch: policySearch, remountDeps: ({ params }) => params });
const editPolicy = createRoute({ getParentRoute: () => organization, path: '/governance/policies/$id/edit', component: lazyRouteComponent(() => import('../pages/policies/policy-edit'), 'EditPolicy'), remountDeps: ({ params }) => params });
const proposals = createRoute({ getParentRoute: () => organization, path: '/governance/proposals', component: lazyRouteComponent(() => import('../pages/proposals/proposals'), 'Proposals') });
const propose = createRoute({ getParentRoute: () => organization, path: '/governance/proposals/new', component: lazyRouteComponent(() => import('../pages/proposals/composer'), 'ProposeChange'), validateSearch: proposeSearch });
const proposal = createRoute({ getParentRoute: () => organization, path: '/governance/proposals/$id', component: lazyRouteComponent(() => import('../pages/proposals/proposal'), 'Proposal'), remountDeps: ({ params }) => params });
const meetings = createRoute({ getParentRoute: () => organization, path: '/governance/meetings', component: lazyRouteComponent(() => import('../pages/meetings/meetings'), 'Meetings'), validateSearch: meetingsSearch });
const meeting = createRoute({ getParentRoute: () => organization, path: '/governance/meetings/$id', component: lazyRouteComponent(() => import('../pages/meetings/meeting'), 'MeetingPage'), remountDeps: ({ params }) => params });
const continuity = createRoute({ getParentRoute: () => organization, path: '/governance/continuity', component: lazyRouteComponent(() => import('../pages/continuity/continuity'), 'Continuity') });
const access = createRoute({ getParentRoute: () => organization, path: '/governance/access', component: lazyRouteComponent(() => import('../pages/governance/access'), 'Access'), validateSearch: ({ form, name }: Record<string, unknown>): { form?: 'invite'; name?: string } => (form === 'invite' ? { form, ...(typeof name === 'string' && { name: name.slice(0, 120) }) } : {}) });
const person = createRoute({ getParentRoute: () => organization, path: '/people/$id', component: lazyRouteComponent(() => import('../pages/governance/person'), 'Person'), remountDeps: ({ params }) => params });
const account = createRoute({ getParentRoute: () => organization, path: '/account', component: lazyRouteComponent(() => import('../pages/account/account'), 'Account') });
const settings = createRoute({ getParentRoute: () => organization, path: '/settings', component: lazyRouteComponent(() => import('../pages/settings/settings'), 'Settings') });
const history = createRoute({ getParentRoute: () => organization, path: '/history', component: lazyRouteComponent(() => import('../pages/history/change-log'), 'ChangeLog'), validateSearch: historySearch });
const imports = createRoute({ getParentRoute: () => organization, path: '/imports', component: lazyRouteComponent(() => import('../pages/import/imports'), 'Imports') });
const oneImport = createRoute({ getParentRoute: () => organization, path: '/imports/$id', component: lazyRouteComponent(() => import('../pages/import/import'), 'Import') });
const newInitiative = createRoute({ getParentRoute: () => organization, path: '/initiatives/new', component: lazyRouteComponent(() => import('../pages/initiative/initiative-form'), 'NewInitiative'), validateSearch: ({ title }: Record<string, unknown>) => (typeof title === 'string' ? { title: title.slice(0, 300) } : {}) });
const initiative = createRoute({ getParentRoute: () => organization, path: '/initiatives/$id', component: lazyRouteComponent(() => import('../pages/initiative/initiative'), 'Initiative'), validateSearch: initiativeSearch, remountDeps: ({ params }) => params });
const editInitiative = createRoute({ getParentRoute: () => organization, path: '/initiatives/$id/edit', component: lazyRouteComponent(() => import('../pages/initiative/initiative-form'), 'EditInitiative') });

/** The pages: what an address shows. A page in a folder of its own has parts of its own. */
export const router = createRouter({
  routeTree: root.addChildren([home, signIn, invitation, reset, read, organization.addChildren([work, account, settings, history, portfolio, governance, structure, chart, responsibilities, roles, policies, policy, editPolicy, proposals, propose, proposal, meetings, meeting, continuity, access, person, imports, oneImport, newInitiative, initiative, editInitiative])]),
  scrollRestoration: true,
  defaultNotFoundComponent: NotFound,
  defaultPreload: 'intent',
});

/** Which department is shown, and which form is open. */
function structureSearch({ department, form }: Record<string, unknown>): { department?: string; form?: 'person' | 'department' } {
  return { ...(typeof department === 'string' && /^[0-9a-f-]{36}$/.test(department) && { department }), ...((form === 'person' || form === 'department') && { form }) };
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
