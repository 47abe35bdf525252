import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from './language';
import { useMe } from './me';

/** That whoever was chosen will not see it yet, and the way to invite them. */
export function NoAccess({ name }: { name: string }): ReactNode {
  const { text } = useText();
  const me = useMe();
  return <p className="s m no-access">{text.governance.noAccess(name)} {me.can?.inviteMember && <Link to="/$organization/governance/access" params={{ organization: me.organization?.slug ?? '' }} search={{ form: 'invite', name }}>{text.structure.inviteName(name)}</Link>}</p>;
}
