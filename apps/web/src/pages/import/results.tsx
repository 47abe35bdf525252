import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { problemOf } from '../../app/api';
import { useText } from '../../app/language';
import { useQuery } from '../../app/query';
import { Failed, Loading } from '../../app/states';
import { graphql } from '../../graphql';
import type { ImportRowsQuery } from '../../graphql/graphql';
import type { Imported, Rows } from './import.query';
import { pageSize, Shows } from './shows';

const ImportRowsDocument = graphql(`
  query ImportRows($id: ID!, $show: ImportRowFilter!, $afterRow: Int!) {
    import(id: $id) {
      id
      results(show: $show, first: 51, afterRow: $afterRow) { number name outcome reason initiativeId recordId problems { column value message } corrections { field column text corrected } }
    }
  }
`);

type Result = ImportRowsQuery['import']['results'][number];

/** The rows of a saved file: what became of each, what was corrected in it, what could not be read. */
export function Results({ found, organization }: { found: Imported; organization: string }): ReactNode {
  const { text } = useText();
  const { counts } = found;
  const [chosen, setChosen] = useState<Rows | null>(null);
  const { show, afterRow } = chosen ?? { show: 'TO_LOOK_AT' as const, afterRow: 0 };
  const [{ data, error, fetching }, refetch] = useQuery({ query: ImportRowsDocument, variables: { id: found.id, show, afterRow } });
  const results = data?.import.results ?? [];
  // Those to look at come first; where there are none, all of them.
  const isAll = chosen === null && data !== undefined && results.length === 0;
  useEffect(() => {
    if (isAll) setChosen({ show: 'ALL', afterRow: 0 });
  }, [isAll]);
  if (!data) return fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  const rows = results.slice(0, pageSize);
  return (
    <section className="sec">
      <div className="sech"><h2>{text.imports.resultsTitle(counts.skipped, counts.cells) || text.imports.resultsRows}</h2><Shows show={show} onShow={(next) => setChosen({ show: next, afterRow: 0 })} /></div>
      {rows.length === 0 ? <p className="m">{text.imports.noRows[show === 'TO_LOOK_AT' ? 'saved' : 'other']}</p> : (
        <div className="scroll">
          <table className="results">
            <thead><tr><th>{text.imports.row}</th><th>{text.imports.name}</th><th>{text.imports.happened}</th><th>{text.imports.why}</th></tr></thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.number}>
                  <td className="q">{row.number}</td>
                  <td><Named row={row} found={found} organization={organization} /></td>
                  <td>{text.imports.outcomeWas[row.outcome]}</td>
                  <td>{row.reason}{row.problems.map(({ column, value, message }) => <p key={column}><b>{column}</b>: {text.imports.cell(value)} {message}</p>)}{row.corrections.map((one) => <Corrected key={one.field} correction={one} />)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="row" style={{ marginTop: 12 }}>
        {afterRow > 0 && <button type="button" className="btn o" onClick={() => setChosen({ show, afterRow: 0 })}>{text.imports.fromStart}</button>}
        {results.length > pageSize && <button type="button" className="btn o" onClick={() => setChosen({ show, afterRow: rows.at(-1)?.number ?? 0 })}>{text.imports.nextRows}</button>}
      </div>
    </section>
  );
}

function Named({ row: { name, initiativeId, recordId }, found: { kind, undoneAt }, organization }: { row: Result; found: Imported; organization: string }): ReactNode {
  if (undoneAt || !name) return name;
  if (initiativeId) return <Link to="/$organization/initiatives/$id" params={{ organization, id: initiativeId }}>{name}</Link>;
  return recordId && kind === 'people' ? <Link to="/$organization/people/$id" params={{ organization, id: recordId }}>{name}</Link> : name;
}

function Corrected({ correction: { column, text: before, corrected } }: { correction: Result['corrections'][number] }): ReactNode {
  const { text, format } = useText();
  const now = /^\d{4}-\d{2}-\d{2}$/.test(corrected) ? format.day(corrected) : corrected;
  return <p className="q">{text.imports.correctedTo(column, before, now)}</p>;
}
