import { type FormEvent, type RefCallback, useCallback, useState } from 'react';
import { useMe } from './me';

/** Where it stands which organization one looked at a sample from. */
export const beforeSample = 'batuta.before-sample';

interface Kept {
  /** For the form: fills in what was kept, and keeps what is typed. */
  props: { ref: RefCallback<HTMLFormElement>; onInput: (event: FormEvent<HTMLFormElement>) => void };
  /** Once it was saved, or given up by whoever typed it. */
  forget: () => void;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What is typed into a form's named fields stays in this tab, for this account, until it is saved or given up; only what differs from what the form began with. */
export function useKeptForm(name: string): Kept {
  const key = `batuta.form.${useMe().accountId}.${name}`;
  const ref = useCallback((form: HTMLFormElement | null) => {
    const kept = readKept<Record<string, string>>(key, {});
    for (const field of form ? fieldsOf(form) : []) if (kept[field.name] !== undefined) field.value = kept[field.name] as string;
  }, [key]);
  const onInput = ({ currentTarget }: FormEvent<HTMLFormElement>): void => sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(fieldsOf(currentTarget).filter((field) => field.value !== begunWith(field)).map((field) => [field.name, field.value]))));
  return { props: { ref, onInput }, forget: () => sessionStorage.removeItem(key) };
}

/** State that stays in this tab, for this account, until it is forgotten. */
export function useKept<Value extends object>(name: string, initial: () => Value): [Value, (value: Value) => void, () => void] {
  const key = `batuta.form.${useMe().accountId}.${name}`;
  const [value, setValue] = useState<Value>(() => ({ ...initial(), ...readKept<Partial<Value>>(key, {}) }));
  const change = (next: Value): void => {
    setValue(next);
    sessionStorage.setItem(key, JSON.stringify(next));
  };
  return [value, change, () => sessionStorage.removeItem(key)];
}

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter((element): element is Field => element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && !['checkbox', 'radio', 'file', 'password'].includes(element.type))).filter((field) => field.name !== '');
}

function begunWith(field: Field): string {
  return field instanceof HTMLSelectElement ? ([...field.options].find(({ defaultSelected }) => defaultSelected)?.value ?? '') : field.defaultValue;
}

function readKept<Value>(key: string, otherwise: Value): Value {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Value ?? otherwise;
  } catch {
    return otherwise;
  }
}
