import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';

interface Toast {
  text: string;
  /** An act that is offered for some seconds, like undoing. */
  act?: { label: (secondsLeft: number) => string; seconds: number; run: () => void };
}

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** Says briefly what was done, and how to take it back. One at a time: the newest. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext);
}

/** `closeLabel` names the button that puts a notice away: it may lie over what one is about to press. */
export function Toasts({ closeLabel, children }: { closeLabel: string; children: ReactNode }): ReactNode {
  const [toast, setToast] = useState<(Toast & { key: number }) | null>(null);
  const show = useCallback((next: Toast) => setToast({ ...next, key: Date.now() }), []);
  const close = useCallback(() => setToast(null), []);
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div role="status" aria-live="polite">{toast && <Shown key={toast.key} toast={toast} closeLabel={closeLabel} close={close} />}</div>
    </ToastContext.Provider>
  );
}

function Shown({ toast, closeLabel, close }: { toast: Toast; closeLabel: string; close: () => void }): ReactNode {
  const [endsAt] = useState(() => Date.now() + (toast.act?.seconds ?? 6) * 1000);
  const [left, setLeft] = useState(toast.act?.seconds ?? 6);
  useEffect(() => {
    const timer = setInterval(() => {
      const seconds = Math.ceil((endsAt - Date.now()) / 1000);
      if (seconds <= 0) close();
      else setLeft(seconds);
    }, 250);
    return () => clearInterval(timer);
  }, [endsAt, close]);
  const { act } = toast;
  return (
    <div className="toast">
      <span>{toast.text}</span>
      {act && (
        <button type="button" className="btn" onClick={() => { close(); act.run(); }}>{act.label(left)}</button>
      )}
      <button type="button" className="btn x" aria-label={closeLabel} onClick={close}>×</button>
    </div>
  );
}
