import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import { useClient } from 'urql';
import { Glyph } from '@batuta/ui';
import { act, type Problem, problemOf } from '../../app/api';
import { capital } from '../../app/capital';
import { useKept, useKeptForm } from '../../app/kept';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { useQuery } from '../../app/query';
import { Failed, Loading, Refusal, useFocusBack, usePageTitle } from '../../app/states';
import { useWords } from '../../app/words';
import type { PoliciesQuery, PolicyKind, PolicyState } from '../../graphql/graphql';
import { GovernanceTabs } from '../governance/tabs';
import { DraftPolicyDocument, PoliciesDocument, PolicyChoicesDocument } from './policies.query';
import { policiesWords } from './policies.words';

const PersonPicker = lazy(() => import('../../app/person-picker').then(({ PersonPicker: picker }) => ({ default: picker })));

const states: PolicyState[] = ['APPROVED', 'IN_REVIEW', 'DRAFT', 'RETIRED'];
export const kinds: PolicyKind[] = ['POLICY', 'STANDARD', 'GUIDELINE'];
const open: PolicyState[] = ['APPROVED', 'IN_REVIEW', 'DRAFT'];

type Row = PoliciesQuery['policies']['nodes'][number];

/** The register: what is in force, what waits, who has read it. */
export function Policies(): ReactNode {
  const { text } = useText();
  const words = useWords(policiesWords);
  const me = useMe();
  const organization = me.organization?.slug ?? '';
  const navigate = useNavigate();
  const { state, form } = useSearch({ from: '/$organization/governance/policies' });
  const client = useClient();
  const [{ data, error, fetching }, refetch] = useQuery({ query: PoliciesDocument, variables: { states: state ? [state] : open, after: null } });
  const [older, setOlder] = useState<{ of: PolicyState | undefined; pages: PoliciesQuery['policies'][] }>({ of: state, pages: [] });
  const isMaker = me.access === 'ADMIN' || me.access === 'PROGRAM_OFFICE';
  useFocusBack(form !== undefined);
  usePageTitle(words.page, me.organization?.name);
  if (!data) return fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  const pages = [data.policies, ...(older.of === state ? older.pages : [])];
  const nodes = pages.flatMap((page) => page.nodes);
  const last = pages.at(-1)?.pageInfo;
  const countOf = (of: PolicyState): number => data.policyCounts.find((one) => one.state === of)?.count ?? 0;
  const more = async (): Promise<void> => {
    const { data: next } = await client.query(PoliciesDocument, { states: state ? [state] : open, after: last?.endCursor }, { requestPolicy: 'network-only' }).toPromise();
    if (next) setOlder({ of: state, pages: [...(older.of === state ? older.pages : []), next.policies] });
  };
  const show = (next: { state?: PolicyState; form?: 'new' }): void => void navigate({ to: '/$organization/governance/policies', params: { organization }, search: next, replace: true });
  return (
    <>
      <GovernanceTabs organization={organization} />
      <div className="hd">
        <div className="row act">{isMaker && form !== 'new' && <button type="button" className="btn o" onClick={() => show({ state, form: 'new' })}>{words.new}</button>}</div>
        <h1>{words.title(countOf('APPROVED'), countOf('IN_REVIEW'))}</h1>
        <p className="deck">{nodes.length === 0 && !state ? words.first : words.deck}</p>
      </div>
      {form === 'new' && isMaker && <NewPolicy organization={organization} onCancel={() => show({ state })} />}
      <nav className="gap-kinds s" aria-label={words.columns.state}>
        <Link to="/$organization/governance/policies" params={{ organization }} search={{}} activeOptions={{ exact: true, includeSearch: true }} aria-current={state ? undefined : 'true'}>{words.any}</Link>
        {states.map((one) => <Link key={one} to="/$organization/governance/policies" params={{ organization }} search={{ state: one }} aria-current={one === state ? 'true' : undefined}>{capital(words.states[one])}</Link>)}
      </nav>
      {nodes.length === 0 ? <p className="state m">{state ? words.none : ''}</p> : (
        <table className="policies">
          <thead><tr><th>{words.columns.title}</th><th>{words.columns.state}</th><th>{words.columns.read}</th><th className="wide-only">{words.columns.review}</th></tr></thead>
          <tbody>{nodes.map((policy) => <PolicyRow key={policy.id} policy={policy} organization={organization} />)}</tbody>
        </table>
      )}
      {last?.hasNextPage && <button type="button" className="btn o" style={{ marginTop: 16 }} onClick={() => void more()}>{text.common.more}</button>}
    </>
  );
}

function PolicyRow({ policy: { id, title, kind, state, owner, department, current, progress, reviewOn, unownedSince }, organization }: { policy: Row; organization: string }): ReactNode {
  const { text, format } = useText();
  const words = useWords(policiesWords);
  const [bound, read] = [progress.reduce((sum, one) => sum + one.bound, 0), progress.reduce((sum, one) => sum + one.acknowledged, 0)];
  const isLater = (current?.effectiveOn ?? '') > format.today();
  const lateDays = reviewOn && state === 'APPROVED' ? format.daysSince(reviewOn) : 0;
  return (
    <tr>
      <th scope="row">
        <Link className="plain" to="/$organization/governance/policies/$id" params={{ organization, id }}><b>{title}</b></Link><br />
        <span className="q">{[words.kinds[kind], department?.name].filter(Boolean).join(' · ')} · {owner?.name ?? (unownedSince ? <b>{text.nobody(format.daysSince(unownedSince))}</b> : words.nobody)}</span>
      </th>
      <td>{state === 'APPROVED' ? (isLater ? words.from(format.day(current?.effectiveOn ?? '')) : words.states.APPROVED) : <><Glyph shape="ring" /> {words.states[state]}</>}{current && <><br /><span className="q">{words.version(current.number)}</span></>}</td>
      <td>{bound > 0 && <ReadBar read={read} bound={bound} />}</td>
      <td className="wide-only">{state === 'APPROVED' && reviewOn && (lateDays > 0 ? <b>{words.late(lateDays)}</b> : format.day(reviewOn))}</td>
    </tr>
  );
}

/** How many have read it, of those whom it binds: the rest is dotted. */
export function ReadBar({ read, bound }: { read: number; bound: number }): ReactNode {
  const { format } = useText();
  return <span className="readbar"><span className="n">{format.number(read)} / {format.number(bound)}</span><i aria-hidden="true"><b style={{ width: `${(100 * read) / Math.max(1, bound)}%` }} /></i></span>;
}

function NewPolicy({ organization, onCancel }: { organization: string; onCancel: () => void }): ReactNode {
  const { text } = useText();
  const words = useWords(policiesWords);
  const client = useClient();
  const navigate = useNavigate();
  const kept = useKeptForm('policy');
  const [{ data }] = useQuery({ query: PolicyChoicesDocument });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const me = useMe();
  const [owner, setOwner, forgetOwner] = useKept('owner-of-policy', () => ({ id: me.person?.id ?? null, typed: me.person?.name ?? '' }));
  const create = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    if (owner.typed.trim() && !owner.id) return setProblem({ code: 'INVALID', message: text.initiative.personNotChosen(owner.typed), field: 'owner', requestId: null, details: {} });
    setBusy(true);
    const { data: made, problem: refused } = await act(client, DraftPolicyDocument, { input: { title: String(form.get('title')), kind: String(form.get('kind')) as PolicyKind, departmentId: String(form.get('department')) || null, ownerId: owner.id } });
    setBusy(false);
    setProblem(refused);
    if (!made) return;
    kept.forget();
    forgetOwner();
    await navigate({ to: '/$organization/governance/policies/$id/edit', params: { organization, id: made.draftPolicy.id } });
  };
  // The choices first: what was kept is filled in once.
  if (!data) return <Loading />;
  return (
    <form className="sheet" {...kept.props} onSubmit={(event) => void create(event)} style={{ marginBottom: 28 }}>
      <div className="inline">
        <div><label className="lb" htmlFor="ptitle">{words.name}</label><input className="in" id="ptitle" name="title" required maxLength={300} autoFocus /></div>
        <div><label className="lb" htmlFor="pkind">{words.kind}</label><select className="in" id="pkind" name="kind">{kinds.map((kind) => <option key={kind} value={kind}>{words.kinds[kind]}</option>)}</select></div>
        <div><label className="lb" htmlFor="pdep">{words.department}</label><select className="in" id="pdep" name="department"><option value="">–</option>{data.departments.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select></div>
        <Suspense fallback={<Loading />}><PersonPicker label={words.newOwner} chosen={owner.typed} onChoose={(person, typed) => setOwner({ id: person?.id ?? null, typed })} /></Suspense>
      </div>
      <Refusal problem={problem} />
      <div className="row"><button className="btn p" disabled={isBusy}>{words.create}</button><button type="button" className="btn t" onClick={() => { kept.forget(); forgetOwner(); onCancel(); }}>{text.common.cancel}</button></div>
    </form>
  );
}
