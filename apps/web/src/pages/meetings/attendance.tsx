import { type ReactNode, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem } from '../../app/api';
import { useKeptWhole } from '../../app/kept';
import { useText } from '../../app/language';
import { Refusal, useFocusBack } from '../../app/states';
import { useUnsaved } from '../../app/unsaved';
import { useWords } from '../../app/words';
import type { Presence } from '../../graphql/graphql';
import { HoldMeetingDocument, type MeetingShown } from './meetings.query';
import { meetingsWords } from './meetings.words';

const presences: Presence[] = ['PRESENT', 'PROXY', 'ABSENT'];

interface Said { presence: Presence; proxyId: string }

/** Who was there and who votes for whom; with what that makes of the quorum, as it is said. */
export function Attendance({ meeting, onDone }: { meeting: MeetingShown; onDone: () => void }): ReactNode {
  const { text } = useText();
  const words = useWords(meetingsWords);
  const client = useClient();
  const toast = useToast();
  const { members, attendances, body, can, state } = meeting;
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [kept, setSaid] = useKeptWhole<Record<string, Said>>(`attendance.${meeting.id}`);
  const known = Object.fromEntries(attendances.flatMap(({ person, presence, proxy }) => (person ? [[person.id, { presence, proxyId: proxy?.id ?? '' }]] : [])));
  // Whoever was there and has left the body since was there all the same.
  const said: Record<string, Said> = { ...Object.fromEntries(members.flatMap(({ person }) => (person ? [[person.id, { presence: 'PRESENT' as const, proxyId: '' }]] : []))), ...known, ...kept };
  useUnsaved(kept !== null && !isBusy, { isKept: true });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [now, setNow] = useState(() => Date.now());
  // A page that waits for its meeting asks who is there once it begins.
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  useFocusBack(isOpen);
  const voters = members.filter(({ isVoting }) => isVoting);
  const quorum = body?.quorum ?? Math.floor(voters.length / 2) + 1;
  const isThere = (id: string): boolean => (isOpen ? said[id]?.presence : attendances.find(({ person }) => person?.id === id)?.presence ?? 'ABSENT') !== 'ABSENT';
  const there = voters.filter(({ person }) => person && isThere(person.id)).length;
  const hold = async (): Promise<void> => {
    setBusy(true);
    const { data, problem: refused } = await act(client, HoldMeetingDocument, { input: { id: meeting.id, attendances: Object.entries(said).map(([personId, { presence, proxyId }]) => ({ personId, presence, proxyId: presence === 'PROXY' ? proxyId || null : null })) } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    setSaid(null);
    toast({ text: words.saved });
    setOpen(false);
    onDone();
  };
  if (state === 'SCHEDULED' && !can.run) return null;
  const hasBegun = new Date(meeting.startsAt).getTime() - 15 * 60_000 <= now;
  if (state === 'SCHEDULED' && !hasBegun && members.length > 0) return null;
  return (
    <section className="sec">
      <div className="sech"><h2>{words.attendance}</h2>{can.run && !isOpen && members.length > 0 && hasBegun && <button type="button" className="btn o r" onClick={() => setOpen(true)}>{state === 'HELD' ? words.correct : words.sayWho}</button>}</div>
      {members.length === 0 && <p className="m">{words.noMembers}</p>}
      {(isOpen || state === 'HELD') && members.length > 0 && <p className={there < quorum ? '' : 'm'} role="status">{words.attendanceIs(there, voters.length, quorum)}{there < quorum && <b> {words.noQuorum}</b>}</p>}
      {isOpen ? (
        <form onSubmit={(event) => { event.preventDefault(); void hold(); }}>
          <ul className="attend">
            {members.map(({ person, isVoting }) => person && (
              <li key={person.id}>
                <fieldset className="row"><legend><b>{person.name}</b>{!isVoting && <span className="q"> {words.secretary}</span>}</legend>
                  {presences.map((presence) => <label key={presence}><input type="radio" name={`p-${person.id}`} checked={said[person.id]?.presence === presence} onChange={() => setSaid({ ...said, [person.id]: { proxyId: said[person.id]?.proxyId ?? '', presence } })} /> {words.presences[presence]}</label>)}
                  {said[person.id]?.presence === 'PROXY' && <select className="in" required aria-label={`${person.name}: ${words.proxy}`} value={said[person.id]?.proxyId} onChange={({ target }) => setSaid({ ...said, [person.id]: { presence: 'PROXY', proxyId: target.value } })}><option value="">{words.proxy}</option>{members.filter((one) => one.person && one.person.id !== person.id && said[one.person.id]?.presence === 'PRESENT').map((one) => one.person && <option key={one.person.id} value={one.person.id}>{one.person.name}</option>)}</select>}
                </fieldset>
              </li>
            ))}
          </ul>
          <Refusal problem={problem} />
          <div className="row"><button className="btn p" disabled={isBusy}>{words.save}</button><button type="button" className="btn t" onClick={() => { setSaid(null); setOpen(false); }}>{text.common.cancel}</button></div>
        </form>
      ) : state === 'HELD' && <p className="s">{attendances.map(({ person, presence, proxy }) => `${person?.name}: ${words.presences[presence]}${proxy ? ` (${proxy.name})` : ''}`).join(' · ')}</p>}
    </section>
  );
}
