import { type FormEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import { useText } from '../../app/language';
import { useQuery } from '../../app/query';
import { Loading } from '../../app/states';
import { useWords } from '../../app/words';
import { BodyForm } from '../roles/body-form';
import { RoleForm } from '../roles/role-form';
import type { Body, Role } from '../roles/roles.query';
import { type PartInput, type PartKind, PolicyTextDocument, ProposablePoliciesDocument } from './proposals.query';
import { proposalsWords } from './proposals.words';

const PersonPicker = lazy(() => import('../../app/person-picker').then(({ PersonPicker: picker }) => ({ default: picker })));

/** A part as its proposer said it. */
export interface PartSaid {
  key: string;
  name: string;
  /** Which fields it names. */
  fields: string[];
  input: PartInput;
  /** What they become, as texts: of a part that was proposed before. */
  values?: Record<string, string | null>;
}

type Choice = PartKind | 'NEW_POLICY';
const choices: Choice[] = ['EDIT_ROLE', 'CREATE_ROLE', 'CLOSE_ROLE', 'EDIT_BODY', 'CREATE_BODY', 'CLOSE_BODY', 'WRITE_POLICY', 'NEW_POLICY', 'RETIRE_POLICY'];

interface PartFormProps {
  roles: readonly Role[];
  bodies: readonly Body[];
  departments: readonly { id: string; name: string }[];
  part: PartSaid | null;
  about: { role?: string; body?: string; policy?: string };
  onPut: (part: PartSaid) => void;
  onCancel: () => void;
}

/** One change: what kind, of which, and its fields, in the form that edits such a thing. */
export function PartForm({ roles, bodies, departments, part, about, onPut, onCancel }: PartFormProps): ReactNode {
  const { text } = useText();
  const words = useWords(proposalsWords);
  const [choice, setChoice] = useState<Choice>(part ? (part.input.kind === 'WRITE_POLICY' && !part.input.targetId ? 'NEW_POLICY' : part.input.kind) : about.body ? 'EDIT_BODY' : about.policy ? 'WRITE_POLICY' : 'EDIT_ROLE');
  const [targetId, setTargetId] = useState(part?.input.targetId ?? about.role ?? about.body ?? about.policy ?? '');
  const isOfPolicy = choice.endsWith('_POLICY') && choice !== 'NEW_POLICY';
  const [{ data }] = useQuery({ query: ProposablePoliciesDocument, pause: !isOfPolicy });
  const policies = (data?.policies.nodes ?? []).filter(({ current }) => current).map(({ id, title }) => ({ id, name: title }));
  const targets: readonly { id: string; name: string }[] | null = choice === 'EDIT_ROLE' || choice === 'CLOSE_ROLE' ? roles : choice === 'EDIT_BODY' || choice === 'CLOSE_BODY' ? bodies : isOfPolicy ? policies : null;
  const target = targets?.find(({ id }) => id === targetId);
  const kind: PartKind = choice === 'NEW_POLICY' ? 'WRITE_POLICY' : choice;
  const put = (fields: object, input: Partial<PartInput>, name = target?.name ?? ''): void => onPut({ key: part?.key ?? crypto.randomUUID(), name, fields: Object.entries(fields).filter(([, value]) => value !== null).map(([field]) => field), input: { kind, ...(target && { targetId: target.id }), ...input } });
  const own = { onCancel, onDone: onCancel };
  const begins = part ? beginsOf(part) : {};
  return (
    <div className="all">
      {!part && (
        <div className="fields">
          <div><label className="lb" htmlFor="p-kind">{words.addKind}</label><select className="in" id="p-kind" value={choice} autoFocus onChange={({ target: { value } }) => { setChoice(value as Choice); setTargetId(''); }}>{choices.map((one) => <option key={one} value={one}>{words.addKinds[one]}</option>)}</select></div>
          {targets && <div><label className="lb" htmlFor="p-which">{words.which}</label><select className="in" id="p-which" value={target?.id ?? ''} onChange={({ target: { value } }) => setTargetId(value)}><option value="">{words.choose}</option>{targets.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select></div>}
        </div>
      )}
      {choice === 'EDIT_ROLE' && target && <RoleForm key={target.id} role={target as Role} begins={begins} departments={departments} bodies={bodies} isProgram onSay={(role) => put(changed(role, target), { role })} {...own} />}
      {choice === 'CREATE_ROLE' && <RoleForm begins={begins} departments={departments} bodies={bodies} isProgram onSay={(role) => put(role, { role }, role.name ?? '')} {...own} />}
      {choice === 'EDIT_BODY' && target && <BodyForm key={target.id} body={target as Body} begins={begins} onSay={(body) => put(changed(body, target), { body })} {...own} />}
      {choice === 'CREATE_BODY' && <BodyForm begins={begins} onSay={(body) => put(body, { body }, body.name ?? '')} {...own} />}
      {(choice === 'CLOSE_ROLE' || choice === 'CLOSE_BODY' || choice === 'RETIRE_POLICY') && target && (
        <form className="sheet" onSubmit={(event) => { event.preventDefault(); const reason = String(new FormData(event.currentTarget).get('reason')).trim(); put({ reason: reason || null }, { reason: reason || null }); }}>
          <label className="lb" htmlFor="p-why">{words.closeWhy}{choice !== 'RETIRE_POLICY' && <span className="q"> ({text.common.optional})</span>}</label>
          <input className="in" id="p-why" name="reason" maxLength={500} required={choice === 'RETIRE_POLICY'} defaultValue={part?.values?.reason ?? part?.input.reason ?? ''} autoFocus />
          <Buttons onCancel={onCancel} />
        </form>
      )}
      {choice === 'WRITE_POLICY' && target && <PolicyForm key={target.id} policyId={target.id} part={part} onPut={(policy) => put(policy, { policy })} onCancel={onCancel} />}
      {choice === 'NEW_POLICY' && <PolicyForm policyId={null} part={part} onPut={(policy) => put(policy, { policy }, policy.title ?? '')} onCancel={onCancel} />}
      {targets && !target && <div className="row"><button type="button" className="btn t" onClick={onCancel}>{text.common.cancel}</button></div>}
    </div>
  );
}

function PolicyForm({ policyId, part, onPut, onCancel }: { policyId: string | null; part: PartSaid | null; onPut: (policy: { title?: string; ownerId?: string; body: string; note: string | null }) => void; onCancel: () => void }): ReactNode {
  const { text } = useText();
  const words = useWords(proposalsWords);
  const [{ data }] = useQuery({ query: PolicyTextDocument, variables: { id: policyId ?? '' }, pause: !policyId });
  const [owner, setOwner] = useState<{ id: string } | null>(part?.input.policy?.ownerId ? { id: part.input.policy.ownerId } : null);
  const [isUnowned, setUnowned] = useState(false);
  if (policyId && !data) return <Loading />;
  const said = part?.input.policy;
  const put = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    if (!policyId && !owner) return setUnowned(true);
    onPut({ ...(!policyId && { title: String(form.get('title')).trim(), ownerId: owner?.id }), body: String(form.get('body')), note: String(form.get('note')).trim() || null });
  };
  return (
    <form className="sheet" onSubmit={put}>
      <div className="fields">
        {!policyId && (
          <>
            <div><label className="lb" htmlFor="p-name">{words.policyNew}</label><input className="in" id="p-name" name="title" required maxLength={300} defaultValue={said?.title ?? part?.values?.title ?? ''} /></div>
            <Suspense fallback={<Loading />}><PersonPicker label={words.policyOwner} onChoose={setOwner} /></Suspense>
          </>
        )}
        <div className="all"><label className="lb" htmlFor="p-text">{words.policyText}</label><textarea className="in text" id="p-text" name="body" rows={16} required maxLength={200_000} defaultValue={said?.body ?? part?.values?.body ?? data?.policy.current?.body ?? ''} /></div>
        <div className="all"><label className="lb" htmlFor="p-note">{words.note} <span className="q">({text.common.optional})</span></label><input className="in" id="p-note" name="note" maxLength={1000} defaultValue={said?.note ?? part?.values?.note ?? ''} /></div>
      </div>
      {isUnowned && !owner && <p role="alert" className="bad">{words.ownerNeeded}</p>}
      <Buttons onCancel={onCancel} />
    </form>
  );
}

function Buttons({ onCancel }: { onCancel: () => void }): ReactNode {
  const { text } = useText();
  const words = useWords(proposalsWords);
  return <div className="row" style={{ marginTop: 12 }}><button className="btn p">{words.into}</button><button type="button" className="btn t" onClick={onCancel}>{text.common.cancel}</button></div>;
}

/** What the form begins with beside what stands: said a moment ago, or proposed before. */
function beginsOf({ input, values }: PartSaid): object {
  const said = input.role ?? input.body;
  if (said) return said;
  const lines = new Set(['accountabilities', 'domains']);
  const numbers = new Set(['needed', 'quorum']);
  const amounts = new Set(['budgetLimit', 'amountLimit']);
  return Object.fromEntries(
    Object.entries(values ?? {})
      // A person is chosen again: what stands here is their name.
      .filter(([field]) => !field.endsWith('Id'))
      .map(([field, value]) => [field, lines.has(field) ? (value ?? '').split('\n').filter(Boolean) : numbers.has(field) ? Number(value) || null : amounts.has(field) ? (value === null ? null : { amount: value }) : field === 'leadsCx' ? value === 'true' : value]),
  );
}

/** Of what the form says, what isn't as it stands. */
function changed(said: object, stands: object): object {
  const now = stands as Record<string, unknown>;
  const plain = (value: unknown): string => JSON.stringify(value && typeof value === 'object' && 'amount' in value ? Number(value.amount) : (value ?? null));
  return Object.fromEntries(Object.entries(said).filter(([field, value]) => field !== 'sponsorId' && plain(value) !== plain(now[field])));
}
