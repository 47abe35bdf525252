import { useParams } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { act, type Problem, problemOf } from '../app/api';
import { useText } from '../app/language';
import { Loading, Refusal, usePageTitle } from '../app/states';
import { useWords } from '../app/words';
import { graphql } from '../graphql';
import { Password } from '../app/password';
import { Entry } from './sign-in';
import { useQuery } from '../app/query';

const PasswordResetDocument = graphql(`query PasswordReset($token: String!) { passwordReset(token: $token) { email isWithoutSecondFactor } }`);
const ResetPasswordDocument = graphql(`mutation ResetPassword($input: ResetPasswordInput!) { resetPassword(input: $input) }`);

const en = { page: 'New password', title: 'Choose a new password', deck: 'Wherever you are signed in now, you will be signed out. The link works once.', without: 'It also turns your second step off; set it up again once you are in.', ended: 'This link doesn’t work any more', act: 'Save it and sign in' };
const es: typeof en = { page: 'Contraseña nueva', title: 'Elige una contraseña nueva', deck: 'Se cerrarán todas tus sesiones abiertas. El enlace sirve una vez.', without: 'También desactiva tu segundo paso; vuelve a activarlo cuando entres.', ended: 'Este enlace ya no sirve', act: 'Guardarla y entrar' };

/** Where an administrator's link leads: a new password, then the sign-in. */
export function Reset(): ReactNode {
  const { text } = useText();
  const words = useWords({ en, es });
  const { token } = useParams({ from: '/reset/$token' });
  const client = useClient();
  const [{ data, error, fetching }, refetch] = useQuery({ query: PasswordResetDocument, variables: { token } });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  usePageTitle(words.page);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password'));
    setBusy(true);
    const { data: done, problem: refused } = await act(client, ResetPasswordDocument, { input: { token, password } }, { isPublic: true });
    setBusy(false);
    setProblem(refused);
    if (done) location.assign('/sign-in');
  };
  if (!data) {
    const refused = problemOf(error);
    if (fetching) return <main><Loading /></main>;
    if (refused?.code === 'NOT_FOUND') return <Entry title={words.ended} deck={refused.message}><p><a className="btn o big" href="/sign-in">{text.signIn.act}</a></p></Entry>;
    return <Entry title={text.problem.loadTitle} deck={refused?.message || text.problem.network}><p><button type="button" className="btn o big" onClick={() => refetch({ requestPolicy: 'network-only' })}>{text.common.retry}</button></p></Entry>;
  }
  return (
    <Entry title={words.title} deck={words.deck}>
      <form className="si" onSubmit={(event) => void submit(event)}>
        <label className="lb" htmlFor="email">{text.signIn.email}</label>
        <input className="in" id="email" type="email" autoComplete="username" value={data.passwordReset.email} readOnly />
        <Password autoComplete="new-password" />
        <Refusal problem={problem} id="refusal" />
        <button className="btn p big" disabled={isBusy}>{words.act}</button>
        {data.passwordReset.isWithoutSecondFactor && <p className="s q">{words.without}</p>}
      </form>
    </Entry>
  );
}
