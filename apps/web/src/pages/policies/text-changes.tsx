import { diffArrays, diffWordsWithSpace } from 'diff';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words';
import { policiesWords } from './policies.words';

type Part = { kind: 'same'; count: number } | { kind: 'kept'; text: string } | { kind: 'added'; text: string } | { kind: 'removed'; text: string } | { kind: 'changed'; before: string; after: string };

/** Paragraphs around a change that are shown with it. */
const around = 1;

/** What a version changed, paragraph by paragraph, words within those that were only reworded. */
export function TextChanges({ before, after }: { before: string; after: string }): ReactNode {
  const words = useWords(policiesWords);
  const parts = partsOf(before, after);
  if (parts.every(({ kind }) => kind === 'same')) return <p className="m">{before === after ? words.noChange : words.onlyForm}</p>;
  return (
    <div className="md changes">
      {parts.map((part, i) => {
        if (part.kind === 'same') return <p key={i} className="q s">{words.same(part.count)}</p>;
        if (part.kind === 'kept') return <p key={i} className="m">{part.text}</p>;
        if (part.kind === 'added') return <p key={i}><span className="vh">{words.added}: </span><ins>{part.text}</ins></p>;
        if (part.kind === 'removed') return <p key={i}><span className="vh">{words.removed}: </span><del>{part.text}</del></p>;
        return <p key={i}>{diffWordsWithSpace(part.before, part.after).map(({ value, added, removed }, j) => (added ? <ins key={j}><span className="vh">{words.added}: </span>{value}</ins> : removed ? <del key={j}><span className="vh">{words.removed}: </span>{value}</del> : <span key={j}>{value}</span>))}</p>;
      })}
    </div>
  );
}

function partsOf(before: string, after: string): Part[] {
  const found: Part[] = [];
  const steps = diffArrays(paragraphsOf(before), paragraphsOf(after));
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i];
    if (!step) continue;
    const next = steps[i + 1];
    if (step.removed && next?.added) {
      found.push(...replacedOf(step.value, next.value));
      i++;
    } else if (step.added || step.removed) found.push(...step.value.map((text): Part => (step.added ? { kind: 'added', text } : { kind: 'removed', text })));
    else found.push(...keptOf(step.value, i > 0, i < steps.length - 1));
  }
  return found;
}

/** What was reworded is read in one, word by word; a paragraph that has little of what stood there is another one. */
function replacedOf(removed: readonly string[], added: readonly string[]): Part[] {
  const found: Part[] = [];
  let from = 0;
  for (const before of removed) {
    const like = added.findIndex((after, i) => i >= from && sharedOf(before, after) >= 0.4);
    if (like < 0) {
      found.push({ kind: 'removed', text: before });
      continue;
    }
    found.push(...added.slice(from, like).map((text): Part => ({ kind: 'added', text })), { kind: 'changed', before, after: added[like] as string });
    from = like + 1;
  }
  return [...found, ...added.slice(from).map((text): Part => ({ kind: 'added', text }))];
}

/** The share of words that two paragraphs have in common (Dice, 1945). */
function sharedOf(one: string, other: string): number {
  const [own, theirs] = [one, other].map((text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])) as [Set<string>, Set<string>];
  return (2 * [...own].filter((word) => theirs.has(word)).length) / Math.max(1, own.size + theirs.size);
}

/** Of paragraphs that stayed, those beside a change; the others are counted. */
function keptOf(value: readonly string[], isAfter: boolean, isBefore: boolean): Part[] {
  const [head, tail] = [isAfter ? around : 0, isBefore ? around : 0];
  if (value.length <= head + tail) return value.map((text): Part => ({ kind: 'kept', text }));
  const shown = (text: string): Part => ({ kind: 'kept', text });
  return [...value.slice(0, head).map(shown), { kind: 'same', count: value.length - head - tail }, ...(tail ? value.slice(-tail).map(shown) : [])];
}

/** Paragraphs, headings and points, without their Markdown marks. */
function paragraphsOf(text: string): string[] {
  return text.split(/\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.|#{1,6})\s)/).map((part) => part.replace(/^\s*#{1,6}\s+/, '').replace(/^\s*[-*+]\s+/, '• ').replace(/\s*\n\s*/g, ' ').replace(/(\*\*|__)(.+?)\1/g, '$2').trim()).filter(Boolean);
}
