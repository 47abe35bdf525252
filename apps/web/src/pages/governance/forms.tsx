import { type FormEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import { useClient } from 'urql';
import { act, type Problem } from '../../app/api';
import { useKeptForm } from '../../app/kept';
import { useText } from '../../app/language';
import type { Found } from '../../app/person-picker';
import { Refusal } from '../../app/states';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import type { Department, Person } from './structure.query';

const PersonPicker = lazy(() => import('../../app/person-picker').then(({ PersonPicker: picker }) => ({ default: picker })));
const CreateDepartmentDocument = graphql(`mutation CreateDepartment($input: CreateDepartmentInput!) { createDepartment(input: $input) { id name } }`);
const EditDepartmentDocument = graphql(`mutation EditDepartment($input: EditDepartmentInput!) { editDepartment(input: $input) { id name } }`);
const CreatePersonDocument = graphql(`mutation CreatePerson($input: CreatePersonInput!) { createPerson(input: $input) { id name } }`);
const EditPersonDocument = graphql(`mutation EditPerson($input: EditPersonInput!) { editPerson(input: $input) { id name } }`);

const en = { notChosen: (typed: string): string => `“${typed}” isn’t chosen. Choose the person from the list, or clear the name.` };
const es: typeof en = { notChosen: (typed) => `«${typed}» no está elegido. Elige a la persona en la lista, o borra el nombre.` };

/** The version of what stands now, which a conflict names. */
function versionIn(problem: Problem | null): number | null {
  return (problem?.details.current as { version?: number } | undefined)?.version ?? null;
}

interface Asked {
  onDone: () => void;
  onCancel: () => void;
}

export function DepartmentForm({ department, departments, onDone, onCancel }: Asked & { department?: Department; departments: readonly Department[] }): ReactNode {
  const { text } = useText();
  const words = useWords({ en, es });
  const client = useClient();
  const kept = useKeptForm(department ? `department.${department.id}` : 'department');
  const [head, setHead] = useState<Pick<Found, 'id' | 'name'> | null>(department?.head ?? null);
  const [typedHead, setTypedHead] = useState(department?.head?.name ?? '');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  /** After a conflict what is typed goes over what stands now, which the refusal names. */
  const [current, setCurrent] = useState<number | null>(null);
  const save = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    if (typedHead.trim() && !head) return setProblem({ code: 'INVALID', message: words.notChosen(typedHead), field: 'headId', requestId: null, details: {} });
    const fields = { name: String(form.get('name')), parentId: String(form.get('parent')) || null, headId: head?.id ?? null };
    setBusy(true);
    const { data, problem: refused } = department ? await act(client, EditDepartmentDocument, { input: { id: department.id, version: current ?? department.version, ...fields } }) : await act(client, CreateDepartmentDocument, { input: fields });
    setBusy(false);
    setProblem(refused);
    setCurrent(versionIn(refused) ?? current);
    if (!data) return;
    kept.forget();
    onDone();
  };
  return (
    <form className="sheet" {...kept.props} onSubmit={(event) => void save(event)}>
      <div className="inline">
        <div><label className="lb" htmlFor="dname">{text.structure.name}</label><input className="in" id="dname" name="name" required maxLength={120} defaultValue={department?.name} autoFocus /></div>
        <div>
          <label className="lb" htmlFor="dparent">{text.structure.parent}</label>
          <select className="in" id="dparent" name="parent" defaultValue={department?.parent?.id ?? ''}>
            <option value="">{text.structure.topLevel}</option>
            {departments.filter(({ id }) => id !== department?.id).map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
        </div>
        <Suspense fallback={<p className="s q">{text.common.loading}</p>}><PersonPicker label={`${text.structure.head} (${text.common.optional})`} chosen={department?.head?.name} onChoose={setHead} onType={setTypedHead} /></Suspense>
      </div>
      <Refusal problem={problem} />
      <div className="row"><button className="btn p" disabled={isBusy}>{text.common.save}</button><button type="button" className="btn t" onClick={() => { kept.forget(); onCancel(); }}>{text.common.cancel}</button></div>
    </form>
  );
}

export function PersonForm({ person, departments, departmentId, onDone, onCancel }: Asked & { person?: Person; departments: readonly Department[]; departmentId: string | null }): ReactNode {
  const { text } = useText();
  const words = useWords({ en, es });
  const client = useClient();
  const kept = useKeptForm(person ? `person.${person.id}` : `person.in.${departmentId ?? ''}`);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  /** After a conflict what is typed goes over what stands now, which the refusal names. */
  const [current, setCurrent] = useState<number | null>(null);
  const [manager, setManager] = useState<Pick<Found, 'id' | 'name'> | null>(person?.manager ?? null);
  const [deputy, setDeputy] = useState<Pick<Found, 'id' | 'name'> | null>(person?.deputy ?? null);
  const [typed, setTyped] = useState({ manager: person?.manager?.name ?? '', deputy: person?.deputy?.name ?? '' });
  const save = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const open = (typed.manager.trim() && !manager && typed.manager) || (typed.deputy.trim() && !deputy && typed.deputy);
    if (open) return setProblem({ code: 'INVALID', message: words.notChosen(open), field: null, requestId: null, details: {} });
    const fields = { managerId: manager?.id ?? null, deputyId: deputy?.id ?? null, name: String(form.get('name')), title: String(form.get('title')) || null, email: String(form.get('email')) || null, departmentId: String(form.get('department')) || null };
    setBusy(true);
    const { data, problem: refused } = person ? await act(client, EditPersonDocument, { input: { id: person.id, version: current ?? person.version, ...fields } }) : await act(client, CreatePersonDocument, { input: fields });
    setBusy(false);
    setProblem(refused);
    setCurrent(versionIn(refused) ?? current);
    if (!data) return;
    kept.forget();
    onDone();
  };
  return (
    <form className="sheet" {...kept.props} onSubmit={(event) => void save(event)}>
      <div className="inline">
        <div><label className="lb" htmlFor="pname">{text.structure.name}</label><input className="in" id="pname" name="name" required maxLength={120} defaultValue={person?.name} autoFocus /></div>
        <div><label className="lb" htmlFor="ptitle">{text.structure.titleOf}</label><input className="in" id="ptitle" name="title" maxLength={120} defaultValue={person?.title ?? ''} /></div>
        <div><label className="lb" htmlFor="pemail">{text.structure.email}</label><input className="in" id="pemail" name="email" type="email" maxLength={254} defaultValue={person?.email ?? ''} /></div>
        <div>
          <label className="lb" htmlFor="pdepartment">{text.structure.department}</label>
          <select className="in" id="pdepartment" name="department" defaultValue={person ? (person.department?.id ?? '') : (departmentId ?? '')}>
            <option value="">–</option>
            {departments.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
        </div>
        <Suspense fallback={<p className="s q">{text.common.loading}</p>}>
          <PersonPicker label={`${text.structure.manager} (${text.common.optional})`} chosen={person?.manager?.name} onChoose={setManager} onType={(name) => setTyped((now) => ({ ...now, manager: name }))} />
          <PersonPicker label={`${text.structure.deputy} (${text.common.optional})`} chosen={person?.deputy?.name} onChoose={setDeputy} onType={(name) => setTyped((now) => ({ ...now, deputy: name }))} />
        </Suspense>
      </div>
      <Refusal problem={problem} />
      <div className="row"><button className="btn p" disabled={isBusy}>{text.common.save}</button><button type="button" className="btn t" onClick={() => { kept.forget(); onCancel(); }}>{text.common.cancel}</button></div>
    </form>
  );
}
