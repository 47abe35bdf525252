import type { ReactNode } from 'react';
import { problemOf } from '../../app/api';
import { useMe } from '../../app/me';
import { useQuery } from '../../app/query';
import { Failed, Loading } from '../../app/states';
import type { GapAction } from '../../graphql/graphql';
import { AssignForm } from './assign-form';
import { BodyForm } from './body-form';
import { RoleForm } from './role-form';
import { RolesDocument } from './roles.query';

/** What fills or completes a role or body, where its gap stands. */
export function RoleInPlace({ action, id, onDone, onCancel }: { action: GapAction; id: string; onDone: () => void; onCancel: () => void }): ReactNode {
  const me = useMe();
  const [{ data, error, fetching }, refetch] = useQuery({ query: RolesDocument });
  if (!data) return <div className="all">{fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />}</div>;
  const { roles, bodies, departments } = data;
  const [role, body] = [roles.find((one) => one.id === id), bodies.find((one) => one.id === id)];
  const asked = { onDone, onCancel };
  if (action === 'EDIT_BODY') return body ? <BodyForm body={body} {...asked} /> : null;
  if (!role) return null;
  if (action === 'EDIT_ROLE') return <RoleForm role={role} departments={departments} bodies={bodies} isProgram={me.access === 'ADMIN' || me.access === 'PROGRAM_OFFICE'} isToComplete {...asked} />;
  return <AssignForm role={role} {...asked} />;
}
