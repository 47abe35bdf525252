import type { Access, Language } from '@batuta/platform';
import type { Confidence, Health } from '@batuta/rules';

/** Days before today; the sample's history is made by the services with this clock. */
export type DaysAgo = number;

export interface StoryPerson {
  key: string;
  name: string;
  title: string;
  department: string;
  /** With an account: its local part, and the access that the invitation gives. */
  account?: { email: string; access: Access };
}

export interface StoryInitiative {
  title: string;
  summary: string;
  department: string;
  with?: string[];
  created: DaysAgo;
  isProposal?: boolean;
  /** Who held it, from when; none for a gap. */
  owners: [DaysAgo, string, string?][];
  sponsor?: string;
  stage: 'EMPATHIZE' | 'DEFINE' | 'IDEATE' | 'PROTOTYPE' | 'IMPLEMENT' | 'MEASURE';
  cost: number;
  effortDays: number;
  startsIn: number;
  endsIn: number;
  /** Reach, pain, promise, income, cost avoided, objective; none while unrated. */
  ratings?: [number, number, number, number, number, number];
  evidence?: string;
  confidence?: Confidence;
  statuses: [DaysAgo, Health, string, string?, string?][];
  /** How it left the active ones: the day, the verb, why. */
  ends?: [DaysAgo, 'pause' | 'finish' | 'cancel', string];
}

export interface StoryBody {
  name: string;
  kind: 'STEERING_COMMITTEE' | 'COUNCIL' | 'WORKING_GROUP';
  founded: DaysAgo;
  charter?: string;
  decides?: string;
  upTo?: number;
  cadence?: 'WEEK' | 'FORTNIGHT' | 'MONTH' | 'QUARTER';
  quorum?: number;
  chair?: string;
  members: string[];
}

export interface StoryRole {
  name: string;
  department?: string;
  made: DaysAgo;
  purpose: string;
  accountabilities: string[];
  /** Where it leads customer experience: what its mandate has. */
  mandate?: { authority?: string; decides?: string; budget?: number; sponsor?: string };
  /** Who is in it, from when, and the last day of the term counted from today. */
  people: [DaysAgo, string, number?][];
}

export interface StoryPolicy {
  title: string;
  kind: 'POLICY' | 'STANDARD' | 'GUIDELINE';
  department: string;
  owner?: string;
  /** The body whose people approve it, and how many of them must. */
  approvedBy: [string, number];
  /** Whom it binds; everyone without it. */
  binds?: string[];
  /** Days from today; past ones are overdue. */
  reviewIn?: number;
  versions: {
    body: string;
    note?: string;
    drafted: DaysAgo;
    submitted?: DaysAgo;
    approvals: [DaysAgo, string][];
    /** How many people had read it by when. */
    read?: [DaysAgo, number][];
  }[];
  exception?: [DaysAgo, string, { what: string; reason: string; department?: string; untilIn: number }];
  retired?: [DaysAgo, string];
}

export interface StoryMeeting {
  body: string;
  /** Days ago that it was held; negative for one to come. */
  on: DaysAgo;
  called: DaysAgo;
  place?: string;
  topics?: [string, string?][];
  /** Whoever is to be consulted about something, asked before: about what, when, and who said what on which day. */
  consulted?: [string, DaysAgo, [DaysAgo, string, string]?][];
  present?: string[];
  /** Who was represented, and by whom. */
  proxies?: [string, string][];
  minutes?: string;
  isApproved?: boolean;
  decisions?: {
    by: string;
    title: string;
    outcome: string;
    reason: string;
    about: string[];
    options?: [string, boolean][];
    dissent?: string;
    effect?: string;
    reviewIn?: number;
    stake?: [string, string];
    /** What, who, days from today; and when it was done. */
    actions?: [string, string, number, DaysAgo?][];
  }[];
}

export interface StoryProposal {
  body: string;
  by: string;
  on: DaysAgo;
  title: string;
  reason: string;
  /** Days to answer. */
  within: number;
  parts: (
    | { role: string; fields: { purpose?: string; accountabilities?: string[]; domains?: string[]; needed?: number } }
    | { newRole: string; department: string; fields: { purpose?: string; accountabilities?: string[] } }
    | { body: string; fields: { quorum?: number; cadence?: 'WEEK' | 'FORTNIGHT' | 'MONTH'; decisionRights?: string; charter?: string } }
  )[];
  /** Consent, or why not. */
  answers?: [DaysAgo, string, string?][];
  adopted?: [DaysAgo, string];
}

export interface Story {
  slug: string;
  name: string;
  language: Language;
  timeZone: string;
  currency: string;
  administrator: { email: string; name: string; title: string };
  departments: { name: string; head?: string }[];
  people: StoryPerson[];
  bodies: StoryBody[];
  roles: StoryRole[];
  policies: StoryPolicy[];
  meetings: StoryMeeting[];
  proposals: StoryProposal[];
  initiatives: StoryInitiative[];
}
