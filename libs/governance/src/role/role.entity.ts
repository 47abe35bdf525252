import { Column, Entity, PrimaryColumn } from 'typeorm';

export const seats = ['CHAIR', 'SECRETARY', 'MEMBER'] as const;
export type Seat = (typeof seats)[number];

/** What belongs to whoever leads customer experience, beside the title. */
export const mandateParts = ['AUTHORITY', 'DECISION_RIGHTS', 'BUDGET_LIMIT', 'SPONSOR'] as const;
export type MandatePart = (typeof mandateParts)[number];

/** A place in a body or department that outlives whoever is in it. */
@Entity('roles')
export class Role {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') nameKey: string;
  @Column('text', { nullable: true }) purpose: string | null;
  @Column('jsonb') accountabilities: string[];
  @Column('jsonb') domains: string[];
  @Column('uuid', { nullable: true }) departmentId: string | null;
  @Column('uuid', { nullable: true }) bodyId: string | null;
  @Column('text', { nullable: true }) seat: Seat | null;
  /** How many people it needs. */
  @Column('int') needed: number;
  /** Whether it leads customer experience, so that it needs a mandate. */
  @Column('boolean') leadsCx: boolean;
  @Column('text', { nullable: true }) authority: string | null;
  @Column('text', { nullable: true }) decisionRights: string | null;
  @Column('bigint', { nullable: true }) budgetLimitMinor: number | null;
  @Column('uuid', { nullable: true }) sponsorId: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('int') version: number;

  /** What its mandate lacks (mechanism A2); none for a role that needs no mandate. With all of them it is a title only. */
  static missingOfMandate({ leadsCx, authority, decisionRights, budgetLimitMinor, sponsorId }: Role): MandatePart[] {
    const has: Record<MandatePart, boolean> = { AUTHORITY: Boolean(authority), DECISION_RIGHTS: Boolean(decisionRights), BUDGET_LIMIT: budgetLimitMinor !== null, SPONSOR: sponsorId !== null };
    return leadsCx ? mandateParts.filter((part) => !has[part]) : [];
  }
}

/** Somebody in a role, from when to when. Current while `endedAt` is null; a term that has passed ends nothing by itself. */
@Entity('role_assignments')
export class RoleAssignment {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') roleId: string;
  @Column('uuid') personId: string;
  @Column('timestamptz') startedAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('date', { nullable: true }) electedUntil: string | null;
  @Column('uuid', { nullable: true }) givenBy: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('int') version: number;
}
