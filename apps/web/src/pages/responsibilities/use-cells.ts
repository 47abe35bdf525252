import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { act, type Problem } from '../../app/api';
import type { CellInput } from '../../graphql/graphql';
import type { Letter } from './block';
import { changesOf, keyOf, ownerOf, type Wanted } from './changes';
import { SetResponsibilitiesDocument } from './responsibilities.query';
import type { MatrixColumns } from './search';

interface Asked {
  kind: MatrixColumns;
  reread: () => void;
  isReading: boolean;
  /** The reason that is given for what is taken back. */
  undone: string;
}

interface Cells {
  /** Cells as they were set here and are not read again yet. */
  pending: ReadonlyMap<string, Letter | null>;
  mistakes: ReadonlyMap<string, string>;
  failed: { problem: Problem } | null;
  /** Says how many were saved and how many were left, or null when nothing came through. */
  set: (wanted: readonly Wanted[], mistakes: ReadonlyMap<string, string>, reason: string | null) => Promise<{ saved: number; mistakes: number } | null>;
  /** Takes the last change back; says how many cells. */
  undo: () => Promise<number>;
  again: () => Promise<void>;
  forget: () => void;
  clearMistakes: () => void;
}

/** Cells of one request, as the server takes them. */
const mostCells = 500;

/** Shows what is set at once, saves it in order, one change after the other, and keeps what takes it back. */
export function useCells({ kind, reread, isReading, undone }: Asked): Cells {
  const client = useClient();
  const [pending, setPending] = useState<ReadonlyMap<string, Letter | null>>(new Map());
  const [mistakes, setMistakes] = useState<ReadonlyMap<string, string>>(new Map());
  const [failed, setFailed] = useState<{ problem: Problem; wanted: readonly Wanted[]; mistakes: ReadonlyMap<string, string>; reason: string | null } | null>(null);
  const done = useRef<{ back: CellInput[]; cells: number }[]>([]);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const [waiting, setWaiting] = useState(0);
  const wasReading = useRef(isReading);
  useEffect(() => {
    // What was read after everything was saved is what stands.
    if (wasReading.current && !isReading && waiting === 0) setPending(new Map());
    wasReading.current = isReading;
  }, [isReading, waiting]);
  const queued = <Result>(run: () => Promise<Result>): Promise<Result> => {
    setWaiting((count) => count + 1);
    const result = line.current.then(run);
    line.current = result.catch(() => undefined).then(() => {
      setWaiting((count) => count - 1);
      reread();
    });
    return result;
  };
  const send = async (cells: readonly CellInput[], reason: string | null, isUndo: boolean): Promise<{ refused: Map<number, string>; problem: Problem | null }> => {
    const refused = new Map<number, string>();
    for (let from = 0; from < cells.length; from += mostCells) {
      const { data, problem } = await act(client, SetResponsibilitiesDocument, { input: { cells: cells.slice(from, from + mostCells), reason, isUndo } });
      if (!data) return { refused, problem };
      for (const { index, message } of data.setResponsibilities) refused.set(from + index, message);
    }
    return { refused, problem: null };
  };
  const set: Cells['set'] = (wanted, known, reason) => {
    const { sent, back, cellOf } = changesOf(wanted, kind);
    setMistakes(known);
    setFailed(null);
    if (sent.length === 0) return Promise.resolve({ saved: 0, mistakes: known.size });
    setPending((before) => new Map([...before, ...wanted.map(({ row, column, letter }) => [keyOf(row.subject.id, column.id), letter] as const), ...takenOver(wanted)]));
    return queued(async () => {
      const { refused, problem } = await send(sent, reason, false);
      if (problem) {
        setPending(new Map());
        setFailed({ problem, wanted, mistakes: known, reason });
        return null;
      }
      const left = new Map([...known, ...[...refused].map(([index, message]) => [cellOf[index] as string, message] as const)]);
      setMistakes(left);
      const saved = new Set(cellOf).size - new Set([...refused.keys()].map((index) => cellOf[index])).size;
      // What was refused has nothing to take back; taking it back all the same would be refused again, and harm nothing.
      if (saved > 0) done.current.push({ back, cells: saved });
      return { saved, mistakes: left.size };
    });
  };
  return {
    pending,
    mistakes,
    failed,
    set,
    undo: () => queued(async () => {
      const last = done.current.pop();
      if (!last) return 0;
      const { problem } = await send(last.back, undone, true);
      if (problem) done.current.push(last);
      setMistakes(new Map());
      return problem ? 0 : last.cells;
    }),
    again: async () => void (failed && (await set(failed.wanted, failed.mistakes, failed.reason))),
    forget: () => setFailed(null),
    clearMistakes: () => setMistakes(new Map()),
  };
}

/** An A that is given somewhere else in its row leaves the cell where it was. */
function takenOver(wanted: readonly Wanted[]): [string, null][] {
  return wanted.flatMap(({ row, column, letter }) => {
    const owner = letter === 'A' ? ownerOf(row) : undefined;
    return owner && owner.columnId !== column.id && !wanted.some((one) => one.row === row && one.column.id === owner.columnId) ? [[keyOf(row.subject.id, owner.columnId), null] as [string, null]] : [];
  });
}
