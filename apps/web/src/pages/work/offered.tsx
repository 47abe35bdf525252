import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem } from '../../app/api';
import { HealthMark } from '../../app/health';
import { useText } from '../../app/language';
import { Refusal, useFocusBack } from '../../app/states';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import type { WorkQuery } from '../../graphql/graphql';

const AcceptHandoverDocument = graphql(`mutation AcceptHandover($input: HandoverIdInput!) { acceptHandover(input: $input) { id state } }`);
const RefuseHandoverDocument = graphql(`mutation RefuseHandover($input: RefuseHandoverInput!) { refuseHandover(input: $input) { id state } }`);

const en = {
  offers: (title: string): string => `“${title}” is offered to you`, from: (name: string): string => `from ${name}`, left: (name: string): string => `${name} has left`, holds: (name: string): string => `${name} holds it meanwhile`, accept: 'Accept it', refuse: 'Refuse', why: 'Why you refuse it', send: 'Refuse with this reason', accepted: (title: string): string => `You own “${title}” now`, refused: 'Refused; whoever offered it reads why', last: 'Last said', next: 'Promised',
};
const es: typeof en = {
  offers: (title) => `Te ofrecen «${title}»`, from: (name) => `de ${name}`, left: (name) => `${name} ya no está`, holds: (name) => `mientras, la lleva ${name}`, accept: 'Aceptarla', refuse: 'Rechazar', why: 'Por qué la rechazas', send: 'Rechazar con este motivo', accepted: (title) => `Ya respondes de «${title}»`, refused: 'Rechazada; quien la ofreció lee por qué', last: 'Lo último que se dijo', next: 'Se prometió',
};

type Offer = WorkQuery['handovers']['nodes'][number];

/** Something that is offered: what was in progress and promised beside it, accepted or refused in its row. */
export function Offered({ handover, organization, onAnswered }: { handover: Offer; organization: string; onAnswered: () => void }): ReactNode {
  const { text, format } = useText();
  const words = useWords({ en, es });
  const client = useClient();
  const toast = useToast();
  const [isRefusing, setRefusing] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  useFocusBack(isRefusing);
  const { id, subject, from, isDeparture, reason: given, dueOn, initiative } = handover;
  const said = initiative?.statusUpdates.nodes[0];
  const answer = async (refusal: string | null): Promise<void> => {
    setBusy(true);
    const { data, problem: refused } = refusal === null ? await act(client, AcceptHandoverDocument, { input: { id } }) : await act(client, RefuseHandoverDocument, { input: { id, reason: refusal } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    toast({ text: refusal === null ? words.accepted(subject.title) : words.refused });
    // The row goes with its answer: the page takes the focus.
    document.getElementById('content')?.focus();
    onAnswered();
  };
  return (
    <section className="item">
      <div className="ih">
        <div>
          <h2><Link className="plain" to="/$organization/initiatives/$id" params={{ organization, id: subject.id }}>{words.offers(subject.title)}</Link></h2>
          <p className="s m">{[isDeparture ? words.left(from.name) : words.from(from.name), subject.owner && subject.owner.id !== from.id && words.holds(subject.owner.name), given].filter(Boolean).join(' · ')}</p>
        </div>
        <span className="due">{format.daysSince(dueOn) > 0 ? <b>{text.daysLate(format.daysSince(dueOn))}</b> : format.shortDay(dueOn)}</span>
      </div>
      {said && <div className="offer"><p className="s"><span className="q">{words.last}, {format.day(said.postedAt)}:</span> <HealthMark health={said.health} isShort /> {said.narrative}</p>{(said.nextStep ?? said.ask) && <p className="s"><span className="q">{words.next}:</span> {said.nextStep ?? said.ask}</p>}</div>}
      {isRefusing && (
        <form onSubmit={(event) => { event.preventDefault(); void answer(reason); }}>
          <label className="lb" htmlFor={`why-${id}`}>{words.why}</label>
          <input className="in" id={`why-${id}`} required pattern=".*\S.*" maxLength={500} value={reason} autoFocus onChange={(event) => setReason(event.target.value)} />
          <Refusal problem={problem} />
          <div className="row" style={{ marginTop: 12 }}><button className="btn p" disabled={isBusy}>{words.send}</button><button type="button" className="btn t" onClick={() => setRefusing(false)}>{text.common.cancel}</button></div>
        </form>
      )}
      {!isRefusing && (
        <>
          <Refusal problem={problem} />
          <div className="row" style={{ marginTop: 12 }}><button type="button" className="btn p" disabled={isBusy} onClick={() => void answer(null)}>{words.accept}</button><button type="button" className="btn o" onClick={() => setRefusing(true)}>{words.refuse}</button></div>
        </>
      )}
    </section>
  );
}
