import type { ImportField } from './columns.js';
import type { Outcome } from './import.entity.js';
import type { Suggestion } from './import-run.js';

/** A name that is read and that nobody has: of a department beside those that are there, or of somebody who can be added. */
export const doubts = ['NEW_DEPARTMENT', 'UNKNOWN_PERSON'] as const;
export type Doubt = (typeof doubts)[number];

export interface PreviewCell {
  field: ImportField;
  text: string;
  /** As the product writes it: an ISO day, a decimal amount, a health; null where it can't be read. */
  value: string | null;
  before: string | null;
  problem: string | null;
  /** The text that was read in place of the file's. */
  corrected: string | null;
  /** A known name like a name that nobody has. */
  nearest: string | null;
  doubt: Doubt | null;
}

export interface PreviewRow {
  number: number;
  outcome: Outcome;
  reason: string | null;
  initiativeId: string | null;
  cells: PreviewCell[];
  suggestion: Suggestion['similarTo'] | null;
}

export interface Preview {
  rows: PreviewRow[];
  departmentsCreated: string[];
  /** New initiatives that would be active or paused. */
  inWork: number;
  /** New initiatives that would have nobody accountable. */
  unowned: number;
  /** The same without a sponsor. */
  unsponsored: number;
  /** Status updates that would be posted. */
  statuses: number;
}
