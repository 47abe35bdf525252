import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem } from '../../app/api';
import { useKept } from '../../app/kept';
import { useText } from '../../app/language';
import { NoAccess } from '../../app/no-access';
import type { Found } from '../../app/person-picker';
import { Loading, Refusal } from '../../app/states';
import { useWords } from '../../app/words';
import { AssignRoleDocument, type Assignment, EndRoleAssignmentDocument, type Role } from './roles.query';
import { rolesWords } from './roles.words';

const PersonPicker = lazy(() => import('../../app/person-picker').then(({ PersonPicker: picker }) => ({ default: picker })));

interface Asked {
  onDone: () => void;
  onCancel: () => void;
}

/** Puts somebody in a role, in its row. */
export function AssignForm({ role, onDone, onUndone = onDone, onCancel }: Asked & { role: Pick<Role, 'id' | 'name'> & { department?: { id: string } | null }; onUndone?: () => void }): ReactNode {
  const { text } = useText();
  const words = useWords(rolesWords);
  const client = useClient();
  const toast = useToast();
  const [{ person, until, reason }, keep, forget] = useKept(`role.${role.id}`, () => ({ person: null as Pick<Found, 'id' | 'name' | 'hasAccess'> | null, until: '', reason: '' }));
  const typed = { person, until, reason };
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const giveUp = (): void => {
    forget();
    onCancel();
  };
  const undo = async (id: string): Promise<void> => {
    const { data, problem: refused } = await act(client, EndRoleAssignmentDocument, { input: { id, reason: null } });
    toast({ text: data ? words.ended(person?.name ?? '') : refused?.message || text.problem.network });
    onUndone();
  };
  const save = async (): Promise<void> => {
    if (!person) return;
    setBusy(true);
    const { data, problem: refused } = await act(client, AssignRoleDocument, { input: { roleId: role.id, personId: person.id, electedUntil: until || null, reason: reason.trim() || null } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    forget();
    toast({ text: words.assigned(person.name), act: { seconds: 10, label: text.work.undo, run: () => void undo(data.assignRole.id) } });
    onDone();
  };
  return (
    <form className="sheet" onSubmit={(event) => { event.preventDefault(); void save(); }} onKeyDown={(event) => { if (event.key === 'Escape') giveUp(); }}>
      <div className="inline">
        <Suspense fallback={<Loading />}><PersonPicker label={words.person} chosen={person?.name} onChoose={(found) => keep({ ...typed, person: found && { id: found.id, name: found.name, hasAccess: found.hasAccess } })} firstOf={{ departmentId: role.department?.id }} autoFocus /></Suspense>
        <div><label className="lb" htmlFor={`until-${role.id}`}>{words.until} <span className="q">({text.common.optional})</span></label><input className="in" id={`until-${role.id}`} type="date" value={until} onChange={({ target }) => keep({ ...typed, until: target.value })} /></div>
        <div><label className="lb" htmlFor={`why-${role.id}`}>{words.reason} <span className="q">({text.common.optional})</span></label><input className="in" id={`why-${role.id}`} maxLength={500} value={reason} onChange={({ target }) => keep({ ...typed, reason: target.value })} /></div>
      </div>
      {person?.hasAccess === false && <NoAccess name={person.name} />}
      <Refusal problem={problem} />
      <div className="row"><button className="btn p" disabled={!person || isBusy}>{person ? words.assignName(person.name) : words.assign}</button><button type="button" className="btn t" onClick={giveUp}>{text.common.cancel}</button></div>
    </form>
  );
}

export function EndForm({ assignment: { id, person }, onDone, onCancel }: Asked & { assignment: Assignment }): ReactNode {
  const { text } = useText();
  const words = useWords(rolesWords);
  const client = useClient();
  const toast = useToast();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const end = async (): Promise<void> => {
    setBusy(true);
    const { data, problem: refused } = await act(client, EndRoleAssignmentDocument, { input: { id, reason: reason.trim() || null } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    toast({ text: words.ended(person.name) });
    onDone();
  };
  return (
    <form className="sheet" onSubmit={(event) => { event.preventDefault(); void end(); }} onKeyDown={(event) => { if (event.key === 'Escape') onCancel(); }}>
      <h3>{words.endTitle(person.name)}</h3>
      <p className="s m">{words.endDeck}</p>
      <label className="lb" htmlFor={`end-${id}`}>{words.reason} <span className="q">({text.common.optional})</span></label>
      <input className="in" id={`end-${id}`} maxLength={500} autoFocus value={reason} onChange={({ target }) => setReason(target.value)} />
      <Refusal problem={problem} />
      <div className="row" style={{ marginTop: 12 }}><button className="btn p" disabled={isBusy}>{words.end}</button><button type="button" className="btn t" onClick={onCancel}>{text.common.cancel}</button></div>
    </form>
  );
}
