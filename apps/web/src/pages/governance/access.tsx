import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem, problemOf } from '../../app/api';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { Failed, Loading, Refusal, useFocusBack, usePageTitle } from '../../app/states';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import type { Access as AccessRole, AccessQuery } from '../../graphql/graphql';
import { GovernanceTabs } from './tabs';
import { useQuery } from '../../app/query';

const AccessDocument = graphql(`
  query Access {
    memberships { id access person { id name title } departments { id name } can { changeAccess endAccess issueResetLink } }
    invitations { id email access expiresAt person { id name } department { id name } }
    departments { id name head { id name } }
  }
`);
const NamesakesDocument = graphql(`query Namesakes($text: String!) { search(text: $text, kinds: [PERSON], first: 4) { id isPast person { id name title email hasAccess department { id name } } } }`);
const InviteMemberDocument = graphql(`mutation InviteMember($input: InviteMemberInput!) { inviteMember(input: $input) { link isMailed invitation { id } } }`);
const RenewInvitationDocument = graphql(`mutation RenewInvitation($input: InvitationIdInput!) { renewInvitation(input: $input) { link isMailed invitation { id } } }`);
const RevokeInvitationDocument = graphql(`mutation RevokeInvitation($input: InvitationIdInput!) { revokeInvitation(input: $input) { id } }`);
const ChangeAccessDocument = graphql(`mutation ChangeAccess($input: ChangeAccessInput!) { changeAccess(input: $input) { id access } }`);
const IssueResetLinkDocument = graphql(`mutation IssueResetLink($input: IssueResetLinkInput!) { issueResetLink(input: $input) { link expiresAt } }`);
const EndAccessDocument = graphql(`mutation EndAccess($input: EndAccessInput!) { endAccess(input: $input) { id endedAt } }`);

const all: AccessRole[] = ['ADMIN', 'PROGRAM_OFFICE', 'DEPARTMENT_HEAD', 'EXECUTIVE', 'CONTRIBUTOR', 'VIEWER'];
/** What the program office gives (ADR 15). */
const ofProgramOffice: AccessRole[] = ['DEPARTMENT_HEAD', 'CONTRIBUTOR', 'VIEWER'];

interface Made {
  email: string;
  link: string;
  isMailed: boolean;
}

const en = {
  onlyHere: 'This address opens on this machine alone: for others, set PUBLIC_URL to the address at which they reach it.',
  page: 'Access', title: (members: number, open: number): string => `${members === 1 ? 'One person has' : `${members} people have`} access${open === 0 ? '' : `; ${open === 1 ? 'one invitation waits' : `${open} invitations wait`}`}`,
  titleSome: 'Invite heads of department, contributors and viewers',
  waiting: 'Invitations not accepted yet', heads: (name: string): string => `heads ${name}`, renew: 'New link', revoke: 'Take back', revoked: (email: string): string => `The invitation of ${email} doesn’t work any more`, same: 'It is the same person', another: 'It is somebody else', isIt: 'Is it one of them?', headedBy: (name: string): string => `${name} heads it on the structure page, and stays so. Whoever you invite may do the same there; who heads it is changed in Structure.`, department: 'Department', noDepartment: 'none yet', chooseDepartment: 'choose one', anotherDepartment: 'And another department',
};
const es: typeof en = {
  onlyHere: 'Esta dirección solo se abre en este ordenador: para los demás, pon en PUBLIC_URL la dirección en la que lo alcanzan.',
  page: 'Accesos', title: (members, open) => `${members === 1 ? 'Una persona tiene' : `${members} personas tienen`} acceso${open === 0 ? '' : `; ${open === 1 ? 'una invitación espera' : `${open} invitaciones esperan`}`}`,
  titleSome: 'Invita a quienes dirigen un área, colaboran o consultan',
  waiting: 'Invitaciones sin aceptar', heads: (name) => `dirige ${name}`, renew: 'Enlace nuevo', revoke: 'Retirar', revoked: (email) => `La invitación de ${email} ya no sirve`, same: 'Es la misma persona', another: 'Es otra persona', isIt: '¿Es alguna de estas personas?', headedBy: (name) => `En Estructura la dirige ${name}, y así se queda. La persona invitada podrá hacer lo mismo en el área; quién la dirige se cambia en Estructura.`, department: 'Área', noDepartment: 'ninguna todavía', chooseDepartment: 'elige una', anotherDepartment: 'Y otra área',
};

/** Who has access, who was invited, and the row that invites somebody by a link shown once. */
export function Access(): ReactNode {
  const { text } = useText();
  const words = useWords({ en, es });
  const me = useMe();
  const { form, name: invited } = useSearch({ from: '/$organization/governance/access' });
  const navigate = useNavigate();
  const [{ data, error, fetching }, refetch] = useQuery({ query: AccessDocument });
  const [made, setMade] = useState<Made | null>(null);
  usePageTitle(words.page, me.organization?.name);
  // The address asks once: the same act works again.
  const forget = useCallback(() => void navigate({ to: '/$organization/governance/access', params: { organization: me.organization?.slug ?? '' }, replace: true, resetScroll: false }), [navigate, me.organization?.slug]);
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  if (!data) return fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={reload} />;
  const { memberships, invitations, departments } = data;
  const choices = me.access === 'ADMIN' ? all : ofProgramOffice;
  const linked = (next: Made): void => {
    setMade(next);
    reload();
  };
  return (
    <>
      <GovernanceTabs organization={me.organization?.slug ?? ''} />
      <div className="hd">
        <h1>{me.access === 'ADMIN' ? words.title(memberships.length, invitations.length) : words.titleSome}</h1>
        {me.access !== 'ADMIN' && <p className="deck">{text.structure.membersSome}</p>}
      </div>
      <section className="sec">
        <div className="sech"><h2>{text.structure.invite}</h2></div>
        <Invite choices={choices} departments={departments} isAsked={form === 'invite'} invited={invited} onAsked={forget} onMade={linked} />
        {made && <Linked made={made} />}
      </section>
      {invitations.length > 0 && (
        <section className="sec">
          <div className="sech"><h2>{words.waiting}</h2></div>
          <table><tbody>{invitations.map((invitation) => <Waiting key={invitation.id} invitation={invitation} onMade={linked} onRevoked={() => { if (made?.email === invitation.email) setMade(null); reload(); }} />)}</tbody></table>
        </section>
      )}
      {memberships.length > 0 && (
        <section className="sec">
          <div className="sech"><h2>{text.structure.members}</h2></div>
          <table>
            <thead><tr><th>{text.structure.name}</th><th>{text.structure.accessOf}</th><th><span className="vh">{text.structure.endAccess}</span></th></tr></thead>
            <tbody>{memberships.map((membership) => <Member key={membership.id} membership={membership} choices={choices} departments={departments} onDone={reload} />)}</tbody>
          </table>
        </section>
      )}
    </>
  );
}

/** A link is shown once: whoever made it hands it over. */
function Linked({ made }: { made: Made }): ReactNode {
  const { text } = useText();
  const words = useWords({ en, es });
  const toast = useToast();
  return (
    <div className="sheet" role="status">
      <p className="s m">{text.structure.linkReady(made.email)} {made.isMailed && text.structure.mailed}</p>
      <div className="link"><input className="in" readOnly value={made.link} aria-label={text.structure.linkReady(made.email)} onFocus={(event) => event.target.select()} /><button type="button" className="btn o" onClick={() => void navigator.clipboard.writeText(made.link).then(() => toast({ text: text.structure.copied }))}>{text.structure.copy}</button></div>
      {/^https?:\/\/(localhost|127\.)/.test(made.link) && <p className="s q">{words.onlyHere}</p>}
    </div>
  );
}

/** An invitation that nobody has accepted: a new link for it, or none any more. */
function Waiting({ invitation: { id, email, access, expiresAt, person, department }, onMade, onRevoked }: { invitation: AccessQuery['invitations'][number]; onMade: (made: Made) => void; onRevoked: () => void }): ReactNode {
  const { text, format } = useText();
  const words = useWords({ en, es });
  const client = useClient();
  const toast = useToast();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const renew = async (): Promise<void> => {
    setBusy(true);
    const { data, problem: refused } = await act(client, RenewInvitationDocument, { input: { id } });
    setBusy(false);
    setProblem(refused);
    if (data) onMade({ email, ...data.renewInvitation });
  };
  const revoke = async (): Promise<void> => {
    setBusy(true);
    const { data, problem: refused } = await act(client, RevokeInvitationDocument, { input: { id } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    toast({ text: words.revoked(email) });
    document.getElementById('content')?.focus();
    onRevoked();
  };
  return (
    <tr>
      <td><b>{person.name}</b><br /><span className="q">{email}</span></td>
      <td style={{ overflowWrap: 'normal' }}>{department ? words.heads(department.name) : text.access[access]}<br /><span className="q">{text.structure.until(format.shortDay(expiresAt))}</span><Refusal problem={problem} /></td>
      <td className="n" style={{ whiteSpace: 'normal' }}>
        <button type="button" className="btn t" disabled={isBusy} aria-label={`${words.renew}: ${email}`} onClick={() => void renew()}>{words.renew}</button>
        <button type="button" className="btn t" disabled={isBusy} aria-label={`${words.revoke}: ${email}`} onClick={() => void revoke()}>{words.revoke}</button>
      </td>
    </tr>
  );
}

type Department = AccessQuery['departments'][number];

function Invite({ choices, departments, isAsked, invited, onAsked, onMade }: { invited?: string; choices: AccessRole[]; departments: readonly Department[]; isAsked: boolean; onAsked: () => void; onMade: (made: Made) => void }): ReactNode {
  const { text } = useText();
  const words = useWords({ en, es });
  const client = useClient();
  // Whom one came to invite; the address forgets it, the form doesn't.
  const [name, setName] = useState(invited);
  const [access, setAccess] = useState<AccessRole>('CONTRIBUTOR');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const [typedName, setTypedName] = useState(invited ?? '');
  /** Somebody who is here, until another name is typed over theirs. */
  const [chosen, setChosen] = useState<{ id: string } | null>(null);
  const [typedEmail, setTypedEmail] = useState('');
  // Of an address what stands before its sign is looked for, until a name is typed.
  const asked = useDeferredValue(typedName.trim() || (typedEmail.split('@')[0] ?? '').replace(/[._-]+/g, ' ').trim());
  const [{ data: known }] = useQuery({ query: NamesakesDocument, variables: { text: asked }, pause: asked.length < 3 });
  /** Who is here already and may be meant. */
  const people = chosen || asked.length < 3 ? [] : (known?.search ?? []).flatMap(({ isPast, person }) => (person && !isPast && !person.hasAccess ? [person] : []));
  const [departmentId, setDepartment] = useState('');
  /** The access was chosen with somebody who heads a department, not by hand. */
  const wasTaken = useRef(false);
  const headed = access === 'DEPARTMENT_HEAD' ? departments.find(({ id }) => id === departmentId)?.head : undefined;
  useEffect(() => {
    if (!isAsked) return;
    first.current?.focus();
    onAsked();
  }, [isAsked, onAsked]);
  const submit = async (form: HTMLFormElement, who: { personId?: string; isAnother?: boolean } = {}): Promise<void> => {
    const given = new FormData(form);
    const email = String(given.get('email'));
    setBusy(true);
    const { data, problem: refused } = await act(client, InviteMemberDocument, { input: { email, name: String(given.get('name')).trim() || null, access, departmentId: String(given.get('department')) || null, ...(chosen && { personId: chosen.id }), ...who } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    // The next one is somebody else.
    setName(undefined);
    setTypedName('');
    setTypedEmail('');
    setChosen(null);
    setDepartment('');
    form.reset();
    onMade({ email, ...data.inviteMember });
  };
  const isHead = access === 'DEPARTMENT_HEAD';
  const namesake = problem?.code === 'CONFLICT' ? (problem.details.personId as string | undefined) : undefined;
  const form = useRef<HTMLFormElement>(null);
  /** Somebody who is here: their name and address go into the form, and the link is theirs. */
  const take = ({ id, name: called, email, department }: { id: string; name: string; email?: string | null; department?: { id: string } | null }): void => {
    const own = departments.find((one) => one.head?.id === id);
    // Whoever heads one is most likely invited as that; the others are of where they work.
    if (own && choices.includes('DEPARTMENT_HEAD')) setAccess('DEPARTMENT_HEAD');
    else if (wasTaken.current) setAccess('CONTRIBUTOR');
    wasTaken.current = own !== undefined;
    setDepartment(own?.id ?? (departmentId || (department?.id ?? '')));
    setChosen({ id });
    setTypedName(called);
    (form.current?.elements.namedItem('name') as HTMLInputElement).value = called;
    if (!first.current) return;
    if (email && !first.current.value.includes('@')) first.current.value = email;
    first.current.focus();
  };
  const [only] = people.length === 1 ? people : [];
  useEffect(() => {
    // Whom one came to invite is somebody who is here: nothing is left to ask.
    if (only && invited && only.name === invited && typedName === invited) take(only);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when they are found
  }, [only?.id]);
  const again = (who: { personId?: string; isAnother?: boolean }): void => void (form.current && submit(form.current, who));
  return (
    <form ref={form} onInput={() => namesake && setProblem(null)} onSubmit={(event) => { event.preventDefault(); void submit(event.currentTarget); }}>
      <div className="inline">
        <div><label className="lb" htmlFor="invite">{text.structure.inviteEmail}</label><input ref={first} className="in" id="invite" name="email" type="email" required maxLength={254} onInput={(event) => setTypedEmail(event.currentTarget.value)} /></div>
        <div><label className="lb" htmlFor="invite-name">{text.structure.name}</label><input className="in" id="invite-name" name="name" required maxLength={120} autoComplete="off" defaultValue={name ?? ''} key={name ?? ''} onInput={(event) => { setTypedName(event.currentTarget.value); setChosen(null); }} /></div>
        <div>
          <label className="lb" htmlFor="may">{text.structure.inviteAs}</label>
          <select className="in" id="may" value={access} onChange={(event) => { wasTaken.current = false; setAccess(event.target.value as AccessRole); }}>{choices.map((choice) => <option key={choice} value={choice}>{text.access[choice]}</option>)}</select>
        </div>
        <div>
          <label className="lb" htmlFor="in">{isHead ? text.structure.inviteIn : words.department}</label>
          <select className="in" id="in" name="department" required={isHead} value={departmentId} onChange={({ target }) => setDepartment(target.value)}>
            <option value="">{isHead ? words.chooseDepartment : words.noDepartment}</option>
            {departments.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
        </div>
        <button className="btn p" disabled={isBusy}>{text.structure.makeLink}</button>
      </div>
      {headed && (chosen ? headed.id !== chosen.id : headed.name !== typedName.trim()) && <p className="s m" role="note">{words.headedBy(headed.name)}</p>}
      {people.length > 0 && (
        <div className="row s" role="group" aria-label={words.isIt}>
          <span className="m">{words.isIt}</span>
          {people.map((person) => <button key={person.id} type="button" className="btn o" onClick={() => take(person)}>{[person.name, person.title, person.department?.name].filter(Boolean).join(', ')}</button>)}
        </div>
      )}
      <Refusal problem={problem} />
      {namesake && <div className="row"><button type="button" className="btn o" disabled={isBusy} onClick={() => again({ personId: namesake })}>{words.same}</button><button type="button" className="btn o" disabled={isBusy} onClick={() => again({ isAnother: true })}>{words.another}</button></div>}
    </form>
  );
}

interface MemberProps {
  membership: { id: string; access: AccessRole; person: { name: string; title?: string | null }; departments: readonly { id: string; name: string }[]; can: { changeAccess: boolean; endAccess: boolean; issueResetLink: boolean } };
  choices: AccessRole[];
  departments: readonly Department[];
  onDone: () => void;
}

function Member({ membership, choices, departments, onDone }: MemberProps): ReactNode {
  const { text } = useText();
  const client = useClient();
  const [asked, setAsked] = useState<'change' | 'end' | 'reset' | null>(null);
  const [access, setAccess] = useState<AccessRole>(membership.access);
  const [departmentIds, setDepartmentIds] = useState<string[]>(membership.departments.length > 0 ? membership.departments.map(({ id }) => id) : departments.slice(0, 1).map(({ id }) => id));
  const [isBusy, setBusy] = useState(false);
  const words = useWords({ en, es });
  useFocusBack(asked !== null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isWithoutSecondFactor, setWithout] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const toast = useToast();
  const head = (at: number, id: string): void => setDepartmentIds([...new Set(departmentIds.with(at, id))].filter(Boolean));
  const issue = async (): Promise<void> => {
    setBusy(true);
    const { data, problem: refused } = await act(client, IssueResetLinkDocument, { input: { membershipId: membership.id, isWithoutSecondFactor } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    setLink(data.issueResetLink.link);
    setAsked(null);
  };
  const run = async (): Promise<void> => {
    if (asked === 'reset') return issue();
    setBusy(true);
    const { data, problem: refused } = asked === 'end' ? await act(client, EndAccessDocument, { input: { membershipId: membership.id } }) : await act(client, ChangeAccessDocument, { input: { membershipId: membership.id, access, ...(access === 'DEPARTMENT_HEAD' && { departmentIds: departmentIds.filter(Boolean) }) } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    setAsked(null);
    onDone();
  };
  return (
    <tr>
      <td><b>{membership.person.name}</b><br /><span className="q">{membership.person.title}</span></td>
      <td style={{ overflowWrap: 'normal' }}>
        {asked === 'change' ? (
          <>
            <select className="in" aria-label={text.structure.accessOf} value={access} onChange={(event) => setAccess(event.target.value as AccessRole)}>{choices.map((choice) => <option key={choice} value={choice}>{text.access[choice]}</option>)}</select>
            {access === 'DEPARTMENT_HEAD' && departmentIds.map((one, i) => <select key={i} className="in" aria-label={text.structure.inviteIn} value={one} onChange={({ target }) => head(i, target.value)}>{(departmentIds.length > 1 || !one) && <option value="">{words.noDepartment}</option>}{departments.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>)}
            {access === 'DEPARTMENT_HEAD' && departmentIds.length < departments.length && !departmentIds.includes('') && <button type="button" className="btn t" onClick={() => setDepartmentIds([...departmentIds, ''])}>{words.anotherDepartment}</button>}
          </>
        ) : (
          [text.access[membership.access], ...membership.departments.map(({ name }) => name)].join(', ')
        )}
        {asked === 'end' && <p>{text.structure.endSure(membership.person.name)}</p>}
        {asked === 'reset' && <p>{text.structure.resetSure(membership.person.name)}<label className="row" style={{ marginTop: 8 }}><input type="checkbox" checked={isWithoutSecondFactor} onChange={(event) => setWithout(event.target.checked)} />{text.structure.resetWithout}</label></p>}
        {link && <div role="status"><p className="s m">{text.structure.resetReady(membership.person.name)}</p><div className="link"><input className="in" readOnly value={link} aria-label={text.structure.resetReady(membership.person.name)} onFocus={(event) => event.target.select()} /><button type="button" className="btn o" onClick={() => void navigator.clipboard.writeText(link).then(() => toast({ text: text.structure.copied }))}>{text.structure.copy}</button></div></div>}
        <Refusal problem={problem} />
      </td>
      <td className="n" style={{ whiteSpace: 'normal' }}>
        {asked ? (
          <><button type="button" className="btn p" disabled={isBusy} onClick={() => void run()}>{asked === 'end' ? text.structure.endAccess : asked === 'reset' ? text.structure.makeLink : text.common.save}</button><button type="button" className="btn t" onClick={() => { setAsked(null); setProblem(null); }}>{text.common.cancel}</button></>
        ) : (
          <>
            {membership.can.changeAccess && <button type="button" className="btn t" aria-label={`${text.structure.changeAccess}: ${membership.person.name}`} onClick={() => setAsked('change')}>{text.structure.changeAccess}</button>}
            {membership.can.issueResetLink && <button type="button" className="btn t" aria-label={`${text.structure.resetLink}: ${membership.person.name}`} onClick={() => { setLink(null); setAsked('reset'); }}>{text.structure.resetLink}</button>}
            {membership.can.endAccess && <button type="button" className="btn t" aria-label={`${text.structure.endAccess}: ${membership.person.name}`} onClick={() => setAsked('end')}>{text.structure.endAccess}</button>}
          </>
        )}
      </td>
    </tr>
  );
}
