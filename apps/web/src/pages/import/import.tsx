import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Fragment, type ReactNode, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem, problemOf } from '../../app/api';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { sentenceOf } from '../../app/sentence';
import { Failed, Loading, NotFound, Refusal, useFocusBack, usePageTitle } from '../../app/states';
import { graphql } from '../../graphql';
import { OwnerForm } from '../initiative/owner-form';
import { ImportDocument, type Imported, type Preview, type Rows, type Show } from './import.query';
import { Reading } from './reading';
import { Results } from './results';
import { PreviewRows } from './preview-rows';
import { Decisions, Save } from './save';
import { useQuery } from '../../app/query';

const CancelImportDocument = graphql(`mutation CancelImport($input: ImportIdInput!) { cancelImport(input: $input) { id state } }`);
const ResumeImportDocument = graphql(`mutation ResumeImport($input: ImportIdInput!) { resumeImport(input: $input) { id state } }`);
const UndoImportDocument = graphql(`mutation UndoImport($input: ImportIdInput!) { undoImport(input: $input) { deleted restored kept import { id undoneAt } } }`);

/** How often a running import is asked how far it is, in ms. */
const askEvery = 700;

/** One import: what was understood and would happen, then how far it is, then what became of it. */
export function Import(): ReactNode {
  const { text } = useText();
  const me = useMe();
  const { organization, id } = useParams({ from: '/$organization/imports/$id' });
  const [{ show, afterRow }, setRows] = useState<Rows>({ show: 'TO_LOOK_AT', afterRow: 0 });
  const [{ data, error, fetching }, refetch] = useQuery({ query: ImportDocument, variables: { id, show, afterRow } });
  const refresh = (): void => refetch({ requestPolicy: 'network-only' });
  const found = data?.import;
  usePageTitle(found?.fileName, text.imports.page, me.organization?.name);
  // All or nothing that was stopped is on its way back.
  const isRunning = found?.state === 'RUNNING' || (found?.state === 'STOPPED' && found.mode === 'ALL_OR_NOTHING' && !found.undoneAt);
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => refetch({ requestPolicy: 'network-only' }), askEvery);
    return () => clearInterval(timer);
  }, [isRunning, refetch]);
  if (!found) return fetching ? <Loading /> : problemOf(error)?.code === 'FORBIDDEN' ? <NotFound /> : <Failed problem={problemOf(error)} retry={refresh} />;
  return (
    <>
      <nav className="sub" aria-label={text.imports.page}>
        <Link to="/$organization/imports" params={{ organization }} activeOptions={{ exact: true }}>{text.imports.page}</Link><span aria-hidden="true">/</span><a href={location.pathname} aria-current="page">{found.fileName}</a>
      </nav>
      {found.preview && found.reading ? <Ready key={found.id} found={found} preview={found.preview} show={show} afterRow={afterRow} onRows={setRows} onChange={refresh} /> : <Saved found={found} onChange={refresh} />}
    </>
  );
}

interface ReadyProps {
  found: Imported;
  preview: Preview;
  show: Show;
  afterRow: number;
  onRows: (rows: Rows) => void;
  onChange: () => void;
}

/** What was understood and what confirming would do. Nothing is saved yet. */
function Ready({ found, preview, show, afterRow, onRows, onChange }: ReadyProps): ReactNode {
  const { text, format } = useText();
  const { organization } = useParams({ from: '/$organization/imports/$id' });
  const client = useClient();
  const navigate = useNavigate();
  const toast = useToast();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [same, setSame] = useState<Record<number, string | null>>({});
  const { counts, doubtful } = preview;
  const hasNames = found.reading?.columns.some(({ field }) => field === 'title') ?? false;
  const discard = async (): Promise<void> => {
    const { data, problem: refused } = await act(client, CancelImportDocument, { input: { id: found.id } });
    setProblem(refused);
    if (!data) return;
    toast({ text: text.imports.discarded });
    await navigate({ to: '/$organization/imports', params: { organization } });
  };
  return (
    <>
      <div className="hd">
        <h1>{hasNames ? text.imports.readyTitle(found.rowCount, counts.created, counts.updated, counts.skipped) : text.imports.nameWantedTitle[found.kind]}</h1>
        <p className="deck two">{hasNames ? text.imports.readyDeck(doubtful, counts.cells) : text.imports.nameWanted}</p>
        <Refusal problem={problem} />
        {found.problem && <p className="err" role="alert"><span /><span>{found.problem}</span></p>}
      </div>
      {found.reading && <Reading found={found} reading={found.reading} isNamed={hasNames} />}
      {hasNames && <Strip preview={preview} />}
      {!hasNames && <p><button type="button" className="btn o" onClick={() => void discard()}>{text.imports.discard}</button></p>}
      {hasNames && <PreviewRows importId={found.id} preview={preview} show={show} afterRow={afterRow} onRows={onRows} onCorrected={onChange} />}
      <div className="cols wide">
        <div>
          <Decisions preview={preview} same={same} onDecide={(row, initiativeId) => setSame({ ...same, [row]: initiativeId })} />
          {!hasNames ? null : found.kind === 'initiatives' ? <section className="sec">
            <div className="sech"><h2>{text.imports.effects(preview.unowned)}</h2></div>
            <ul className="effects">
              <li><b>{counts.created}</b>{text.imports.effectCreated(counts.created, preview.inWork)}</li>
              {preview.unowned > 0 && <li><b>{preview.unowned}</b>{text.imports.effectUnowned(preview.unowned, format.day(found.asOf))}</li>}
              {preview.unsponsored > 0 && <li><b>{preview.unsponsored}</b>{text.imports.effectUnsponsored(preview.unsponsored)}</li>}
              {preview.departmentsCreated.length > 0 && <li><b>{preview.departmentsCreated.length}</b>{text.imports.effectDepartments(preview.departmentsCreated)}</li>}
              {counts.created > 0 && <li><b>{counts.created}</b>{text.imports.effectUnrated(counts.created, found.reading?.columns.some(({ field }) => field === 'stage') ?? false)}</li>}
              {preview.statuses > 0 && <li><b>{preview.statuses}</b>{text.imports.effectStatuses(preview.statuses, format.day(found.asOf))}</li>}
            </ul>
          </section> : <section className="sec">
            <div className="sech"><h2>{text.imports.effectsRecords}</h2></div>
            <ul className="effects">
              <li><b>{counts.created}</b>{text.imports.created[found.kind](counts.created)}</li>
              {preview.departmentsCreated.length > 0 && <li><b>{preview.departmentsCreated.length}</b>{text.imports.effectDepartments(preview.departmentsCreated)}</li>}
            </ul>
          </section>}
        </div>
        {hasNames && <Save found={found} preview={preview} same={same} onConfirmed={onChange} onDiscard={() => void discard()} />}
      </div>
    </>
  );
}

/** What this file left without anybody, each given an owner in its row. */
function UnownedHere({ found: { unowned: { count, initiatives } }, organization, onChange }: { found: Imported; organization: string; onChange: () => void }): ReactNode {
  const { text } = useText();
  const [open, setOpen] = useState<string | null>(null);
  useFocusBack(open !== null);
  const done = (): void => {
    setOpen(null);
    onChange();
  };
  return (
    <section className="sec">
      <div className="sech"><h2>{text.imports.unownedHere(count)}</h2></div>
      {initiatives.map(({ id, title, department, can }) => (
        <div key={id} className="gap bare">
          <div>
            <h3><Link className="plain" to="/$organization/initiatives/$id" params={{ organization, id }}>{title}</Link></h3>
            {department && <p>{department.name}</p>}
          </div>
          {can.assignOwner && open !== id && <button type="button" className="btn o" aria-label={`${text.initiative.assignOwner}: ${title}`} onClick={() => setOpen(id)}>{text.initiative.assignOwner}</button>}
          {open === id && <OwnerForm subject={{ id, title, department }} ownerId={null} onCancel={() => setOpen(null)} onDone={done} onUndone={onChange} />}
        </div>
      ))}
      <p className="s" style={{ marginTop: 12 }}><Link to="/$organization/governance" params={{ organization }}>{text.imports.toGaps}</Link></p>
    </section>
  );
}

/** Something that undoing left: what happened to it since, and how to put it away. */
function Kept({ record: { id, kind, title, last }, organization }: { record: Imported['kept']['records'][number]; organization: string }): ReactNode {
  const { text, format } = useText();
  return (
    <div className="gap bare">
      <div>
        <h3>{kind === 'initiatives' ? <Link className="plain" to="/$organization/initiatives/$id" params={{ organization, id }}>{title}</Link> : kind === 'people' ? <Link className="plain" to="/$organization/people/$id" params={{ organization, id }}>{title}</Link> : title}</h3>
        <p>{last ? text.changeBy(sentenceOf(last, text), last.actor?.name ?? null, format.shortDay(last.occurredAt)) : text.imports.changedSince}</p>
      </div>
      {kind === 'initiatives' && <Link className="btn o" to="/$organization/initiatives/$id" params={{ organization, id }} search={{ open: 'archive' }} aria-label={`${text.imports.archiveIt}: ${title}`}>{text.imports.archiveIt}</Link>}
    </div>
  );
}

/** The file in order: a mark for each row, or for each few where there are many. */
function Strip({ preview: { outcomes, counts } }: { preview: Preview }): ReactNode {
  const { text, format } = useText();
  const kinds = (['CREATED', 'UPDATED', 'UNCHANGED', 'SKIPPED'] as const).map((kind) => [kind, counts[kind.toLowerCase() as 'created']] as const).filter(([, count]) => count > 0);
  const step = Math.ceil(outcomes.length / 250);
  const marks = outcomes.filter((_, i) => i % step === 0);
  return (
    <div className="strip-file">
      <p className="key">{kinds.map(([kind, count]) => <span key={kind}><i className={kind.toLowerCase()} aria-hidden="true" /><b>{format.number(count)}</b> {count === 1 ? text.imports.outcomeOne[kind] : text.imports.outcome[kind]}</span>)}<span className="q">{text.imports.inOrder(outcomes.length)}</span></p>
      <div className="marks" aria-hidden="true">{marks.map((outcome, i) => <i key={i} className={outcome.toLowerCase()} />)}</div>
    </div>
  );
}

/** How far it is, or what became of it; stop, go on, undo. */
function Saved({ found, onChange }: { found: Imported; onChange: () => void }): ReactNode {
  const { text, format } = useText();
  const { organization } = useParams({ from: '/$organization/imports/$id' });
  const client = useClient();
  const toast = useToast();
  const [problem, setProblem] = useState<Problem | null>(null);
  const { state, doneRows, rowCount, counts, undoneAt } = found;
  const isWhole = found.mode === 'ALL_OR_NOTHING';
  const written = counts.created + counts.updated;
  const run = async (document: typeof CancelImportDocument | typeof ResumeImportDocument): Promise<void> => {
    const { problem: refused } = await act<object, { input: { id: string } }>(client, document, { input: { id: found.id } });
    setProblem(refused);
    onChange();
  };
  const undo = async (): Promise<void> => {
    if (!confirm(found.kind === 'initiatives' ? text.imports.undoSure(counts.created + counts.updated, found.touched.count, format.list([...found.touched.records.slice(0, 5).map(({ title: name }) => name), ...(found.touched.count > 5 ? [text.imports.others(found.touched.count - 5)] : [])]), format.list(found.people.map(({ name }) => name))) : text.imports.undoSureRecords(format.list(found.people.map(({ name }) => name))))) return;
    const { data, problem: refused } = await act(client, UndoImportDocument, { input: { id: found.id } });
    setProblem(refused);
    if (data) toast({ text: text.imports.undoneSaid(data.undoImport.deleted, data.undoImport.restored, data.undoImport.kept) });
    onChange();
  };
  const title = undoneAt ? text.imports.undone(format.day(undoneAt)) : state === 'RUNNING' ? (isWhole ? text.imports.runningWhole(doneRows, rowCount) : text.imports.runningTitle(doneRows, rowCount)) : state === 'STOPPED' ? text.imports.stoppedTitle(doneRows, rowCount) : state === 'DISCARDED' || state === 'READY' ? text.imports.states[state] : text.imports.doneTitle(text.imports.created[found.kind](counts.created), counts.created, counts.updated, counts.unchanged, counts.skipped);
  return (
    <>
      <div className="hd">
        <h1>{title}</h1>
        <p className="deck">{found.problem ?? (state === 'RUNNING' ? text.imports.runningDeck : state === 'STOPPED' ? text.imports.stoppedDeck : found.kind === 'initiatives' ? text.imports.doneDeck(found.importedBy.name, format.day(found.importedAt), format.day(found.asOf)) : text.imports.doneDeckRecords(found.importedBy.name, format.day(found.importedAt)))}</p>
      </div>
      {(state === 'RUNNING' || state === 'STOPPED') && !undoneAt && <progress className="progress" max={rowCount} value={doneRows} aria-label={text.imports.runningTitle(doneRows, rowCount)} />}
      <Refusal problem={problem} />
      <div className="row" style={{ margin: '16px 0 32px' }}>
        {state === 'DONE' && written > 0 && found.kind === 'initiatives' && <Link className="btn o" to="/$organization/portfolio" params={{ organization }} search={undoneAt ? {} : { import: found.id }}>{undoneAt ? text.imports.toPortfolio : text.imports.inPortfolio(written)}</Link>}
        {state === 'RUNNING' && <button type="button" className="btn o" onClick={() => void run(CancelImportDocument)}>{text.imports.stop}</button>}
        {state === 'STOPPED' && !undoneAt && found.fileId && !isWhole && <button type="button" className="btn p" onClick={() => void run(ResumeImportDocument)}>{text.imports.resume(rowCount - doneRows)}</button>}
        {(state === 'STOPPED' || state === 'READY') && !undoneAt && written === 0 && <button type="button" className="btn t" onClick={() => void run(CancelImportDocument)}>{text.imports.discard}</button>}
        {(state === 'DONE' || state === 'STOPPED') && !undoneAt && written > 0 && <button type="button" className="btn o" onClick={() => void undo()}>{text.imports.undo(written)}</button>}
      </div>
      {found.people.length > 0 && <p className="s" style={{ marginBottom: 32 }}>{text.imports.peopleAdded} {found.people.map(({ id, name }, i) => <Fragment key={id}>{i > 0 && ', '}<Link to="/$organization/people/$id" params={{ organization, id }}>{name}</Link></Fragment>)}. {(undoneAt || state === 'DISCARDED') && text.imports.peopleStay}</p>}
      {found.kept.count > 0 && (
        <section className="sec">
          <div className="sech"><h2>{text.imports.kept(found.kept.count)}</h2></div>
          {found.kept.records.map((record) => <Kept key={record.id} record={record} organization={organization} />)}
          {found.kept.count > found.kept.records.length && <p className="s m">{text.imports.andMore(found.kept.count - found.kept.records.length)}</p>}
        </section>
      )}
      {state === 'DONE' && !undoneAt && found.kind === 'initiatives' && <UnownedHere found={found} organization={organization} onChange={onChange} />}
      {(state === 'DONE' || state === 'STOPPED') && doneRows > 0 && <Results key={state} found={found} organization={organization} />}
    </>
  );
}
