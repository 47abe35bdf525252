export type Letter = 'A' | 'R' | 'C' | 'I';

/** A cell of a pasted block: a letter, nothing, or something that is neither. */
export type Pasted = { letter: Letter | null } | { mistake: string };

const letters = new Set(['A', 'R', 'C', 'I']);

/** A block as spreadsheets copy it: rows by lines, cells by tabs; a last empty line is the end of the one before. */
export function readBlock(text: string): Pasted[][] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  return lines.map((line) => line.split('\t').map((cell) => {
    const typed = cell.trim().replace(/^"(.*)"$/s, '$1').trim().toUpperCase();
    if (typed === '') return { letter: null };
    return letters.has(typed) ? { letter: typed as Letter } : { mistake: cell.trim() };
  }));
}

export function writeBlock(rows: readonly (readonly (Letter | null)[])[]): string {
  return rows.map((row) => row.map((letter) => letter ?? '').join('\t')).join('\n');
}
