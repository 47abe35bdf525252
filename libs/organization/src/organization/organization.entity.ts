import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language, MoneyReaders } from '@batuta/platform';
import { cadences, type Cadence } from '@batuta/rules';

export { cadences, type Cadence };

export type SampleState = 'TELLING' | 'READY' | 'PUT_AWAY';

@Entity('organizations')
export class Organization {
  @PrimaryColumn('uuid') id: string;
  @Column('text') slug: string;
  @Column('text') name: string;
  @Column('text') language: Language;
  @Column('text') timeZone: string;
  @Column('text') currency: string;
  @Column('text') cadence: Cadence;
  @Column('float8') customerWeight: number;
  @Column('text') moneyReaders: MoneyReaders;
  @Column('boolean') twoPersonRule: boolean;
  @Column('uuid') stewardId: string;
  /** A sample that one account looks at alone; null for everybody else's organizations. */
  @Column('text', { nullable: true }) sample: SampleState | null;
  @Column('timestamptz') createdAt: Date;
  @Column('int') version: number;
}
