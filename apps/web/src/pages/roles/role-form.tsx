import { type FormEvent, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { act, type Problem } from '../../app/api';
import { useKeptForm } from '../../app/kept';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import type { Found } from '../../app/person-picker';
import { Loading, Refusal } from '../../app/states';
import { useWords } from '../../app/words';
import type { MandatePart, ProposedRoleInput, Seat } from '../../graphql/graphql';
import { type Body, CloseRoleDocument, CreateRoleDocument, type Department, EditRoleDocument, type Role } from './roles.query';
import { rolesWords } from './roles.words';

const PersonPicker = lazy(() => import('../../app/person-picker').then(({ PersonPicker: picker }) => ({ default: picker })));
const seats: Seat[] = ['CHAIR', 'SECRETARY', 'MEMBER'];

/** Where each part of a mandate is written. */
const fieldOf: Partial<Record<MandatePart, string>> = { AUTHORITY: 'rauthority', DECISION_RIGHTS: 'rrights', BUDGET_LIMIT: 'rbudget' };

interface Asked {
  onDone: () => void;
  onCancel: () => void;
}

/** What a role is, as its form begins. */
export type RoleBegins = Partial<Omit<Role, 'body' | 'department' | 'sponsor'>> & { body?: { id: string } | null; department?: { id: string } | null; sponsor?: { id: string; name: string } | null };

/** Where a form says what is proposed instead of saving it: what it says, and what it begins with when it is opened again. Gives a refusal. */
export interface Say<Fields> {
  /** Under which name what is typed is kept. */
  name: string;
  say: (fields: Fields, begins: object) => string | null;
}

/** A role, new or known, with the mandate where it leads customer experience: saved, or said to whoever puts it into a proposal, where it may begin with what was said there. */
export function RoleForm({ role, begins, departments, bodies, isProgram, isToComplete = false, proposes, onDone, onCancel }: Asked & { isToComplete?: boolean; role?: Role; begins?: RoleBegins; departments: readonly Department[]; bodies: readonly Body[]; isProgram: boolean; proposes?: Say<ProposedRoleInput> }): ReactNode {
  const { text, format } = useText();
  const words = useWords(rolesWords);
  const client = useClient();
  const currency = useMe().organization?.currency ?? '';
  const shown: RoleBegins = { ...role, ...begins };
  const [home, setHome] = useState(shown.body ? `body ${shown.body.id}` : shown.department ? `department ${shown.department.id}` : '');
  const [leadsCx, setLeads] = useState(shown.leadsCx ?? false);
  const [sponsor, setSponsor] = useState<Pick<Found, 'id' | 'name'> | null>(shown.sponsor ?? null);
  const [typedSponsor, setTypedSponsor] = useState(shown.sponsor?.name ?? '');
  const [problem, setProblem] = useState<Problem | null>(null);
  /** After a conflict what is typed goes over what stands now. */
  const [current, setCurrent] = useState(role?.version ?? 0);
  const [isBusy, setBusy] = useState(false);
  const kept = useKeptForm(proposes?.name ?? (role ? `role.${role.id}` : 'role'));
  const missing = isToComplete && role ? role.missingOfMandate : [];
  const first = missing[0] && fieldOf[missing[0]];
  useEffect(() => {
    if (first) document.getElementById(first)?.focus();
  }, [first]);
  const mark = (part: MandatePart): ReactNode => missing.includes(part) && <> <b>· {words.isMissing}</b></>;
  const refuse = (message: string): void => setProblem({ code: 'INVALID', message, field: null, requestId: null, details: {} });
  const finish = (refused: Problem | null, isDone: boolean): void => {
    setBusy(false);
    setProblem(refused);
    setCurrent((refused?.details.current as { version?: number } | undefined)?.version ?? current);
    if (!isDone) return;
    kept.forget();
    onDone();
  };
  const save = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string): string | null => String(form.get(name) ?? '').trim() || null;
    const lines = (name: string): string[] => String(form.get(name) ?? '').split('\n').map((line) => line.trim()).filter(Boolean);
    const typedBudget = said('budget');
    const amount = typedBudget && format.readAmount(typedBudget, currency);
    if (typedBudget && !amount) return refuse(text.initiative.costUnread(format.amount('50000')));
    if (leadsCx && typedSponsor.trim() && !sponsor) return refuse(words.notChosen(typedSponsor));
    const fields = {
      name: String(form.get('name')),
      purpose: said('purpose'),
      accountabilities: lines('accountabilities'),
      domains: lines('domains'),
      needed: Number(form.get('needed')) || 1,
      seat: home.startsWith('body ') ? ((said('seat') as Seat | null) ?? null) : null,
      leadsCx,
      ...(leadsCx && { authority: said('authority'), decisionRights: said('rights'), budgetLimit: amount ? { amount } : null, sponsorId: sponsor?.id ?? null }),
    };
    const [kind, id = null] = home.split(' ');
    if (proposes) {
      const place = { ...(kind === 'body' && { bodyId: id }), ...(kind === 'department' && { departmentId: id }) };
      const refused = proposes.say({ ...fields, ...(!role && place) }, { ...fields, body: kind === 'body' && id ? { id } : null, department: kind === 'department' && id ? { id } : null, sponsor, budgetLimit: amount ? { amount } : null });
      if (refused) refuse(refused);
      else kept.forget();
      return;
    }
    setBusy(true);
    const { data, problem: refused } = role
      ? await act(client, EditRoleDocument, { input: { id: role.id, version: current, ...fields } })
      : await act(client, CreateRoleDocument, { input: { ...fields, ...(kind === 'body' && { bodyId: id }), ...(kind === 'department' && { departmentId: id }) } });
    finish(refused, data !== null);
  };
  const close = async (): Promise<void> => {
    setBusy(true);
    const { data, problem: refused } = await act(client, CloseRoleDocument, { input: { id: role?.id ?? '' } });
    finish(refused, data !== null);
  };
  return (
    <form className="sheet" {...kept.props} onSubmit={(event) => void save(event)}>
      <div className="fields">
        <div><label className="lb" htmlFor="rname">{words.name}</label><input className="in" id="rname" name="name" required maxLength={120} defaultValue={shown.name} autoFocus={!first && !proposes} /></div>
        {!role && (
          <div>
            <label className="lb" htmlFor="rin">{words.in}</label>
            <select className="in" id="rin" value={home} onChange={({ target }) => setHome(target.value)} required={!isProgram}>
              <option value="">{isProgram ? words.nowhere : ''}</option>
              {isProgram && bodies.map(({ id, name }) => <option key={id} value={`body ${id}`}>{name}</option>)}
              {departments.map(({ id, name }) => <option key={id} value={`department ${id}`}>{name}</option>)}
            </select>
          </div>
        )}
        <div><label className="lb" htmlFor="rneeded">{words.needed}</label><input className="in" id="rneeded" name="needed" type="number" min={1} max={500} required defaultValue={shown.needed ?? 1} /></div>
        {home.startsWith('body ') && <div><label className="lb" htmlFor="rseat">{words.seat}</label><select className="in" id="rseat" name="seat" defaultValue={shown.seat ?? ''}><option value="">{words.noSeat}</option>{seats.map((seat) => <option key={seat} value={seat}>{words.seats[seat]}</option>)}</select></div>}
        <div className="all"><label className="lb" htmlFor="rpurpose">{words.purpose} <span className="q">({text.common.optional})</span></label><textarea className="in" id="rpurpose" name="purpose" maxLength={2000} defaultValue={shown.purpose ?? ''} /></div>
        <div><label className="lb" htmlFor="raccount">{words.accountabilities} <span className="q">({text.common.optional})</span></label><textarea className="in" id="raccount" name="accountabilities" defaultValue={shown.accountabilities?.join('\n')} /></div>
        <div><label className="lb" htmlFor="rdomains">{words.domains} <span className="q">({text.common.optional})</span></label><textarea className="in" id="rdomains" name="domains" defaultValue={shown.domains?.join('\n')} /></div>
        <div className="all checks"><label><input type="checkbox" checked={leadsCx} onChange={({ target }) => setLeads(target.checked)} />{words.leadsCx}</label></div>
        {leadsCx && (
          <>
            <div className="all"><label className="lb" htmlFor="rauthority">{words.authority}{mark('AUTHORITY')}</label><textarea className="in" id="rauthority" name="authority" maxLength={2000} defaultValue={shown.authority ?? ''} /></div>
            <div className="all"><label className="lb" htmlFor="rrights">{words.rights}{mark('DECISION_RIGHTS')}</label><textarea className="in" id="rrights" name="rights" maxLength={2000} defaultValue={shown.decisionRights ?? ''} /></div>
            <div><label className="lb" htmlFor="rbudget">{words.budget}, {format.currency(currency)}{mark('BUDGET_LIMIT')}</label><input className="in" id="rbudget" name="budget" inputMode="decimal" defaultValue={shown.budgetLimit ? format.amount(shown.budgetLimit.amount) : ''} /></div>
            <Suspense fallback={<Loading />}><PersonPicker label={missing.includes('SPONSOR') ? `${words.sponsor} · ${words.isMissing}` : words.sponsor} chosen={shown.sponsor?.name} onChoose={setSponsor} onType={setTypedSponsor} /></Suspense>
          </>
        )}
      </div>
      <Refusal problem={problem} />
      <div className="row"><button className="btn p" disabled={isBusy}>{proposes ? words.into : text.common.save}</button><button type="button" className="btn t" onClick={() => { kept.forget(); onCancel(); }}>{text.common.cancel}</button>{role && !proposes && role.assignments.length === 0 && <button type="button" className="btn t r" disabled={isBusy} onClick={() => void close()}>{words.close}</button>}</div>
    </form>
  );
}
