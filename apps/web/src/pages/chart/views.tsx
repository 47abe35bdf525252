import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../../app/words';
import { chartWords } from './chart.words';

/** Who works here, and how all of it hangs together. */
export function StructureViews({ organization }: { organization: string }): ReactNode {
  const words = useWords(chartWords);
  return (
    <nav className="row act" aria-label={words.views}>
      <Link className="btn t" to="/$organization/governance/structure" params={{ organization }} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{words.people}</Link>
      <Link className="btn t" to="/$organization/governance/structure/chart" params={{ organization }} activeOptions={{ includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>{words.page}</Link>
    </nav>
  );
}
