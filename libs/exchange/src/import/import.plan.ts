import { type Bilingual, DomainError, type Language, nameKey } from '@batuta/platform';
import type { InitiativeState, Stage } from '@batuta/portfolio';
import { type Health, healthOfWord } from '@batuta/rules';
import { areFractions, type CellRules, dateOrderOf, decimalMarkOf, type Read, readDay, readEffort, readMoney, readProgress, unitOf } from './cells.js';
import { columnsOf, fieldsOf, type ImportField, type ImportKind } from './columns.js';
import type { Sheet } from './sheet.js';
import { stageOfWord, stateOfWord } from './words.js';

/** What a person may say of a file beside what is found out from it. */
export interface Mapping {
  /** Column names by field; a field set to null is not read. */
  columns?: Partial<Record<ImportField, string | null>>;
  units?: 'units' | 'thousands' | 'millions';
  dateOrder?: 'dmy' | 'mdy';
  /** Two-digit years from this one on are of the last century. */
  pivot?: number;
  headerRow?: number;
  separator?: string;
}

export interface CellProblem {
  row: number;
  column: string;
  field: ImportField;
  value: string;
  message: string;
}

/** A row as it was read: what is absent or unreadable is undefined and leaves the record as it is. */
export interface PlannedRow {
  number: number;
  cells: string[];
  /** Texts that are read in place of the file's own. */
  corrected: Partial<Record<ImportField, string>>;
  /** Whose texts somebody said to stand: nothing is guessed about them. */
  kept: ReadonlySet<ImportField>;
  title: string;
  titleKey: string;
  externalKey?: string;
  department?: string;
  summary?: string;
  startsOn?: string;
  endsOn?: string;
  costMinor?: number;
  effortDays?: number;
  owner?: string;
  sponsor: string | undefined;
  state?: InitiativeState;
  stage?: Stage;
  status?: { health: Health; narrative: string; word: string; progress: number | undefined };
  /** Of people and departments. */
  email?: string;
  jobTitle?: string;
  manager?: string;
  parent?: string;
  head?: string;
  problems: CellProblem[];
}

export interface Plan {
  columns: Partial<Record<ImportField, number>>;
  rules: CellRules;
  rows: PlannedRow[];
}

/** Two-digit years up to 69 are of this century, as POSIX reads them. */
const defaultPivot = 70;
const units = { units: 1, thousands: 1000, millions: 1_000_000 };

/** What a row is compared with. */
export interface Current {
  titleKey: string;
  summary: string | null;
  departmentId: string | null;
  startsOn: string | null;
  endsOn: string | null;
  costMinor: number | null;
  effortDays: number | null;
  stage: Stage;
  externalKeyKey: string | null;
}

export interface RowChanges {
  title?: string;
  summary?: string;
  departmentId?: string;
  startsOn?: string;
  endsOn?: string;
  costMinor?: number;
  effortDays?: number;
  stage?: Stage;
  externalKey?: string;
}

/** Only what differs; a cell that is empty or unreadable leaves the field as it is, and dates that would run backwards leave both. */
export function changesOf(row: PlannedRow, current: Current, departmentId: string | undefined): RowChanges {
  const start = row.startsOn ?? current.startsOn;
  const end = row.endsOn ?? current.endsOn;
  const isBackwards = start !== null && end !== null && end < start;
  return {
    ...(row.titleKey !== current.titleKey && { title: row.title }),
    ...(row.summary !== undefined && row.summary !== current.summary && { summary: row.summary }),
    ...(departmentId !== undefined && departmentId !== current.departmentId && { departmentId }),
    ...(!isBackwards && row.startsOn !== undefined && row.startsOn !== current.startsOn && { startsOn: row.startsOn }),
    ...(!isBackwards && row.endsOn !== undefined && row.endsOn !== current.endsOn && { endsOn: row.endsOn }),
    ...(row.costMinor !== undefined && row.costMinor !== current.costMinor && { costMinor: row.costMinor }),
    ...(row.effortDays !== undefined && row.effortDays !== current.effortDays && { effortDays: row.effortDays }),
    ...(row.stage !== undefined && row.stage !== current.stage && { stage: row.stage }),
    ...(row.externalKey !== undefined && current.externalKeyKey === null && { externalKey: row.externalKey }),
  };
}

/** What is read in place of the file's own text, by row, field and the column that it is read from. */
export type Corrections = Readonly<Record<string, { text: string; isKept: boolean }>>;

export function correctionKey(row: number, field: ImportField, column: string): string {
  return `${row} ${field} ${column}`;
}

/** Reads every cell by the columns found or given, mended ones as they were mended. A bad cell is reported and doesn't cost its row. */
export function planOf(sheet: Sheet, mapping: Mapping, language: Language, kind: ImportKind = 'initiatives', isAsked = false, corrections: Corrections = {}): Plan {
  const columns = { ...columnsOf(sheet.columns, kind), ...givenColumns(sheet, mapping, kind) };
  if (columns.title === undefined && !isAsked) throw new DomainError('RULE', { en: 'No column holds the names; say which one does. Nothing was imported.', es: 'Ninguna columna tiene los nombres; di cuál es. No se ha importado nada.' }, { field: 'title' });
  const cellsOf = (field: ImportField): string[] => (columns[field] === undefined ? [] : sheet.rows.map(({ cells }) => cells[columns[field] as number] ?? ''));
  const rules: CellRules = {
    dateOrder: mapping.dateOrder ?? dateOrderOf([...cellsOf('startsOn'), ...cellsOf('endsOn')]),
    pivot: mapping.pivot ?? defaultPivot,
    decimalMark: decimalMarkOf(cellsOf('cost')),
    effortMark: decimalMarkOf(cellsOf('effortDays')),
    isProgressFraction: areFractions(cellsOf('progress')),
    unit: mapping.units ? units[mapping.units] : columns.cost === undefined ? 1 : unitOf(sheet.columns[columns.cost] ?? ''),
  };
  return { columns, rules, rows: sheet.rows.map((row) => planRow(sheet, columns, rules, row, language, kind, corrections)) };
}

function givenColumns(sheet: Sheet, mapping: Mapping, kind: ImportKind): Partial<Record<ImportField, number | undefined>> {
  const given: Partial<Record<ImportField, number | undefined>> = {};
  for (const [field, name] of Object.entries(mapping.columns ?? {}) as [ImportField, string | null][]) {
    if (!fieldsOf[kind].includes(field)) throw new DomainError('INVALID', { en: `The mapping names a field “${field}”; the fields are ${fieldsOf[kind].join(', ')}.`, es: `El mapeo nombra un campo «${field}»; los campos son ${fieldsOf[kind].join(', ')}.` });
    if (name === null) {
      given[field] = undefined;
      continue;
    }
    const column = sheet.columns.indexOf(name);
    if (column < 0) throw new DomainError('INVALID', { en: `The mapping names a column “${name}”, which the file has not; it has ${sheet.columns.join(', ')}.`, es: `El mapeo nombra una columna «${name}» que el archivo no tiene; tiene ${sheet.columns.join(', ')}.` });
    given[field] = column;
  }
  return given;
}

function planRow(sheet: Sheet, columns: Plan['columns'], rules: CellRules, { number, cells }: Sheet['rows'][number], language: Language, kind: ImportKind, corrections: Corrections): PlannedRow {
  const problems: CellProblem[] = [];
  const corrected: PlannedRow['corrected'] = {};
  const kept = new Set<ImportField>();
  for (const [field, column] of Object.entries(columns) as [ImportField, number | undefined][]) {
    const correction = column === undefined ? undefined : corrections[correctionKey(number, field, sheet.columns[column] ?? '')];
    if (!correction) continue;
    corrected[field] = correction.text;
    if (correction.isKept) kept.add(field);
  }
  const cell = (field: ImportField): string => (columns[field] === undefined ? '' : (corrected[field] ?? cells[columns[field]] ?? '').trim());
  const report = (field: ImportField, text: Bilingual): void => void problems.push({ row: number, column: sheet.columns[columns[field] as number] ?? field, field, value: cell(field), message: text[language] });
  const read = <Value>(field: ImportField, reader: (text: string, rules: CellRules) => Read<Value>): Value | undefined => {
    const text = cell(field);
    if (text === '') return undefined;
    const result = reader(text, rules);
    if ('value' in result) return result.value;
    report(field, result.problem);
    return undefined;
  };
  const title = cell('title').replace(/\s+/g, ' ').slice(0, kind === 'initiatives' ? 300 : 120);
  const [startsOn, endsOn] = [read('startsOn', readDay), read('endsOn', (text, known) => readDay(text, known, true))];
  const isBackwards = startsOn !== undefined && endsOn !== undefined && endsOn < startsOn;
  if (isBackwards) report('endsOn', { en: 'would end before it starts; it is not taken over', es: 'terminaría antes de empezar; no se toma' });
  const word = cell('status');
  const health = healthOfWord(word);
  // What the file itself said is what is kept.
  const wordInFile = columns.status === undefined ? '' : (cells[columns.status] ?? '').trim();
  // That something was said must not vanish without a word: the initiative shows its row of the file.
  const isSaid = cell('narrative') !== '';
  // A column of statuses often says how work stands, not how it goes.
  const stateInStatus = health ? undefined : stateOfWord(word);
  const state = read('state', known(stateOfWord, { en: 'says no state; write proposed, active, paused, done or cancelled', es: 'no dice ningún estado; escribe propuesta, activa, en pausa, terminada o cancelada' })) ?? stateInStatus;
  const stage = read('stage', known(stageOfWord, { en: 'says no stage; write empathize, define, ideate, prototype, implement or measure', es: 'no dice ninguna etapa; escribe empatizar, definir, idear, prototipar, implantar o medir' }));
  if (stateInStatus && isSaid) report('narrative', onlyWithHealth);
  if (word !== '' && !health && !stateInStatus) report('status', isSaid ? { en: 'says no health: no status is posted; what is written stays noted with the initiative', es: 'no dice ninguna salud: no se publica estado; lo escrito queda anotado en la iniciativa' } : { en: 'says no health; no status is posted, the word is kept', es: 'no dice ninguna salud; no se publica estado, la palabra se conserva' });
  const progress = read('progress', readProgress);
  if (progress !== undefined && !health) report('progress', onlyWithHealth);
  const optional = (text: string, most: number): string | undefined => (text === '' ? undefined : text.slice(0, most));
  const email = cell('email').toLowerCase();
  const isEmail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) && email.length <= 254;
  if (email !== '' && !isEmail) report('email', { en: 'not an e-mail address; it is not taken over', es: 'no es una dirección de correo; no se toma' });
  return {
    number,
    cells,
    corrected,
    kept,
    title,
    titleKey: nameKey(title),
    email: isEmail ? email : undefined,
    jobTitle: optional(cell('jobTitle'), 120),
    manager: optional(cell('manager'), 120),
    parent: optional(cell('parent').replace(/\s+/g, ' '), 120),
    head: optional(cell('head'), 120),
    // People are told apart by their e-mail, as initiatives by their key.
    externalKey: kind === 'people' ? (isEmail ? email : undefined) : optional(cell('externalKey'), 100),
    department: optional(cell('department').replace(/\s+/g, ' '), 120),
    summary: optional(cell('summary'), 10_000),
    startsOn,
    endsOn: isBackwards ? undefined : endsOn,
    costMinor: read('cost', readMoney),
    effortDays: read('effortDays', readEffort),
    owner: optional(cell('owner'), 120),
    sponsor: optional(cell('sponsor'), 120),
    state,
    stage,
    ...(health && { status: { health, word: wordInFile, narrative: (cell('narrative') || wordInFile || word).slice(0, 5000), progress } }),
    problems,
  };
}

const onlyWithHealth: Bilingual = { en: 'isn’t posted: it is told together with a health (green, amber, red), and the row has none; it stays noted with the row', es: 'no se publica: se dice junto con una salud (verde, ámbar, rojo) y la fila no la tiene; queda anotado con la fila' };

function known<Value>(valueOf: (word: string) => Value | undefined, problem: Bilingual): (text: string) => Read<Value> {
  return (text) => {
    const value = valueOf(text);
    return value === undefined ? { problem } : { value };
  };
}
