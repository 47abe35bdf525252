import { lazy, type ReactNode, Suspense, useContext, useEffect, useRef, useState } from 'react';
import { Glyph } from '@batuta/ui';
import type { Problem } from './api';
import { graphql } from '../graphql';
import { useText } from './language';
import { MeContext } from './me';
import { useQuery } from './query';

const Nearest = lazy(() => import('./nearest').then(({ Nearest: nearest }) => ({ default: nearest })));
const AdministratorsDocument = graphql(`query Administrators { administrators { id name } }`);

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
  if (problem?.code === 'FORBIDDEN') return <Refused />;
  return (
    <section className="state">
      <h2>{text.problem.loadTitle}</h2>
      <p className="m">{problem?.message || text.problem.network} {text.problem.loadKept}</p>
      <button type="button" className="btn o" onClick={retry}>{text.common.retry}</button>
      {problem?.requestId && <p className="s q">{text.common.request(problem.requestId)}</p>}
    </section>
  );
}

/** Missing and foreign addresses get the same sentence; what the address says is looked for. */
export function NotFound(): ReactNode {
  const { text } = useText();
  const me = useContext(MeContext);
  usePageTitle(text.problem.notFoundTitle);
  return (
    <section className="state page">
      <h1>{text.problem.notFoundTitle}</h1>
      <p className="m">{text.problem.notFound}</p>
      {me && <Suspense><Nearest me={me} /></Suspense>}
      <p><a href={me?.organization ? `/${me.organization.slug}` : '/'}>{text.common.toWork}</a></p>
    </section>
  );
}

/** A page that is not part of one's access says who can open it, or give it. */
export function Refused(): ReactNode {
  const { text } = useText();
  usePageTitle(text.problem.refusedTitle);
  return (
    <section className="state page">
      <h1>{text.problem.refusedTitle}</h1>
      <p className="m">{text.problem.refused} <WhoCan /></p>
    </section>
  );
}

/** What an act was refused with, under the act, never red: a sentence that says what to do. */
export function Refusal({ problem, id }: { problem: Problem | null; id?: string }): ReactNode {
  const { text } = useText();
  const me = useContext(MeContext);
  if (!problem) return null;
  return (
    <p className="err" role="alert" id={id}>
      <Glyph shape="notice" />
      <span>{problem.message || text.problem.network}{problem.code === 'FORBIDDEN' && me && <> <WhoCan /></>}{problem.code === 'INTERNAL' && problem.requestId ? ` ${text.common.request(problem.requestId)}` : ''}</span>
    </p>
  );
}

function WhoCan(): ReactNode {
  const { text, format } = useText();
  const [{ data }] = useQuery({ query: AdministratorsDocument, requestPolicy: 'cache-first' });
  return data && data.administrators.length > 0 ? <b>{text.problem.ask(format.either(data.administrators.map(({ name }) => name)))}</b> : null;
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
  return isOffline ? <div className="band" role="status"><Glyph shape="notice" />{text.problem.offline}</div> : null;
}
