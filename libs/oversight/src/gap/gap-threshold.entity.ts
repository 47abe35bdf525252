import { Column, Entity, PrimaryColumn } from 'typeorm';

/** After how many days an organization calls a rule's gaps serious and critical, where it isn't what the rule itself says. */
@Entity('gap_thresholds')
export class GapThreshold {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') rule: string;
  @Column('int', { nullable: true }) seriousAfter: number | null;
  @Column('int', { nullable: true }) criticalAfter: number | null;
  /** Of a rule with a limit: how many are still no gap. */
  @Column('int', { nullable: true }) most: number | null;
  @Column('int') version: number;
}
