import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DomainError } from '@batuta/platform';
import type { DirectChange } from '../role/direct-change.js';

export const policyKinds = ['POLICY', 'STANDARD', 'GUIDELINE'] as const;
export type PolicyKind = (typeof policyKinds)[number];
export const policyStates = ['DRAFT', 'IN_REVIEW', 'APPROVED', 'RETIRED'] as const;
export type PolicyState = (typeof policyStates)[number];
export const policyVersionStates = ['DRAFT', 'IN_REVIEW', 'APPROVED', 'SUPERSEDED', 'RETIRED', 'WITHDRAWN'] as const;
export type PolicyVersionState = (typeof policyVersionStates)[number];
export const policyAnswers = ['APPROVED', 'RETURNED'] as const;
export type PolicyAnswerValue = (typeof policyAnswers)[number];

/** A policy shares its id with its subject, which has its title, department and owner. */
@Entity('policies')
export class Policy {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: PolicyKind;
  @Column('int') approvalsNeeded: number;
  @Column('boolean') bindsEveryone: boolean;
  @Column('date', { nullable: true }) reviewOn: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) retiredAt: Date | null;
  @Column('text', { nullable: true }) retiredReason: string | null;
  @Column('int') version: number;

  static retire(policy: Policy, reason: string, at: Date): Partial<Policy> {
    refuseRetired(policy);
    return { retiredAt: at, retiredReason: reason };
  }
}

@Entity('policy_versions')
export class PolicyVersion {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') policyId: string;
  @Column('int') number: number;
  @Column('text') state: PolicyVersionState;
  @Column('text') body: string;
  /** What is new in it, and why. */
  @Column('text', { nullable: true }) note: string | null;
  @Column('date', { nullable: true }) effectiveOn: string | null;
  /** Whom it lets change roles and bodies without a proposal; null where it is about something else. */
  @Column('text', { nullable: true }) directChange: DirectChange | null;
  /** Raised by each submission: answers to an earlier one count no more. */
  @Column('int') submission: number;
  @Column('uuid') draftedBy: string;
  /** Who changed its text or file since. */
  @Column('uuid', { array: true }) writtenBy: string[];
  @Column('timestamptz') draftedAt: Date;
  @Column('timestamptz', { nullable: true }) submittedAt: Date | null;
  /** Who sent it for review the last time. */
  @Column('uuid', { nullable: true }) submittedBy: string | null;
  @Column('timestamptz', { nullable: true }) approvedAt: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('int') version: number;

  static submit(version: PolicyVersion, by: string, at: Date): Partial<PolicyVersion> {
    if (version.state !== 'DRAFT') throw new DomainError('RULE', { en: 'Only a draft can be sent for review.', es: 'Solo un borrador se puede enviar a revisión.' }, { state: version.state });
    return { state: 'IN_REVIEW', submission: version.submission + 1, submittedAt: at, submittedBy: by };
  }

  /** A draft that was begun by mistake, or whose policy was retired: kept and over. */
  static discard({ state }: PolicyVersion, at: Date): Partial<PolicyVersion> {
    if (state !== 'DRAFT') throw new DomainError('RULE', { en: 'Only a draft can be thrown away.', es: 'Solo se puede descartar un borrador.' }, { state });
    return { state: 'WITHDRAWN', endedAt: at };
  }

  static return(version: PolicyVersion): Partial<PolicyVersion> {
    refuseUnlessInReview(version);
    return { state: 'DRAFT' };
  }

  /** In force from the day that it names, or from the day that it was approved where that is later. */
  static approve(version: PolicyVersion, today: string, at: Date): Partial<PolicyVersion> {
    refuseUnlessInReview(version);
    return { state: 'APPROVED', approvedAt: at, effectiveOn: version.effectiveOn && version.effectiveOn > today ? version.effectiveOn : today };
  }
}

export function refuseUnlessInReview({ state }: PolicyVersion): void {
  if (state !== 'IN_REVIEW') throw new DomainError('RULE', { en: 'It isn’t in review.', es: 'No está en revisión.' }, { state });
}

export function refuseRetired({ retiredAt }: Policy): void {
  if (retiredAt) throw new DomainError('RULE', { en: 'It is retired: it can be read and nothing else.', es: 'Está retirada: solo se puede leer.' });
}

export const mediaTypes = ['application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'] as const;
export type MediaType = (typeof mediaTypes)[number];

/** A file that says what a version says, instead of its text or beside it. */
@Entity('policy_files')
export class PolicyFile {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') versionId: string;
  @Column('text') name: string;
  @Column('text') mediaType: MediaType;
  @Column('int') bytes: number;
  @Column('text') sha256: string;
  @Column('bytea') content: Buffer;
  @Column('uuid') uploadedBy: string;
  @Column('timestamptz') uploadedAt: Date;
}

@Entity('policy_approvers')
export class PolicyApprover {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') policyId: string;
  @Column('uuid') roleId: string;
}

@Entity('policy_audiences')
export class PolicyAudience {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') policyId: string;
  @Column('uuid', { nullable: true }) departmentId: string | null;
  @Column('uuid', { nullable: true }) roleId: string | null;
}

@Entity('policy_answers')
export class PolicyAnswer {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') versionId: string;
  @Column('int') submission: number;
  @Column('uuid') personId: string;
  /** The role by which they answered. */
  @Column('uuid') roleId: string;
  @Column('text') answer: PolicyAnswerValue;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz') answeredAt: Date;
}

@Entity('policy_acknowledgements')
export class PolicyAcknowledgement {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') versionId: string;
  @Column('uuid') personId: string;
  @Column('timestamptz') acknowledgedAt: Date;
  /** By a personal link, without an account. */
  @Column('boolean') byLink: boolean;
}

@Entity('policy_exceptions')
export class PolicyException {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') policyId: string;
  /** What is excepted. */
  @Column('text') what: string;
  @Column('text') reason: string;
  @Column('uuid', { nullable: true }) departmentId: string | null;
  /** The last day on which it holds. */
  @Column('date') expiresOn: string;
  @Column('uuid') approvedBy: string;
  @Column('timestamptz') approvedAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('int') version: number;
}

@Entity('policy_links')
export class PolicyLink {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') versionId: string;
  @Column('uuid') personId: string;
  @Column('text') tokenHash: string;
  @Column('uuid') createdBy: string;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') expiresAt: Date;
}
