import { Link, useNavigate } from '@tanstack/react-router';
import { type DragEvent, type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { act, type Problem, problemOf, uploadFile } from '../../app/api';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { Failed, Loading, Refusal, usePageTitle } from '../../app/states';
import { graphql } from '../../graphql';
import type { ImportKind } from '../../graphql/graphql';
import { useQuery } from '../../app/query';

const ImportsDocument = graphql(`
  query Imports($first: Int!) {
    imports(first: $first) {
      nodes { id kind fileName asOf state rowCount doneRows importedAt undoneAt importedBy { id name } counts { created updated skipped } }
      pageInfo { hasNextPage }
    }
  }
`);
export const StartImportDocument = graphql(`mutation StartImport($input: StartImportInput!) { startImport(input: $input) { id } }`);

/** The spreadsheet that one has goes in here; below, what came in before. */
export function Imports(): ReactNode {
  const { text, format } = useText();
  const me = useMe();
  const organization = me.organization?.slug ?? '';
  const [first, setFirst] = useState(20);
  const [{ data, error, fetching }, refetch] = useQuery({ query: ImportsDocument, variables: { first } });
  usePageTitle(text.imports.page, me.organization?.name);
  if (!data) return fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  const { nodes, pageInfo } = data.imports;
  return (
    <>
      <div className="hd"><h1>{text.imports.title}</h1><p className="deck">{text.imports.deck}</p></div>
      <Drop organization={organization} />
      {nodes.length > 0 && (
        <section className="sec">
          <div className="sech"><h2>{text.imports.before}</h2></div>
          <div className="scroll">
            <table>
              <thead><tr><th>{text.imports.file}</th><th>{text.imports.asOf}</th><th className="wide-only">{text.imports.by}</th><th>{text.imports.became}</th></tr></thead>
              <tbody>
                {nodes.map((one) => (
                  <tr key={one.id}>
                    <th scope="row"><Link to="/$organization/imports/$id" params={{ organization, id: one.id }}>{one.fileName}</Link></th>
                    <td>{one.kind === 'initiatives' ? format.day(one.asOf) : text.imports.kinds[one.kind]}</td>
                    <td className="wide-only">{one.importedBy.name}, {format.day(one.importedAt)}</td>
                    <td>{one.undoneAt ? text.imports.undone(format.day(one.undoneAt)) : one.state === 'DONE' ? text.imports.done(one.counts.created, one.counts.updated, one.counts.skipped) : text.imports.states[one.state]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {pageInfo.hasNextPage && first < 100 && <button type="button" className="btn o" style={{ marginTop: 16 }} onClick={() => setFirst(100)}>{text.common.more}</button>}
        </section>
      )}
    </>
  );
}

/** Drops, chooses, reads: the file is sent at once and shown as it was understood. */
export function Drop({ organization }: { organization: string }): ReactNode {
  const { text, format } = useText();
  const client = useClient();
  const navigate = useNavigate();
  const [asOf, setAsOf] = useState('');
  const [kind, setKind] = useState<ImportKind>('initiatives');
  const [isOver, setOver] = useState(false);
  const [reading, setReading] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const read = async (file: File | undefined): Promise<void> => {
    if (!file || reading) return;
    setReading(file.name);
    setProblem(null);
    const sent = await uploadFile(file);
    const { data, problem: refused } = sent.data ? await act(client, StartImportDocument, { input: { fileId: sent.data.id, kind, asOf: asOf || null } }) : sent;
    setReading(null);
    setProblem(refused);
    if (data) await navigate({ to: '/$organization/imports/$id', params: { organization, id: data.startImport.id } });
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void read(event.dataTransfer.files[0]);
  };
  return (
    <section className="sec">
      <fieldset className="kinds"><legend className="vh">{text.imports.kind}</legend>{(['initiatives', 'people', 'departments'] as const).map((one) => <label key={one}><input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />{text.imports.kinds[one]}</label>)}</fieldset>
      <div className={`drop${isOver ? ' over' : ''}`} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
        <p><b>{reading ? text.imports.reading(reading) : text.imports.drop(kind)}</b></p>
        <p className="s m">{text.imports.needs[kind]}</p>
        {kind === 'initiatives' && <div className="asof"><label className="lb" htmlFor="asof">{text.imports.asOfLabel}</label><input className="in" id="asof" type="date" max={format.today()} value={asOf} onChange={(event) => setAsOf(event.target.value)} /></div>}
        <label className={`btn p big${reading ? ' off-act' : ''}`}>
          {text.imports.choose}
          <input className="vh" type="file" accept=".csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" disabled={reading !== null} onChange={(event) => { void read(event.target.files?.[0]); event.target.value = ''; }} />
        </label>
        <Refusal problem={problem} />
      </div>
    </section>
  );
}
