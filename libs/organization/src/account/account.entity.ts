import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language } from '@batuta/platform';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** A sign-in, outside any organization. */
@Entity('accounts')
export class Account {
  @PrimaryColumn('uuid') id: string;
  @Column('text') email: string;
  @Column('text') passwordHash: string;
  @Column('text') language: Language;
  @Column('text') theme: Theme;
  @Column('boolean') isSample: boolean;
  @Column('timestamptz') createdAt: Date;
  @Column('int') version: number;
}
