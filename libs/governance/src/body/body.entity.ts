import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Cadence } from '@batuta/organization';

export const bodyKinds = ['STEERING_COMMITTEE', 'COUNCIL', 'WORKING_GROUP'] as const;
export type BodyKind = (typeof bodyKinds)[number];

/** A group that meets and decides within the rights that it has. Who is in it are the assignments of its roles. */
@Entity('bodies')
export class Body {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') nameKey: string;
  @Column('text') kind: BodyKind;
  /** What it is for and how it works. */
  @Column('text', { nullable: true }) charter: string | null;
  @Column('text', { nullable: true }) decisionRights: string | null;
  @Column('bigint', { nullable: true }) amountLimitMinor: number | null;
  @Column('text', { nullable: true }) cadence: Cadence | null;
  /** Members entitled to vote who must be there. */
  @Column('int', { nullable: true }) quorum: number | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('int') version: number;
}
