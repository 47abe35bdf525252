import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { ExportMenu } from '../../app/export-menu';
import { problemOf } from '../../app/api';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { useQuery } from '../../app/query';
import { Failed, Loading, usePageTitle } from '../../app/states';
import { useWords } from '../../app/words';
import { GovernanceTabs } from '../governance/tabs';
import { Grid } from './grid';
import type { ResponsibilityMatrixQuery } from '../../graphql/graphql';
import { MatrixDepartmentsDocument, type MatrixRow, ResponsibilityMatrixDocument } from './responsibilities.query';
import { responsibilitiesWords } from './responsibilities.words';
import type { MatrixColumns, ResponsibilitiesSearch } from './search';

const kinds: MatrixColumns[] = ['DEPARTMENTS', 'ROLES', 'PEOPLE'];

/** Who holds which letter of what, edited like a spreadsheet; what is shown lives in the address. */
export function Responsibilities(): ReactNode {
  const { text } = useText();
  const words = useWords(responsibilitiesWords);
  const me = useMe();
  const organization = me.organization?.slug ?? '';
  const search = useSearch({ from: '/$organization/governance/responsibilities' });
  const navigate = useNavigate();
  const [typed, setTyped] = useState(search.text ?? '');
  useEffect(() => setTyped(search.text ?? ''), [search.text]);
  const kind = search.columns ?? 'DEPARTMENTS';
  const filter = { departmentId: search.department ?? null, text: search.text ?? null };
  const [{ data, error, fetching }, refetch] = useQuery({ query: ResponsibilityMatrixDocument, variables: { columns: kind, filter, after: null } });
  const [{ data: known }] = useQuery({ query: MatrixDepartmentsDocument });
  usePageTitle(words.page, me.organization?.name);
  const go = (next: ResponsibilitiesSearch): void => void navigate({ to: '/$organization/governance/responsibilities', params: { organization }, search: next, replace: true, resetScroll: false });
  // What is still of other columns is no answer to these.
  const matrix = data?.responsibilityMatrix.kind === kind ? data.responsibilityMatrix : undefined;
  const all = useAllRows(kind, filter, matrix);
  const rows = all.filter(({ checks }) => !search.amiss || checks.length > 0);
  return (
    <>
      <GovernanceTabs organization={organization} />
      <div className="hd">
        <h1>{matrix ? words.title(all.filter(({ checks }) => checks.includes('NO_ACCOUNTABLE')).length, all.length) : words.page}</h1>
        {kind === 'DEPARTMENTS' && <p className="deck">{words.byDepartment}</p>}
      </div>
      <div className="filters always" role="group" aria-label={text.portfolio.filters}>
        <div className="row" role="group" aria-label={words.columnsLabel}>{kinds.map((one) => <button key={one} type="button" className="btn t" aria-pressed={kind === one} onClick={() => go({ ...search, columns: one === 'DEPARTMENTS' ? undefined : one })}>{words.columns[one]}</button>)}</div>
        <label>{words.department}<select className="in" value={search.department ?? ''} onChange={({ target }) => go({ ...search, department: target.value || undefined })}><option value="">{words.everywhere}</option>{known?.departments.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select></label>
        <form onSubmit={(event) => { event.preventDefault(); go({ ...search, text: typed.trim() || undefined }); }}><label>{words.search}<input className="in" type="search" maxLength={100} value={typed} onChange={({ target }) => { setTyped(target.value); if (target.value === '') go({ ...search, text: undefined }); }} /></label></form>
        <label className="row check"><input type="checkbox" checked={search.amiss ?? false} onChange={({ target }) => go({ ...search, amiss: target.checked || undefined })} />{words.onlyChecks}</label>
        <div className="r"><ExportMenu organization={organization} list="responsibilities" search={{ columns: kind, ...(search.department && { department: search.department }), ...(search.text && { text: search.text }) }} /></div>
      </div>
      {!matrix ? (fetching || data ? <Loading /> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />)
        : matrix.columns.length === 0 ? <p className="state m">{words.noColumns} {kind === 'ROLES' && <Link to="/$organization/governance/roles" params={{ organization }}>{words.roles}</Link>}</p>
          : rows.length === 0 ? <p className="state m">{text.portfolio.empty}</p>
            : <Grid key={kind} kind={kind} columns={matrix.columns} rows={rows} organization={organization} reread={() => refetch({ requestPolicy: 'network-only' })} isReading={fetching} />}
    </>
  );
}

/** Pages after the first are read one by one: a matrix is looked at as a whole. What is read again takes the place of what was known. */
function useAllRows(columns: MatrixColumns, filter: object, matrix: ResponsibilityMatrixQuery['responsibilityMatrix'] | undefined): readonly MatrixRow[] {
  const client = useClient();
  const [more, setMore] = useState<{ of: string; rows: readonly MatrixRow[] }>({ of: '', rows: [] });
  const key = JSON.stringify([columns, filter]);
  useEffect(() => {
    if (!matrix?.rows.pageInfo.hasNextPage) return;
    let isLeft = false;
    const read = async (): Promise<void> => {
      const rows: MatrixRow[] = [];
      for (let after = matrix.rows.pageInfo.endCursor; after && !isLeft; ) {
        const { data } = await client.query(ResponsibilityMatrixDocument, { columns, filter, after }, { requestPolicy: 'network-only' }).toPromise();
        if (!data || isLeft) return;
        const { nodes, pageInfo } = data.responsibilityMatrix.rows;
        rows.push(...nodes);
        setMore((before) => ({ of: key, rows: before.of === key && rows.length < before.rows.length ? [...rows, ...before.rows.slice(rows.length)] : [...rows] }));
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      }
      if (!isLeft) setMore({ of: key, rows });
    };
    void read();
    return () => {
      isLeft = true;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is asked changes the first page too
  }, [matrix, client]);
  if (!matrix) return [];
  return matrix.rows.pageInfo.hasNextPage ? [...matrix.rows.nodes, ...(more.of === key ? more.rows : [])] : matrix.rows.nodes;
}
