import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A gap that somebody decided not to see until a day, and why. */
@Entity('gap_mutes')
export class GapMute {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  /** `rule:record[:detail]`. */
  @Column('text') gapId: string;
  /** Since when the gap was open: one that opens again is another. */
  @Column('timestamptz') gapSince: Date;
  @Column('text') reason: string;
  @Column('date') untilOn: string;
  @Column('uuid') mutedBy: string;
  @Column('timestamptz') mutedAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('int') version: number;
}
