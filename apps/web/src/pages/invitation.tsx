import { useParams } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { act, type Problem } from '../app/api';
import { useText } from '../app/language';
import { Refusal, usePageTitle } from '../app/states';
import { graphql } from '../graphql';
import { Entry } from './sign-in';

const AcceptInvitationDocument = graphql(`mutation AcceptInvitation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { organization } }`);

export function Invitation(): ReactNode {
  const { text } = useText();
  const { token } = useParams({ from: '/invitation/$token' });
  const client = useClient();
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
  return (
    <Entry title={text.invitation.title} deck={text.invitation.deck}>
      <form className="si" onSubmit={(event) => void submit(event)}>
        <label className="lb" htmlFor="name">{text.invitation.name} <span className="q">({text.common.optional})</span></label>
        <input className="in" id="name" name="name" autoComplete="name" maxLength={120} />
        <label className="lb" htmlFor="password">{text.signIn.password}</label>
        <input className="in" id="password" name="password" type="password" autoComplete="new-password" required aria-describedby="refusal" />
        <Refusal problem={problem} id="refusal" />
        <button className="btn p big" disabled={isBusy}>{text.invitation.act}</button>
      </form>
    </Entry>
  );
}
