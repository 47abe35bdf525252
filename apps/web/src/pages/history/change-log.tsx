import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useClient } from 'urql';
import { problemOf } from '../../app/api';
import { DayInput } from '../../app/as-of';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { Failed, Loading, usePageTitle } from '../../app/states';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import type { ChangeLogQuery } from '../../graphql/graphql';
import { GovernanceTabs } from '../governance/tabs';
import { settingsWords } from '../settings/settings.words';
import { rolesWords } from '../roles/roles.words';
import { historyWords } from './history.words';
import { type HistorySearch, kinds } from './search';
import { useQuery } from '../../app/query';

const PersonPicker = lazy(() => import('../../app/person-picker').then(({ PersonPicker: picker }) => ({ default: picker })));

const ChangeLogDocument = graphql(`
  query ChangeLog($filter: ChangeLogFilter!, $after: String) {
    changeLog(filter: $filter, first: 50, after: $after) {
      nodes { id act operation occurredAt recordedAt action kind recordId recordName isInitiative changes { field before after } actor { id name } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

const ChosenPersonDocument = graphql(`
  query ChosenPerson($id: ID!) {
    person(id: $id) { id name }
  }
`);

type Change = ChangeLogQuery['changeLog']['nodes'][number];

/** Every change with before and after; the filters live in the address. */
export function ChangeLog(): ReactNode {
  const { text } = useText();
  const words = useWords(historyWords);
  const me = useMe();
  const organization = me.organization?.slug ?? '';
  const search = useSearch({ from: '/$organization/history' });
  const navigate = useNavigate();
  const client = useClient();
  const { person, record, ...rest } = search;
  const filter = { ...rest, personId: person ?? null, recordId: record ?? null };
  const [{ data, error, fetching }, refetch] = useQuery({ query: ChangeLogDocument, variables: { filter, after: null } });
  const [{ data: chosen }] = useQuery({ query: ChosenPersonDocument, variables: { id: person ?? '' }, pause: !person });
  const key = JSON.stringify(filter);
  const [older, setOlder] = useState<{ key: string; pages: ChangeLogQuery['changeLog'][] }>({ key, pages: [] });
  usePageTitle(words.page, me.organization?.name);
  const go = (next: HistorySearch): void => void navigate({ to: '/$organization/history', params: { organization }, search: next, replace: true });
  const pages = data ? [data.changeLog, ...(older.key === key ? older.pages : [])] : [];
  const last = pages.at(-1);
  const more = async (): Promise<void> => {
    const { data: next } = await client.query(ChangeLogDocument, { filter, after: last?.pageInfo.endCursor }, { requestPolicy: 'network-only' }).toPromise();
    if (next) setOlder({ key, pages: [...(older.key === key ? older.pages : []), next.changeLog] });
  };
  const changes = pages.flatMap(({ nodes }) => nodes);
  const name = changes.find(({ recordId }) => recordId === record)?.recordName;
  return (
    <>
      <GovernanceTabs organization={organization} />
      <div className="hd"><h1>{words.title}</h1><p className="deck">{me.can?.readChangeLog ? words.deck : words.own} {me.organization && words.zone(me.organization.timeZone.replaceAll('_', ' '))}</p></div>
      <div className="filters always" role="group" aria-label={text.portfolio.filters}>
        {me.can?.readChangeLog && <Suspense><div className="by">{person ? <label>{words.person}<button type="button" className="btn o" onClick={() => go({ ...search, person: undefined })}>{chosen?.person.name ?? '…'} ×</button></label> : <PersonPicker label={words.person} includesDeparted onChoose={(found) => found && go({ ...search, person: found.id })} />}</div></Suspense>}
        <label>{words.kind}<select className="in" value={search.kind ?? ''} onChange={({ target }) => go({ ...search, kind: (target.value || undefined) as HistorySearch['kind'] })}><option value="">{words.anyKind}</option>{kinds.map((kind) => <option key={kind} value={kind}>{words.kinds[kind]}</option>)}</select></label>
        <label>{words.from}<DayInput day={search.from} onChange={(from) => go({ ...search, from })} /></label>
        <label>{words.to}<DayInput day={search.to} onChange={(to) => go({ ...search, to })} /></label>
        {record && <button type="button" className="btn o" onClick={() => go({ ...search, record: undefined })}>{words.onlyRecord(name ?? '…')} ×</button>}
        {Object.keys(search).length > 0 && <button type="button" className="btn t" onClick={() => go({})}>{words.clear}</button>}
        {me.can?.exportLog && <a className="btn o r" href={`/exports/${organization}/log.jsonl`} download title={words.exportHint}>{words.export}</a>}
      </div>
      {!data ? (fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />) : changes.length === 0 ? <p className="state m">{words.none}</p> : (
        <table className="log">
          <thead><tr><th>{words.when}</th><th>{words.what}</th><th>{words.changes}</th></tr></thead>
          <tbody>{actsOf(changes).map((act) => <Row key={act[0].id} act={act} organization={organization} />)}</tbody>
        </table>
      )}
      {last?.pageInfo.hasNextPage && <button type="button" className="btn o" style={{ marginTop: 16 }} onClick={() => void more()}>{words.more}</button>}
    </>
  );
}

/** Fields that are shown before one asks for the rest. */
const atFirst = 4;

/** Rows of one act on one record are told as one; the log keeps each. */
function actsOf(changes: readonly Change[]): [Change, ...Change[]][] {
  const acts: [Change, ...Change[]][] = [];
  for (const change of changes) {
    const same = acts.at(-1);
    if (same && same[0].act === change.act && same[0].recordId === change.recordId && same[0].operation === change.operation) same.push(change);
    else acts.push([change]);
  }
  return acts;
}

function Row({ act, organization }: { act: [Change, ...Change[]]; organization: string }): ReactNode {
  const { format } = useText();
  const words = useWords(historyWords);
  const readable = useReadable();
  const [isWhole, setWhole] = useState(false);
  const { action, kind, operation, recordName, recordId, isInitiative, actor, occurredAt, recordedAt } = act[0];
  // Columns without a word say nothing to a reader.
  // What an act took away from one row and gave to the next (an owner) reads in the order in which it happened.
  const fields = [...act].reverse().flatMap((change) => change.changes.filter(({ field }) => words.fields[field]).map((one) => ({ ...one, key: `${change.id} ${one.field}`, action: change.action })));
  const shown = isWhole ? fields : fields.slice(0, atFirst);
  const isDated = Math.abs(Date.parse(recordedAt) - Date.parse(occurredAt)) > 3_600_000;
  return (
    <tr>
      <td><time dateTime={occurredAt}>{format.moment(occurredAt)}</time>{isDated && <p className="q">{words.recorded(format.moment(recordedAt))}</p>}</td>
      <td><b>{actor?.name ?? words.system}</b> {words.acts[operation] ?? `${words.action[action]} ${words.kinds[kind]}`}{recordName && <p>{isInitiative ? <Link to="/$organization/initiatives/$id" params={{ organization, id: recordId }}>{recordName}</Link> : recordName}</p>}</td>
      <td>
        <dl>{shown.map(({ key, action: how, field, before, after }) => <div key={key}><dt>{words.fields[field]}</dt><dd>{how === 'update' && <><s>{readable(field, before)}</s> → </>}{readable(field, how === 'delete' ? before : after)}</dd></div>)}</dl>
        {fields.length > atFirst && !isWhole && <button type="button" className="btn t" onClick={() => setWhole(true)}>{words.showAll(fields.length - atFirst)}</button>}
      </td>
    </tr>
  );
}

/** A value as pages say it: what a column holds tells how. */
function useReadable(): (field: string, value: string | null | undefined) => string {
  const { text, format } = useText();
  const words = useWords(historyWords);
  const { readers, languages } = useWords(settingsWords);
  const { seats } = useWords(rolesWords);
  const codes: Record<string, Record<string, string>> = { health: text.health, state: { ...text.imports.states, ...text.state }, stage: text.stage, cadence: text.cadence, confidence: text.confidence, access: text.access, unowned_reason: text.unowned, mode: text.imports.modes, outcome: text.imports.outcomeOne, money_readers: readers, language: languages, seat: seats };
  return (field, value) => {
    if (value == null || value === '') return words.nothing;
    if (field.startsWith('is_') || field === 'leads_cx' || field === 'two_person_rule') return value === 'true' ? words.yes : words.no;
    if (/_(at|since)$/.test(field)) return format.moment(value);
    if (field.endsWith('_on') || field === 'elected_until') return format.day(value);
    if (field === 'accountabilities' || field === 'domains') return (JSON.parse(value) as string[]).join('; ') || words.nothing;
    if (field.endsWith('_minor') && value !== '…') return format.amount(value);
    return codes[field]?.[value] ?? value;
  };
}
