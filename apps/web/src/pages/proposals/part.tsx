import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { Loading } from '../../app/states';
import { useWords } from '../../app/words';
import type { BodyKind, Cadence, Seat } from '../../graphql/graphql';
import { rolesWords } from '../roles/roles.words';
import type { ProposalShown } from './proposals.query';
import { proposalsWords } from './proposals.words';

const TextChanges = lazy(() => import('../policies/text-changes').then(({ TextChanges: changes }) => ({ default: changes })));

type Shown = ProposalShown['parts'][number];

/** Fields that are read as a text, with what changed in it. */
const texts = new Set(['purpose', 'accountabilities', 'domains', 'authority', 'decisionRights', 'charter', 'body', 'note']);
const lists = new Set(['accountabilities', 'domains']);

/** What one part changes, field by field. */
export function Part({ part: { kind, name, policyId, changes }, organization }: { part: Shown; organization: string }): ReactNode {
  const words = useWords(proposalsWords);
  const say = useValue();
  const title = <>{words.parts[kind]}: {policyId ? <Link to="/$organization/governance/policies/$id" params={{ organization, id: policyId }}>{name}</Link> : name}</>;
  return (
    <article className="part">
      <h3>{title}</h3>
      <dl>
        {changes.filter(({ field }) => !(kind.startsWith('CREATE') && field === 'name')).map(({ field, before, after }) => (
          <div key={field}>
            <dt className="q s">{words.fields[field] ?? field}</dt>
            <dd>
              {texts.has(field) ? (
                <Suspense fallback={<Loading />}><TextChanges before={paragraphs(field, before)} after={paragraphs(field, after)} /></Suspense>
              ) : (
                <span className="md">{before !== null && before !== undefined && <><span className="vh">{words.before}: </span><del>{say(field, before)}</del> → </>}<span className="vh">{words.after}: </span><ins>{say(field, after ?? null)}</ins></span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

function paragraphs(field: string, text: string | null | undefined): string {
  return lists.has(field) ? (text ?? '').split('\n').join('\n\n') : (text ?? '');
}

/** A value in the reader's words. */
function useValue(): (field: string, value: string | null) => string {
  const { text, format } = useText();
  const words = useWords(proposalsWords);
  const roles = useWords(rolesWords);
  const currency = useMe().organization?.currency ?? '';
  return (field, value) => {
    if (value === null) return words.nothing;
    if (field === 'seat') return roles.seats[value as Seat];
    if (field === 'kind') return roles.kinds[value as BodyKind];
    if (field === 'cadence') return text.cadence[value as Cadence];
    if (field === 'leadsCx') return value === 'true' ? words.yes : words.no;
    if (field === 'budgetLimit' || field === 'amountLimit') return format.money({ amount: value, currency });
    return value;
  };
}
