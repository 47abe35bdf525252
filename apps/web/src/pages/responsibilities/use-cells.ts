import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { act, type Problem } from '../../app/api';
import type { CellInput } from '../../graphql/graphql';
import { changesOf, type Wanted } from './changes';
import { type MatrixCell, type MatrixRow, SetResponsibilitiesDocument } from './responsibilities.query';
import type { MatrixColumns } from './search';

interface Asked {
  kind: MatrixColumns;
  rows: readonly MatrixRow[];
  reread: () => void;
  isReading: boolean;
  /** The reason that is given for what is taken back. */
  undone: string;
}

interface Failed {
  problem: Problem;
  /** What was to be set, as often as it failed. */
  kept: { wanted: readonly Wanted[]; reason: string | null }[];
}

interface Cells {
  /** The rows as they were set here; what is read again takes their place. */
  rows: readonly MatrixRow[];
  mistakes: ReadonlyMap<string, string>;
  failed: Failed | null;
  /** Says how many were saved and how many were left, or null when nothing came through. */
  set: (wanted: readonly Wanted[], mistakes: ReadonlyMap<string, string>, reason: string | null) => Promise<{ saved: number; mistakes: number; why: string | null } | null>;
  /** Takes the last change back; says how many cells, or null when nothing came through. */
  undo: () => Promise<number | null>;
  again: () => Promise<void>;
  forget: () => void;
  clearMistakes: () => void;
}

/** Cells of one request, as the server takes them. */
const mostCells = 500;
/** How long what was set here stands against what is read, in ms: a read may have begun before it was saved. */
const standsMs = 3000;

/** Shows what is set at once, saves it in order, one change after the other, and keeps what takes it back. */
export function useCells({ kind, rows, reread, isReading, undone }: Asked): Cells {
  const client = useClient();
  const [own, setOwn] = useState<ReadonlyMap<string, readonly MatrixCell[]>>(new Map());
  /** The same, for changes that are made before they are drawn. */
  const latest = useRef(own);
  const [mistakes, setMistakes] = useState<ReadonlyMap<string, string>>(new Map());
  const [failed, setFailed] = useState<Failed | null>(null);
  const done = useRef<{ back: CellInput[]; cells: number }[]>([]);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const [waiting, setWaiting] = useState(0);
  const stand = (next: ReadonlyMap<string, readonly MatrixCell[]>): void => {
    latest.current = next;
    setOwn(next);
  };
  useEffect(() => {
    if (isReading || waiting > 0 || own.size === 0) return;
    const timer = setTimeout(() => stand(new Map()), standsMs);
    return () => clearTimeout(timer);
  }, [isReading, waiting, own]);
  const queued = <Result>(run: () => Promise<Result>): Promise<Result> => {
    setWaiting((count) => count + 1);
    const result = line.current.then(run);
    line.current = result.catch(() => undefined).then(() => {
      setWaiting((count) => count - 1);
      reread();
    });
    return result;
  };
  /** What was refused, by its place; `through` is how many came through before a request failed. */
  const send = async (cells: readonly CellInput[], reason: string | null, isUndo: boolean): Promise<{ refused: Map<number, string>; through: number; problem: Problem | null }> => {
    const refused = new Map<number, string>();
    for (let from = 0; from < cells.length; from += mostCells) {
      const { data, problem } = await act(client, SetResponsibilitiesDocument, { input: { cells: cells.slice(from, from + mostCells), reason, isUndo } });
      if (!data) return { refused, through: from, problem };
      for (const { index, message } of data.setResponsibilities) refused.set(from + index, message);
    }
    return { refused, through: cells.length, problem: null };
  };
  const withdraw = (rowIds: Iterable<string>): void => {
    const next = new Map(latest.current);
    for (const id of rowIds) next.delete(id);
    stand(next);
  };
  const set: Cells['set'] = (given, known, reason) => {
    const wanted = given.map((one) => ({ ...one, row: { ...one.row, cells: [...(latest.current.get(one.row.subject.id) ?? one.row.cells)] } }));
    const { changes, rows: after } = changesOf(wanted, kind);
    setMistakes(known);
    if (changes.length === 0) return Promise.resolve({ saved: 0, mistakes: known.size, why: onlyOf(known) });
    stand(new Map([...latest.current, ...after]));
    return queued(async () => {
      const sent = changes.flatMap(({ key, sent: cells }) => cells.map((cell) => ({ key, cell })));
      const { refused, through, problem } = await send(sent.map(({ cell }) => cell), reason, false);
      const left = new Map([...known, ...[...refused].map(([index, message]) => [sent[index]?.key as string, message] as const)]);
      const unsent = new Set(sent.slice(through).map(({ key }) => key));
      const saved = changes.filter(({ key }) => !left.has(key) && !unsent.has(key));
      if (saved.length > 0) done.current.push({ back: saved.flatMap(({ back }) => back), cells: saved.length });
      withdraw([...left.keys(), ...unsent].map((key) => key.split(' ')[0] as string));
      setMistakes(left);
      if (!problem) return { saved: saved.length, mistakes: left.size, why: onlyOf(left) };
      const kept = { wanted: given.filter(({ row, column }) => unsent.has(`${row.subject.id} ${column.id}`)), reason };
      setFailed((before) => ({ problem, kept: [...(before?.kept ?? []), kept] }));
      return null;
    });
  };
  return {
    rows: own.size === 0 ? rows : rows.map((row) => {
      const cells = own.get(row.subject.id);
      return cells ? { ...row, cells: [...cells] } : row;
    }),
    mistakes,
    failed,
    set,
    undo: () => queued(async () => {
      const last = done.current.pop();
      if (!last) return 0;
      const { refused, problem } = await send(last.back, undone, true);
      stand(new Map());
      setMistakes(new Map([...refused].map(([index, message]) => [`${last.back[index]?.subjectId} `, message])));
      if (!problem) return Math.max(0, last.cells - refused.size);
      done.current.push(last);
      setFailed((before) => ({ problem, kept: before?.kept ?? [] }));
      return null;
    }),
    again: async () => {
      const kept = failed?.kept ?? [];
      setFailed(null);
      for (const { wanted, reason } of kept) await set(wanted, new Map(), reason);
    },
    forget: () => setFailed(null),
    clearMistakes: () => setMistakes(new Map()),
  };
}

/** Why, where it is one mistake alone. */
function onlyOf(mistakes: ReadonlyMap<string, string>): string | null {
  return mistakes.size === 1 ? ([...mistakes.values()][0] ?? null) : null;
}
