import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Cadence, Confidence, Health } from '@batuta/rules';
import type { UnownedReason } from '@batuta/governance';
import type { InitiativeState, Stage } from '../initiative/initiative.entity.js';

/** What an overview of the past carries along: where its day ended, and what its row was then. */
export interface Stood {
  before: Date;
  row: Record<string, unknown>;
}

/** The read model of the portfolio: one row per initiative, kept up by every write that it depends on. What only finds and orders rows stays in the table. */
@Entity('initiative_overview')
export class InitiativeOverview {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') title: string;
  @Column('text', { nullable: true }) externalKey: string | null;
  @Column('text') state: InitiativeState;
  @Column('text') stage: Stage;
  @Column('timestamptz', { nullable: true }) archivedAt: Date | null;
  @Column('uuid', { nullable: true }) departmentId: string | null;
  @Column('uuid', { nullable: true }) ownerId: string | null;
  @Column('timestamptz', { nullable: true }) unownedSince: Date | null;
  @Column('text', { nullable: true }) unownedReason: UnownedReason | null;
  @Column('uuid', { nullable: true }) sponsorId: string | null;
  @Column('text') cadence: Cadence;
  @Column('date', { nullable: true }) startsOn: string | null;
  @Column('date', { nullable: true }) endsOn: string | null;
  @Column('bigint', { nullable: true }) costMinor: number | null;
  @Column('float8', { nullable: true }) effortDays: number | null;
  @Column('text') confidence: Confidence;
  @Column('float8', { nullable: true }) customerImpact: number | null;
  @Column('float8', { nullable: true }) businessImpact: number | null;
  @Column('float8', { nullable: true }) priority: number | null;
  @Column('int') ratedCount: number;
  @Column('int') criteriaCount: number;
  @Column('text', { nullable: true }) health: Health | null;
  @Column('text', { nullable: true }) latestNarrative: string | null;
  @Column('timestamptz', { nullable: true }) latestPostedAt: Date | null;
  @Column('date', { nullable: true }) dueOn: string | null;
  /** Of a row of the past: where its day ended and what the initiative's columns were then. */
  stood?: Stood;
}
