import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem } from '../../app/api';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { Refusal } from '../../app/states';
import { graphql } from '../../graphql';
import type { Access } from '../../graphql/graphql';
import type { Department } from './structure';

const MembersDocument = graphql(`
  query Members {
    memberships { id access person { id name title } departments { id name } can { changeAccess endAccess issueResetLink } }
    invitations { id email access expiresAt }
  }
`);
const InviteMemberDocument = graphql(`mutation InviteMember($input: InviteMemberInput!) { inviteMember(input: $input) { link isMailed invitation { id } } }`);
const ChangeAccessDocument = graphql(`mutation ChangeAccess($input: ChangeAccessInput!) { changeAccess(input: $input) { id access } }`);
const IssueResetLinkDocument = graphql(`mutation IssueResetLink($input: IssueResetLinkInput!) { issueResetLink(input: $input) { link expiresAt } }`);
const EndAccessDocument = graphql(`mutation EndAccess($input: EndAccessInput!) { endAccess(input: $input) { id endedAt } }`);

const all: Access[] = ['ADMIN', 'PROGRAM_OFFICE', 'DEPARTMENT_HEAD', 'EXECUTIVE', 'CONTRIBUTOR', 'VIEWER'];

/** Who has access, who was invited, and the row that invites somebody by a link shown once. */
export function Members({ departments, isAsked, onAsked }: { departments: readonly Department[]; isAsked: boolean; onAsked: () => void }): ReactNode {
  const { text, format } = useText();
  const me = useMe();
  const [{ data }, refetch] = useQuery({ query: MembersDocument });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const choices = me.access === 'ADMIN' ? all : all.slice(-2);
  if (!data) return null;
  return (
    <section className="sec">
      <div className="sech"><h2>{text.structure.members}</h2></div>
      <h3>{text.structure.invite}</h3>
      <Invite choices={choices} departments={departments} isAsked={isAsked} onAsked={onAsked} onDone={reload} />
      {me.access !== 'ADMIN' && <p className="s m" style={{ margin: '16px 0 12px' }}>{text.structure.membersSome}</p>}
      {data.memberships.length > 0 && <table>
        <thead><tr><th>{text.structure.name}</th><th>{text.structure.accessOf}</th><th><span className="vh">{text.structure.endAccess}</span></th></tr></thead>
        <tbody>{data.memberships.map((membership) => <Member key={membership.id} membership={membership} choices={choices} departments={departments} onDone={reload} />)}</tbody>
      </table>}
      {data.invitations.length > 0 && (
        <>
          <h3 style={{ marginTop: 24 }}>{text.structure.open}</h3>
          <table><tbody>{data.invitations.map(({ id, email, access, expiresAt }) => <tr key={id}><td>{email}</td><td style={{ overflowWrap: 'normal' }}>{text.access[access]}</td><td className="n q">{text.structure.until(format.shortDay(expiresAt))}</td></tr>)}</tbody></table>
        </>
      )}
    </section>
  );
}

function Invite({ choices, departments, isAsked, onAsked, onDone }: { choices: Access[]; departments: readonly Department[]; isAsked: boolean; onAsked: () => void; onDone: () => void }): ReactNode {
  const { text } = useText();
  const client = useClient();
  const toast = useToast();
  const [access, setAccess] = useState<Access>('CONTRIBUTOR');
  const [made, setMade] = useState<{ email: string; link: string; isMailed: boolean } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isAsked) return;
    first.current?.focus();
    onAsked();
  }, [isAsked, onAsked]);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const { data, problem: refused } = await act(client, InviteMemberDocument, { input: { email: String(given.get('email')), name: String(given.get('name')).trim() || null, access, departmentId: access === 'DEPARTMENT_HEAD' ? String(given.get('department')) : null } });
    setProblem(refused);
    setMade(data ? { email: String(given.get('email')), ...data.inviteMember } : null);
    if (!data) return;
    form.reset();
    onDone();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <div className="inline">
        <div><label className="lb" htmlFor="invite">{text.structure.inviteEmail}</label><input ref={first} className="in" id="invite" name="email" type="email" required maxLength={254} /></div>
        <div><label className="lb" htmlFor="invite-name">{text.structure.name}</label><input className="in" id="invite-name" name="name" required maxLength={120} autoComplete="off" /></div>
        <div>
          <label className="lb" htmlFor="may">{text.structure.inviteAs}</label>
          <select className="in" id="may" value={access} onChange={(event) => setAccess(event.target.value as Access)}>{choices.map((choice) => <option key={choice} value={choice}>{text.access[choice]}</option>)}</select>
        </div>
        {access === 'DEPARTMENT_HEAD' && <div><label className="lb" htmlFor="heads">{text.structure.inviteIn}</label><select className="in" id="heads" name="department">{departments.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select></div>}
        <button className="btn p">{text.structure.makeLink}</button>
      </div>
      <Refusal problem={problem} />
      {made && (
        <div className="sheet" role="status">
          <p className="s m">{text.structure.linkReady(made.email)} {made.isMailed && text.structure.mailed}</p>
          <div className="link"><input className="in" readOnly value={made.link} aria-label={text.structure.linkReady(made.email)} onFocus={(event) => event.target.select()} /><button type="button" className="btn o" onClick={() => void navigator.clipboard.writeText(made.link).then(() => toast({ text: text.structure.copied }))}>{text.structure.copy}</button></div>
        </div>
      )}
    </form>
  );
}

interface MemberProps {
  membership: { id: string; access: Access; person: { name: string; title?: string | null }; departments: readonly { id: string; name: string }[]; can: { changeAccess: boolean; endAccess: boolean; issueResetLink: boolean } };
  choices: Access[];
  departments: readonly Department[];
  onDone: () => void;
}

function Member({ membership, choices, departments, onDone }: MemberProps): ReactNode {
  const { text } = useText();
  const client = useClient();
  const [asked, setAsked] = useState<'change' | 'end' | 'reset' | null>(null);
  const [access, setAccess] = useState<Access>(membership.access);
  const [departmentId, setDepartmentId] = useState(membership.departments[0]?.id ?? departments[0]?.id ?? '');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isWithoutSecondFactor, setWithout] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const toast = useToast();
  const issue = async (): Promise<void> => {
    const { data, problem: refused } = await act(client, IssueResetLinkDocument, { input: { membershipId: membership.id, isWithoutSecondFactor } });
    setProblem(refused);
    if (!data) return;
    setLink(data.issueResetLink.link);
    setAsked(null);
  };
  const run = async (): Promise<void> => {
    if (asked === 'reset') return issue();
    const { data, problem: refused } = asked === 'end' ? await act(client, EndAccessDocument, { input: { membershipId: membership.id } }) : await act(client, ChangeAccessDocument, { input: { membershipId: membership.id, access, ...(access === 'DEPARTMENT_HEAD' && { departmentIds: [departmentId] }) } });
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
            <select className="in" aria-label={text.structure.accessOf} value={access} onChange={(event) => setAccess(event.target.value as Access)}>{choices.map((choice) => <option key={choice} value={choice}>{text.access[choice]}</option>)}</select>
            {access === 'DEPARTMENT_HEAD' && <select className="in" aria-label={text.structure.inviteIn} value={departmentId} onChange={(event) => setDepartmentId(event.target.value)}>{departments.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>}
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
          <><button type="button" className="btn p" onClick={() => void run()}>{asked === 'end' ? text.structure.endAccess : asked === 'reset' ? text.structure.makeLink : text.common.save}</button><button type="button" className="btn t" onClick={() => { setAsked(null); setProblem(null); }}>{text.common.cancel}</button></>
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
