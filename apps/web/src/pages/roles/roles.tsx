import { Link, useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { Glyph } from '@batuta/ui';
import { problemOf } from '../../app/api';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { useQuery } from '../../app/query';
import { Failed, Loading, useFocusBack, usePageTitle } from '../../app/states';
import { useWords } from '../../app/words';
import { GovernanceTabs } from '../governance/tabs';
import { Proposed } from '../proposals/proposed';
import { AssignForm, EndForm } from './assign-form';
import { BodyForm } from './body-form';
import { RoleForm } from './role-form';
import { type Body, type Role, RolesDocument } from './roles.query';
import { rolesWords } from './roles.words';

/** Bodies with their roles, and the roles of departments: who is in each, and what is vacant. One form is open at a time. */
export function Roles(): ReactNode {
  const { format } = useText();
  const words = useWords(rolesWords);
  const me = useMe();
  const organization = me.organization?.slug ?? '';
  const [{ data, error, fetching }, refetch] = useQuery({ query: RolesDocument });
  const [open, setOpen] = useState<string | null>(null);
  const hash = useLocation({ select: (location) => location.hash });
  const isHere = data !== undefined;
  // What one comes for is there once it has loaded.
  useEffect(() => {
    if (hash && isHere) document.getElementById(hash)?.scrollIntoView();
  }, [hash, isHere]);
  useFocusBack(open !== null);
  usePageTitle(words.page, me.organization?.name);
  if (!data) return fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  const { roles, bodies, departments } = data;
  const done = (): void => {
    setOpen(null);
    refetch({ requestPolicy: 'network-only' });
  };
  const asked = { onDone: done, onCancel: () => setOpen(null) };
  const isProgram = me.access === 'ADMIN' || me.access === 'PROGRAM_OFFICE';
  const isMaker = isProgram || me.access === 'DEPARTMENT_HEAD';
  const rows = (own: readonly Role[]): ReactNode => <Rows roles={own} open={open} onOpen={setOpen} asked={asked} departments={departments} bodies={bodies} organization={organization} />;
  const homes = departments.filter(({ id }) => roles.some(({ department }) => department?.id === id));
  const others = roles.filter(({ body, department }) => !body && !department);
  const titles = roles.filter(({ missingOfMandate }) => missingOfMandate.length > 0);
  return (
    <>
      <GovernanceTabs organization={organization} />
      <div className="hd">
        <div className="row act">
          {isMaker && open !== 'role' && <button type="button" className="btn o" onClick={() => setOpen('role')}>{words.newRole}</button>}
          {isProgram && open !== 'body' && <button type="button" className="btn o" onClick={() => setOpen('body')}>{words.newBody}</button>}
        </div>
        <h1>{words.title(roles.filter(({ assignments, needed }) => assignments.length < needed).length, roles.length)}</h1>
        <p className="deck">{words.deck}</p>
      </div>
      {titles.map(({ id, name, missingOfMandate }) => <p key={id} className="m title-only"><Glyph shape="ring" /> {missingOfMandate.length === 4 ? words.mandates(name) : words.incomplete(name, missingOfMandate.map((part) => words.parts[part]).join(', '))}</p>)}
      {open === 'role' && <RoleForm departments={departments} bodies={bodies} isProgram={isProgram} {...asked} />}
      {open === 'body' && <BodyForm {...asked} />}
      {bodies.map((body) => (
        <section key={body.id} id={body.id} className="sec">
          <div className="sech"><h2>{body.name}</h2><span className="q s">{words.kinds[body.kind]}</span>{me.access !== 'VIEWER' && <Link className="btn t r" to="/$organization/governance/proposals/new" params={{ organization }} search={{ body: body.id }} aria-label={`${words.propose}: ${body.name}`}>{words.propose}</Link>}{body.can.edit && open !== body.id && <button type="button" className="btn t" aria-label={`${words.edit}: ${body.name}`} onClick={() => setOpen(body.id)}>{words.edit}</button>}</div>
          <BodyFacts body={body} />
          <Proposed proposals={body.proposals} organization={organization} />
          {open === body.id && <BodyForm body={body} {...asked} />}
          {rows(roles.filter((role) => role.body?.id === body.id).sort((one, other) => seatOf(one) - seatOf(other)))}
        </section>
      ))}
      {homes.map(({ id, name }) => <section key={id} className="sec"><div className="sech"><h2>{words.ofDepartment(name)}</h2></div>{rows(roles.filter(({ department }) => department?.id === id))}</section>)}
      {others.length > 0 && <section className="sec"><div className="sech"><h2>{words.elsewhere}</h2><span className="q">{format.number(others.length)}</span></div>{rows(others)}</section>}
    </>
  );
}

/** The chair first, then who else sits there. */
function seatOf({ seat }: Role): number {
  return seat === 'CHAIR' ? 0 : seat === 'SECRETARY' ? 1 : 2;
}

function BodyFacts({ body: { cadence, quorum, amountLimit, decisionRights, charter } }: { body: Body }): ReactNode {
  const { text, format } = useText();
  const words = useWords(rolesWords);
  const facts = [cadence && words.meets(text.cadence[cadence]), quorum && words.needs(quorum), amountLimit && words.limit(format.money(amountLimit))].filter((part) => typeof part === 'string' && part !== '') as string[];
  return <>{facts.length > 0 && <p className="s m">{words.facts(facts)}</p>}{decisionRights && <p className="s m prose">{words.decides}: {decisionRights}</p>}{charter && <p className="s q prose">{charter}</p>}</>;
}

interface RowsProps {
  roles: readonly Role[];
  open: string | null;
  onOpen: (open: string | null) => void;
  asked: { onDone: () => void; onCancel: () => void };
  departments: readonly { id: string; name: string }[];
  bodies: readonly Body[];
  organization: string;
}

function Rows({ roles, open, onOpen, asked, departments, bodies, organization }: RowsProps): ReactNode {
  const { text, format } = useText();
  const words = useWords(rolesWords);
  const { access } = useMe();
  const isProgram = access === 'ADMIN' || access === 'PROGRAM_OFFICE';
  const canPropose = access !== 'VIEWER';
  return (
    <>
      {roles.map((role) => {
        const missing = role.needed - role.assignments.length;
        return (
          <div key={role.id} id={role.id} className="gap bare role">
            <div>
              <h3>{role.name}</h3>
              {role.purpose && <p>{role.purpose}</p>}
              {role.assignments.map((one) => (
                <div key={one.id} className="row in-role">
                  <Link className="plain" to="/$organization/people/$id" params={{ organization, id: one.person.id }}><b>{one.person.name}</b></Link>
                  <span className="q s">{words.since(format.day(one.startedAt))}{one.electedUntil && ', '}{one.electedUntil && (format.daysSince(one.electedUntil) > 0 ? <b>{words.over(text.days(format.daysSince(one.electedUntil)))}</b> : words.untilDay(format.day(one.electedUntil)))}</span>
                  {role.can.assign && open !== one.id && <button type="button" className="btn t" aria-label={`${words.end}: ${one.person.name}, ${role.name}`} onClick={() => onOpen(one.id)}>{words.end}</button>}
                </div>
              ))}
              <Proposed proposals={role.proposals} organization={organization} />
              {missing > 0 && <p><Glyph shape="ring" /> {role.assignments.length === 0 && role.needed === 1 ? words.vacant : words.vacantOf(missing, role.needed)}</p>}
            </div>
            <div className="row">
              {canPropose && <Link className="btn t" to="/$organization/governance/proposals/new" params={{ organization }} search={{ role: role.id }} aria-label={`${words.propose}: ${role.name}`}>{words.propose}</Link>}
              {role.can.edit && open !== `edit ${role.id}` && <button type="button" className="btn t" aria-label={`${words.edit}: ${role.name}`} onClick={() => onOpen(`edit ${role.id}`)}>{words.edit}</button>}
              {role.can.assign && open !== role.id && <button type="button" className="btn o" aria-label={`${words.assign}: ${role.name}`} onClick={() => onOpen(role.id)}>{words.assign}</button>}
            </div>
            {open === role.id && <AssignForm role={role} {...asked} />}
            {open === `edit ${role.id}` && <RoleForm role={role} departments={departments} bodies={bodies} isProgram={isProgram} {...asked} />}
            {role.assignments.map((one) => open === one.id && <EndForm key={one.id} assignment={one} {...asked} />)}
          </div>
        );
      })}
    </>
  );
}
