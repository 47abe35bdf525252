/** Labels of a bubble chart: each beside its mark where nothing else is, or not at all (the table has every name). */

interface Mark {
  x: number;
  y: number;
  r: number;
}

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export type Placed<Labelled> = Labelled & { at: { x: number; y: number; anchor: 'start' | 'end' | 'middle' } };

export const lineHeight = 16;
/** An estimate of a letter's mean advance at 13 px, in pixels; not measured from the font. */
const letterWidth = 6.9;
const gap = 5;
/** By how much a name's own mark is nearer to it than any other, in pixels. */
const nearer = 3;
/** What stands level with a name and this near to its end, in pixels, would be taken for what it names. */
const levelGap = 36;

/** About how wide some lines are, in pixels. */
export const widthOf = (lines: readonly string[]): number => Math.max(...lines.map((line) => line.length)) * letterWidth;

/** Greedy by rank: right, left, above, below; anywhere else one couldn't tell whose it is. The first place that touches no mark, no label and nothing else that is written wins. */
export function place<Labelled extends Mark & { lines: string[] }>(labelled: Labelled[], marks: Mark[], size: { width: number; height: number; top: number }, written: readonly Box[] = []): Placed<Labelled>[] {
  const taken: Box[] = [...written];
  const placed: Placed<Labelled>[] = [];
  for (const one of labelled) {
    const width = widthOf(one.lines);
    const height = one.lines.length * lineHeight;
    const found = candidates(one, width, height).find(({ box }) => isInside(box, size) && !taken.some((other) => overlaps(box, other)) && !marks.some((mark) => (mark.x !== one.x || mark.y !== one.y) && (touches(box, mark) || isTakenFor(box, mark, one))));
    if (!found) continue;
    taken.push(found.box);
    placed.push({ ...one, at: found.at });
  }
  return placed;
}

function candidates(mark: Mark, width: number, height: number): { box: Box; at: Placed<unknown>['at'] }[] {
  const middle = mark.y - height / 2;
  const first = 12;
  const side = (left: number, top: number, anchor: 'start' | 'end' | 'middle', x: number) => ({ box: { left, right: left + width, top, bottom: top + height }, at: { x, y: top + first, anchor } });
  const right = mark.x + mark.r + gap;
  const left = mark.x - mark.r - gap;
  const above = mark.y - mark.r - gap - height;
  const below = mark.y + mark.r + gap;
  return [
    side(right, middle, 'start', right),
    side(left - width, middle, 'end', left),
    side(mark.x - width / 2, above, 'middle', mark.x),
    side(mark.x - width / 2, below, 'middle', mark.x),
  ];
}

function isInside(box: Box, { width, height, top }: { width: number; height: number; top: number }): boolean {
  return box.left >= 0 && box.right <= width && box.top >= top - 8 && box.bottom <= height - 34;
}

function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function touches(box: Box, mark: Mark): boolean {
  const dx = mark.x - Math.max(box.left, Math.min(mark.x, box.right));
  const dy = mark.y - Math.max(box.top, Math.min(mark.y, box.bottom));
  return dx * dx + dy * dy < (mark.r + gap + nearer) ** 2;
}

/** Whether a name reads as another mark's: that one stands at its end, on its line, and not behind the name's own. */
function isTakenFor(box: Box, mark: Mark, own: Mark): boolean {
  const isLevel = ({ y }: Mark): boolean => y > box.top && y < box.bottom;
  const middle = (box.left + box.right) / 2;
  const isBehind = isLevel(own) && (own.x - middle) * (mark.x - own.x) > 0;
  return isLevel(mark) && !isBehind && mark.x + mark.r > box.left - levelGap && mark.x - mark.r < box.right + levelGap;
}
