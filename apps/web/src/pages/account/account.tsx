import { type FormEvent, type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem, problemOf } from '../../app/api';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { savePreferences } from '../../app/preferences';
import { Failed, Loading, Refusal, usePageTitle } from '../../app/states';
import { applyTheme } from '../../app/theme';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import { accountWords } from './account.words';
import { TwoFactor } from './two-factor';
import { useQuery } from '../../app/query';

const OwnSessionsDocument = graphql(`query OwnSessions { ownSessions { id createdAt lastSeenAt userAgent address isCurrent } }`);
const ChangePasswordDocument = graphql(`mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) }`);
const EndSessionDocument = graphql(`mutation EndSession($id: ID!) { endSession(id: $id) }`);
const SignOutEverywhereDocument = graphql(`mutation SignOutEverywhere { signOutEverywhere }`);

/** What one looks after oneself: language and theme, password, second step, sessions. */
export function Account(): ReactNode {
  const words = useWords(accountWords);
  const me = useMe();
  // Another password ends the other sessions: they are read again.
  const [changes, setChanges] = useState(0);
  usePageTitle(words.page, me.organization?.name);
  return (
    <>
      <div className="hd"><h1>{words.title(me.person?.name ?? me.email)}</h1><p className="deck">{words.deck(me.email)}</p></div>
      <div className="cols wide">
        <div><Password onChanged={() => setChanges(changes + 1)} /><TwoFactor /></div>
        <div><Look /><Sessions key={changes} /></div>
      </div>
    </>
  );
}

function Look(): ReactNode {
  const { text, language, setLanguage } = useText();
  const words = useWords(accountWords);
  const me = useMe();
  const client = useClient();
  return (
    <section className="sec">
      <div className="sech"><h2>{words.look}</h2></div>
      <div className="inline">
        <div><label className="lb" htmlFor="language">{words.language}</label><select className="in" id="language" value={language} onChange={(event) => { const next = event.target.value as 'es' | 'en'; setLanguage(next); void savePreferences(client, { language: next }); }}>{(['es', 'en'] as const).map((name) => <option key={name} value={name} lang={name}>{words.languages[name]}</option>)}</select></div>
        <div><label className="lb" htmlFor="own-theme">{text.nav.theme}</label><select className="in" id="own-theme" defaultValue={me.theme} onChange={(event) => { const theme = event.target.value as typeof me.theme; applyTheme(theme); void savePreferences(client, { theme }); }}>{(['auto', 'light', 'dark'] as const).map((theme) => <option key={theme} value={theme}>{text.nav.themes[theme]}</option>)}</select></div>
      </div>
    </section>
  );
}

function Password({ onChanged }: { onChanged: () => void }): ReactNode {
  const words = useWords(accountWords);
  const me = useMe();
  const client = useClient();
  const toast = useToast();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    setBusy(true);
    const { data, problem: refused } = await act(client, ChangePasswordDocument, { input: { current: String(given.get('current')), password: String(given.get('password')) } }, { isPublic: true });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    form.reset();
    toast({ text: words.changed });
    onChanged();
  };
  return (
    <section className="sec">
      <div className="sech"><h2>{words.password}</h2></div>
      <form className="narrow" onSubmit={(event) => void submit(event)}>
        <input type="email" autoComplete="username" value={me.email} readOnly hidden />
        <label className="lb" htmlFor="current">{words.current}</label>
        <input className="in" id="current" name="current" type="password" autoComplete="current-password" required aria-invalid={problem?.field === 'current' || undefined} />
        {problem?.field === 'current' && <Refusal problem={problem} />}
        <label className="lb" htmlFor="fresh">{words.fresh}</label>
        <input className="in" id="fresh" name="password" type="password" autoComplete="new-password" required minLength={8} aria-describedby="fresh-hint" aria-invalid={problem?.field === 'password' || undefined} />
        <p className="s q" id="fresh-hint">{words.freshHint}</p>
        {problem && problem.field !== 'current' && <Refusal problem={problem} />}
        <button className="btn o" disabled={isBusy}>{words.change}</button>
      </form>
    </section>
  );
}

function Sessions(): ReactNode {
  const { text, format } = useText();
  const words = useWords(accountWords);
  const client = useClient();
  const toast = useToast();
  const [{ data, error, fetching }, refetch] = useQuery({ query: OwnSessionsDocument, requestPolicy: 'network-only' });
  const [problem, setProblem] = useState<Problem | null>(null);
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const end = async (id: string): Promise<void> => {
    const { data: done, problem: refused } = await act(client, EndSessionDocument, { id }, { isPublic: true });
    setProblem(refused);
    if (done) toast({ text: words.ended });
    reload();
  };
  const signOutEverywhere = async (): Promise<void> => {
    const { data: done, problem: refused } = await act(client, SignOutEverywhereDocument, {}, { isPublic: true });
    setProblem(refused);
    if (done) location.assign('/sign-in');
  };
  if (!data) return fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={reload} />;
  return (
    <section className="sec">
      <div className="sech"><h2>{words.sessions(data.ownSessions.length)}</h2></div>
      <ul className="rows">
        {data.ownSessions.map(({ id, userAgent, address, lastSeenAt, createdAt, isCurrent }) => (
          <li key={id}>
            <div><b>{browserOf(userAgent, words)}</b>{isCurrent && <span className="q"> · {words.here}</span>}<p className="s m">{words.lastUsed(text.ago(format.daysSince(lastSeenAt)))} · {words.since(format.shortDay(createdAt))} · {words.from} {address}</p></div>
            {!isCurrent && <button type="button" className="btn o" aria-label={`${words.end}: ${browserOf(userAgent, words)}`} onClick={() => void end(id)}>{words.end}</button>}
          </li>
        ))}
      </ul>
      <Refusal problem={problem} />
      <p style={{ marginTop: 16 }}><button type="button" className="btn o" onClick={() => void signOutEverywhere()}>{words.everywhere}</button></p>
    </section>
  );
}

/** What people call their browser and system; the order matters, since each claims to be the ones after it. */
function browserOf(userAgent: string, words: (typeof accountWords)['en']): string {
  const name = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'].find((one) => userAgent.includes(one));
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac', 'Linux'].find((one) => userAgent.includes(one));
  return name ? words.browser({ Edg: 'Edge', OPR: 'Opera' }[name] ?? name, system ?? '') : userAgent.slice(0, 40) || words.unknownBrowser;
}
