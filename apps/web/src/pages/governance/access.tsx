import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem, problemOf } from '../../app/api';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { Failed, Loading, Refusal, usePageTitle } from '../../app/states';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import type { Access as AccessRole, AccessQuery } from '../../graphql/graphql';
import { en, es } from './access.words';
import { Invite, type Made } from './invite-form';
import { Member } from './member';
import { GovernanceTabs } from './tabs';
import { useQuery } from '../../app/query';

const AccessDocument = graphql(`
  query Access {
    memberships { id access person { id name title } departments { id name } can { changeAccess endAccess issueResetLink } }
    invitations { id email access expiresAt person { id name } department { id name } }
    departments { id name head { id name } }
    administrators { id name }
  }
`);
const RenewInvitationDocument = graphql(`mutation RenewInvitation($input: InvitationIdInput!) { renewInvitation(input: $input) { link isMailed invitation { id } } }`);
const RevokeInvitationDocument = graphql(`mutation RevokeInvitation($input: InvitationIdInput!) { revokeInvitation(input: $input) { id } }`);

const all: AccessRole[] = ['ADMIN', 'PROGRAM_OFFICE', 'DEPARTMENT_HEAD', 'EXECUTIVE', 'CONTRIBUTOR', 'VIEWER'];
/** What the program office gives (ADR 15). */
const ofProgramOffice: AccessRole[] = ['DEPARTMENT_HEAD', 'CONTRIBUTOR', 'VIEWER'];

/** Who has access, who was invited, and the row that invites somebody by a link shown once. */
export function Access(): ReactNode {
  const { text, format } = useText();
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
  const { memberships, invitations, departments, administrators } = data;
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
        {me.access !== 'ADMIN' && administrators.length > 0 && <p className="deck">{words.others(format.either(administrators.map(({ name }) => name)))}</p>}
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
