import { useSearch } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { Glyph } from '@batuta/ui';
import { act, type Problem } from '../app/api';
import { useText } from '../app/language';
import { Password } from '../app/password';
import { LanguageSwitch } from '../app/shell';
import { Refusal, usePageTitle } from '../app/states';
import { SignInDocument } from '../app/sign-in.query';

export function SignIn(): ReactNode {
  const { text } = useText();
  const { then = '/' } = useSearch({ from: '/sign-in' });
  const client = useClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [needsCode, setNeedsCode] = useState(false);
  const [isBusy, setBusy] = useState(false);
  usePageTitle(text.signIn.page);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const { data, problem: refused } = await act(client, SignInDocument, { input: { email: String(form.get('email')), password: String(form.get('password')), code: form.get('code') ? String(form.get('code')) : null } }, { isPublic: true });
    setProblem(refused);
    setBusy(false);
    if (refused?.field === 'code') setNeedsCode(true);
    // A fresh page: nothing that another account saw stays in memory.
    if (data) location.assign(then);
  };
  return (
    <Entry title={text.signIn.title} deck={text.signIn.deck}>
      <form className="si" onSubmit={(event) => void submit(event)}>
        <label className="lb" htmlFor="email">{text.signIn.email}</label>
        <input className="in" id="email" name="email" type="email" autoComplete="username" required />
        <Password autoComplete="current-password" />
        {needsCode && <><label className="lb" htmlFor="code">{text.signIn.code}</label><input className="in" id="code" name="code" inputMode="text" autoComplete="one-time-code" maxLength={40} required autoFocus /></>}
        <Refusal problem={problem} id="refusal" />
        <button className="btn p big" disabled={isBusy}>{isBusy ? text.signIn.busy : text.signIn.act}</button>
        <p className="s q">{text.signIn.forgotten}</p>
        {isPlainHttp() && <p className="s q">{text.signIn.plainHttp}</p>}
      </form>
    </Entry>
  );
}

/** The page before any organization: its sentence beside a form. */
export function Entry({ title, deck, children }: { title: string; deck: string; children: ReactNode }): ReactNode {
  return (
    <div className="auth">
      <header className="atop"><span className="brand"><Glyph shape="baton" size={16} />Batuta</span><LanguageSwitch /></header>
      <main className="ag"><div><h1>{title}</h1><p className="deck">{deck}</p></div>{children}</main>
    </div>
  );
}

/** Browsers keep the session's cookie on https and on this machine only. */
function isPlainHttp(): boolean {
  return location.protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);
}
