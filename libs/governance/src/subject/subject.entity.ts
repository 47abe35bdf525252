import { Column, Entity, PrimaryColumn } from 'typeorm';

export const subjectKinds = ['initiative', 'policy', 'kpi', 'objective', 'promise', 'risk', 'touchpoint', 'journey'] as const;
export type SubjectKind = (typeof subjectKinds)[number];
export type SubjectState = 'draft' | 'active' | 'closed';

export const unownedReasons = ['NEVER_ASSIGNED', 'IMPORTED', 'DEPARTED', 'REFUSED', 'CLEARED', 'ROLE_VACANT'] as const;
export type UnownedReason = (typeof unownedReasons)[number];

/** Everything that can be owned shares its id with one subject; title, state and department live here only. */
@Entity('subjects')
export class Subject {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: SubjectKind;
  @Column('text') title: string;
  @Column('text') titleKey: string;
  @Column('text') state: SubjectState;
  @Column('uuid', { nullable: true }) departmentId: string | null;
  /** The current A responsibility, not the person. */
  @Column('uuid', { nullable: true }) accountableId: string | null;
  @Column('timestamptz', { nullable: true }) unownedSince: Date | null;
  @Column('text', { nullable: true }) unownedReason: UnownedReason | null;
  /** The role that it waits for while nobody is in it. */
  @Column('uuid', { nullable: true }) vacantRoleId: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('int') version: number;
}
