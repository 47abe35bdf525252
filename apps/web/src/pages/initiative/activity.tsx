import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { problemOf } from '../../app/api';
import { useText } from '../../app/language';
import { Failed } from '../../app/states';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import { useQuery } from '../../app/query';

const ActivityDocument = graphql(`
  query Activity($id: ID!, $first: Int!) {
    activity(subjectId: $id, first: $first) { nodes { id name occurredAt details actor { id name } from { id name } to { id name } } pageInfo { hasNextPage } }
  }
`);

const en = { title: 'What happened to it', ofSheet: (file: string, day: string, imported: string): string => `What ${file} says is dated ${day}, its own day; it came in on ${imported}.`, more: 'Older', log: 'All of it, with each value before and after', passed: (from: string | null, to: string): string => (from ? `passed from ${from} to ${to}` : `given to ${to}`) };
const es: typeof en = { title: 'Qué le ha pasado', ofSheet: (file, day, imported) => `Lo que dice ${file} lleva la fecha de la hoja, ${day}; entró el ${imported}.`, more: 'Anteriores', log: 'Todo, con cada valor antes y después', passed: (from, to) => (from ? `pasa de ${from} a ${to}` : `pasa a ${to}`) };

/** The last that happened to an initiative, and the way to all of it. */
export function Activity({ id, organization, shown, sheet }: { id: string; organization: string; /** The initiative as it was read last: what happened is read again with it. */ shown: object; /** A file that brought what is older than its import. */ sheet: { fileName: string; asOf: string; importedAt: string } | null }): ReactNode {
  const { format } = useText();
  const words = useWords({ en, es });
  return (
    <section className="sec">
      <div className="sech"><h2>{words.title}</h2></div>
      {sheet && <p className="s m">{words.ofSheet(sheet.fileName, format.day(sheet.asOf), format.day(sheet.importedAt))}</p>}
      <Last id={id} shown={shown} />
      <p className="s" style={{ marginTop: 12 }}><Link to="/$organization/history" params={{ organization }} search={{ record: id }}>{words.log}</Link></p>
    </section>
  );
}

function Last({ id, shown }: { id: string; shown: object }): ReactNode {
  const { text, format } = useText();
  const [first, setFirst] = useState(5);
  const words = useWords({ en, es });
  const [{ data, error, fetching }, refetch] = useQuery({ query: ActivityDocument, variables: { id, first }, requestPolicy: 'network-only' });
  const read = useRef(shown);
  useEffect(() => {
    if (read.current === shown) return;
    read.current = shown;
    refetch({ requestPolicy: 'network-only' });
  }, [shown, refetch]);
  if (!data) return fetching ? <p className="s q">{text.common.loading}</p> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  const { nodes, pageInfo } = data.activity;
  return (
    <>
      <ol className="happened">
        {nodes.map(({ id: key, name, occurredAt, details, actor, from, to }) => <li key={key}><time dateTime={occurredAt}>{format.day(occurredAt)}</time><p>{text.change[name] ?? text.change.other}{!to && from && `: ${from.name}`}{to && `: ${letterOf(details, to.name, text) ?? words.passed(from?.name ?? null, to.name)}`}{fieldsIn(details, text.field)}{reasonIn(details)}{actor && <span className="q"> · {actor.name}</span>}</p></li>)}
      </ol>
      {pageInfo.hasNextPage && first < 100 && <button type="button" className="btn o" onClick={() => setFirst(100)}>{words.more}</button>}
    </>
  );
}

/** Why, where somebody said it. */
function reasonIn(details: string): string {
  const { reason } = JSON.parse(details) as { reason?: string | null };
  return reason ? `. ${reason}` : '';
}

/** What a letter makes of whoever got it. */
function letterOf(details: string, name: string, text: ReturnType<typeof useText>['text']): string | null {
  const { letter } = JSON.parse(details) as { letter?: 'A' | 'R' | 'C' | 'I' };
  return letter ? text.letterOf[letter](name) : null;
}

/** The fields that an edit changed, in the page's words. */
function fieldsIn(details: string, words: Record<string, string>): string {
  const { after } = JSON.parse(details) as { after?: Record<string, unknown> };
  const named = Object.keys(after ?? {}).flatMap((field) => words[field] ?? []);
  return named.length > 0 ? `: ${named.join(', ')}` : '';
}
