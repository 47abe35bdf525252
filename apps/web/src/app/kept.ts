import { type FormEvent, type RefCallback, useCallback, useState } from 'react';
import { useMe } from './me';

/** Where it stands which organization one looked at a sample from. */
export const beforeSample = 'batuta.before-sample';

interface Kept {
  /** For the form: fills in what was kept, and keeps what is typed. The choices of its selects are there when it is drawn. */
  props: { ref: RefCallback<HTMLFormElement>; onInput: (event: FormEvent<HTMLFormElement>) => void };
  /** Once it was saved, or given up by whoever typed it. */
  forget: () => void;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What is typed into a form's named fields stays in this tab, for this account and organization, until it is saved or given up; only what differs from what the form began with. */
export function useKeptForm(name: string): Kept {
  const key = useKey(name);
  const ref = useCallback((form: HTMLFormElement | null) => {
    const kept = readKept<Record<string, string>>(key) ?? {};
    for (const field of form ? fieldsOf(form) : []) {
      const value = kept[field.name];
      // A choice that isn't offered any more is none.
      const isOffered = !(field instanceof HTMLSelectElement) || [...field.options].some((option) => option.value === value);
      if (value !== undefined && isOffered) field.value = value;
    }
  }, [key]);
  const onInput = ({ currentTarget }: FormEvent<HTMLFormElement>): void => {
    const fields = fieldsOf(currentTarget);
    const shown = new Set(fields.map((field) => field.name));
    // A field that isn't drawn now keeps what it had.
    const hidden = Object.entries(readKept<Record<string, string>>(key) ?? {}).filter(([field]) => !shown.has(field));
    write(key, Object.fromEntries([...hidden, ...fields.filter((field) => field.value !== begunWith(field)).map((field) => [field.name, field.value])]));
  };
  return { props: { ref, onInput }, forget: () => sessionStorage.removeItem(key) };
}

/** State that stays in this tab, for this account and organization, until it is forgotten; only the parts that differ from what they began with. */
export function useKept<Value extends object>(name: string, initial: () => Value): [Value, (value: Value) => void, () => void] {
  const key = useKey(name);
  const [begun] = useState(initial);
  const [value, setValue] = useState<Value>(() => ({ ...begun, ...readKept<Partial<Value>>(key) }));
  const change = (next: Value): void => {
    setValue(next);
    write(key, Object.fromEntries(Object.entries(next).filter(([part, now]) => JSON.stringify(now) !== JSON.stringify(begun[part as keyof Value]))));
  };
  return [value, change, () => sessionStorage.removeItem(key)];
}

/** As `useKept`, all of it or nothing: where parts belong together, as a text and the version that it was begun on. Null until something was kept. */
export function useKeptWhole<Value extends object>(name: string): [Value | null, (value: Value | null) => void] {
  const key = useKey(name);
  const [value, setValue] = useState<Value | null>(() => readKept<Value>(key));
  const change = (next: Value | null): void => {
    setValue(next);
    if (next) write(key, next);
    else sessionStorage.removeItem(key);
  };
  return [value, change];
}

/** Forgets all that is kept under names that begin so. */
export function useForget(name: string): () => void {
  const prefix = useKey(name);
  return () => Object.keys(sessionStorage).filter((key) => key.startsWith(prefix)).forEach((key) => sessionStorage.removeItem(key));
}

/** Says whether anything is kept under names that begin so. */
export function useIsKept(): (name: string) => boolean {
  const prefix = useKey('');
  return (name) => Object.keys(sessionStorage).some((key) => key.startsWith(prefix + name));
}

function useKey(name: string): string {
  const { accountId, organization } = useMe();
  return `batuta.form.${accountId}.${organization?.id ?? ''}.${name}`;
}

/** A tab that is full keeps what it has; what is on screen stays on screen. */
function write(key: string, value: object): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Nothing is lost but the copy.
  }
}

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter((element): element is Field => element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && !['checkbox', 'radio', 'file', 'password'].includes(element.type))).filter((field) => field.name !== '');
}

function begunWith(field: Field): string {
  return field instanceof HTMLSelectElement ? ([...field.options].find(({ defaultSelected }) => defaultSelected)?.value ?? '') : field.defaultValue;
}

function readKept<Value>(key: string): Value | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Value | null;
  } catch {
    return null;
  }
}
