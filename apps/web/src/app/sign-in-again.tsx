import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { act, makeClient, type Problem } from './api';
import { type Me } from './me';
import { askWhenSessionEnds } from './session-ended';
import { SignInDocument } from './sign-in.query';
import { Password } from './password';
import { Refusal } from './states';
import { useText } from './language';
import { useWords } from './words';

const en = { title: 'Sign in again to go on', deck: 'Your session ended. What you typed is still in the page behind this; only you see it.', of: (email: string): string => `Password of ${email}`, act: 'Sign in and go on', other: 'Somebody else is at this device' };
const es: typeof en = { title: 'Vuelve a entrar para seguir', deck: 'Tu sesión terminó. Lo que escribiste sigue en la página de detrás; solo lo ves tú.', of: (email) => `Contraseña de ${email}`, act: 'Entrar y seguir', other: 'En este dispositivo hay otra persona' };

/** When the session ends under somebody's hands: in place, over what they typed, and what they asked for is done after. */
export function SignInAgain({ me }: { me: Me }): ReactNode {
  const { text } = useText();
  const words = useWords({ en, es });
  const dialog = useRef<HTMLDialogElement>(null);
  const [answer, setAnswer] = useState<((isBack: boolean) => void) | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [needsCode, setNeedsCode] = useState(false);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    askWhenSessionEnds(() => new Promise((resolve) => setAnswer(() => resolve)));
    return () => askWhenSessionEnds(null);
  }, []);
  useEffect(() => {
    if (answer) dialog.current?.showModal();
  }, [answer]);
  if (!answer) return null;
  const end = (isBack: boolean): void => {
    answer(isBack);
    setAnswer(null);
    setProblem(null);
    setNeedsCode(false);
  };
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    // A client of its own: the page's waits for this answer.
    const { data, problem: refused } = await act(makeClient({ isBare: true }), SignInDocument, { input: { email: me.email, password: String(form.get('password')), code: form.get('code') ? String(form.get('code')) : null } }, { isPublic: true });
    setBusy(false);
    setProblem(refused);
    if (refused?.field === 'code') setNeedsCode(true);
    if (data) {
      dialog.current?.close();
      end(true);
    }
  };
  return (
    <dialog ref={dialog} className="again" aria-labelledby="again" onCancel={() => end(false)}>
      <form onSubmit={(event) => void submit(event)}>
        <h2 id="again">{words.title}</h2>
        <p className="m">{words.deck}</p>
        <input type="email" name="email" autoComplete="username" value={me.email} readOnly hidden />
        <Password autoComplete="current-password" label={words.of(me.email)} isFocused />
        {needsCode && <><label className="lb" htmlFor="code">{text.signIn.code}</label><input className="in" id="code" name="code" inputMode="text" autoComplete="one-time-code" maxLength={40} required autoFocus /></>}
        <Refusal problem={problem} id="refusal" />
        <div className="row"><button className="btn p big" disabled={isBusy}>{isBusy ? text.signIn.busy : words.act}</button><a className="btn t" href="/sign-in">{words.other}</a></div>
      </form>
    </dialog>
  );
}
