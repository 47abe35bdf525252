import { type FormEvent, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { problemOf } from '../../app/api';
import { useKeptForm, useKeptWhole } from '../../app/kept';
import { useText } from '../../app/language';
import { useQuery } from '../../app/query';
import type { Found } from '../../app/person-picker';
import { Failed, Loading } from '../../app/states';
import { useWords } from '../../app/words';
import { BodyForm } from '../roles/body-form';
import { RoleForm, type RoleBegins } from '../roles/role-form';
import type { Body, Role } from '../roles/roles.query';
import { rolesWords } from '../roles/roles.words';
import { type PartInput, type PartKind, PolicyTextDocument, ProposablePoliciesDocument, type ProposalShown } from './proposals.query';
import { proposalsWords } from './proposals.words';

const PersonPicker = lazy(() => import('../../app/person-picker').then(({ PersonPicker: picker }) => ({ default: picker })));

/** A part as its proposer said it. */
export interface PartSaid {
  key: string;
  name: string;
  /** Which fields it names. */
  fields: string[];
  input: PartInput;
  /** What its form begins with when it is opened again. */
  begins: object;
}

interface PolicyBegins { title?: string; owner?: Pick<Found, 'id' | 'name'> | null; body?: string; note?: string | null }

type Choice = PartKind | 'NEW_POLICY';
const choices: Choice[] = ['EDIT_ROLE', 'CREATE_ROLE', 'CLOSE_ROLE', 'EDIT_BODY', 'CREATE_BODY', 'CLOSE_BODY', 'WRITE_POLICY', 'NEW_POLICY', 'RETIRE_POLICY'];

/** A part as it was proposed stays so unless it is edited. */
export function saidOf({ id, kind, name, roleId, bodyId, policyId, changes }: ProposalShown['parts'][number]): PartSaid {
  return { key: id, name, fields: changes.map(({ field }) => field), input: { kind, id, targetId: roleId ?? bodyId ?? policyId ?? null } as PartInput, begins: Object.fromEntries(changes.map(beginsWith)) };
}

const lines = new Set(['accountabilities', 'domains']);
const numbers = new Set(['needed', 'quorum']);
const amounts = new Set(['budgetLimit', 'amountLimit']);

/** A field as it was proposed, as its form takes it. */
function beginsWith({ field, after, afterId }: ProposalShown['parts'][number]['changes'][number]): [string, unknown] {
  if (field.endsWith('Id')) return [field.slice(0, -2), afterId && { id: afterId, name: after }];
  if (lines.has(field)) return [field, (after ?? '').split('\n').filter(Boolean)];
  if (numbers.has(field)) return [field, Number(after) || null];
  if (amounts.has(field)) return [field, after && { amount: after }];
  return [field, field === 'leadsCx' ? after === 'true' : after];
}

interface PartFormProps {
  /** Under which name what is typed is kept. */
  keptAs: string;
  roles: readonly Role[];
  bodies: readonly Body[];
  departments: readonly { id: string; name: string }[];
  part: PartSaid | null;
  about: { role?: string; body?: string; policy?: string };
  onPut: (part: PartSaid) => void;
  onCancel: () => void;
}

/** One change: what kind, of which, and its fields, in the form that edits such a thing. */
export function PartForm({ keptAs, roles, bodies, departments, part, about, onPut, onCancel }: PartFormProps): ReactNode {
  const { text } = useText();
  const words = useWords(proposalsWords);
  // What was chosen is there again after a reload, and with it what was typed under it.
  const [kept, keep] = useKeptWhole<{ choice: Choice; targetId: string }>(`${keptAs}.chosen`);
  const [choice, setChoice] = useState<Choice>(kept ? kept.choice : part ? (part.input.kind === 'WRITE_POLICY' && !part.input.targetId ? 'NEW_POLICY' : part.input.kind) : about.body ? 'EDIT_BODY' : about.policy ? 'WRITE_POLICY' : 'EDIT_ROLE');
  const [targetId, setTargetId] = useState(kept?.targetId ?? part?.input.targetId ?? about.role ?? about.body ?? about.policy ?? '');
  const isOfPolicy = choice.endsWith('_POLICY') && choice !== 'NEW_POLICY';
  const [{ data, error }, refetch] = useQuery({ query: ProposablePoliciesDocument, pause: !isOfPolicy });
  const policies = (data?.policies.nodes ?? []).filter(({ current }) => current).map(({ id, title }) => ({ id, name: title }));
  const targets: readonly { id: string; name: string }[] | null = choice === 'EDIT_ROLE' || choice === 'CLOSE_ROLE' ? roles : choice === 'EDIT_BODY' || choice === 'CLOSE_BODY' ? bodies : isOfPolicy ? policies : null;
  const target = targets?.find(({ id }) => id === targetId);
  const kind: PartKind = choice === 'NEW_POLICY' ? 'WRITE_POLICY' : choice;
  const name = `${keptAs}.${choice}.${target?.id ?? ''}`;
  /** Gives a refusal where it says nothing. */
  const put = (fields: object, next: object, input: Partial<PartInput>, called = target?.name ?? ''): string | null => {
    const said = Object.keys(fields);
    if (said.length === 0 && !choice.startsWith('CLOSE')) return words.changesNothing;
    keep(null);
    onPut({ key: part?.key ?? crypto.randomUUID(), name: called, fields: said, input: { kind, ...(target && { targetId: target.id }), ...input }, begins: next });
    return null;
  };
  const cancel = (): void => {
    keep(null);
    onCancel();
  };
  const own = { onCancel: cancel, onDone: cancel };
  const begins: RoleBegins & { reason?: string | null } = part?.begins ?? {};
  const box = useRef<HTMLDivElement>(null);
  const opened = part?.key;
  useEffect(() => {
    if (opened) (box.current?.querySelector<HTMLElement>('input, textarea, select') ?? box.current)?.focus();
  }, [opened]);
  return (
    <div className="all" ref={box} tabIndex={-1}>
      {!part && (
        <div className="fields">
          <div><label className="lb" htmlFor="p-kind">{words.addKind}</label><select className="in" id="p-kind" value={choice} autoFocus onChange={({ target: { value } }) => { setChoice(value as Choice); setTargetId(''); keep({ choice: value as Choice, targetId: '' }); }}>{choices.map((one) => <option key={one} value={one}>{words.addKinds[one]}</option>)}</select></div>
          {targets && <div><label className="lb" htmlFor="p-which">{words.which}</label><select className="in" id="p-which" value={target?.id ?? ''} onChange={({ target: { value } }) => { setTargetId(value); keep({ choice, targetId: value }); }}><option value="">{words.choose}</option>{targets.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select></div>}
        </div>
      )}
      {choice === 'EDIT_ROLE' && target && <RoleForm key={target.id} role={target as Role} begins={begins} departments={departments} bodies={bodies} isProgram proposes={{ name, say: (role, next) => put(changed(role, target), next, { role: changed(role, target) }) }} {...own} />}
      {choice === 'CREATE_ROLE' && <RoleForm begins={begins} departments={departments} bodies={bodies} isProgram proposes={{ name, say: (role, next) => put(filled(role), next, { role: filled(role) }, role.name ?? '') }} {...own} />}
      {choice === 'EDIT_BODY' && target && <BodyForm key={target.id} body={target as Body} begins={part?.begins} proposes={{ name, say: (body, next) => put(changed(body, target), next, { body: changed(body, target) }) }} {...own} />}
      {choice === 'CREATE_BODY' && <BodyForm begins={part?.begins} proposes={{ name, say: (body, next) => put(filled(body), next, { body: filled(body) }, body.name ?? '') }} {...own} />}
      {(choice === 'CLOSE_ROLE' || choice === 'CLOSE_BODY' || choice === 'RETIRE_POLICY') && target && (
        <CloseForm key={target.id} keptAs={name} isNeeded={choice === 'RETIRE_POLICY'} reason={begins.reason ?? ''} onPut={(reason) => put(reason ? { reason } : {}, { reason }, { reason })} onCancel={cancel} />
      )}
      {choice === 'WRITE_POLICY' && target && <PolicyForm key={target.id} keptAs={name} policyId={target.id} begins={part?.begins ?? {}} onPut={(policy, next) => put(filled(policy), next, { policy })} onCancel={cancel} />}
      {choice === 'NEW_POLICY' && <PolicyForm keptAs={name} policyId={null} begins={part?.begins ?? {}} onPut={(policy, next) => put(filled(policy), next, { policy }, policy.title ?? '')} onCancel={cancel} />}
      {isOfPolicy && !data && error && <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {targets && !target && <div className="row"><button type="button" className="btn t" onClick={cancel}>{text.common.cancel}</button></div>}
    </div>
  );
}

function CloseForm({ keptAs, isNeeded, reason, onPut, onCancel }: { keptAs: string; isNeeded: boolean; reason: string; onPut: (reason: string | null) => void; onCancel: () => void }): ReactNode {
  const { text } = useText();
  const words = useWords(proposalsWords);
  const kept = useKeptForm(keptAs);
  const put = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    kept.forget();
    onPut(String(new FormData(event.currentTarget).get('reason')).trim() || null);
  };
  return (
    <form className="sheet" {...kept.props} onSubmit={put}>
      <label className="lb" htmlFor="p-why">{words.closeWhy}{!isNeeded && <span className="q"> ({text.common.optional})</span>}</label>
      <input className="in" id="p-why" name="reason" maxLength={500} required={isNeeded} defaultValue={reason} />
      <Buttons onCancel={() => { kept.forget(); onCancel(); }} />
    </form>
  );
}

interface PolicyFormProps {
  keptAs: string;
  policyId: string | null;
  begins: PolicyBegins;
  onPut: (policy: { title?: string; ownerId?: string; body: string; note: string | null }, begins: PolicyBegins) => void;
  onCancel: () => void;
}

function PolicyForm({ keptAs, policyId, begins, onPut, onCancel }: PolicyFormProps): ReactNode {
  const { text } = useText();
  const words = useWords(proposalsWords);
  const kept = useKeptForm(keptAs);
  const [{ data, error }, refetch] = useQuery({ query: PolicyTextDocument, variables: { id: policyId ?? '' }, pause: !policyId });
  const [owner, setOwner] = useState<Pick<Found, 'id' | 'name'> | null>(begins.owner ?? null);
  const [refusal, setRefusal] = useState<string | null>(null);
  if (policyId && !data) return error ? <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} /> : <Loading />;
  const inForce = data?.policy.current?.body ?? '';
  const put = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string): string => String(form.get(name) ?? '').trim();
    if (!policyId && !owner) return setRefusal(words.ownerNeeded);
    // Lines end as they do everywhere else, whatever the form makes of them.
    const body = String(form.get('body')).replaceAll('\r\n', '\n');
    if (body.trim() === inForce.trim()) return setRefusal(words.changesNothing);
    kept.forget();
    const [title, note] = [said('title'), said('note') || null];
    onPut({ ...(!policyId && owner && { title, ownerId: owner.id }), body, note }, { title, owner, body, note });
  };
  return (
    <form className="sheet" {...kept.props} onSubmit={put}>
      <div className="fields">
        {!policyId && (
          <>
            <div><label className="lb" htmlFor="p-name">{words.policyNew}</label><input className="in" id="p-name" name="title" required maxLength={300} defaultValue={begins.title ?? ''} /></div>
            <Suspense fallback={<Loading />}><PersonPicker label={words.policyOwner} chosen={begins.owner?.name} onChoose={(found) => { setOwner(found); setRefusal(null); }} /></Suspense>
          </>
        )}
        <div className="all"><label className="lb" htmlFor="p-text">{words.policyText}</label><textarea className="in text" id="p-text" name="body" rows={16} required maxLength={200_000} defaultValue={begins.body ?? inForce} onInput={() => setRefusal(null)} /></div>
        <div className="all"><label className="lb" htmlFor="p-note">{words.note} <span className="q">({text.common.optional})</span></label><input className="in" id="p-note" name="note" maxLength={1000} defaultValue={begins.note ?? ''} /></div>
      </div>
      {refusal && <p role="alert" className="bad">{refusal}</p>}
      <Buttons onCancel={() => { kept.forget(); onCancel(); }} />
    </form>
  );
}

function Buttons({ onCancel }: { onCancel: () => void }): ReactNode {
  const { text } = useText();
  const words = useWords(rolesWords);
  return <div className="row" style={{ marginTop: 12 }}><button className="btn p">{words.into}</button><button type="button" className="btn t" onClick={onCancel}>{text.common.cancel}</button></div>;
}

/** Of what the form says, what isn't as it stands. */
function changed(said: object, stands: object): object {
  const now: Record<string, unknown> = { ...stands, ...('sponsor' in stands && { sponsorId: (stands.sponsor as { id: string } | null)?.id }) };
  const plain = (value: unknown): string => JSON.stringify(value && typeof value === 'object' && 'amount' in value ? Number(value.amount) : (value ?? null));
  return Object.fromEntries(Object.entries(said).filter(([field, value]) => plain(value) !== plain(now[field])));
}

/** Of what the form says of something new, what is said at all. */
function filled(said: object): object {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0)));
}
