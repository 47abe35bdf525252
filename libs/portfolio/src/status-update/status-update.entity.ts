import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DomainError } from '@batuta/platform';
import type { Health } from '@batuta/rules';

/** What was said about an initiative at one moment. Posted, never rewritten; a correction is a new one that names it. */
@Entity('status_updates')
export class StatusUpdate {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') initiativeId: string;
  @Column('text') health: Health;
  @Column('text') narrative: string;
  @Column('int', { nullable: true }) progress: number | null;
  @Column('text', { nullable: true }) nextStep: string | null;
  @Column('text', { nullable: true }) ask: string | null;
  @Column('uuid') authorId: string;
  @Column('boolean') isOnBehalf: boolean;
  @Column('uuid', { nullable: true }) correctsId: string | null;
  /** The word that an import found in place of a health. */
  @Column('text', { nullable: true }) sourceWord: string | null;
  @Column('timestamptz') postedAt: Date;
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
  @Column('int') version: number;

  /** Errors: RULE after 10 seconds, or when it is withdrawn already. */
  static withdraw(update: StatusUpdate, at: Date): Partial<StatusUpdate> {
    if (update.withdrawnAt) throw new DomainError('RULE', { en: 'It was withdrawn already.', es: 'Ya se había retirado.' });
    if (at.getTime() - update.postedAt.getTime() > withdrawWithinMs) throw new DomainError('RULE', { en: 'The ten seconds are over and it has been read. Post a new one that corrects it.', es: 'Han pasado los diez segundos y ya se ha leído. Publica otra que la corrija.' });
    return { withdrawnAt: at };
  }
}

/** How long its author may withdraw an update, in milliseconds. */
const withdrawWithinMs = 10_000;
