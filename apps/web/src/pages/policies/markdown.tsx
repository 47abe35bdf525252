import Markdown, { type Components } from 'react-markdown';
import gfm from 'remark-gfm';
import type { ReactNode } from 'react';

/** Links lead away from the product, in a tab of their own; pictures of elsewhere aren't loaded. */
const parts: Components = {
  a: ({ children, href }) => <a href={href} target="_blank" rel="noreferrer noopener">{children}</a>,
  img: ({ alt }) => <span className="q">[{alt}]</span>,
  table: ({ children }) => <div className="scroll" tabIndex={0} role="region"><table>{children}</table></div>,
};

type Heading = 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6';

/** A policy's text as it reads; raw HTML in it is shown as what it is, text. Its highest heading is of the level that the page has there. */
export function Text({ body, level = 3 }: { body: string; level?: number }): ReactNode {
  const highest = Math.min(6, ...[...body.matchAll(/^(#{1,6})\s/gm)].map(([, marks = '']) => marks.length));
  const headings = Object.fromEntries([1, 2, 3, 4, 5, 6].map((own) => {
    const Name = `h${Math.max(level, Math.min(6, own - highest + level))}` as Heading;
    return [`h${own}`, ({ children }: { children?: ReactNode }) => <Name>{children}</Name>];
  }));
  return <div className="md"><Markdown remarkPlugins={[gfm]} components={{ ...parts, ...headings }}>{body}</Markdown></div>;
}
