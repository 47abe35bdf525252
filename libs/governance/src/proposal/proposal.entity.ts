import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DomainError } from '@batuta/platform';

export const proposalStates = ['OPEN', 'ADOPTED', 'WITHDRAWN'] as const;
export type ProposalState = (typeof proposalStates)[number];
export const partKinds = ['CREATE_ROLE', 'EDIT_ROLE', 'CLOSE_ROLE', 'CREATE_BODY', 'EDIT_BODY', 'CLOSE_BODY', 'WRITE_POLICY', 'RETIRE_POLICY'] as const;
export type PartKind = (typeof partKinds)[number];
export const proposalAnswers = ['CONSENT', 'OBJECTION'] as const;
export type ProposalAnswerValue = (typeof proposalAnswers)[number];

/** A change of governance in several parts, put to a body: consented or objected to within a time, and adopted in one step. */
@Entity('proposals')
export class Proposal {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') title: string;
  /** What isn't as it should be. */
  @Column('text') reason: string;
  @Column('uuid') bodyId: string;
  /** The last day for an objection; after it silence is consent. */
  @Column('date') answerBy: string;
  @Column('text') state: ProposalState;
  @Column('uuid') proposedBy: string;
  @Column('timestamptz') proposedAt: Date;
  /** Raised by each amendment. */
  @Column('int') round: number;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  /** How it stood when it was decided. */
  @Column('int', { nullable: true }) asked: number | null;
  @Column('int', { nullable: true }) consents: number | null;
  @Column('int', { nullable: true }) objections: number | null;
  @Column('int') version: number;
}

/** What it changes of one role, body or policy: the fields that it names, as they are and as they become. */
@Entity('proposal_parts')
export class ProposalPart {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') proposalId: string;
  @Column('int') position: number;
  @Column('text') kind: PartKind;
  /** What it is about; of what it makes, once it is adopted. */
  @Column('uuid', { nullable: true }) roleId: string | null;
  @Column('uuid', { nullable: true }) bodyId: string | null;
  @Column('uuid', { nullable: true }) policyId: string | null;
  @Column('jsonb') before: Record<string, unknown>;
  @Column('jsonb') after: Record<string, unknown>;
  @Column('int') version: number;
}

@Entity('proposal_answers')
export class ProposalAnswer {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') proposalId: string;
  @Column('uuid') personId: string;
  /** The round of the proposal that it answers. */
  @Column('int') round: number;
  @Column('text') answer: ProposalAnswerValue;
  /** Why, of an objection. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz') answeredAt: Date;
  @Column('int') version: number;
}

export function refuseUnlessOpen({ state }: Proposal): void {
  if (state === 'ADOPTED') throw new DomainError('RULE', { en: 'It is adopted already.', es: 'Ya está adoptada.' }, { state });
  if (state === 'WITHDRAWN') throw new DomainError('RULE', { en: 'It was withdrawn.', es: 'Se retiró.' }, { state });
}
