import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** Leads to what something is about, where it has a page. */
export function SubjectLink({ organization, subject: { id, kind, title } }: { organization: string; subject: { id: string; kind: string; title: string } }): ReactNode {
  if (kind === 'initiative') return <Link to="/$organization/initiatives/$id" params={{ organization, id }}>{title}</Link>;
  if (kind === 'policy') return <Link to="/$organization/governance/policies/$id" params={{ organization, id }}>{title}</Link>;
  return <>{title}</>;
}
