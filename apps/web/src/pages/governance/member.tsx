import { type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem } from '../../app/api';
import { useText } from '../../app/language';
import { Refusal, useFocusBack } from '../../app/states';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import type { Access as AccessRole } from '../../graphql/graphql';
import { en, es } from './access.words';
import type { Department } from './invite-form';

const ChangeAccessDocument = graphql(`mutation ChangeAccess($input: ChangeAccessInput!) { changeAccess(input: $input) { id access } }`);
const IssueResetLinkDocument = graphql(`mutation IssueResetLink($input: IssueResetLinkInput!) { issueResetLink(input: $input) { link expiresAt } }`);
const EndAccessDocument = graphql(`mutation EndAccess($input: EndAccessInput!) { endAccess(input: $input) { id endedAt } }`);

interface MemberProps {
  membership: { id: string; access: AccessRole; person: { name: string; title?: string | null }; departments: readonly { id: string; name: string }[]; can: { changeAccess: boolean; endAccess: boolean; issueResetLink: boolean } };
  choices: AccessRole[];
  departments: readonly Department[];
  onDone: () => void;
}

/** Somebody’s access, changed or ended in its row. */
export function Member({ membership, choices, departments, onDone }: MemberProps): ReactNode {
  const { text } = useText();
  const client = useClient();
  const [asked, setAsked] = useState<'change' | 'end' | 'reset' | null>(null);
  const [access, setAccess] = useState<AccessRole>(membership.access);
  const [departmentIds, setDepartmentIds] = useState<string[]>(membership.departments.length > 0 ? membership.departments.map(({ id }) => id) : departments.slice(0, 1).map(({ id }) => id));
  const [isBusy, setBusy] = useState(false);
  const words = useWords({ en, es });
  useFocusBack(asked !== null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isWithoutSecondFactor, setWithout] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const toast = useToast();
  const head = (at: number, id: string): void => setDepartmentIds([...new Set(departmentIds.with(at, id))].filter(Boolean));
  const issue = async (): Promise<void> => {
    setBusy(true);
    const { data, problem: refused } = await act(client, IssueResetLinkDocument, { input: { membershipId: membership.id, isWithoutSecondFactor } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    setLink(data.issueResetLink.link);
    setAsked(null);
  };
  const run = async (): Promise<void> => {
    if (asked === 'reset') return issue();
    setBusy(true);
    const { data, problem: refused } = asked === 'end' ? await act(client, EndAccessDocument, { input: { membershipId: membership.id } }) : await act(client, ChangeAccessDocument, { input: { membershipId: membership.id, access, ...(access === 'DEPARTMENT_HEAD' && { departmentIds: departmentIds.filter(Boolean) }) } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    setAsked(null);
    onDone();
  };
  return (
    <tr>
      <td><b>{membership.person.name}</b><br /><span className="q">{membership.person.title}</span></td>
      <td style={{ overflowWrap: 'normal' }}>
        {asked === 'change' ? (
          <>
            <select className="in" aria-label={text.structure.accessOf} value={access} onChange={(event) => setAccess(event.target.value as AccessRole)}>{choices.map((choice) => <option key={choice} value={choice}>{text.access[choice]}</option>)}</select>
            {access === 'DEPARTMENT_HEAD' && departmentIds.map((one, i) => <select key={i} className="in" aria-label={text.structure.inviteIn} value={one} onChange={({ target }) => head(i, target.value)}>{(departmentIds.length > 1 || !one) && <option value="">{words.noDepartment}</option>}{departments.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>)}
            {access === 'DEPARTMENT_HEAD' && departmentIds.length < departments.length && !departmentIds.includes('') && <button type="button" className="btn t" onClick={() => setDepartmentIds([...departmentIds, ''])}>{words.anotherDepartment}</button>}
          </>
        ) : (
          [text.access[membership.access], ...membership.departments.map(({ name }) => name)].join(', ')
        )}
        {asked === 'end' && <p>{text.structure.endSure(membership.person.name)}</p>}
        {asked === 'reset' && <p>{text.structure.resetSure(membership.person.name)}<label className="row" style={{ marginTop: 8 }}><input type="checkbox" checked={isWithoutSecondFactor} onChange={(event) => setWithout(event.target.checked)} />{text.structure.resetWithout}</label></p>}
        {link && <div role="status"><p className="s m">{text.structure.resetReady(membership.person.name)}</p><div className="link"><input className="in" readOnly value={link} aria-label={text.structure.resetReady(membership.person.name)} onFocus={(event) => event.target.select()} /><button type="button" className="btn o" onClick={() => void navigator.clipboard.writeText(link).then(() => toast({ text: text.structure.copied }))}>{text.structure.copy}</button></div></div>}
        <Refusal problem={problem} />
      </td>
      <td className="n" style={{ whiteSpace: 'normal' }}>
        {asked ? (
          <><button type="button" className="btn p" disabled={isBusy} onClick={() => void run()}>{asked === 'end' ? text.structure.endAccess : asked === 'reset' ? text.structure.makeLink : text.common.save}</button><button type="button" className="btn t" onClick={() => { setAsked(null); setProblem(null); }}>{text.common.cancel}</button></>
        ) : (
          <>
            {membership.can.changeAccess && <button type="button" className="btn t" aria-label={`${text.structure.changeAccess}: ${membership.person.name}`} onClick={() => setAsked('change')}>{text.structure.changeAccess}</button>}
            {membership.can.issueResetLink && <button type="button" className="btn t" aria-label={`${text.structure.resetLink}: ${membership.person.name}`} onClick={() => { setLink(null); setAsked('reset'); }}>{text.structure.resetLink}</button>}
            {membership.can.endAccess && <button type="button" className="btn t" aria-label={`${text.structure.endAccess}: ${membership.person.name}`} onClick={() => setAsked('end')}>{text.structure.endAccess}</button>}
          </>
        )}
      </td>
    </tr>
  );
}
