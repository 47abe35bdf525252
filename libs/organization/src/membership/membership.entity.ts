import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Access } from '@batuta/platform';

/** An account's access to one organization, as one person there. */
@Entity('memberships')
export class Membership {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') accountId: string;
  @Column('uuid') personId: string;
  @Column('text') access: Access;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('int') version: number;
}

/** A department that a department head heads; everything below it follows. */
@Entity('membership_departments')
export class MembershipDepartment {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') membershipId: string;
  @PrimaryColumn('uuid') departmentId: string;
}
