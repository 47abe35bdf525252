import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DomainError } from '@batuta/platform';

export const handoverStates = ['WAITING', 'OFFERED', 'REFUSED', 'ACCEPTED', 'SETTLED'] as const;
/** Waiting for somebody to be offered it; offered; refused with a reason; accepted; settled otherwise, by assigning somebody. */
export type HandoverState = (typeof handoverStates)[number];

/** Passing what one holds to somebody else, who accepts or refuses. Until then whoever holds it goes on. */
@Entity('handovers')
export class Handover {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') subjectId: string;
  /** Who hands it over; for a departure, who left. */
  @Column('uuid') fromId: string;
  @Column('uuid', { nullable: true }) receiverId: string | null;
  @Column('boolean') isDeparture: boolean;
  @Column('text') state: HandoverState;
  @Column('text', { nullable: true }) reason: string | null;
  /** Why the receiver refused. */
  @Column('text', { nullable: true }) answer: string | null;
  @Column('uuid') openedBy: string;
  @Column('timestamptz') openedAt: Date;
  @Column('timestamptz', { nullable: true }) offeredAt: Date | null;
  @Column('date') dueOn: string;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('int') version: number;

  static isOpen({ state }: Handover): boolean {
    return state === 'WAITING' || state === 'OFFERED' || state === 'REFUSED';
  }

  /** Errors: RULE once it was settled. */
  static offer(handover: Handover, receiverId: string, reason: string | null, at: Date): Partial<Handover> {
    if (!Handover.isOpen(handover)) throw new DomainError('RULE', { en: 'This handover is over. Look at who holds it now.', es: 'Este relevo ya terminó. Mira quién la lleva ahora.' });
    return { receiverId, reason: reason ?? handover.reason, answer: null, state: 'OFFERED', offeredAt: at, answeredAt: null };
  }

  /** Errors: RULE unless it is offered. */
  static answer(handover: Handover, refusal: string | null, at: Date): Partial<Handover> {
    if (handover.state !== 'OFFERED') throw new DomainError('RULE', { en: 'It isn’t offered to you any more. Nothing was changed.', es: 'Ya no se te ofrece. No se ha cambiado nada.' });
    if (refusal === null) return { state: 'ACCEPTED', answeredAt: at };
    if (refusal.trim() === '') throw new DomainError('INVALID', { en: 'Say why you refuse it, so that whoever offered it can look for somebody else.', es: 'Di por qué la rechazas, para que quien te la ofreció busque a otra persona.' }, { field: 'reason' });
    return { state: 'REFUSED', answer: refusal.trim(), answeredAt: at };
  }
}
