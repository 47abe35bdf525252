import { type ReactNode, useDeferredValue, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { act, type Problem } from '../../app/api';
import { useText } from '../../app/language';
import { useQuery } from '../../app/query';
import { Refusal } from '../../app/states';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import type { Access as AccessRole, AccessQuery } from '../../graphql/graphql';
import { en, es } from './access.words';

const NamesakesDocument = graphql(`query Namesakes($text: String!) { search(text: $text, kinds: [PERSON], first: 4) { id isPast person { id name title email hasAccess department { id name } } } }`);
const InviteMemberDocument = graphql(`mutation InviteMember($input: InviteMemberInput!) { inviteMember(input: $input) { link isMailed invitation { id } } }`);

export interface Made {
  email: string;
  link: string;
  isMailed: boolean;
}
export type Department = AccessQuery['departments'][number];

/** Whom to invite and to what: who is here already is proposed, and who heads a department is said. */
export function Invite({ choices, departments, isAsked, invited, onAsked, onMade }: { invited?: string; choices: AccessRole[]; departments: readonly Department[]; isAsked: boolean; onAsked: () => void; onMade: (made: Made) => void }): ReactNode {
  const { text } = useText();
  const words = useWords({ en, es });
  const client = useClient();
  // Whom one came to invite; the address forgets it, the form doesn't.
  const [name, setName] = useState(invited);
  const [access, setAccess] = useState<AccessRole>('CONTRIBUTOR');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const [typedName, setTypedName] = useState(invited ?? '');
  /** Somebody who is here, until another name is typed over theirs. */
  const [chosen, setChosen] = useState<{ id: string } | null>(null);
  const [typedEmail, setTypedEmail] = useState('');
  // Of an address what stands before its sign is looked for, until a name is typed.
  const asked = useDeferredValue(typedName.trim() || (typedEmail.split('@')[0] ?? '').replace(/[._-]+/g, ' ').trim());
  const [{ data: known }] = useQuery({ query: NamesakesDocument, variables: { text: asked }, pause: asked.length < 3 });
  /** Who is here already and may be meant. */
  const people = chosen || asked.length < 3 ? [] : (known?.search ?? []).flatMap(({ isPast, person }) => (person && !isPast && !person.hasAccess ? [person] : []));
  const [departmentId, setDepartment] = useState('');
  /** The access was chosen with somebody who heads a department, not by hand. */
  const wasTaken = useRef(false);
  const headed = access === 'DEPARTMENT_HEAD' ? departments.find(({ id }) => id === departmentId)?.head : undefined;
  useEffect(() => {
    if (!isAsked) return;
    first.current?.focus();
    onAsked();
  }, [isAsked, onAsked]);
  const submit = async (form: HTMLFormElement, who: { personId?: string; isAnother?: boolean } = {}): Promise<void> => {
    const given = new FormData(form);
    const email = String(given.get('email'));
    setBusy(true);
    const { data, problem: refused } = await act(client, InviteMemberDocument, { input: { email, name: String(given.get('name')).trim() || null, access, departmentId: String(given.get('department')) || null, ...(chosen && { personId: chosen.id }), ...who } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    // The next one is somebody else.
    setName(undefined);
    setTypedName('');
    setTypedEmail('');
    setChosen(null);
    setDepartment('');
    form.reset();
    onMade({ email, ...data.inviteMember });
  };
  const isHead = access === 'DEPARTMENT_HEAD';
  const namesake = problem?.code === 'CONFLICT' ? (problem.details.personId as string | undefined) : undefined;
  const form = useRef<HTMLFormElement>(null);
  /** Somebody who is here: their name and address go into the form, and the link is theirs. */
  const take = ({ id, name: called, email, department }: { id: string; name: string; email?: string | null; department?: { id: string } | null }): void => {
    const own = departments.find((one) => one.head?.id === id);
    // Whoever heads one is most likely invited as that; the others are of where they work.
    if (own && choices.includes('DEPARTMENT_HEAD')) setAccess('DEPARTMENT_HEAD');
    else if (wasTaken.current) setAccess('CONTRIBUTOR');
    wasTaken.current = own !== undefined;
    setDepartment(own?.id ?? (departmentId || (department?.id ?? '')));
    setChosen({ id });
    setTypedName(called);
    (form.current?.elements.namedItem('name') as HTMLInputElement).value = called;
    if (!first.current) return;
    if (email && !first.current.value.includes('@')) first.current.value = email;
    first.current.focus();
  };
  const [only] = people.length === 1 ? people : [];
  useEffect(() => {
    // Whom one came to invite is somebody who is here: nothing is left to ask.
    if (only && invited && only.name === invited && typedName === invited) take(only);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when they are found
  }, [only?.id]);
  const again = (who: { personId?: string; isAnother?: boolean }): void => void (form.current && submit(form.current, who));
  return (
    <form ref={form} onInput={() => namesake && setProblem(null)} onSubmit={(event) => { event.preventDefault(); void submit(event.currentTarget); }}>
      <div className="inline">
        <div><label className="lb" htmlFor="invite">{text.structure.inviteEmail}</label><input ref={first} className="in" id="invite" name="email" type="email" required maxLength={254} onInput={(event) => setTypedEmail(event.currentTarget.value)} /></div>
        <div><label className="lb" htmlFor="invite-name">{text.structure.name}</label><input className="in" id="invite-name" name="name" required maxLength={120} autoComplete="off" defaultValue={name ?? ''} key={name ?? ''} onInput={(event) => { setTypedName(event.currentTarget.value); setChosen(null); }} /></div>
        <div>
          <label className="lb" htmlFor="may">{text.structure.inviteAs}</label>
          <select className="in" id="may" value={access} onChange={(event) => { wasTaken.current = false; setAccess(event.target.value as AccessRole); }}>{choices.map((choice) => <option key={choice} value={choice}>{text.access[choice]}</option>)}</select>
        </div>
        <div>
          <label className="lb" htmlFor="in">{isHead ? text.structure.inviteIn : words.department}</label>
          <select className="in" id="in" name="department" required={isHead} value={departmentId} onChange={({ target }) => setDepartment(target.value)}>
            <option value="">{isHead ? words.chooseDepartment : words.noDepartment}</option>
            {departments.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
        </div>
        <button className="btn p" disabled={isBusy}>{text.structure.makeLink}</button>
      </div>
      {headed && (chosen ? headed.id !== chosen.id : headed.name !== typedName.trim()) && <p className="s m" role="note">{words.headedBy(headed.name)}</p>}
      {people.length > 0 && (
        <div className="row s suggested" role="group" aria-label={words.isIt}>
          <span className="m">{words.isIt}</span>
          {people.map((person) => <button key={person.id} type="button" className="btn o" onClick={() => take(person)}>{[person.name, person.title, person.department?.name].filter(Boolean).join(', ')}</button>)}
        </div>
      )}
      <Refusal problem={problem} />
      {namesake && <div className="row"><button type="button" className="btn o" disabled={isBusy} onClick={() => again({ personId: namesake })}>{words.same}</button><button type="button" className="btn o" disabled={isBusy} onClick={() => again({ isAnother: true })}>{words.another}</button></div>}
    </form>
  );
}
