import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { Glyph } from '@batuta/ui';
import { problemOf } from '../../app/api';
import { useText } from '../../app/language';
import { ExportMenu } from '../../app/export-menu';
import { useMe } from '../../app/me';
import { initials } from '../../app/initials';
import { Failed, Loading, usePageTitle } from '../../app/states';
import { StructureViews } from '../chart/views';
import { DepartmentForm, PersonForm } from './forms';
import { type Department, type Person, StructureDocument } from './structure.query';
import { GovernanceTabs } from './tabs';
import { useQuery } from '../../app/query';

/** People of one page, as the query asks for them. */
const pageSize = 50;

type Form = 'department' | 'person' | { department: Department } | { person: Person };

/** Departments as a tree, and the people in one of them or in all. */
export function Structure(): ReactNode {
  const { text, format } = useText();
  const me = useMe();
  const { department: departmentId = null, form: asked } = useSearch({ from: '/$organization/governance/structure' });
  const navigate = useNavigate();
  const organization = me.organization?.slug ?? '';
  const show = (id: string | null, form?: typeof asked): void => void navigate({ to: '/$organization/governance/structure', params: { organization }, search: { ...(id && { department: id }), ...(form && { form }) }, replace: true, resetScroll: false });
  const setDepartmentId = (id: string | null): void => {
    setAfter([]);
    show(id, asked);
  };
  const turn = (to: readonly string[]): void => {
    setAfter(to);
    list.current?.scrollIntoView();
  };
  const [name, setName] = useState('');
  /** Where the pages begin that were turned to; none on the first. */
  const [after, setAfter] = useState<readonly string[]>([]);
  const list = useRef<HTMLDivElement>(null);
  const [chosenForm, setChosenForm] = useState<Form | null>(null);
  const isAllowed = { person: me.can?.createPerson, department: me.can?.createDepartment };
  const form = asked && isAllowed[asked] ? asked : chosenForm;
  // The address asks once: the same act works again, and a reload opens nothing.
  const forget = (): void => show(departmentId);
  const setForm = (next: Form | null): void => {
    setChosenForm(next);
    if (asked) forget();
  };
  const [{ data, error, fetching }, refetch] = useQuery({ query: StructureDocument, variables: { filter: { isActive: true, ...(departmentId && { departmentId }), ...(name && { name }) }, after: after.at(-1) ?? null } });
  usePageTitle(text.structure.page, me.organization?.name);
  if (!data) return fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  const { departments, people } = data;
  const isProgram = me.access === 'ADMIN' || me.access === 'PROGRAM_OFFICE';
  const seesAccess = people.nodes.some(({ hasAccess }) => hasAccess != null);
  const from = after.length * pageSize;
  const chosen = departments.find(({ id }) => id === departmentId);
  const done = (): void => {
    setForm(null);
    refetch({ requestPolicy: 'network-only' });
  };
  return (
    <>
      <GovernanceTabs organization={organization} />
      <div className="hd">
        <StructureViews organization={organization} />
        <h1>{text.structure.title(departments.length)}</h1>
        <p className="deck">{text.structure.deck(departments.filter(({ head }) => !head).length)}</p>
      </div>
      <div className="cols lead">
        <section className="sec">
          <div className="sech"><h2>{text.structure.departments}</h2>{isProgram && <button type="button" className="btn t r" onClick={() => setForm('department')}>{text.structure.addDepartment}</button>}<ExportMenu organization={organization} list="departments" /></div>
          <nav className="tree" aria-label={text.structure.departments}>
            <Branch label={<b>{text.structure.everybody}</b>} depth={0} isChosen={!departmentId} onChoose={() => setDepartmentId(null)} />
            {inTree(departments).map(({ department, depth }) => (
              <Branch key={department.id} depth={depth} count={department.peopleCount} isChosen={department.id === departmentId} onChoose={() => setDepartmentId(department.id)} label={<><b>{department.name}</b><span className="q">{department.head?.name ?? <><Glyph shape="ring" /> {text.structure.noHead}</>}</span></>} />
            ))}
          </nav>
        </section>
        <div>
          <section className="sec" ref={list}>
            <div className="sech">
              <h2>{chosen ? text.structure.people(chosen.name) : text.structure.peopleAll}</h2><span className="q">{format.number(people.totalCount)}</span>
              {chosen?.can.edit && <button type="button" className="btn t" onClick={() => setForm({ department: chosen })}>{text.structure.editDepartment(chosen.name)}</button>}
              {(isProgram || me.access === 'DEPARTMENT_HEAD') && <button type="button" className="btn o r" onClick={() => setForm('person')}>{text.structure.addPerson}</button>}
              <ExportMenu organization={organization} list="people" search={{ department: departmentId ?? undefined }} />
            </div>
            {form === 'department' && <DepartmentForm departments={departments} onDone={done} onCancel={() => setForm(null)} />}
            {form === 'person' && <PersonForm departments={departments} departmentId={departmentId} onDone={done} onCancel={() => setForm(null)} />}
            {form && typeof form === 'object' && 'department' in form && <DepartmentForm key={form.department.id} department={form.department} departments={departments} onDone={done} onCancel={() => setForm(null)} />}
            {form && typeof form === 'object' && 'person' in form && <PersonForm key={form.person.id} person={form.person} departments={departments} departmentId={departmentId} onDone={done} onCancel={() => setForm(null)} />}
            <input className="in" style={{ maxWidth: 320, margin: '8px 0 12px' }} type="search" aria-label={text.structure.find} placeholder={text.structure.find} value={name} onChange={(event) => { setName(event.target.value); setAfter([]); }} />
            {people.nodes.length === 0 ? <p className="m">{text.structure.none}</p> : (
              <table className="people">
                <thead><tr><th className="w-name">{text.structure.name}</th><th className="wide-only">{text.structure.department}</th><th className="wide-only">{text.structure.manager}</th><th className="wide-only w-email">{text.structure.email}</th>{seesAccess && <th className="w-access">{text.structure.accessOf}</th>}<th className="w-act"><span className="vh">{text.common.edit}</span></th></tr></thead>
                <tbody>
                  {people.nodes.map((person) => (
                    <tr key={person.id}>
                      <td><span className="person"><span className="av" aria-hidden="true">{initials(person.name)}</span><span><b><Link className="plain" to="/$organization/people/$id" params={{ organization, id: person.id }}>{person.name}</Link></b><br /><span className="q">{person.title}</span></span></span></td>
                      <td className="wide-only">{person.department?.name}</td>
                      <td className="wide-only">{person.manager?.name}</td>
                      <td className="wide-only">{person.email}</td>
                      {seesAccess && <td>{person.hasAccess ? <span className="q">{text.structure.has}</span> : me.can?.inviteMember && <Link to="/$organization/governance/access" params={{ organization }} search={{ form: 'invite', name: person.name }} aria-label={text.structure.inviteName(person.name)}>{text.structure.inviteShort}</Link>}</td>}
                      <td className="n">{person.can.edit && <button type="button" className="btn t" aria-label={`${text.common.edit}: ${person.name}`} onClick={() => setForm({ person })}>{text.common.edit}</button>}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            {(from > 0 || people.pageInfo.hasNextPage) && (
              <div className="row" style={{ marginTop: 12 }}>
                {from > 0 && <button type="button" className="btn o" disabled={fetching} onClick={() => turn(after.slice(0, -1))}>{text.structure.before}</button>}
                {people.pageInfo.hasNextPage && <button type="button" className="btn o" disabled={fetching} onClick={() => turn([...after, people.pageInfo.endCursor ?? ''])}>{text.structure.next(pageSize, Math.max(0, people.totalCount - from - people.nodes.length))}</button>}
              </div>
            )}
          </section>
        </div>
      </div>
    </>
  );
}

function Branch({ label, count, depth, isChosen, onChoose }: { label: ReactNode; count?: number; depth: number; isChosen: boolean; onChoose: () => void }): ReactNode {
  const { text } = useText();
  return (
    <a href="#people" aria-current={isChosen || undefined} style={{ paddingLeft: 10 + depth * 18 }} onClick={(event) => { event.preventDefault(); onChoose(); }}>
      <span>{label}</span>{count !== undefined && <span className="q">{text.structure.peopleCount(count)}</span>}
    </a>
  );
}

function inTree(departments: readonly Department[], parentId: string | null = null, depth = 0): { department: Department; depth: number }[] {
  return departments.filter(({ parent }) => (parent?.id ?? null) === parentId).flatMap((department) => [{ department, depth }, ...inTree(departments, department.id, depth + 1)]);
}
