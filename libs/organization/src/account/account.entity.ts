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
  /** Of the authenticator app: encrypted, and null without a second factor. */
  @Column('text', { nullable: true }) totpSealed: string | null;
  @Column('text', { nullable: true }) totpWaiting: string | null;
  @Column('bigint', { nullable: true }) totpLastStep: number | null;
  @Column('jsonb') recoveryHashes: string[];
  @Column('timestamptz') createdAt: Date;
  @Column('int') version: number;
}
