/** Every word of the web app in English; `text.es.ts` must have the same shape, or the build fails. */
const n = (count: number, one: string, other: string): string => `${count.toLocaleString('en')}\u00a0${count === 1 ? one : other}`;
const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const inWords = (count: number): string => words[count] ?? count.toLocaleString('en');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const en = {
  nav: { work: 'My work', governance: 'Governance', portfolio: 'Portfolio', skip: 'Skip to content', organization: 'Organization', menu: 'Your account', signOut: 'Sign out', theme: 'Theme', themes: { auto: 'As the device', light: 'Light', dark: 'Dark' }, main: 'Main' },
  health: { ON_TRACK: 'on track', AT_RISK: 'at risk', OFF_TRACK: 'off track', none: 'no status yet', label: 'Health' },
  state: { PROPOSED: 'proposed', ACTIVE: 'active', PAUSED: 'paused', DONE: 'done', CANCELLED: 'cancelled' },
  stage: { EMPATHIZE: 'Empathize', DEFINE: 'Define', IDEATE: 'Ideate', PROTOTYPE: 'Prototype', IMPLEMENT: 'Implement', MEASURE: 'Measure' },
  cadence: { WEEK: 'every week', FORTNIGHT: 'every two weeks', MONTH: 'every month', QUARTER: 'every quarter' },
  confidence: { GUESS: 'guess (× 0.5)', SOME_EVIDENCE: 'some evidence (× 0.8)', MEASURED: 'measured (× 1)' },
  access: { ADMIN: 'administrator', PROGRAM_OFFICE: 'program office', DEPARTMENT_HEAD: 'department head', EXECUTIVE: 'executive', CONTRIBUTOR: 'contributor', VIEWER: 'viewer' },
  unowned: { NEVER_ASSIGNED: 'never assigned', IMPORTED: 'imported without an owner', DEPARTED: 'the owner left', REFUSED: 'the receiver refused', CLEARED: 'cleared' },
  nobody: (days: number): string => (days < 1 ? 'nobody, since today' : `nobody, ${n(days, 'day', 'days')}`),
  days: (count: number): string => n(count, 'day', 'days'),
  daysLate: (count: number): string => `${n(count, 'day', 'days')} late`,
  ago: (days: number): string => (days < 1 ? 'today' : days === 1 ? 'yesterday' : `${n(days, 'day', 'days')} ago`),
  common: { cancel: 'Cancel', save: 'Save', edit: 'Edit', add: 'Add', loading: 'Loading…', retry: 'Try again', all: 'All', none: 'none', optional: 'optional', more: 'Show more', toWork: 'Go to My work', request: (id: string): string => `Request ${id}`, viewAsTable: 'View as table', viewAsChart: 'View as chart', nobody: 'nobody' },
  problem: {
    loadTitle: 'This didn’t load',
    loadKept: 'What you typed is kept on this device.',
    network: 'The server doesn’t answer. Nothing was lost; try again when the line is back.',
    notFoundTitle: 'There’s nothing at this address',
    notFound: 'It may have another name now, or belong to another organization of yours.',
    offline: 'You’re offline. What you see may be old; drafts are kept on this device.',
    conflict: 'Somebody saved first. Yours is still in the fields; the current values stand beside them.',
  },
  signIn: {
    title: 'Who holds the baton?',
    deck: 'Sign in to see what is due from you, what nobody owns, and where the portfolio stands.',
    email: 'E-mail', password: 'Password', act: 'Sign in', show: 'Show', hide: 'Hide', showPassword: 'Show password', hidePassword: 'Hide password', busy: 'Signing in…', page: 'Sign in',
    none: 'Your account has no organization', noneDeck: 'Ask whoever runs Batuta in your company for an invitation.',
    plainHttp: 'This address is plain http, so your browser drops the session. Ask whoever runs Batuta to set PUBLIC_URL to an https address.',
  },
  invitation: { title: (by: string, organization: string): string => `${by} invites you to ${organization}`, deck: (access: string): string => `Your access: ${access}. If you use Batuta already, type your password; if not, choose one. The link works once.`, ended: 'This link doesn’t work any more', name: 'Your name', act: 'Accept and sign in', page: 'Invitation' },
  work: {
    page: 'My work',
    title: (due: number, late: number): string => (due === 0 ? 'Nothing is waiting for you' : `${capital(inWords(due))} ${due === 1 ? 'thing is' : 'things are'} waiting for you${due === 1 && late === 1 ? ', and it is late' : late === 0 ? '' : `; ${inWords(late)} ${late === 1 ? 'is' : 'are'} late`}`),
    empty: 'When a status is due from you, it stands here.',
    say: (title: string): string => `Say how “${title}” is going`,
    meta: (cadence: string): string => `${cadence} · you answer for it`,
    before: 'before', narrative: 'How is it going, in a sentence', nextStep: 'Next step', ask: 'Ask', progress: 'Progress', progressHint: 'Progress, 0 to 100 %', post: 'Post', posting: 'Posting…', draft: 'Draft saved', open: 'Post status',
    last: 'Last said,', noLast: 'No status yet. This is the first.', since: 'Since then', sinceNothing: 'Nothing has changed since then.',
    posted: (title: string): string => `Posted “${title}”`, undo: (seconds: number): string => `Undo, ${seconds} s`, undone: 'Withdrawn. It stays recorded that it was posted.',
    chooseHealth: 'Choose how it is going first.', writeSentence: 'Write a sentence first.', nextStepAsked: 'Next step: what will bring it back on plan',
    held: 'What you hold', heldNothing: 'You are accountable for nothing yet.', never: 'never', toldAgo: (ago: string): string => `said ${ago}`, neverTold: 'not said yet', paused: 'paused',
  },
  change: {
    'subject.owner_assigned': 'Accountability passed', 'initiative.rated': 'Rated', 'initiative.edited': 'Edited', 'initiative.sponsor_assigned': 'Sponsor named', 'initiative.activated': 'Activated', 'initiative.paused': 'Paused', 'initiative.finished': 'Finished', 'initiative.cancelled': 'Cancelled', 'initiative.archived': 'Archived', 'initiative.restored': 'Restored', 'initiative.created': 'Created', other: 'Changed',
  } as Record<string, string>,
  changeBy: (what: string, who: string | null, when: string): string => `${what}${who ? ` by ${who}` : ''}, ${when}`,
  field: { startsOn: 'start date', endsOn: 'end date', stage: 'stage', costMinor: 'cost', effortDays: 'effort', cadence: 'cadence', summary: 'summary', confidence: 'confidence', externalKey: 'key' } as Record<string, string>,
  portfolio: {
    page: 'Portfolio',
    title: (unowned: number, total: number, share: number | null): string => total === 0 ? 'There are no initiatives here' : unowned === 0 ? `Every one of ${n(total, 'initiative', 'initiatives')} has somebody who answers for it` : `Nobody answers for ${unowned.toLocaleString('en')} of ${n(total, 'initiative', 'initiatives')}${share === null ? '' : `: ${share}% of the money`}`,
    deckOverdue: (count: string): string => `${count} late with their status`, deckUnrated: (count: string): string => `${count} not fully rated`, deckProposed: (count: number): string => `${count.toLocaleString('en')} proposed and not started`,
    deckMoney: (money: string, total: number): string => (total === 1 ? `It costs ${money}.` : `All ${total.toLocaleString('en')} cost ${money}.`), filtered: 'Only those that match the filters.',
    owned: (count: number): string => `${count.toLocaleString('en')} with an owner`, unowned: (count: number): string => `${count.toLocaleString('en')} with nobody`, proposed: (count: number): string => `${count.toLocaleString('en')} proposed`,
    matrix: (count: number, unowned: number): string => unowned === 0 ? `Where the most value is, somebody holds it` : count === 1 ? 'The one that moves both customer and business has nobody' : `Of the ${count} that move both customer and business, ${unowned} ${unowned === 1 ? 'has' : 'have'} nobody`,
    matrixNone: 'Nothing moves both customer and business yet', matrixDeck: 'Initiatives of the list below. Shaded: both impacts above 50.', matrixDeckSmall: 'The number is the rank in the list. Shaded: both impacts above 50.', matrixSize: 'Size: money', matrixSizeEffort: 'Size: effort', customerAxis: 'customer impact, 0 to 100', businessAxis: 'business impact', ownedKey: 'with an owner', unownedKey: 'with nobody', unratedBeside: (count: number): string => `${n(count, 'initiative', 'initiatives')} of the list not fully rated, so not drawn`,
    gaps: 'Needs an owner', gapsNone: 'Everything has an owner.', gapsAll: 'All gaps', gapsSince: (days: number, reason: string): string => `Nobody for ${n(days, 'day', 'days')} · ${reason}`,
    table: 'Ranked by what customers and the business gain', tableTitle: 'By title', tableDue: 'By when their status is due', tableUnowned: 'Longest without an owner first',
    columns: { title: 'Initiative', name: 'Initiative, owner and department', health: 'Health', priority: 'Priority', due: 'Status due', cost: 'Cost', effort: 'Person-days', rank: 'Rank' },
    customer: 'customer', business: 'business',
    filters: 'Filters', any: 'any', filter: 'Filter and order', department: 'Department', health: 'Health', state: 'State', owner: 'Owner', withOwner: 'with an owner', withoutOwner: 'nobody', overdue: 'Lateness', overdueOnly: 'late', chosenDepartment: 'the one in the address', order: 'Order', orders: { PRIORITY: 'priority', TITLE: 'title', DUE_ON: 'status due', UNOWNED_SINCE: 'time without owner' }, clear: 'Clear filters', open: 'open',
    empty: 'No initiative matches these filters', emptyAll: 'No initiatives yet. Bring in the spreadsheet that you have, or add the first by hand.', add: 'New initiative', rated: (rated: number, of: number): string => `${rated} of ${of} rated`, personDays: (count: number): string => n(count, 'person-day', 'person-days'),
  },
  initiative: {
    title: (title: string, health: string | null): string => (health ? `${title} is ${health}` : title), titleUnowned: (title: string, days: number): string => (days < 1 ? `Nobody answers for “${title}”` : `Nobody has answered for “${title}” for ${n(days, 'day', 'days')}`),
    owner: 'Accountable', sponsor: 'Sponsor', health: 'Health', stage: 'Stage', state: 'State', ends: 'Ends', starts: 'Starts', cost: 'Needs', effort: 'Effort', department: 'Department', participants: 'With', cadence: 'Cadence', dueOn: (day: string): string => `next: ${day}`, late: (days: number): string => `Its status is ${n(days, 'day', 'days')} late.`, others: 'More', key: 'Key', stageOf: (i: number): string => `${i} of 6`,
    handOver: 'Hand over', assignOwner: 'Assign owner', assignSponsor: 'Name a sponsor', changeSponsor: 'Change sponsor', postStatus: 'Post status', edit: 'Edit', rate: 'Rate',
    whoHeld: 'Who held it, and what was said', heldBy: 'Held by', ownerSays: 'Owner says', noUpdate: 'no update', toDate: 'to date', postedOn: 'Posted', vacancy: (days: number): string => `${n(days, 'day', 'days')}, nobody`, currentDays: (days: number): string => n(days, 'day', 'days'),
    said: 'What the owners said', saidNothing: 'Nobody has posted a status yet.', onBehalf: 'on behalf of the owner', sourceWord: (word: string): string => `imported as “${word}”`, asks: 'Asks:', next: 'Next:',
    priority: (priority: string): string => `Priority ${priority}`, priorityUnknown: (rated: number, of: number): string => `${rated} of ${of} criteria rated; the priority is unknown until all are`, explain: (k: string, w: string, c: string, b: string, p: string): string => `${k} × (${w} × ${c} + ${b}) = ${p}`, explainHow: (customer: string, business: string): string => `Confidence × (${customer} of customer impact + ${business} of business impact)`, ratedBy: 'rating × weight', points: 'points', CUSTOMER: 'Customer impact', BUSINESS: 'Business impact', unrated: 'not rated', evidence: 'Evidence', evidenceHint: 'What the value rests on: a figure, a source', value: 'Value', confidence: 'Confidence', saveRatings: 'Save ratings',
    about: 'What it is for', aboutNothing: 'No summary yet.',
    source: 'Where it came from', sourceRow: (row: number, file: string, day: string): string => `Row ${row} of ${file}, imported ${day}`,
    verb: { activate: 'Activate', resume: 'Resume', reopen: 'Reopen', pause: 'Pause', finish: 'Finish', cancel: 'Cancel the initiative', archive: 'Archive', restore: 'Restore' }, reason: 'Why', archived: (day: string): string => `Archived on ${day}. It is out of lists and due work.`,
    confirmState: { activate: 'Activate it', resume: 'Resume it', reopen: 'Reopen it', pause: 'Pause it', finish: 'Finish it', cancel: 'Cancel it', archive: 'Archive it', restore: 'Restore it' },
    consequence: {
      activate: 'It becomes work: its status is due on its cadence, and without an owner it is a gap.', resume: 'Its status is due on its cadence again.', reopen: 'It is work again: its status is due, and without an owner it is a gap.',
      pause: 'While paused no status is due; its owner stays. It can be resumed.', finish: 'It leaves what is open and no status is due any more; its history stays. It can be reopened.', cancel: 'It leaves what is open, and why stays written. It can be reopened.',
      archive: 'It leaves lists and due work; it stays readable and can be restored.', restore: 'It comes back to the lists as it was.',
    },
    reasonForChange: 'Why it passes on', ownerNotChosen: (typed: string): string => `“${typed}” isn’t chosen. Choose the person in the list, or clear the name to add it without an owner.`, costUnread: (example: string): string => `The cost can’t be read. Write it like ${example}; the rest is still in the fields.`, accountableFrom: 'Accountable from today', assign: (name: string): string => `Assign ${name}`, choose: 'Choose a person', search: 'Type a name', nobodyFound: 'Nobody by that name', personIn: (title: string | null, department: string | null): string => (title && department && title.includes(department) ? title : [title, department].filter(Boolean).join(', ')),
    editTitle: (title: string): string => `Edit “${title}”`, newTitle: 'A new initiative', proposeTitle: 'Propose an initiative', fields: { title: 'Title', summary: 'What it is for', department: 'Lead department', participants: 'Departments that take part', stage: 'Stage', cadence: 'How often its status is due', cadenceDefault: (cadence: string): string => `as the organization: ${cadence}`, startsOn: 'First day', endsOn: 'Last day', cost: 'Money that it needs', effortDays: 'Effort in person-days', externalKey: 'Key in another system', proposal: 'Only propose it: it becomes work once somebody activates it' }, create: 'Add initiative', propose: 'Propose it', theirs: 'Now', takeTheirs: 'Take theirs', saveMine: 'Save mine over it',
   
  },
  governance: {
    page: 'Governance', tabs: { gaps: 'Gaps', structure: 'Structure' },
    title: (count: number): string => (count === 0 ? 'Everything has somebody who answers for it' : `${capital(inWords(count))} ${count === 1 ? 'initiative has' : 'initiatives have'} nobody who answers for ${count === 1 ? 'it' : 'them'}`),
    deck: (days: number): string => `The oldest has waited ${n(days, 'day', 'days')}.`, stops: 'Stops work', weakens: 'Weakens work', oldest: 'Days without an owner, oldest first', latest: 'Days late, longest first',
    gapTitle: (title: string): string => `Nobody is accountable for “${title}”`, lateTitle: (title: string): string => `“${title}” is late with its status`, lateWhy: (owner: string, last: string): string => `${owner} answers for it. Last said something ${last}.`, none: 'No gaps of this kind.', closed: (title: string, name: string): string => `${name} is accountable for “${title}” now`,
  },
  structure: {
    page: 'Structure', title: (departments: number): string => `${n(departments, 'department', 'departments')}, and who works in them`, deck: (open: number): string => (open === 0 ? 'Every department has a head.' : `${capital(inWords(open))} ${open === 1 ? 'department has' : 'departments have'} no head.`),
    departments: 'Departments', noHead: 'no head', everybody: 'Everybody', people: (department: string): string => `People in ${department}`, peopleAll: 'People', name: 'Name', titleOf: 'Job title', email: 'E-mail', department: 'Department', manager: 'Manager', accessOf: 'Access', parent: 'Lies in', head: 'Head', departed: 'has left', addPerson: 'Add person', addDepartment: 'Add', editDepartment: (name: string): string => `Edit ${name}`, topLevel: 'top level',
    members: 'Who has access', membersSome: 'You see those who contribute or view; everybody else’s access is the administrators’ to give.', invite: 'Invite somebody', inviteEmail: 'E-mail', inviteAs: 'Access', inviteIn: 'Heads', makeLink: 'Make the link', linkReady: (email: string): string => `Hand this link to ${email}. It works once, for 7 days, and is not shown again.`, peopleCount: (count: number): string => n(count, 'person', 'people'), mailed: 'It was mailed too.', copy: 'Copy', copied: 'Copied', open: 'Invited, not yet accepted', until: (day: string): string => `works until ${day}`, endAccess: 'End access', endSure: (name: string): string => `End ${name}’s access to this organization now?`, changeAccess: 'Change',
    none: 'Nobody here yet.', find: 'Find by name',
  },
};

export type Text = typeof en;
