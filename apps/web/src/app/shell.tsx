import { Link, Outlet, useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { Glyph, Menu, useToast } from '@batuta/ui';
import { graphql } from '../graphql';
import { act, belongTo, problemOf } from './api';
import { type Language, useText, Zoned } from './language';
import { MeContext, MeDocument, type Me } from './me';
import { initials } from './initials';
import { savePreferences } from './preferences';
import { SignInAgain } from './sign-in-again';
import { Failed, Loading, NotFound, Offline } from './states';
import { applyTheme } from './theme';

const loadPalette = () => import('./palette').then(({ Palette: palette }) => ({ default: palette }));
const Palette = lazy(loadPalette);
const SampleBand = lazy(() => import('./sample-band').then(({ SampleBand: band }) => ({ default: band })));

const SignOutDocument = graphql(`mutation SignOut { signOut }`);

/** Every page of an organization: who is signed in, where one can go, in which language. */
export function Shell(): ReactNode {
  const { organization } = useParams({ strict: false });
  const [{ data: answered, error, fetching, stale }, refetch] = useQuery({ query: MeDocument, context: useOrganizationContext(organization) });
  const location = useLocation();
  const { setLanguage } = useText();
  const navigate = useNavigate();
  const problem = problemOf(error);
  // A line that broke while this was read again takes away nothing that is on screen.
  const last = useRef(answered);
  if (answered) last.current = answered;
  const data = answered ?? (problem?.code === 'NETWORK' ? last.current : undefined);
  useEffect(() => {
    // The address follows at once, before this page is gone: it must not lead back to itself.
    if (problem?.code === 'UNAUTHENTICATED' && !location.pathname.startsWith('/sign-in')) void navigate({ to: '/sign-in', search: { then: location.href }, replace: true });
  }, [problem?.code, location.href, location.pathname, navigate]);
  const accountId = data?.me.accountId;
  useEffect(() => {
    if (accountId) belongTo(accountId);
  }, [accountId]);
  useEffect(() => {
    if (data) applyTheme(data.me.theme);
  }, [data]);
  const chosen = data?.me.language;
  useEffect(() => {
    if (chosen) setLanguage(chosen as Language);
  }, [chosen, setLanguage]);
  // What the cache knows of another organization, or of none, is not an answer to this address.
  const isOther = data?.me.organization?.slug !== organization;
  if (data && isOther && (fetching || stale)) return <main><Loading /></main>;
  if (data && isOther) return <NotFound />;
  if (data) {
    return (
      <MeContext.Provider value={data.me}><Zoned timeZone={data.me.organization?.timeZone}>
        <Top me={data.me} />
        <Offline />
        <SignInAgain me={data.me} />
        <main id="content" tabIndex={-1}>
          {data.me.organization?.isSample && <Suspense><SampleBand me={data.me} /></Suspense>}
          <Outlet />
        </main>
      </Zoned></MeContext.Provider>
    );
  }
  if (fetching || problem?.code === 'UNAUTHENTICATED') return <main><Loading /></main>;
  return <main><Failed problem={problem} retry={() => refetch({ requestPolicy: 'network-only' })} /></main>;
}

/** The same question in another organization is another question: the address is part of the cache's key. */
function useOrganizationContext(organization: string | undefined): { additionalTypenames: string[]; fetchOptions?: RequestInit } {
  const ref = useRef<{ organization: string | undefined; context: { additionalTypenames: string[] } }>({ organization, context: { additionalTypenames: ['Me'] } });
  if (ref.current.organization !== organization) ref.current = { organization, context: { additionalTypenames: ['Me'] } };
  return ref.current.context;
}

function Top({ me }: { me: Me }): ReactNode {
  const { text } = useText();
  const params = { organization: me.organization?.slug ?? '' };
  // Pages that hang below one of the three: where one is stays marked.
  const [, , page = ''] = useLocation().pathname.split('/');
  const within = { initiatives: 'portfolio', imports: 'portfolio', people: 'governance', history: 'governance' }[page];
  return (
    <header className="top">
      <a className="skip" href="#content">{text.nav.skip}</a>
      <Link className="brand" to="/$organization" params={params}><Glyph shape="baton" size={16} />Batuta</Link>
      <Organizations me={me} />
      <nav className="nav" aria-label={text.nav.main}>
        <Link to="/$organization" params={params} activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>{text.nav.work}</Link>
        <Link to="/$organization/governance" params={params} {...(within === 'governance' && { 'aria-current': true })} activeProps={{ 'aria-current': 'page' }}>{text.nav.governance}</Link>
        <Link to="/$organization/portfolio" params={params} {...(within === 'portfolio' && { 'aria-current': true })} activeProps={{ 'aria-current': 'page' }}>{text.nav.portfolio}</Link>
      </nav>
      <Find me={me} />
      <LanguageSwitch />
      <Account me={me} />
    </header>
  );
}

/** The palette's door: a field to click, and Ctrl-K or ⌘K from anywhere. Its code comes once the page rests, so that nothing typed is lost. */
function Find({ me }: { me: Me }): ReactNode {
  const { text, setLanguage } = useText();
  const client = useClient();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), 1000);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    const open = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener('keydown', open);
    return () => removeEventListener('keydown', open);
  }, []);
  const keep = (input: { language?: Language; theme?: Me['theme'] }): void => void savePreferences(client, input);
  return (
    <>
      <button type="button" className="find" aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K" onClick={() => setOpen(true)}>
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><circle cx="6.6" cy="6.6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.5" /><path d="m10.2 10.2 4 4" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" /></svg>
        <span>{text.nav.find}</span><kbd aria-hidden="true">{/Mac|iP/.test(navigator.platform) ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      {isOpen && <Suspense><Palette onClose={() => setOpen(false)} onLanguage={(language) => { setLanguage(language); keep({ language }); }} onTheme={(theme) => { applyTheme(theme); keep({ theme }); }} key={me.organization?.slug} /></Suspense>}
    </>
  );
}

function Organizations({ me }: { me: Me }): ReactNode {
  const { text } = useText();
  if (me.organizations.length < 2) return <span className="org">{me.organization?.name}</span>;
  return (
    <Menu className="org" label={<><span className="vh">{text.nav.organization}: </span>{me.organization?.name}<Glyph shape="chevron" size={10} /></>}>
      {me.organizations.map(({ slug, name }) => (
        <li key={slug}><a href={`/${slug}`} aria-current={slug === me.organization?.slug || undefined}>{name}</a></li>
      ))}
    </Menu>
  );
}

export function LanguageSwitch(): ReactNode {
  const { language, setLanguage } = useText();
  const client = useClient();
  const change = (next: Language): void => {
    setLanguage(next);
    void savePreferences(client, { language: next });
  };
  return (
    <div className="lang">
      {(['es', 'en'] as const).map((name) => (
        <button key={name} type="button" lang={name} aria-pressed={language === name} aria-label={name === 'es' ? 'ES, español' : 'EN, English'} onClick={() => change(name)}>{name.toUpperCase()}</button>
      ))}
    </div>
  );
}

function Account({ me }: { me: Me }): ReactNode {
  const { text } = useText();
  const client = useClient();
  const toast = useToast();
  const name = me.person?.name ?? me.email;
  const params = { organization: me.organization?.slug ?? '' };
  const signOut = async (): Promise<void> => {
    const { problem } = await act(client, SignOutDocument, {}, { isPublic: true });
    // Leaving while the session lives would leave it to whoever comes next.
    if (problem && problem.code !== 'UNAUTHENTICATED') return toast({ text: problem.message || text.problem.network });
    window.location.assign('/sign-in');
  };
  const choose = (theme: Me['theme']): void => {
    applyTheme(theme);
    void savePreferences(client, { theme });
  };
  return (
    <Menu className="me" label={<><span className="av" aria-hidden="true">{initials(name)}</span><span className="vh">{text.nav.menu}: </span><span className="who">{name}</span></>}>
      <li className="q">{me.email}<br />{me.access && text.access[me.access]}</li>
      <li>
        <label className="lb" htmlFor="theme">{text.nav.theme}</label>
        <select id="theme" className="in" defaultValue={me.theme} onChange={(event) => choose(event.target.value as Me['theme'])}>
          {(['auto', 'light', 'dark'] as const).map((theme) => <option key={theme} value={theme}>{text.nav.themes[theme]}</option>)}
        </select>
      </li>
      <li><Link to="/$organization/account" params={params}>{text.nav.account}</Link></li>
      {me.can?.saveSettings && <li><Link to="/$organization/settings" params={params}>{text.nav.settings}</Link></li>}
      <li><button type="button" className="btn t" onClick={() => void signOut()}>{text.nav.signOut}</button></li>
    </Menu>
  );
}
