import type { Bilingual, Language } from '@batuta/platform';

export const gapEffects = ['STOPS', 'WEAKENS'] as const;
/** Whether work stops for it, or goes on weaker. */
export type GapEffect = (typeof gapEffects)[number];

export const gapActions = ['ASSIGN_OWNER', 'OFFER_HANDOVER', 'POST_STATUS', 'ASSIGN_SPONSOR', 'EDIT_INITIATIVE', 'ASSIGN_ROLE', 'EDIT_ROLE', 'EDIT_BODY', 'REBALANCE', 'GIVE_LETTERS', 'REVIEW_POLICY', 'ANSWER_POLICY', 'CHASE_POLICY', 'SCHEDULE_MEETING', 'CLOSE_ACTION'] as const;
/** The one act that closes it. */
export type GapAction = (typeof gapActions)[number];

/** What a rule's SQL gives beside its ids, for its sentences. */
export type GapFacts = Record<string, string | number | string[] | null>;

/**
 * One way in which governance has a hole. A rule is one file `rules/*.rule.ts` that exports one of these as `rule`; it is found there.
 * Its SQL gives `record_id uuid, detail text, since timestamptz, department_id uuid, owner_id uuid, facts jsonb`; the age comes from a fact,
 * never from when somebody looked. Parameters: `$1` the organization, `$2` today in its time zone, `$3` its time zone, `$4` now.
 */
export interface GapRule {
  /** First part of a gap's id; never changed. */
  id: string;
  effect: GapEffect;
  /** Days after which it is serious, and critical; null for never. */
  seriousAfter: number | null;
  criticalAfter: number | null;
  /** Where it counts something: how many are still none, for organizations that don't say; their SQL asks `limitOf`. */
  most?: number;
  action: GapAction;
  /** What the record is. */
  record: 'SUBJECT' | 'ROLE' | 'BODY' | 'PERSON' | 'DEPARTMENT' | 'ACTION';
  /** Heard by the program office alone. */
  isForProgram?: true;
  sql: string;
  what: (facts: GapFacts) => Bilingual;
  why: (facts: GapFacts) => Bilingual;
}

/** Names in a sentence: “a budget limit and a sponsor”. */
export const listed = (language: Language, names: readonly string[]): string => new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
/** A day in a sentence, as its language writes it. */
export const dayIn = (language: Language, day: string): string => new Intl.DateTimeFormat(language === 'es' ? 'es-ES' : 'en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** Midnight at the beginning of a day, in the organization's time zone. What was due on a day is as many days late as its gap is old. */
export const startOf = (day: string): string => `(${day})::timestamp at time zone $3`;
/** How many are still no gap, as the organization says. */
export const limitOf = (rule: string, most: number): string => `coalesce((select t.most from app.gap_thresholds t where t.organization_id = $1 and t.rule = '${rule}'), ${most})`;
/** Subjects that are worked on. */
export const inWork = `not exists (select from app.initiatives i where i.organization_id = s.organization_id and i.id = s.id and i.archived_at is not null)`;
