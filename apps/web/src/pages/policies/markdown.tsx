import Markdown, { type Components } from 'react-markdown';
import gfm from 'remark-gfm';
import { memo, type ReactNode, useMemo } from 'react';

/** Links lead away from the product, in a tab of their own; pictures of elsewhere aren't loaded. */
const parts: Components = {
  a: ({ children, href }) => <a href={href} target="_blank" rel="noreferrer noopener">{children}</a>,
  img: ({ alt }) => <span className="q">[{alt}]</span>,
  table: ({ children }) => <div className="scroll" tabIndex={0} role="region"><table>{children}</table></div>,
};

type Heading = 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6';

/** A policy's text as it reads; raw HTML in it is shown as what it is, text. Its highest heading is of the level that the page has there. */
export const Text = memo(function Text({ body, level = 3 }: { body: string; level?: number }): ReactNode {
  const highest = Math.min(6, ...[...body.replace(/^```[^]*?^```/gm, '').matchAll(/^(#{1,6})\s/gm)].map(([, marks = '']) => marks.length));
  const components = useMemo(() => ({ ...parts, ...headingsFrom(level - highest, level) }), [level, highest]);
  return <div className="md"><Markdown remarkPlugins={[gfm]} components={components}>{body}</Markdown></div>;
});

function headingsFrom(step: number, level: number): Components {
  return Object.fromEntries([1, 2, 3, 4, 5, 6].map((own) => {
    const Name = `h${Math.max(level, Math.min(6, own + step))}` as Heading;
    return [`h${own}`, ({ children }: { children?: ReactNode }) => <Name>{children}</Name>];
  }));
}
