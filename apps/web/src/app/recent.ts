import type { SearchKind } from '../graphql/graphql';
import type { Me } from './me';

/** Something that was looked at lately, as the palette lists it. */
export interface Recent {
  kind: SearchKind;
  id: string;
  name: string;
}

const most = 6;
const keyOf = (me: Me): string => `batuta.recent.${me.accountId}.${me.organization?.slug}`;

/** What this account looked at last on this device, newest first. */
export function recents(me: Me): Recent[] {
  try {
    return JSON.parse(localStorage.getItem(keyOf(me)) ?? '[]') as Recent[];
  } catch {
    return [];
  }
}

export function remember(me: Me, { kind, id, name }: Recent): void {
  localStorage.setItem(keyOf(me), JSON.stringify([{ kind, id, name }, ...recents(me).filter((one) => one.id !== id)].slice(0, most)));
}
