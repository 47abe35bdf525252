import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Glyph } from '@batuta/ui';
import type { Problem } from './api';
import { useText } from './language';

/** The sentence of a page, and what the browser's tab says. */
export function usePageTitle(...parts: (string | undefined)[]): void {
  const title = [...parts, 'Batuta'].filter(Boolean).join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** When a form closes, the focus goes to the page that it stood in, not to nowhere. */
export function useFocusBack(isOpen: boolean): void {
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current && !isOpen) document.getElementById('content')?.focus({ preventScroll: true });
    wasOpen.current = isOpen;
  }, [isOpen]);
}

/** Shown after 200 ms only: what is quick doesn't flicker. */
export function Loading(): ReactNode {
  const { text } = useText();
  return (
    <div className="loading" role="status">
      <span className="vh">{text.common.loading}</span>
      <i style={{ width: '52%', height: 34 }} /><i style={{ width: '34%' }} /><i style={{ width: '100%' }} /><i style={{ width: '100%' }} /><i style={{ width: '100%' }} />
    </div>
  );
}

/** Only the part that failed says so: what happened, what was kept, what to do, the request id last. */
export function Failed({ problem, retry }: { problem: Problem | null; retry: () => void }): ReactNode {
  const { text } = useText();
  if (problem?.code === 'NOT_FOUND') return <NotFound />;
  return (
    <section className="state">
      <h2>{text.problem.loadTitle}</h2>
      <p className="m">{problem?.message || text.problem.network} {text.problem.loadKept}</p>
      <button type="button" className="btn o" onClick={retry}>{text.common.retry}</button>
      {problem?.requestId && <p className="s q">{text.common.request(problem.requestId)}</p>}
    </section>
  );
}

export function NotFound(): ReactNode {
  const { text } = useText();
  usePageTitle(text.problem.notFoundTitle);
  return (
    <section className="state page">
      <h1>{text.problem.notFoundTitle}</h1>
      <p className="m">{text.problem.notFound}</p>
      <p><a href="/">{text.common.toWork}</a></p>
    </section>
  );
}

/** What an act was refused with, under the act, never red: a sentence that says what to do. */
export function Refusal({ problem, id }: { problem: Problem | null; id?: string }): ReactNode {
  const { text } = useText();
  if (!problem) return null;
  return (
    <p className="err" role="alert" id={id}>
      <Glyph shape="ring" />
      <span>{problem.message || text.problem.network}{problem.code === 'INTERNAL' && problem.requestId ? ` ${text.common.request(problem.requestId)}` : ''}</span>
    </p>
  );
}

export function Offline(): ReactNode {
  const { text } = useText();
  const [isOffline, setOffline] = useState(!navigator.onLine);
  useEffect(() => {
    const follow = (): void => setOffline(!navigator.onLine);
    addEventListener('online', follow);
    addEventListener('offline', follow);
    return () => {
      removeEventListener('online', follow);
      removeEventListener('offline', follow);
    };
  }, []);
  return isOffline ? <div className="band" role="status"><Glyph shape="ring" />{text.problem.offline}</div> : null;
}
