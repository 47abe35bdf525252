import { useEffect, useState } from 'react';

export interface Draft {
  health: 'ON_TRACK' | 'AT_RISK' | 'OFF_TRACK' | null;
  narrative: string;
  nextStep: string;
  ask: string;
  progress: string;
}

const empty: Draft = { health: null, narrative: '', nextStep: '', ask: '', progress: '' };

/** What is typed is kept on this device at each key, for this account only; it survives reload, sign-out and a broken line. */
export function useDraft(accountId: string, initiativeId: string): [Draft, (change: Partial<Draft>) => void, () => void] {
  const key = `batuta.draft.${accountId}.${initiativeId}`;
  const [draft, setDraft] = useState<Draft>(() => read(key));
  useEffect(() => setDraft(read(key)), [key]);
  const change = (part: Partial<Draft>): void => {
    const next = { ...draft, ...part };
    setDraft(next);
    localStorage.setItem(key, JSON.stringify(next));
  };
  const clear = (): void => {
    setDraft(empty);
    localStorage.removeItem(key);
  };
  return [draft, change, clear];
}

function read(key: string): Draft {
  try {
    return { ...empty, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Draft>) };
  } catch {
    return empty;
  }
}
