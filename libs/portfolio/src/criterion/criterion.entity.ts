import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Axis } from '@batuta/rules';

/** What a value of a criterion's scale means, in words. */
export interface Anchor {
  value: number;
  en: string;
  es: string;
}

/** One of the organization's questions behind customer or business impact. */
@Entity('criteria')
export class Criterion {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') axis: Axis;
  @Column('int') position: number;
  @Column('text') nameEn: string;
  @Column('text') nameEs: string;
  @Column('float8') weight: number;
  @Column('jsonb') anchors: Anchor[];
  @Column('timestamptz') createdAt: Date;
  @Column('int') version: number;
}
