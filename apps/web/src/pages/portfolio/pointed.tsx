import { type ReactNode, useEffect, useRef, useState } from 'react';
import { lineHeight, widthOf } from './labels';

/** Which mark is pointed at; Escape puts away what it says, and going over to that keeps it. */
export function usePointed(): [string | null, (id: string) => void, () => void] {
  const [pointed, setPointed] = useState<string | null>(null);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  const point = (id: string): void => {
    clearTimeout(leaving.current);
    setPointed(id);
  };
  const leave = (): void => {
    leaving.current = setTimeout(() => setPointed(null), 150);
  };
  useEffect(() => {
    if (!pointed) return undefined;
    const putAway = ({ key }: KeyboardEvent): void => void (key === 'Escape' && setPointed(null));
    addEventListener('keydown', putAway);
    return () => removeEventListener('keydown', putAway);
  }, [pointed]);
  useEffect(() => () => clearTimeout(leaving.current), []);
  return [pointed, point, leave];
}

interface ToldProps {
  mark: { x: number; y: number; r: number };
  lines: string[];
  size: { width: number; height: number };
  onEnter: () => void;
  onLeave: () => void;
}

/** What a mark is, beside it. */
export function Told({ mark: { x, y, r }, lines, size, onEnter, onLeave }: ToldProps): ReactNode {
  const box = { width: widthOf(lines) + 20, height: lines.length * lineHeight + 14 };
  const left = x + r + 4 + box.width <= size.width ? x + r + 4 : Math.max(0, x - r - 4 - box.width);
  const top = Math.min(Math.max(0, y - box.height / 2), size.height - box.height);
  return (
    <g aria-hidden="true" onMouseEnter={onEnter} onMouseLeave={onLeave}>
      <rect x={left} y={top} width={box.width} height={box.height} rx={6} fill="var(--sheet)" stroke="var(--line)" />
      {lines.map((line, i) => <text key={line} x={left + 10} y={top + 19 + i * lineHeight} className={i === 0 ? 'lbl' : undefined} style={i > 0 ? { fill: 'var(--ink2)' } : undefined}>{line}</text>)}
    </g>
  );
}
