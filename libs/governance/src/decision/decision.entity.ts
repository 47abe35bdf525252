import { Column, Entity, PrimaryColumn } from 'typeorm';

export interface Option {
  text: string;
  isChosen: boolean;
}

/** What a body decided, when, why, and with what quorum; it stands as it was taken. */
@Entity('decisions')
export class Decision {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') bodyId: string;
  @Column('uuid') meetingId: string;
  @Column('text') title: string;
  /** What was decided. */
  @Column('text') outcome: string;
  @Column('text') reason: string;
  @Column('jsonb') options: Option[];
  @Column('text', { nullable: true }) dissent: string | null;
  @Column('text', { nullable: true }) expectedEffect: string | null;
  @Column('date', { nullable: true }) reviewOn: string | null;
  /** Members who might vote, those of them who did in person or by proxy, and how many it takes. */
  @Column('int') entitled: number;
  @Column('int') voting: number;
  @Column('int') quorum: number;
  @Column('timestamptz') decidedAt: Date;
  @Column('uuid') recordedBy: string;
  @Column('timestamptz', { nullable: true }) reviewedAt: Date | null;
  @Column('text', { nullable: true }) reviewOutcome: string | null;
  @Column('int') version: number;
}

@Entity('decision_subjects')
export class DecisionSubject {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') decisionId: string;
  @Column('uuid') subjectId: string;
}

@Entity('decision_conflicts')
export class DecisionConflict {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') decisionId: string;
  @Column('uuid') personId: string;
  /** What they have at stake. */
  @Column('text') stake: string;
}

@Entity('decision_actions')
export class DecisionAction {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') decisionId: string;
  @Column('text') what: string;
  @Column('uuid') ownerId: string;
  /** Whoever left, while their fallback does it in their place. */
  @Column('uuid', { nullable: true }) standsInFor: string | null;
  @Column('date') dueOn: string;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('uuid', { nullable: true }) closedBy: string | null;
  @Column('text', { nullable: true }) closingNote: string | null;
  @Column('int') version: number;
}
