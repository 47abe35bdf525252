import { type FocusEvent, type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem } from '../../app/api';
import { useIsKept, useKeptWhole } from '../../app/kept';
import { useText } from '../../app/language';
import { Refusal } from '../../app/states';
import { useUnsaved } from '../../app/unsaved';
import { useWords } from '../../app/words';
import type { PolicyChoicesQuery, PolicyKind } from '../../graphql/graphql';
import { kinds } from './policies';
import { EditPolicyDocument, type PolicyShown } from './policies.query';
import { policiesWords } from './policies.words';
import { Facts } from './policy-parts';

interface FactsTyped { title: string; kind: PolicyKind; departmentId: string; reviewOn: string; approvalsNeeded: string; approverRoleIds: string[]; departmentIds: string[]; roleIds: string[]; version: number }
interface RoleChoice { id: string; name: string; note: string; isEmpty: boolean }
interface FactsProps { policy: PolicyShown; choices: PolicyChoicesQuery; onChanged: (isChanged: boolean) => void; onSaved: () => void }

/** What is said of a policy beside its text, in a line; written anew where nobody approves it yet, where something is typed, or when asked. */
export function PolicyFacts(asked: FactsProps): ReactNode {
  const { policy } = asked;
  const words = useWords(policiesWords);
  const isKept = useIsKept();
  const [isOpen, setOpen] = useState(policy.approvers.length === 0 || isKept(`facts.${policy.id}`));
  /** What was saved here, until it is read again. */
  const [saved, setSaved] = useState<FactsTyped | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef<boolean | null>(null);
  useEffect(() => {
    // Opened by the button, its form has the focus; closed, the button.
    if (wasOpen.current !== null && wasOpen.current !== isOpen) (isOpen ? document.getElementById('title') : opener.current)?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (isOpen) return <FactsForm {...asked} saved={saved} onSave={setSaved} onClose={() => setOpen(false)} />;
  return (
    <section className="sec" id="about">
      <div className="sech"><h2>{words.facts}</h2><button type="button" className="btn o r" ref={opener} onClick={() => setOpen(true)}>{words.changeFacts}</button></div>
      <p className="s m"><Facts policy={policy} /></p>
    </section>
  );
}

function FactsForm({ policy, choices, onChanged, onSaved, saved, onSave, onClose }: FactsProps & { saved: FactsTyped | null; onSave: (facts: FactsTyped) => void; onClose: () => void }): ReactNode {
  const { text } = useText();
  const words = useWords(policiesWords);
  const client = useClient();
  const toast = useToast();
  const isKept = useIsKept();
  const read = factsOf(policy, choices);
  const base = saved && saved.version > read.version ? saved : read;
  const [kept, keep] = useKeptWhole<FactsTyped>(`facts.${policy.id}`);
  const facts = kept ?? base;
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isChanged = kept !== null && JSON.stringify({ ...kept, version: 0 }) !== JSON.stringify({ ...base, version: 0 });
  useUnsaved(isChanged && !isBusy, { isKept: true });
  useEffect(() => {
    onChanged(isChanged);
    return () => onChanged(false);
  }, [isChanged, onChanged]);
  const set = (part: Partial<FactsTyped>): void => keep({ ...facts, ...part });
  // Somebody saved first: what stands now is read again and shown beside what is typed.
  const isConflict = problem?.code === 'CONFLICT' && kept !== null && base.version !== kept.version;
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { title, kind, departmentId, reviewOn, approvalsNeeded, approverRoleIds, departmentIds, roleIds } = facts;
    setBusy(true);
    const { data, problem: refused } = await act(client, EditPolicyDocument, { input: { id: policy.id, version: isConflict ? base.version : facts.version, title, kind, departmentId: departmentId || null, reviewOn: reviewOn || null, approvalsNeeded: Number(approvalsNeeded) || 1, approverRoleIds, audience: { departmentIds, roleIds } } });
    setBusy(false);
    setProblem(refused);
    if (!data && refused?.code !== 'CONFLICT') return;
    if (data) onSave({ ...facts, version: data.editPolicy.version });
    onSaved();
    if (!data) return;
    keep(null);
    // Whoever sends it needs somebody who approves it: until then they are chosen here.
    if (approverRoleIds.length > 0) onClose();
    toast({ text: isKept(`draft.${policy.open?.id}`) ? words.factsSavedOnly : words.factsSaved });
  };
  const roles: RoleChoice[] = choices.roles.map(({ id, name, body, department, assignments }) => ({ id, name: [name, [body?.name, department?.name].find((one) => one && !name.includes(one))].filter(Boolean).join(', '), note: words.people(assignments.length), isEmpty: assignments.length === 0 }));
  const named = (ids: readonly string[], of: readonly { id: string; name: string }[]): string => ids.map((id) => of.find((one) => one.id === id)?.name ?? '').join(', ');
  const now = (field: keyof FactsTyped, show: string): ReactNode => isConflict && JSON.stringify(base[field]) !== JSON.stringify(facts[field]) && <p className="theirs">{text.initiative.theirs}: <b>{show || '–'}</b> <button type="button" className="btn t" onClick={() => set({ [field]: base[field] })}>{text.initiative.takeTheirs}</button></p>;
  return (
    <form className="sec" id="about" onSubmit={(event) => void save(event)}>
      <div className="sech"><h2>{words.facts}</h2></div>
      <fieldset className="fields" disabled={isBusy}>
        <div className="all"><label className="lb" htmlFor="title">{words.name}</label><input className="in" id="title" required maxLength={300} value={facts.title} onChange={({ target }) => set({ title: target.value })} />{now('title', base.title)}</div>
        <div><label className="lb" htmlFor="kind">{words.kind}</label><select className="in" id="kind" value={facts.kind} onChange={({ target }) => set({ kind: target.value as PolicyKind })}>{kinds.map((kind) => <option key={kind} value={kind}>{words.kinds[kind]}</option>)}</select>{now('kind', words.kinds[base.kind])}</div>
        <div><label className="lb" htmlFor="department">{words.department}</label><select className="in" id="department" value={facts.departmentId} onChange={({ target }) => set({ departmentId: target.value })}><option value="">–</option>{choices.departments.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>{now('departmentId', named([base.departmentId], choices.departments))}</div>
        <RoleChoices label={words.approverRoles} of={roles} unable={(role) => role.isEmpty} chosen={facts.approverRoleIds} onChoose={(approverRoleIds) => set({ approverRoleIds })}>{now('approverRoleIds', named(base.approverRoleIds, roles))}</RoleChoices>
        <div><label className="lb" htmlFor="needed">{words.needed}</label><input className="in" id="needed" type="number" min={1} max={50} required value={facts.approvalsNeeded} onChange={({ target }) => set({ approvalsNeeded: target.value })} />{now('approvalsNeeded', base.approvalsNeeded)}</div>
        <Choices legend={`${words.departments}. ${words.bindHint}`} of={choices.departments} chosen={facts.departmentIds} onChoose={(departmentIds) => set({ departmentIds })}>{now('departmentIds', named(base.departmentIds, choices.departments))}</Choices>
        <RoleChoices label={words.roles} of={roles} chosen={facts.roleIds} onChoose={(roleIds) => set({ roleIds })}>{now('roleIds', named(base.roleIds, roles))}</RoleChoices>
        <div><label className="lb" htmlFor="review">{words.reviewOn} <span className="q">({text.common.optional})</span></label><input className="in" id="review" type="date" value={facts.reviewOn} onChange={({ target }) => set({ reviewOn: target.value })} />{now('reviewOn', base.reviewOn)}</div>
      </fieldset>
      <Refusal problem={problem} />
      <div className="row"><button className="btn o" disabled={isBusy}>{isConflict ? text.initiative.saveMine : words.saveFacts}</button>{isChanged && <button type="button" className="btn t" onClick={() => { keep(null); setProblem(null); }}>{words.dropTyped}</button>}{!isChanged && <button type="button" className="btn t" onClick={onClose}>{words.closeIt}</button>}</div>
    </form>
  );
}

/** Roles that were closed meanwhile fall away: they can be neither seen nor kept. */
function factsOf({ title, kind, department, reviewOn, approvalsNeeded, approvers, boundDepartments, boundRoles, version }: PolicyShown, { roles }: PolicyChoicesQuery): FactsTyped {
  const open = (of: readonly { id: string }[]): string[] => of.map(({ id }) => id).filter((id) => roles.some((role) => role.id === id)).sort();
  return { title, kind, departmentId: department?.id ?? '', reviewOn: reviewOn ?? '', approvalsNeeded: String(approvalsNeeded), approverRoleIds: open(approvers), departmentIds: boundDepartments.map(({ id }) => id).sort(), roleIds: open(boundRoles), version };
}

/** Roles are many: they are chosen one by one from a list, and those chosen stand below it. */
function RoleChoices({ label, of, chosen, unable, onChoose, children }: { label: string; of: readonly RoleChoice[]; chosen: readonly string[]; unable?: (role: RoleChoice) => boolean; onChoose: (ids: string[]) => void; children?: ReactNode }): ReactNode {
  const words = useWords(policiesWords);
  const id = useId();
  const [picked, setPicked] = useState('');
  const select = useRef<HTMLSelectElement>(null);
  // Not at the change of the list: keys go through it one by one.
  const add = (): void => {
    onChoose([...chosen, picked].sort());
    setPicked('');
    select.current?.focus();
  };
  // What was picked and left is meant.
  const leave = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (!picked || currentTarget.contains(relatedTarget)) return;
    onChoose([...chosen, picked].sort());
    setPicked('');
  };
  const takeOff = (roleId: string): void => {
    onChoose(chosen.filter((one) => one !== roleId));
    select.current?.focus();
  };
  return (
    <div>
      <label className="lb" htmlFor={id}>{label}</label>
      <div className="row nowrap" onBlur={leave}><select ref={select} className="in" id={id} value={picked} onChange={({ target }) => setPicked(target.value)}>
        <option value="">{words.addRole}</option>
        {of.filter((role) => !chosen.includes(role.id)).map((role) => <option key={role.id} value={role.id} disabled={unable?.(role)}>{role.name} ({role.note})</option>)}
      </select><button type="button" className="btn o" disabled={!picked} aria-label={`${words.addIt}: ${label}`} onClick={add}>{words.addIt}</button></div>
      {chosen.length > 0 && <div className="row chosen" role="group" aria-label={label}>{of.filter((role) => chosen.includes(role.id)).map((role) => <button key={role.id} type="button" className="btn o" aria-label={words.takeOff(role.name)} onClick={() => takeOff(role.id)}>{role.name} ×</button>)}</div>}
      {children}
    </div>
  );
}

function Choices({ legend, of, chosen, onChoose, children }: { legend: string; of: readonly { id: string; name: string }[]; chosen: readonly string[]; onChoose: (ids: string[]) => void; children?: ReactNode }): ReactNode {
  return (
    <fieldset className="all">
      <legend className="lb">{legend}</legend>
      <div className="checks">{of.map(({ id, name }) => <label key={id}><input type="checkbox" checked={chosen.includes(id)} onChange={({ target }) => onChoose((target.checked ? [...chosen, id] : chosen.filter((one) => one !== id)).sort())} />{name}</label>)}</div>
      {children}
    </fieldset>
  );
}
