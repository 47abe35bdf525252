/** Words that say what kind of thing it is, not which. */
const generic = /\b(programme|program|project|initiative|the|programa|proyecto|iniciativa|el|la|de|del)\b/g;

/** Names alike enough to ask about. On two real pairs of years 0.5 gave 15 and 6 suggestions, three of the six false or doubtful by eye. */
const threshold = 0.5;

/** Trigrams as PostgreSQL's pg_trgm makes them: words padded by two blanks before and one after. */
function trigrams(name: string): Set<string> {
  const core = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\([^)]*\)/g, ' ').replace(/[^\p{L}\p{N}]+/gu, ' ').replace(generic, ' ').trim();
  const grams = new Set<string>();
  for (const word of core.split(/\s+/).filter(Boolean)) {
    const padded = `  ${word} `;
    for (let i = 0; i + 3 <= padded.length; i++) grams.add(padded.slice(i, i + 3));
  }
  return grams;
}

/**
 * Finds the most similar of some names, if any is similar enough: Jaccard similarity of trigrams (as pg_trgm's similarity), 0 to 1.
 * Candidates are looked up by the trigrams that they share, so a name costs what is like it and not all there is.
 * Only a suggestion: nothing is ever matched by it.
 */
export function similarAmong<Candidate extends { title: string }>(candidates: readonly Candidate[]): (name: string) => { candidate: Candidate; score: number } | null {
  const sizes = candidates.map(({ title }) => trigrams(title).size);
  const holders = new Map<string, number[]>();
  candidates.forEach(({ title }, i) => {
    for (const gram of trigrams(title)) {
      const known = holders.get(gram);
      if (known) known.push(i);
      else holders.set(gram, [i]);
    }
  });
  return (name) => {
    const grams = trigrams(name);
    const shared = new Map<number, number>();
    for (const gram of grams) for (const i of holders.get(gram) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1);
    let best: { i: number; score: number } | null = null;
    for (const [i, count] of shared) {
      const score = count / (grams.size + (sizes[i] as number) - count);
      if (score >= threshold && (!best || score > best.score || (score === best.score && i < best.i))) best = { i, score };
    }
    return best && { candidate: candidates[best.i] as Candidate, score: best.score };
  };
}
