/** Access roles of a membership, from the widest to the narrowest (the access table of the product's rules). */
export const accessRoles = ['ADMIN', 'PROGRAM_OFFICE', 'DEPARTMENT_HEAD', 'EXECUTIVE', 'CONTRIBUTOR', 'VIEWER'] as const;
export type Access = (typeof accessRoles)[number];

/**
 * Who sees what initiatives cost: leaders (administrators, program office, executives); beside them whom it concerns (heads of its
 * departments, its owner); or every member.
 */
export const moneyReaders = ['LEADERS', 'CONCERNED', 'EVERYBODY'] as const;
export type MoneyReaders = (typeof moneyReaders)[number];

/** What an operation needs to know of its organization without asking for it. */
export interface ActorOrganization {
  currency: string;
  timeZone: string;
  moneyReaders: MoneyReaders;
  /** Whether nobody decides on what they asked for or answer for. */
  twoPersonRule: boolean;
}

/** Who acts: a member of one organization. */
export interface Actor {
  accountId: string | null;
  membershipId: string | null;
  personId: string;
  access: Access;
  /** For department heads: their departments and everything below them. */
  departmentIds: ReadonlySet<string>;
  organization: ActorOrganization;
}

/** Whether the two-person rule keeps the actor from deciding: it is on, and what is decided belongs to these. */
export function isOwnRequest(actor: Actor, people: readonly (string | null)[]): boolean {
  return actor.organization.twoPersonRule && people.includes(actor.personId);
}

export function isProgram(actor: Actor): boolean {
  return actor.access === 'ADMIN' || actor.access === 'PROGRAM_OFFICE';
}

/** H of the access table: head of this department or of one above it. */
export function isHeadOf(actor: Actor, departmentId: string | null): boolean {
  return actor.access === 'DEPARTMENT_HEAD' && departmentId !== null && actor.departmentIds.has(departmentId);
}
