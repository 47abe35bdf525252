import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import type { Problem } from '../../app/api';
import { Loading, Refusal } from '../../app/states';
import { useWords } from '../../app/words';
import { policiesWords } from './policies.words';
import { FileLink, type FileShown } from './policy-file';

const Text = lazy(() => import('./markdown').then(({ Text: text }) => ({ default: text })));

/** The text or the file, and at its end what says that it was read: it works once the end was in sight, and the file was opened. */
export function Reader({ body, file, level, onRead, children }: { body: string; file?: (FileShown & { address: string }) | null; level?: number; onRead?: () => Promise<Problem | null>; children?: ReactNode }): ReactNode {
  const words = useWords(policiesWords);
  const [hasReachedEnd, setReached] = useState(false);
  const [hasOpened, setOpened] = useState(!file);
  const [isRead, setRead] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const watch = useCallback((end: HTMLDivElement | null) => {
    if (!end) return undefined;
    const seen = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && setReached(true), { threshold: 1 });
    seen.observe(end);
    return () => seen.disconnect();
  }, []);
  const read = async (): Promise<void> => {
    setBusy(true);
    const refused = await onRead?.();
    setBusy(false);
    setProblem(refused ?? null);
    if (!refused) setRead(true);
  };
  return (
    <article className="reader">
      {/* What marks the end comes with the text: before it is there, nothing is at its end. */}
      <Suspense fallback={<Loading />}><Text body={body} level={level} /><div ref={watch} aria-hidden="true" style={{ height: 1 }} /></Suspense>
      {file && <FileLink file={file} onOpen={() => setOpened(true)} />}
      {onRead && !isRead && (
        <div className="read">
          <Refusal problem={problem} />
          <button type="button" className="btn p big" disabled={!hasReachedEnd || !hasOpened || isBusy} aria-describedby="read-hint" onClick={() => void read()}>{words.read}</button>
          <p id="read-hint" className="s q">{!hasOpened ? words.fileHint : hasReachedEnd ? '' : words.readHint}</p>
        </div>
      )}
      {children}
    </article>
  );
}
