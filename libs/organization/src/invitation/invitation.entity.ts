import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Access } from '@batuta/platform';

/** A link that gives one person access, once, for seven days. Only the hash of its token is kept. */
@Entity('invitations')
export class Invitation {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') email: string;
  @Column('uuid') personId: string;
  @Column('text') access: Access;
  @Column('uuid', { nullable: true }) departmentId: string | null;
  @Column('text') tokenHash: string;
  @Column('uuid') invitedBy: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) acceptedAt: Date | null;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
  @Column('int') version: number;
}
