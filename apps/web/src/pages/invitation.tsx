import { useParams } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { act, type Problem, problemOf } from '../app/api';
import { useText } from '../app/language';
import { Loading, Refusal, usePageTitle } from '../app/states';
import { graphql } from '../graphql';
import { Password } from '../app/password';
import { useWords } from '../app/words';
import { Entry } from './sign-in';
import { useQuery } from '../app/query';

const InvitationDocument = graphql(`query Invitation($token: String!) { invitation(token: $token) { organization invitedBy email name access department } }`);
const AcceptInvitationDocument = graphql(`mutation AcceptInvitation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { organization } }`);

const en = { what: 'Batuta says who answers for each customer experience initiative and how it is going.', heads: (name: string): string => `head of ${name}` };
const es: typeof en = { what: 'Batuta dice quién responde de cada iniciativa de experiencia de cliente y cómo va.', heads: (name) => `diriges ${name}` };

/** What the link offers, from whom, and the password that accepts it. */
export function Invitation(): ReactNode {
  const { text } = useText();
  const words = useWords({ en, es });
  const { token } = useParams({ from: '/invitation/$token' });
  const client = useClient();
  const [{ data: offered, error, fetching }, refetch] = useQuery({ query: InvitationDocument, variables: { token } });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  usePageTitle(text.invitation.page);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get('name')).trim();
    setBusy(true);
    const { data, problem: refused } = await act(client, AcceptInvitationDocument, { input: { token, password: String(form.get('password')), ...(name && { name }) } }, { isPublic: true });
    setProblem(refused);
    setBusy(false);
    if (data) location.assign(`/${data.acceptInvitation.organization}`);
  };
  if (!offered) {
    const refused = problemOf(error);
    if (fetching) return <main><Loading /></main>;
    if (refused?.code === 'NOT_FOUND') return <Entry title={text.invitation.ended} deck={refused.message}><p><a className="btn o big" href="/sign-in">{text.signIn.act}</a></p></Entry>;
    return <Entry title={text.problem.loadTitle} deck={refused?.message || text.problem.network}><p><button type="button" className="btn o big" onClick={() => refetch({ requestPolicy: 'network-only' })}>{text.common.retry}</button></p></Entry>;
  }
  const { organization, invitedBy, email, name, access, department } = offered.invitation;
  return (
    <Entry title={text.invitation.title(invitedBy, organization)} deck={`${words.what} ${text.invitation.deck(department ? words.heads(department) : text.access[access])}`}>
      <form className="si" onSubmit={(event) => void submit(event)}>
        <label className="lb" htmlFor="email">{text.signIn.email}</label>
        <input className="in" id="email" type="email" autoComplete="username" value={email} readOnly />
        <label className="lb" htmlFor="name">{text.invitation.name}</label>
        <input className="in" id="name" name="name" autoComplete="name" required maxLength={120} defaultValue={name} />
        <Password autoComplete="new-password" label={text.invitation.password} />
        <Refusal problem={problem} id="refusal" />
        <button className="btn p big" disabled={isBusy}>{text.invitation.act}</button>
      </form>
    </Entry>
  );
}
