import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DomainError } from '@batuta/platform';
import type { Cadence, Confidence } from '@batuta/rules';
import type { SubjectState } from '@batuta/governance';

export const initiativeStates = ['PROPOSED', 'ACTIVE', 'PAUSED', 'DONE', 'CANCELLED'] as const;
export type InitiativeState = (typeof initiativeStates)[number];
export type StateVerb = 'activate' | 'pause' | 'finish' | 'cancel' | 'archive' | 'restore';

/** More person-days than anybody means. */
export const mostEffortDays = 1_000_000;

/** Stages of design thinking; a separate question from the state. */
export const stages = ['EMPATHIZE', 'DEFINE', 'IDEATE', 'PROTOTYPE', 'IMPLEMENT', 'MEASURE'] as const;
export type Stage = (typeof stages)[number];

@Entity('initiatives')
export class Initiative {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text', { nullable: true }) externalKey: string | null;
  @Column('text', { nullable: true }) externalKeyKey: string | null;
  @Column('text', { nullable: true }) summary: string | null;
  @Column('text') state: InitiativeState;
  @Column('text', { nullable: true }) stateReason: string | null;
  @Column('text') stage: Stage;
  @Column('uuid', { nullable: true }) sponsorId: string | null;
  @Column('text', { nullable: true }) cadence: Cadence | null;
  @Column('date', { nullable: true }) startsOn: string | null;
  @Column('date', { nullable: true }) endsOn: string | null;
  @Column('bigint', { nullable: true }) costMinor: number | null;
  @Column('float8', { nullable: true }) effortDays: number | null;
  @Column('text') confidence: Confidence;
  @Column('timestamptz', { nullable: true }) activatedAt: Date | null;
  @Column('timestamptz', { nullable: true }) archivedAt: Date | null;
  @Column('timestamptz') createdAt: Date;
  @Column('int') version: number;

  /** Starts a proposal, resumes a pause, reopens what was closed. */
  static activate(initiative: Initiative, at: Date): Partial<Initiative> {
    refuseArchived(initiative);
    refuseUnless(initiative, ['PROPOSED', 'PAUSED', 'DONE', 'CANCELLED'], { en: 'It is active already.', es: 'Ya está activa.' });
    return { state: 'ACTIVE', stateReason: null, activatedAt: at };
  }

  static pause(initiative: Initiative, reason: string | null): Partial<Initiative> {
    refuseArchived(initiative);
    refuseUnless(initiative, ['ACTIVE'], { en: 'Only an active initiative can be paused.', es: 'Solo se puede pausar una iniciativa activa.' });
    return { state: 'PAUSED', stateReason: reason };
  }

  static finish(initiative: Initiative, reason: string | null): Partial<Initiative> {
    refuseArchived(initiative);
    refuseUnless(initiative, ['ACTIVE', 'PAUSED'], { en: 'Only an active or paused initiative can be finished.', es: 'Solo se puede terminar una iniciativa activa o en pausa.' });
    return { state: 'DONE', stateReason: reason };
  }

  static cancel(initiative: Initiative, reason: string | null): Partial<Initiative> {
    refuseArchived(initiative);
    refuseUnless(initiative, ['PROPOSED', 'ACTIVE', 'PAUSED'], { en: 'It is closed already.', es: 'Ya está cerrada.' });
    if (!reason) throw new DomainError('INVALID', { en: 'Say why it is cancelled; whoever worked on it will ask.', es: 'Di por qué se cancela; quien trabajó en ella lo preguntará.' }, { field: 'reason' });
    return { state: 'CANCELLED', stateReason: reason };
  }

  static archive(initiative: Initiative, at: Date): Partial<Initiative> {
    refuseArchived(initiative);
    return { archivedAt: at };
  }

  static restore(initiative: Initiative): Partial<Initiative> {
    if (!initiative.archivedAt) throw new DomainError('RULE', { en: 'It isn’t archived.', es: 'No está archivada.' });
    return { archivedAt: null };
  }

  /** The verbs that lead from a state to another, or null: what has begun is never a proposal again. */
  static wayTo(from: InitiativeState, to: InitiativeState): StateVerb[] | null {
    if (from === to) return [];
    if (to === 'PROPOSED') return null;
    if (to === 'ACTIVE') return ['activate'];
    const [verb, starts] = leading[to];
    return starts.includes(from) ? [verb] : ['activate', verb];
  }

  /** What its state means for the subject that it shares its id with. */
  static subjectState(state: InitiativeState): SubjectState {
    if (state === 'PROPOSED') return 'draft';
    return state === 'ACTIVE' || state === 'PAUSED' ? 'active' : 'closed';
  }
}

const leading: Record<Exclude<InitiativeState, 'PROPOSED' | 'ACTIVE'>, [StateVerb, InitiativeState[]]> = {
  PAUSED: ['pause', ['ACTIVE']],
  DONE: ['finish', ['ACTIVE', 'PAUSED']],
  CANCELLED: ['cancel', ['PROPOSED', 'ACTIVE', 'PAUSED']],
};

@Entity('initiative_departments')
export class InitiativeDepartment {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') initiativeId: string;
  @PrimaryColumn('uuid') departmentId: string;
}

function refuseArchived(initiative: Initiative): void {
  if (initiative.archivedAt) throw new DomainError('RULE', { en: 'It is archived; restore it first.', es: 'Está archivada; recupérala antes.' });
}

function refuseUnless(initiative: Initiative, states: InitiativeState[], text: { en: string; es: string }): void {
  if (!states.includes(initiative.state)) throw new DomainError('RULE', text, { state: initiative.state });
}
