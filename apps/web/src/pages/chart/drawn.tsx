import { getTreeExpandedState, MantineProvider, Tree, type TreeNodeData, useTree } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo } from 'react';
import { Glyph } from '@batuta/ui';
import { useWords } from '../../app/words';
import { addressOf } from './address';
import { chartWords } from './chart.words';
import { type Node, plain } from './nodes';

interface DrawnProps {
  root: Node;
  organization: string;
  /** All of it, because something was looked for. */
  isOpen: boolean;
  isMarked: (node: Node) => boolean;
  onExpand: (node: Node) => void;
}

/** The structure as a tree from left to right, walked by arrows: right opens or goes in, left closes or goes out, Enter opens the page. */
export function Drawn({ root, organization, isOpen, isMarked, onExpand }: DrawnProps): ReactNode {
  const words = useWords(chartWords);
  const navigate = useNavigate();
  const byValue = useMemo(() => new Map(all(root).map((node) => [node.value, node])), [root]);
  const data = useMemo(() => [dataOf(root)], [root]);
  const begun = useMemo(() => ['organization', ...(root.children ?? []).filter(({ kind }) => kind === 'BODY').map(({ value }) => value)], [root]);
  const tree = useTree({ initialExpandedState: getTreeExpandedState(data, begun), onNodeExpand: (value) => { const node = byValue.get(value); if (node) onExpand(node); } });
  useEffect(() => {
    const unread = new Set(all(root).filter(({ kind, children = [] }) => kind === 'PEOPLE' && children.length === 0).map(({ value }) => value));
    tree.setExpandedState(isOpen ? Object.fromEntries(Object.entries(getTreeExpandedState(data, '*')).filter(([value]) => !unread.has(value))) : getTreeExpandedState(data, begun));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- while something is looked for, whatever is found; otherwise what one opened stays as it is
  }, [isOpen, isOpen && data]);
  const keys = (event: KeyboardEvent<HTMLDivElement>): void => {
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=treeitem]')];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const node = byValue.get(items[at]?.dataset.value ?? '');
    if (!node || event.ctrlKey || event.metaKey || event.altKey) return;
    const go = (item: HTMLElement | undefined): void => {
      event.preventDefault();
      item?.focus();
    };
    if (event.key === 'Home') go(items[0]);
    else if (event.key === 'End') go(items.at(-1));
    else if (event.key === 'Enter') {
      event.preventDefault();
      const { to, params, search, hash } = addressOf(node.kind, node.id);
      void navigate({ to, params: { organization, ...params }, search, hash });
    } else if (event.key.length === 1 && event.key !== ' ') {
      const after = [...items.slice(at + 1), ...items.slice(0, at)];
      const next = after.find((item) => plain(byValue.get(item.dataset.value ?? '')?.label ?? '').startsWith(plain(event.key)));
      if (next) go(next);
    }
  };
  return (
    <MantineProvider cssVariablesSelector=".chart" getRootElement={() => undefined}>
      <div className="chart" onKeyDown={keys}>
        <Tree
          unstyled
          data={data}
          tree={tree}
          expandOnClick={false}
          aria-label={words.page}
          renderNode={({ node: { value }, expanded, hasChildren }) => {
            const node = byValue.get(value);
            if (!node) return null;
            const { kind, label, note, isOpen: isVacant, id } = node;
            const { to, params, search, hash } = addressOf(kind, id);
            const canOpen = hasChildren || kind === 'PEOPLE';
            return (
              <div className={`nd ${kind.toLowerCase()}${isMarked(node) ? ' found' : ''}`}>
                <span><span className="q">{kind !== 'PEOPLE' && words.kinds[kind]}</span><Link className="plain" tabIndex={-1} to={to} params={{ organization, ...params }} search={search} hash={hash}><b>{label}</b></Link>{note && <span className="m">{isVacant && <Glyph shape="ring" />} {note}</span>}</span>
                {canOpen && <button type="button" className="open" tabIndex={-1} aria-label={(expanded ? words.closes : words.opens)(label)} onClick={() => tree.toggleExpanded(value)}><Glyph shape="chevron" className={expanded ? 'is-open' : ''} /></button>}
              </div>
            );
          }}
        />
      </div>
    </MantineProvider>
  );
}

function all(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(all)];
}

/** People come when they are asked for: until then there is something to open. */
function dataOf({ value, label, kind, children = [] }: Node): TreeNodeData {
  return { value, label, ...(kind === 'PEOPLE' && children.length === 0 && { hasChildren: true }), children: children.map(dataOf) };
}
