import { type Bilingual, nameKey } from '@batuta/platform';
import type { ImportKind } from './columns.js';
import type { Outcome } from './import.entity.js';
import type { CellProblem, Plan, PlannedRow } from './import.plan.js';
import type { Known } from './import.queries.js';
import { similarAmong } from './similar.js';

export interface Suggestion {
  row: number;
  name: string;
  similarTo: { id: string; title: string };
  score: number;
}

export interface ImportResult {
  importId: string | null;
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  skippedRows: { row: number; reason: string }[];
  errors: CellProblem[];
  suggestions: Suggestion[];
  departmentsCreated: string[];
}

export interface Asked {
  id: string;
  kind: ImportKind;
  fileName: string;
  /** The day that the sheet speaks of; its statuses are dated by it. */
  asOf: string;
  columns: string[];
  plan: Plan;
  /** New name to the name that the record is known by: accepted renames. */
  renames?: ReadonlyMap<string, string>;
  /** Row of the file to the record's id: renames accepted on the page. */
  sameAs?: Readonly<Record<string, string>>;
}

/** What a spreadsheet's line of sums is called. */
const total = /^((sub)?total(es)?( general)?|grand total|suma( total)?|sum)\s*:?$/i;

/** Why a row is no record of the file's, by its reader's own choice or by what it is; all or nothing does without it. */
export function leftOut({ title, corrected, cells }: PlannedRow): Bilingual | undefined {
  if (title === '' && corrected.title === '') return { en: 'left out here', es: 'se ha dejado fuera aquí' };
  // The word may stand before the name, beside a count.
  const isTotal = total.test(title) || (corrected.title === undefined && total.test((cells.find((cell) => cell.trim() !== '') ?? '').trim()));
  return isTotal ? { en: 'looks like a line of totals', es: 'parece una fila de totales' } : undefined;
}

/** One import under way: what is known so far, kept over its batches. */
export class ImportRun {
  readonly result: ImportResult;
  readonly byKey = new Map<string, string>();
  readonly byName = new Map<string, string>();
  readonly keyOf = new Map<string, string>();
  readonly ambiguous = new Set<string>();
  readonly known: Known[];
  readonly #seen = new Map<string, number>();

  constructor(readonly asked: Asked, known: Known[]) {
    this.known = known;
    // A title that a record has now wins over a name that another one had; a name that several have matches none.
    for (const { id, title_key, external_key_key, is_alias } of known) {
      const other = this.byName.get(title_key);
      if (is_alias && other) continue;
      if (other && other !== id) this.ambiguous.add(title_key);
      this.learn(id, title_key, external_key_key);
    }
    this.result = { importId: asked.id, created: 0, updated: 0, unchanged: 0, skipped: 0, skippedRows: [], errors: asked.plan.rows.flatMap((row) => (leftOut(row) ? [] : row.problems)), suggestions: [], departmentsCreated: [] };
  }

  learn(id: string, titleKey: string, externalKey: string | null): void {
    this.byName.set(titleKey, id);
    if (externalKey) {
      this.byKey.set(externalKey, id);
      this.keyOf.set(id, externalKey);
    }
  }

  /** The record of a row: by its key, else by its accepted old name, else by its name if that record has no other key. */
  match(row: PlannedRow): string | undefined {
    const key = row.externalKey && nameKey(row.externalKey);
    const byKey = key && this.byKey.get(key);
    if (byKey) return byKey;
    const formerly = this.asked.renames?.get(row.titleKey);
    const decided = this.asked.sameAs?.[String(row.number)];
    if (decided) return decided;
    const named = (formerly && this.byName.get(formerly)) || (this.ambiguous.has(row.titleKey) ? undefined : this.byName.get(row.titleKey));
    return named && (!key || !this.keyOf.has(named)) ? named : undefined;
  }

  /** Why a row is not imported, or undefined. */
  refusal(row: PlannedRow): Bilingual | undefined {
    const isLeftOut = leftOut(row);
    if (isLeftOut) return isLeftOut;
    if (row.title === '') return { en: 'no name', es: 'no tiene nombre' };
    // An e-mail says who it is, also of somebody new; a key that no initiative has yet doesn't say which of them gets it.
    const isTold = row.externalKey && (this.asked.kind === 'people' || this.byKey.has(nameKey(row.externalKey)));
    if (this.ambiguous.has(row.titleKey) && !isTold) return this.asked.kind === 'people' ? { en: 'several people have that name; give the row an e-mail', es: 'varias personas se llaman así; da un correo a la fila' } : { en: 'several initiatives have that name; give the row a key', es: 'varias iniciativas se llaman así; da una clave a la fila' };
    const identity = row.externalKey ? `key ${nameKey(row.externalKey)}` : `name ${row.titleKey}`;
    const twin = this.#seen.get(identity);
    if (twin !== undefined) return { en: `same as row ${twin}`, es: `igual que la fila ${twin}` };
    this.#seen.set(identity, row.number);
    return undefined;
  }

  count(outcome: Outcome): void {
    this.result[outcome.toLowerCase() as 'created']++;
  }

  /** Names like those of records that this file doesn't have: perhaps renamed. */
  suggestions(): Suggestion[] {
    if (this.asked.kind !== 'initiatives') return [];
    const inFile = new Set(this.asked.plan.rows.map(({ titleKey }) => titleKey));
    const absent = this.known.filter(({ title_key }) => !inFile.has(title_key));
    const similarTo = similarAmong(absent);
    return this.asked.plan.rows.flatMap((row) => {
      if (row.title === '' || this.ambiguous.has(row.titleKey) || this.match(row)) return [];
      const found = similarTo(row.title);
      return found ? [{ row: row.number, name: row.title, similarTo: { id: found.candidate.id, title: found.candidate.title }, score: Math.round(found.score * 100) / 100 }] : [];
    });
  }
}
