import type { ReactNode } from 'react';

export type Shape = 'disc' | 'triangle' | 'square' | 'ring' | 'check' | 'notice' | 'baton' | 'chevron';

const shapes: Record<Shape, ReactNode> = {
  disc: <circle cx="6" cy="6" r="4.6" fill="currentColor" />,
  triangle: <path d="M6 1.2 11.2 10.6H.8Z" fill="currentColor" />,
  square: <rect x="1.8" y="1.8" width="8.4" height="8.4" fill="currentColor" />,
  ring: <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray=".1 3.5" strokeLinecap="round" />,
  notice: (
    <>
      <circle cx="6" cy="6" r="5.2" fill="none" stroke="currentColor" strokeWidth="1.3" />
      <path d="M6 2.9v3.6" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
      <circle cx="6" cy="8.9" r=".9" fill="currentColor" />
    </>
  ),
  check: <path d="M1.5 6.5 4.6 9.5 10.5 2.5" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  chevron: <path d="M2.5 4.2 6 7.8 9.5 4.2" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  baton: (
    <>
      <path d="M11 1 4.4 7.6" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
      <circle cx="3" cy="9" r="2.2" fill="currentColor" />
    </>
  ),
};

/** A mark that always comes with a word beside it, so it is hidden from screen readers. Size in pixels. */
export function Glyph({ shape, size = 12, className = '' }: { shape: Shape; size?: number; className?: string }): ReactNode {
  return (
    <svg className={`glyph ${className}`} width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      {shapes[shape]}
    </svg>
  );
}
