import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { instantOf } from '@batuta/rules';
import { useToast } from '@batuta/ui';
import { act, type Problem, problemOf } from '../../app/api';
import { useKeptForm } from '../../app/kept';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { useQuery } from '../../app/query';
import { Failed, Loading, Refusal, useFocusBack, usePageTitle } from '../../app/states';
import { useWords } from '../../app/words';
import type { MeetingsQuery } from '../../graphql/graphql';
import { GovernanceTabs } from '../governance/tabs';
import { DecisionList } from './decision-list';
import { MeetingsDocument, ScheduleMeetingDocument } from './meetings.query';
import { meetingsWords } from './meetings.words';

type Row = MeetingsQuery['meetings']['nodes'][number];

/** Meetings to come and held, and what was decided. */
export function Meetings(): ReactNode {
  const { text, format } = useText();
  const words = useWords(meetingsWords);
  const me = useMe();
  const client = useClient();
  const organization = me.organization?.slug ?? '';
  const navigate = useNavigate();
  const { call } = useSearch({ from: '/$organization/governance/meetings' });
  const [{ data, error, fetching }, refetch] = useQuery({ query: MeetingsDocument, variables: { after: null }, requestPolicy: 'cache-and-network' });
  const [older, setOlder] = useState<MeetingsQuery['meetings'][]>([]);
  useFocusBack(call !== undefined);
  usePageTitle(words.page, me.organization?.name);
  if (!data) return fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  const pages = [data.meetings, ...older];
  const nodes = pages.flatMap((page) => page.nodes);
  const last = pages.at(-1)?.pageInfo;
  const isComing = ({ state }: Row): boolean => state === 'SCHEDULED';
  const coming = nodes.filter(isComing).reverse();
  const held = nodes.filter((one) => !isComing(one));
  const callable = data.bodies.filter(({ canCallMeeting }) => canCallMeeting);
  const show = (next: { call?: string }): void => void navigate({ to: '/$organization/governance/meetings', params: { organization }, search: next, replace: true });
  const more = async (): Promise<void> => {
    const { data: next } = await client.query(MeetingsDocument, { after: last?.endCursor }, { requestPolicy: 'network-only' }).toPromise();
    if (next) setOlder([...older, next.meetings]);
  };
  const row = (meeting: Row): ReactNode => (
    <tr key={meeting.id}>
      <th scope="row"><Link className="plain" to="/$organization/governance/meetings/$id" params={{ organization, id: meeting.id }}><b>{meeting.body?.name}</b></Link></th>
      <td>{format.moment(meeting.startsAt)}</td>
      <td className="wide-only">{meeting.place}</td>
      <td>{isComing(meeting) ? (new Date(meeting.startsAt) < new Date() ? <b>{words.toHold}</b> : '') : [meeting.decisionCount > 0 && words.decisionsOf(meeting.decisionCount), meeting.minutesApprovedAt ? words.approved : words.toApprove].filter(Boolean).join(', ')}</td>
    </tr>
  );
  return (
    <>
      <GovernanceTabs organization={organization} />
      <div className="hd">
        <div className="row act">{callable.length > 0 && call === undefined && <button type="button" className="btn o" onClick={() => show({ call: callable[0]?.id })}>{words.call}</button>}</div>
        <h1>{words.title(coming.length)}</h1>
        <p className="deck">{data.bodies.length === 0 ? words.noBody : words.deck}</p>
      </div>
      {call !== undefined && callable.length > 0 && <ScheduleForm bodies={callable} bodyId={call} onCancel={() => show({})} onDone={(id) => void navigate({ to: '/$organization/governance/meetings/$id', params: { organization, id } })} />}
      <section className="sec"><div className="sech"><h2>{words.coming}</h2></div>{coming.length === 0 ? <p className="m">{words.none}</p> : <table className="meetings" aria-label={words.coming}><tbody>{coming.map(row)}</tbody></table>}</section>
      <section className="sec"><div className="sech"><h2>{words.held}</h2></div>{held.length === 0 ? <p className="m">{words.none}</p> : <table className="meetings" aria-label={words.held}><tbody>{held.map(row)}</tbody></table>}{last?.hasNextPage && <button type="button" className="btn o" onClick={() => void more()}>{text.common.more}</button>}</section>
      <DecisionList organization={organization} title={words.all} />
    </>
  );
}

/** Calls a meeting; its time is the organization's. */
export function ScheduleForm({ bodies, bodyId, onDone, onCancel }: { bodies: readonly { id: string; name: string }[]; bodyId?: string; onDone: (id: string) => void; onCancel: () => void }): ReactNode {
  const { text, format } = useText();
  const words = useWords(meetingsWords);
  const client = useClient();
  const toast = useToast();
  const zone = useMe().organization?.timeZone ?? 'UTC';
  const kept = useKeptForm(`meeting.${bodyId ?? ''}`);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const call = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const { data, problem: refused } = await act(client, ScheduleMeetingDocument, { input: { bodyId: String(form.get('body')), startsAt: instantOf(`${String(form.get('day'))}T${String(form.get('time'))}`, zone).toISOString(), durationMinutes: Number(form.get('minutes')), place: String(form.get('place')) || null } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    kept.forget();
    toast({ text: words.called });
    onDone(data.scheduleMeeting.id);
  };
  return (
    <form className="sheet all" {...kept.props} onSubmit={(event) => void call(event)} style={{ marginBottom: 28 }}>
      <div className="inline">
        <div><label className="lb" htmlFor="m-body">{words.body}</label><select className="in" id="m-body" name="body" defaultValue={bodyId} autoFocus>{bodies.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select></div>
        <div><label className="lb" htmlFor="m-day">{words.day}</label><input className="in" id="m-day" name="day" type="date" max="9999-12-31" required defaultValue={format.today()} /></div>
        <div><label className="lb" htmlFor="m-time">{words.startsAt(zone.replaceAll('_', ' '))}</label><input className="in" id="m-time" name="time" type="time" required defaultValue="10:00" /></div>
        <div><label className="lb" htmlFor="m-minutes">{words.duration}</label><input className="in" id="m-minutes" name="minutes" type="number" min={5} max={1440} required defaultValue={60} /></div>
        <div><label className="lb" htmlFor="m-place">{words.place} <span className="q">({text.common.optional})</span></label><input className="in" id="m-place" name="place" maxLength={300} /></div>
      </div>
      <Refusal problem={problem} />
      <div className="row"><button className="btn p" disabled={isBusy}>{words.callIt}</button><button type="button" className="btn t" onClick={() => { kept.forget(); onCancel(); }}>{text.common.cancel}</button></div>
    </form>
  );
}
