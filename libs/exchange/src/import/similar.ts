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

/** Jaccard similarity of trigrams (as pg_trgm's similarity), 0 to 1. */
export function similarity(one: string, other: string): number {
  const [a, b] = [trigrams(one), trigrams(other)];
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const gram of a) if (b.has(gram)) shared++;
  return shared / (a.size + b.size - shared);
}

/** The most similar candidate, if any is similar enough. Only a suggestion: nothing is ever matched by it. */
export function mostSimilar<Candidate extends { title: string }>(name: string, candidates: readonly Candidate[]): { candidate: Candidate; score: number } | null {
  let best: { candidate: Candidate; score: number } | null = null;
  for (const candidate of candidates) {
    const score = similarity(name, candidate.title);
    if (score >= threshold && score > (best?.score ?? 0)) best = { candidate, score };
  }
  return best;
}
