import { Link, useLocation } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useText } from './language';
import type { Me } from './me';
import { FindDocument } from './palette.query';
import { useWords } from './words';
import { useQuery } from './query';

const en = { label: 'Look for it by name', none: (text: string): string => `Nothing is called “${text}”.` };
const es: typeof en = { label: 'Búscalo por su nombre', none: (text) => `Nada se llama «${text}».` };

/** Looks for what an address that leads nowhere may have meant. */
export function Nearest({ me }: { me: Me }): ReactNode {
  const { text } = useText();
  const words = useWords({ en, es });
  const { pathname } = useLocation();
  const [typed, setTyped] = useState(() => wordsOf(pathname));
  const [{ data }] = useQuery({ query: FindDocument, variables: { text: typed, kinds: [] }, pause: typed.trim() === '' });
  const hits = typed.trim() ? (data?.search ?? []) : [];
  const params = { organization: me.organization?.slug ?? '' };
  return (
    <div className="nearest">
      <label className="lb" htmlFor="nearest">{words.label}</label>
      <input className="in" id="nearest" type="search" value={typed} maxLength={200} onChange={(event) => setTyped(event.target.value)} />
      <ul>
        {hits.map(({ id, kind, name, initiative, person, department }) => (
          <li key={id}>
            {kind === 'INITIATIVE' ? <Link to="/$organization/initiatives/$id" params={{ ...params, id }}>{name}</Link> : kind === 'PERSON' ? <Link to="/$organization/people/$id" params={{ ...params, id }}>{name}</Link> : <Link to="/$organization/governance/structure" params={params} search={{ department: id }}>{name}</Link>}
            <span className="q"> · {initiative ? (initiative.owner?.name ?? text.state[initiative.state]) : person ? text.initiative.personIn(person.title ?? null, person.department?.name ?? null) : (department?.head?.name ?? '')}</span>
          </li>
        ))}
      </ul>
      <p className="q" role="status">{typed.trim() !== '' && data && hits.length === 0 && words.none(typed)}</p>
    </div>
  );
}

/** What an address says in words: ids say nothing, and what separates words in addresses separates them here. */
function wordsOf(pathname: string): string {
  const last = decodeURIComponent(pathname.split('/').filter((part, i) => i > 1 && part && !/^[0-9a-f-]{36}$/.test(part)).at(-1) ?? '');
  return /^(initiatives|people|imports|governance|structure|access)$/.test(last) ? '' : last.replace(/[-_+.]+/g, ' ').trim();
}
