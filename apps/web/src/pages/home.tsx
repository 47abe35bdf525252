import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { problemOf } from '../app/api';
import { useText } from '../app/language';
import { MeDocument } from '../app/me';
import { Failed, Loading } from '../app/states';
import { useQuery } from '../app/query';

/** Leads to the first organization, or to the sign-in. */
export function Home(): ReactNode {
  const { text } = useText();
  const [{ data, error, fetching }, refetch] = useQuery({ query: MeDocument });
  const problem = problemOf(error);
  const [first] = data?.me.organizations ?? [];
  if (first) return <Navigate to="/$organization" params={{ organization: first.slug }} replace />;
  if (problem?.code === 'UNAUTHENTICATED') return <Navigate to="/sign-in" replace />;
  if (data) return <main><section className="state page"><h1>{text.signIn.none}</h1><p className="m">{text.signIn.noneDeck}</p></section></main>;
  return <main>{fetching ? <Loading /> : <Failed problem={problem} retry={() => refetch({ requestPolicy: 'network-only' })} />}</main>;
}
