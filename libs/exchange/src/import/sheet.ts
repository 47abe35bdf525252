import { parse } from 'csv-parse/sync';
import { DomainError } from '@batuta/platform';
import { distinctFields, type ImportKind } from './columns.js';

export interface Sheet {
  encoding: 'utf-8' | 'windows-1252';
  separator: string;
  /** Number of the row with the columns' names, 1 for the first. */
  headerRow: number;
  columns: string[];
  /** What stands above that row: titles, who made it, of which day it is. */
  above: string[];
  /** Data rows with their number in the file, as a spreadsheet counts them. */
  rows: { number: number; cells: string[] }[];
  /** What was read differently from what stood there. */
  warnings: string[];
}

/** How far down a header is looked for. */
const headerWithin = 20;

/** Reads a CSV as it comes: encoding, separator and header row are found out. Errors: RULE for a transposed sheet, and for a headless one unless somebody will be asked for its columns. */
export function readSheet(bytes: Buffer, given: { headerRow?: number; separator?: string; columns?: Partial<Record<string, string | null>> } = {}, kind: ImportKind = 'initiatives', isAsked = false): Sheet {
  const { text, encoding, warnings } = decode(bytes);
  const separator = given.separator ?? separatorOf(text, kind);
  const records = recordsOf(text, separator);
  if (records.length === 0) throw new DomainError('RULE', { en: 'The file is empty; nothing was imported.', es: 'El archivo está vacío; no se ha importado nada.' });
  refuseWide(records);
  if (kind === 'initiatives') refuseTransposed(records);
  const headerRow = given.headerRow ?? headerRowOf(records, Object.values(given.columns ?? {}).flatMap((name) => name ?? []), kind, isAsked);
  const columns = (records[headerRow - 1] ?? []).map((name) => name.trim());
  const rows = records
    .map((cells, i) => ({ number: i + 1, cells: columns.map((_, column) => (cells[column] ?? '').replace(/\r\n?/g, '\n')) }))
    .slice(headerRow)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return { encoding, separator, headerRow, columns, above: records.slice(0, headerRow - 1).flat().filter((cell) => cell.trim() !== ''), rows, warnings };
}

/** Windows-1252 bytes that Latin-1 has not: Node's decoder of that name leaves them as control characters. */
const windows1252 = '€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ';

function decode(bytes: Buffer): { text: string; encoding: Sheet['encoding']; warnings: string[] } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8', warnings: [] };
  } catch {
    let unknown = 0;
    const text = bytes.toString('latin1').replace(/[\x80-\x9f]/g, (control) => {
      const character = windows1252[control.charCodeAt(0) - 0x80] as string;
      if (character === '\uFFFD') unknown++;
      return character;
    });
    return { text, encoding: 'windows-1252', warnings: unknown > 0 ? [`${unknown} bytes that Windows-1252 doesn't know were read as �`] : [] };
  }
}

/** How much of a file is read to find its separator out, in characters. */
const headLength = 20_000;

/** The separator under which one of the first rows names most columns; where that tells nothing, the one that stands in most of them; of two alike, the one that the first line has more of, outside quotes. */
function separatorOf(text: string, kind: ImportKind): string {
  const head = text.slice(0, headLength);
  const counts = new Map<string, number>();
  let isQuoted = false;
  let isFirst = true;
  for (const character of head) {
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === '\n' && counts.size > 0) isFirst = false;
    else if (',;\t|'.includes(character)) counts.set(character, (counts.get(character) ?? 0) + (isFirst ? 1 : 0));
  }
  const found = [...counts].sort((one, other) => other[1] - one[1]).map(([separator]) => separator);
  if (found.length < 2) return found[0] ?? ',';
  const lines = head.split(/\r\n?|\n/, headerWithin);
  const named = found.map((separator) => Math.max(0, ...lines.map((line) => distinctFields(line.replaceAll('"', '').split(separator), kind))));
  // One name may be chance, a word between commas of a sentence: then what stands in most lines.
  const most = Math.max(...named);
  const within = found.map((separator) => lines.filter((line) => line.includes(separator)).length);
  return found[most < 2 ? within.indexOf(Math.max(...within)) : named.indexOf(most)] as string;
}

function recordsOf(text: string, delimiter: string): string[][] {
  if (text.includes('\0')) throw new DomainError('RULE', { en: 'The file holds NUL characters, so it is not a text of rows (a spreadsheet saved as XLSX, perhaps). Save it as CSV.', es: 'El archivo tiene caracteres NUL, así que no es un texto de filas (quizá un XLSX). Guárdalo como CSV.' });
  try {
    return parse(text, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, record_delimiter: ['\r\n', '\n', '\r'], max_record_size: 4_000_000 });
  } catch (error) {
    const { lines, message } = error as { lines?: number; message: string };
    throw new DomainError('RULE', { en: `The file can't be read as CSV${lines ? ` from line ${lines} on` : ''}: ${message}`, es: `El archivo no se puede leer como CSV${lines ? ` desde la línea ${lines}` : ''}: ${message}` });
  }
}

/** More columns than any sheet of ours has use for. */
const mostColumns = 500;

function refuseWide(records: string[][]): void {
  const at = records.findIndex((cells) => cells.length > mostColumns);
  if (at < 0) return;
  throw new DomainError('RULE', { en: `Line ${at + 1} has ${records[at]?.length} cells; at most ${mostColumns} columns are read. Is the separator right? Nothing was imported.`, es: `La línea ${at + 1} tiene ${records[at]?.length} celdas; se leen ${mostColumns} columnas como mucho. ¿Es ese el separador? No se ha importado nada.` });
}

/** A sheet with things in columns and fields in rows names its fields down the first column. */
function refuseTransposed(records: string[][]): void {
  const best = Math.max(...records.slice(0, headerWithin).map((cells) => distinctFields(cells, 'initiatives')));
  const down = distinctFields(records.map(([first = '']) => first), 'initiatives');
  if (down < 3 || down <= best) return;
  throw new DomainError('RULE', {
    en: `This sheet is turned: its first column names the fields (${down} of them) and each initiative is a column. Transpose it (rows to columns) and import it again. Nothing was imported.`,
    es: `Esta hoja está girada: su primera columna nombra los campos (${down}) y cada iniciativa es una columna. Transponla (filas por columnas) y vuelve a importarla. No se ha importado nada.`,
  });
}

/** The row that holds the names that a mapping gives, else the one that names most fields. */
function headerRowOf(records: string[][], names: readonly string[], kind: ImportKind, isAsked: boolean): number {
  const scores = records.slice(0, headerWithin).map((cells) => distinctFields(cells, kind) + 100 * names.filter((name) => cells.some((cell) => cell.trim() === name)).length);
  const best = Math.max(...scores);
  if (best > 0) return scores.indexOf(best) + 1;
  // The first row that is filled as far as most are.
  if (isAsked) {
    const filled = records.slice(0, headerWithin).map((cells) => cells.filter((cell) => cell.trim() !== '').length);
    return filled.indexOf(Math.max(...filled)) + 1;
  }
  throw new DomainError('RULE', { en: 'No row names a column that is known here (a title, a department, a status …). Name them in a mapping. Nothing was imported.', es: 'Ninguna fila nombra una columna conocida (un título, un área, un estado…). Nómbralas en un mapeo. No se ha importado nada.' });
}
