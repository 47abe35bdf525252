import { type FormEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import { useClient } from 'urql';
import { act, type Problem } from '../../app/api';
import { useKeptForm } from '../../app/kept';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import type { Found } from '../../app/person-picker';
import { Loading, Refusal } from '../../app/states';
import { useWords } from '../../app/words';
import type { BodyKind, Cadence, ProposedBodyInput } from '../../graphql/graphql';
import type { Say } from './role-form';
import { type Body, CloseBodyDocument, CreateBodyDocument, EditBodyDocument } from './roles.query';
import { rolesWords } from './roles.words';

const PersonPicker = lazy(() => import('../../app/person-picker').then(({ PersonPicker: picker }) => ({ default: picker })));
const kinds: BodyKind[] = ['STEERING_COMMITTEE', 'COUNCIL', 'WORKING_GROUP'];
const cadences: Cadence[] = ['WEEK', 'FORTNIGHT', 'MONTH', 'QUARTER'];

/** A body, new (with its people) or known: saved, or said to whoever puts it into a proposal, where it may begin with what was said there. */
export function BodyForm({ body, begins, proposes, onDone, onCancel }: { body?: Body; begins?: Partial<Body>; proposes?: Say<ProposedBodyInput>; onDone: () => void; onCancel: () => void }): ReactNode {
  const { text, format } = useText();
  const words = useWords(rolesWords);
  const client = useClient();
  const shown: Partial<Body> = { ...body, ...begins };
  const currency = useMe().organization?.currency ?? '';
  const [chair, setChair] = useState<Found | null>(null);
  const [typed, setTyped] = useState({ chair: '', member: '' });
  const [members, setMembers] = useState<Pick<Found, 'id' | 'name'>[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [current, setCurrent] = useState(body?.version ?? 0);
  const [isBusy, setBusy] = useState(false);
  const kept = useKeptForm(proposes?.name ?? (body ? `body.${body.id}` : 'body'));
  const [isClosing, setClosing] = useState(false);
  const close = async (): Promise<void> => {
    setBusy(true);
    const { data, problem: refused } = await act(client, CloseBodyDocument, { input: { id: body?.id ?? '' } });
    setBusy(false);
    setProblem(refused);
    if (data) onDone();
  };
  const save = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string): string | null => String(form.get(name) ?? '').trim() || null;
    const limit = said('limit');
    const amount = limit && format.readAmount(limit, currency);
    if (limit && !amount) return setProblem({ code: 'INVALID', message: text.initiative.costUnread(format.amount('50000')), field: 'amountLimit', requestId: null, details: {} });
    const open = (!chair && typed.chair.trim()) || typed.member.trim();
    if (open) return setProblem({ code: 'INVALID', message: words.notChosen(open), field: null, requestId: null, details: {} });
    const fields = { name: String(form.get('name')), kind: said('kind') as BodyKind, charter: said('charter'), decisionRights: said('decides'), amountLimit: amount ? { amount } : null, cadence: said('cadence') as Cadence | null, quorum: Number(form.get('quorum')) || null };
    if (proposes) {
      const refused = proposes.say(fields, fields);
      if (refused) setProblem({ code: 'INVALID', message: refused, field: null, requestId: null, details: {} });
      else kept.forget();
      return;
    }
    setBusy(true);
    const { data, problem: refused } = body ? await act(client, EditBodyDocument, { input: { id: body.id, version: current, ...fields } }) : await act(client, CreateBodyDocument, { input: { ...fields, chairId: chair?.id ?? null, memberIds: members.map(({ id }) => id) } });
    setBusy(false);
    setProblem(refused);
    setCurrent((refused?.details.current as { version?: number } | undefined)?.version ?? current);
    if (!data) return;
    kept.forget();
    onDone();
  };
  return (
    <form className="sheet" {...kept.props} onSubmit={(event) => void save(event)}>
      <div className="fields">
        <div><label className="lb" htmlFor="bname">{words.name}</label><input className="in" id="bname" name="name" required maxLength={120} defaultValue={shown.name} autoFocus={!proposes} /></div>
        <div><label className="lb" htmlFor="bkind">{words.kind}</label><select className="in" id="bkind" name="kind" defaultValue={shown.kind ?? 'COUNCIL'}>{kinds.map((kind) => <option key={kind} value={kind}>{words.kinds[kind]}</option>)}</select></div>
        <div><label className="lb" htmlFor="bcadence">{words.cadence}</label><select className="in" id="bcadence" name="cadence" defaultValue={shown.cadence ?? ''}><option value="">{words.never}</option>{cadences.map((cadence) => <option key={cadence} value={cadence}>{text.cadence[cadence]}</option>)}</select></div>
        <div><label className="lb" htmlFor="bquorum">{words.quorum} <span className="q">({text.common.optional})</span></label><input className="in" id="bquorum" name="quorum" type="number" min={1} max={500} defaultValue={shown.quorum ?? ''} /></div>
        <div><label className="lb" htmlFor="blimit">{words.upTo}, {format.currency(currency)} <span className="q">({text.common.optional})</span></label><input className="in" id="blimit" name="limit" inputMode="decimal" defaultValue={shown.amountLimit ? format.amount(shown.amountLimit.amount) : ''} /></div>
        <div className="all"><label className="lb" htmlFor="bdecides">{words.decides} <span className="q">({text.common.optional})</span></label><textarea className="in" id="bdecides" name="decides" maxLength={2000} defaultValue={shown.decisionRights ?? ''} /></div>
        <div className="all"><label className="lb" htmlFor="bcharter">{words.charter} <span className="q">({text.common.optional})</span></label><textarea className="in" id="bcharter" name="charter" maxLength={5000} defaultValue={shown.charter ?? ''} /></div>
        {!body && !proposes && (
          <>
            <Suspense fallback={<Loading />}><PersonPicker label={words.chair} onChoose={setChair} onType={(chosen) => setTyped((now) => ({ ...now, chair: chosen }))} /></Suspense>
            <div>
              <Suspense fallback={<Loading />}><PersonPicker key={members.length} label={words.members} autoFocus={members.length > 0} onType={(name) => setTyped((now) => ({ ...now, member: name }))} onChoose={(found) => { if (!found) return; setTyped((now) => ({ ...now, member: '' })); setMembers((now) => [...now.filter(({ id }) => id !== found.id), { id: found.id, name: found.name }]); }} /></Suspense>
              <div className="row">{members.map(({ id, name }) => <button key={id} type="button" className="btn o" aria-label={words.remove(name)} onClick={() => setMembers(members.filter((one) => one.id !== id))}>{name} ×</button>)}</div>
            </div>
          </>
        )}
      </div>
      <Refusal problem={problem} />
      <div className="row"><button className="btn p" disabled={isBusy}>{proposes ? words.into : text.common.save}</button><button type="button" className="btn t" onClick={() => { kept.forget(); onCancel(); }}>{text.common.cancel}</button>{body && !proposes && !isClosing && <button type="button" className="btn t r" onClick={() => setClosing(true)}>{words.closeBody}…</button>}</div>
      {isClosing && <div className="row" role="group" aria-label={words.closeBody}><p className="s m">{words.closeBodyDeck}</p><button type="button" className="btn o" disabled={isBusy} autoFocus onClick={() => void close()}>{words.closeBody}</button><button type="button" className="btn t" onClick={() => setClosing(false)}>{text.common.cancel}</button></div>}
    </form>
  );
}
