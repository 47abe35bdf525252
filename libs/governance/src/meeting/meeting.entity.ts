import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DomainError } from '@batuta/platform';

/** How much before its time it may be said who is there, in milliseconds. */
const earlyMs = 15 * 60_000;

export const meetingStates = ['SCHEDULED', 'HELD', 'CANCELLED'] as const;
export type MeetingState = (typeof meetingStates)[number];
export const presences = ['PRESENT', 'PROXY', 'ABSENT'] as const;
export type Presence = (typeof presences)[number];
export const agendaKinds = ['ASK', 'OFF_TRACK', 'GAP', 'ACTION', 'PROPOSAL', 'TOPIC'] as const;
export type AgendaKind = (typeof agendaKinds)[number];

/** A meeting of a body: called, held, and told in minutes that its chair approves. */
@Entity('meetings')
export class Meeting {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') bodyId: string;
  @Column('text') state: MeetingState;
  @Column('timestamptz') startsAt: Date;
  @Column('int') durationMinutes: number;
  @Column('text', { nullable: true }) place: string | null;
  /** What was said, in Markdown. */
  @Column('text', { nullable: true }) minutes: string | null;
  @Column('uuid') calledBy: string;
  @Column('timestamptz') calledAt: Date;
  @Column('timestamptz', { nullable: true }) heldAt: Date | null;
  @Column('timestamptz', { nullable: true }) minutesApprovedAt: Date | null;
  @Column('uuid', { nullable: true }) minutesApprovedBy: string | null;
  @Column('int') version: number;

  static hold(meeting: Meeting, at: Date): Partial<Meeting> {
    if (meeting.state === 'CANCELLED') throw new DomainError('RULE', { en: 'It was cancelled; call another one.', es: 'Se canceló; convoca otra.' });
    refuseApproved(meeting);
    if (meeting.startsAt.getTime() - at.getTime() > earlyMs) throw new DomainError('RULE', { en: 'It hasn’t begun yet. Move it first if it took place earlier.', es: 'Todavía no ha empezado. Cámbiala de día si fue antes.' });
    return { state: 'HELD', heldAt: meeting.heldAt ?? at };
  }

  static cancel({ state }: Meeting): Partial<Meeting> {
    if (state !== 'SCHEDULED') throw new DomainError('RULE', { en: 'Only a meeting to come can be cancelled.', es: 'Solo se puede cancelar una reunión por venir.' }, { state });
    return { state: 'CANCELLED' };
  }
}

/** What the chair has approved is as it is. */
export function refuseApproved({ minutesApprovedAt }: Meeting): void {
  if (minutesApprovedAt) throw new DomainError('RULE', { en: 'Its minutes are approved; nothing of it changes any more.', es: 'El acta está aprobada; ya no cambia nada.' });
}

@Entity('meeting_attendances')
export class MeetingAttendance {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') meetingId: string;
  @Column('uuid') personId: string;
  @Column('text') presence: Presence;
  /** Who votes for them. */
  @Column('uuid', { nullable: true }) proxyId: string | null;
}

/** Something on the agenda: added by hand before, kept as it was once the meeting was held. */
@Entity('meeting_items')
export class MeetingItem {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') meetingId: string;
  @Column('int') position: number;
  @Column('text') kind: AgendaKind;
  @Column('uuid', { nullable: true }) subjectId: string | null;
  @Column('uuid', { nullable: true }) proposalId: string | null;
  @Column('text') title: string;
  @Column('text', { nullable: true }) note: string | null;
  @Column('timestamptz', { nullable: true }) since: Date | null;
}
