import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { renderSVG } from 'uqr';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem } from '../../app/api';
import { useMe } from '../../app/me';
import { rereadMe } from '../../app/preferences';
import { Refusal } from '../../app/states';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import { accountWords } from './account.words';

const StartTwoFactorDocument = graphql(`mutation StartTwoFactor { startTwoFactor { secret uri } }`);
const ConfirmTwoFactorDocument = graphql(`mutation ConfirmTwoFactor($code: String!) { confirmTwoFactor(code: $code) }`);
const RemoveTwoFactorDocument = graphql(`mutation RemoveTwoFactor($password: String!) { removeTwoFactor(password: $password) }`);

/** The second step of signing in: set up by scanning and a first code, its recovery codes shown once, turned off by password. */
export function TwoFactor(): ReactNode {
  const words = useWords(accountWords);
  const { hasTwoFactor } = useMe();
  const client = useClient();
  const toast = useToast();
  const [started, setStarted] = useState<{ secret: string; uri: string } | null>(null);
  const [recovery, setRecovery] = useState<readonly string[] | null>(null);
  const isOn = hasTwoFactor || recovery !== null;
  const [isRemoving, setRemoving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  // Only once the codes are put away or left: a page that fails to be read again would take them with it.
  useEffect(() => (recovery ? () => void rereadMe(client) : undefined), [client, recovery]);
  const start = async (): Promise<void> => {
    const { data, problem: refused } = await act(client, StartTwoFactorDocument, {}, { isPublic: true });
    setProblem(refused);
    if (data) setStarted(data.startTwoFactor);
  };
  const confirm = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const { data, problem: refused } = await act(client, ConfirmTwoFactorDocument, { code: String(new FormData(event.currentTarget).get('code')) }, { isPublic: true });
    setProblem(refused);
    if (!data) return;
    setStarted(null);
    setRecovery(data.confirmTwoFactor);
  };
  const remove = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const { data, problem: refused } = await act(client, RemoveTwoFactorDocument, { password: String(new FormData(event.currentTarget).get('password')) }, { isPublic: true });
    setProblem(refused);
    if (!data) return;
    await rereadMe(client);
    setRemoving(false);
    toast({ text: words.removed });
  };
  return (
    <section className="sec">
      <div className="sech"><h2>{words.second}</h2></div>
      <p className="m prose">{isOn ? words.secondOn : words.secondOff}</p>
      {recovery && (
        <div className="sheet" role="status">
          <h3>{words.recovery}</h3>
          <p className="s m">{words.recoveryDeck}</p>
          <ul className="codes">{recovery.map((code) => <li key={code}>{code}</li>)}</ul>
          <div className="row"><button type="button" className="btn o" onClick={() => void navigator.clipboard.writeText(recovery.join('\n')).then(() => toast({ text: words.copied }))}>{words.copy}</button><button type="button" className="btn p" onClick={() => setRecovery(null)}>{words.kept}</button></div>
        </div>
      )}
      {started && (
        <form className="sheet narrow" onSubmit={(event) => void confirm(event)}>
          <p>{words.scan}</p>
          <div className="qr" role="img" aria-label={words.qr} dangerouslySetInnerHTML={{ __html: renderSVG(started.uri, { border: 2 }) }} />
          <p className="s"><span className="q">{words.key}</span> <code>{started.secret.replace(/(.{4})/g, '$1 ').trim()}</code></p>
          <label className="lb" htmlFor="code">{words.code}</label>
          <input className="in" id="code" name="code" inputMode="numeric" autoComplete="one-time-code" required maxLength={7} autoFocus />
          <Refusal problem={problem} />
          <div className="row"><button className="btn p">{words.confirm}</button><button type="button" className="btn t" onClick={() => { setStarted(null); setProblem(null); }}>{words.cancel}</button></div>
        </form>
      )}
      {isRemoving && (
        <form className="sheet narrow" onSubmit={(event) => void remove(event)}>
          <label className="lb" htmlFor="password">{words.removeAsk}</label>
          <input className="in" id="password" name="password" type="password" autoComplete="current-password" required autoFocus />
          <Refusal problem={problem} />
          <div className="row"><button className="btn p">{words.remove}</button><button type="button" className="btn t" onClick={() => { setRemoving(false); setProblem(null); }}>{words.cancel}</button></div>
        </form>
      )}
      {!started && !isRemoving && !recovery && (
        <>
          <Refusal problem={problem} />
          <p style={{ marginTop: 12 }}>{isOn ? <button type="button" className="btn o" onClick={() => setRemoving(true)}>{words.remove}</button> : <button type="button" className="btn o" onClick={() => void start()}>{words.start}</button>}</p>
        </>
      )}
    </section>
  );
}
