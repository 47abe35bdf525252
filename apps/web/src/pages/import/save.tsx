import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { act, type Problem } from '../../app/api';
import { useText } from '../../app/language';
import { Refusal } from '../../app/states';
import { graphql } from '../../graphql';
import type { ImportMode } from '../../graphql/graphql';
import type { Imported, Preview } from './import.query';

const ConfirmImportDocument = graphql(`mutation ConfirmImport($input: ConfirmImportInput!) { confirmImport(input: $input) { id state } }`);

/** Row to the initiative that it is, or null where they were said to differ; absent while undecided. */
export type Same = Readonly<Record<number, string | null>>;

/** Names like those of initiatives that are known: the same one, or another? */
export function Decisions({ preview, same, onDecide }: { preview: Preview; same: Same; onDecide: (row: number, initiativeId: string | null) => void }): ReactNode {
  const { text } = useText();
  const { organization } = useParams({ from: '/$organization/imports/$id' });
  const doubtful = preview.similar.flatMap(({ number, suggestion, cells }) => (suggestion ? [{ number, suggestion, title: cells.find(({ field }) => field === 'title')?.text ?? '' }] : []));
  if (preview.doubtful === 0) return null;
  return (
    <section className="sec">
      <div className="sech"><h2>{text.imports.similar(preview.doubtful)}</h2></div>
      <ul className="decisions">
        {doubtful.map(({ number, suggestion, title }) => (
          <li key={number}>
            <div><p><span className="q">{text.imports.rowNumber(number)}</span> <b>{title}</b></p><p className="s m">{text.imports.looksLike(suggestion.title)} <a href={`/${organization}/initiatives/${suggestion.id}`} target="_blank" rel="noreferrer">{text.imports.lookAtIt}</a></p></div>
            <div className="row">
              <button type="button" className="btn o" aria-pressed={same[number] === suggestion.id} onClick={() => onDecide(number, suggestion.id)}>{text.imports.same}</button>
              <button type="button" className="btn o" aria-pressed={same[number] === null} onClick={() => onDecide(number, null)}>{text.imports.different}</button>
            </div>
          </li>
        ))}
      </ul>
      <p className="s q">{text.imports.undecided}</p>
    </section>
  );
}

interface SaveProps {
  found: Imported;
  preview: Preview;
  same: Same;
  onConfirmed: () => void;
  onDiscard: () => void;
}

/** How to save it, and the act. */
export function Save({ found, preview, same, onConfirmed, onDiscard }: SaveProps): ReactNode {
  const { text } = useText();
  const client = useClient();
  const [mode, setMode] = useState<ImportMode>(found.mode);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const count = preview.outcomes.filter((outcome) => outcome !== 'SKIPPED').length;
  const confirm = async (): Promise<void> => {
    setBusy(true);
    const renames = Object.entries(same).flatMap(([row, initiativeId]) => (initiativeId ? [{ row: Number(row), initiativeId }] : []));
    const { data, problem: refused } = await act(client, ConfirmImportDocument, { input: { id: found.id, mode, renames } });
    setBusy(false);
    setProblem(refused);
    if (data) onConfirmed();
  };
  return (
    <section className="sec">
      <div className="sech"><h2>{text.imports.how}</h2></div>
      <fieldset className="modes">
        <legend className="vh">{text.imports.how}</legend>
        {(['GOOD_ROWS', 'ALL_OR_NOTHING'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="mode" checked={mode === one} onChange={() => setMode(one)} />
            <span><b>{text.imports.modes[one]}</b><br /><span className="s m">{text.imports.modeWords[one](count, preview.counts.cells)}</span></span>
          </label>
        ))}
      </fieldset>
      <Refusal problem={problem} />
      <div className="row">
        <button type="button" className="btn p big" disabled={isBusy || count === 0} onClick={() => void confirm()}>{text.imports.confirm(count)}</button>
        <button type="button" className="btn t" onClick={onDiscard}>{text.imports.discard}</button>
      </div>
      <p className="s q" style={{ marginTop: 12 }}>{text.imports.canUndo}</p>
    </section>
  );
}
