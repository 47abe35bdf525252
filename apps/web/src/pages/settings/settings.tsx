import { type FormEvent, type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem } from '../../app/api';
import { useText } from '../../app/language';
import { type Me, useMe } from '../../app/me';
import { Refusal, Refused, usePageTitle } from '../../app/states';
import { useUnsaved } from '../../app/unsaved';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import type { Cadence, Language, MoneyReaders } from '../../graphql/graphql';
import { Criteria } from './criteria';
import { Thresholds } from './thresholds';
import { settingsWords } from './settings.words';

const SaveSettingsDocument = graphql(`mutation SaveSettings($input: SaveSettingsInput!) { saveSettings(input: $input) { id slug name language currency timeZone cadence customerWeight moneyReaders twoPersonRule version } }`);

const cadences = ['WEEK', 'FORTNIGHT', 'MONTH', 'QUARTER'] as const;
const readers = ['LEADERS', 'CONCERNED', 'EVERYBODY'] as const;

/** What counts for everybody: facts of the organization, criteria and weights. */
export function Settings(): ReactNode {
  const words = useWords(settingsWords);
  const me = useMe();
  usePageTitle(words.page, me.organization?.name);
  const { organization } = me;
  if (!me.can?.saveSettings || !organization) return <Refused />;
  return (
    <>
      <div className="hd"><h1>{words.title(organization.name)}</h1><p className="deck">{words.deck}</p></div>
      <Facts organization={organization} />
      <Criteria version={organization.version} customerWeight={organization.customerWeight} />
      <Thresholds />
    </>
  );
}

type Organization = NonNullable<Me['organization']>;
interface Fields {
  name: string;
  language: Language;
  timeZone: string;
  currency: string;
  cadence: Cadence;
  moneyReaders: MoneyReaders;
  twoPersonRule: boolean;
}

function Facts({ organization }: { organization: Organization }): ReactNode {
  const { text } = useText();
  const words = useWords(settingsWords);
  const client = useClient();
  const toast = useToast();
  const [base, setBase] = useState(organization);
  const [fields, setFields] = useState<Fields>(fieldsOf(organization));
  const [problem, setProblem] = useState<Problem | null>(null);
  const theirs = problem?.code === 'CONFLICT' ? (problem.details.current as Organization | undefined) : undefined;
  const known = theirs ?? base;
  // Weights saved on this page make a new version too; where nothing else is new, it is the one that was edited.
  const version = isSame(known, organization) ? Math.max(known.version, organization.version) : known.version;
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const changed = Object.fromEntries(Object.entries(fields).filter(([field, value]) => known[field as keyof Fields] !== value));
    const { data, problem: refused } = await act(client, SaveSettingsDocument, { input: { version, ...changed } });
    setProblem(refused);
    // What only they changed is taken as it is now; what both changed is asked about.
    const now = refused?.code === 'CONFLICT' ? (refused.details.current as Organization | undefined) : undefined;
    if (now) setFields(Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, value === base[field as keyof Fields] ? now[field as keyof Fields] : value])) as unknown as Fields);
    if (!data) return;
    setBase({ ...base, ...data.saveSettings });
    setFields(fieldsOf(data.saveSettings));
    toast({ text: words.saved });
  };
  const isChanged = !isSame(base, fields);
  useUnsaved(isChanged);
  const set = (part: Partial<Fields>): void => setFields({ ...fields, ...part });
  const beside = (field: keyof Fields, show: (value: string) => string = (value) => value): ReactNode => (theirs && theirs[field] !== fields[field] && theirs[field] !== base[field] ? <p className="theirs">{words.theirs}: <b>{show(String(theirs[field]))}</b> <button type="button" className="btn t" onClick={() => set({ [field]: theirs[field] })}>{text.initiative.takeTheirs}</button></p> : null);
  return (
    <section className="sec">
      <div className="sech"><h2>{words.facts}</h2></div>
      <form onSubmit={(event) => void save(event)}>
        <div className="fields">
          <div className="all"><label className="lb" htmlFor="name">{words.name}</label><input className="in" id="name" required maxLength={120} value={fields.name} onChange={(event) => set({ name: event.target.value })} />{beside('name')}</div>
          <div><label className="lb" htmlFor="zone">{words.timeZone}</label><input className="in" id="zone" list="zones" required value={fields.timeZone} aria-invalid={problem?.field === 'timeZone' || undefined} onChange={(event) => set({ timeZone: event.target.value })} /><datalist id="zones">{Intl.supportedValuesOf('timeZone').map((zone) => <option key={zone} value={zone} />)}</datalist><p className="s q">{words.timeZoneHint}</p>{beside('timeZone')}</div>
          <div><label className="lb" htmlFor="currency">{words.currency}</label><input className="in" id="currency" list="currencies" required maxLength={3} value={fields.currency} aria-invalid={problem?.field === 'currency' || undefined} onChange={(event) => set({ currency: event.target.value.toUpperCase() })} /><datalist id="currencies">{Intl.supportedValuesOf('currency').map((currency) => <option key={currency} value={currency} />)}</datalist>{beside('currency')}</div>
          <div><label className="lb" htmlFor="cadence">{words.cadence}</label><select className="in" id="cadence" value={fields.cadence} onChange={(event) => set({ cadence: event.target.value as Cadence })}>{cadences.map((cadence) => <option key={cadence} value={cadence}>{text.cadence[cadence]}</option>)}</select>{beside('cadence', (cadence) => text.cadence[cadence as Cadence])}</div>
          <div><label className="lb" htmlFor="sends">{words.language}</label><select className="in" id="sends" value={fields.language} onChange={(event) => set({ language: event.target.value as Language })}>{(['es', 'en'] as const).map((language) => <option key={language} value={language} lang={language}>{words.languages[language]}</option>)}</select>{beside('language')}</div>
          <div className="all"><label className="lb" htmlFor="money">{words.money}</label><select className="in" id="money" value={fields.moneyReaders} onChange={(event) => set({ moneyReaders: event.target.value as MoneyReaders })}>{readers.map((reader) => <option key={reader} value={reader}>{words.readers[reader]}</option>)}</select>{beside('moneyReaders', (reader) => words.readers[reader as MoneyReaders])}</div>
          <div className="all"><div className="checks"><label><input type="checkbox" aria-describedby="two-persons" checked={fields.twoPersonRule} onChange={(event) => set({ twoPersonRule: event.target.checked })} />{words.twoPersons}</label></div><p className="s q" id="two-persons">{words.twoPersonsHint}</p>{beside('twoPersonRule', (isOn) => words.isOn[isOn as 'true' | 'false'])}</div>
        </div>
        <Refusal problem={theirs && problem ? { ...problem, message: words.conflict } : problem} />
        <button className={`btn ${isChanged ? 'p' : 'o'}`}>{theirs ? words.saveMine : words.save}</button>
      </form>
    </section>
  );
}

function isSame(one: Fields, other: Fields): boolean {
  return JSON.stringify(fieldsOf(one)) === JSON.stringify(fieldsOf(other));
}

function fieldsOf({ name, language, timeZone, currency, cadence, moneyReaders, twoPersonRule }: Fields): Fields {
  return { name, language, timeZone, currency, cadence, moneyReaders, twoPersonRule };
}
