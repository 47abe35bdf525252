import { Column, Entity, PrimaryColumn } from 'typeorm';

export const letters = ['A', 'R', 'C', 'I'] as const;
/** Accountable, responsible, consulted, informed. */
export type Letter = (typeof letters)[number];

/** Who holds which letter of one subject, from when to when. Current while `endedAt` is null. */
@Entity('responsibilities')
export class Responsibility {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') subjectId: string;
  @Column('text') letter: Letter;
  /** Null where a role holds it, whoever is in it; never for A, for which one active person answers. */
  @Column('uuid', { nullable: true }) personId: string | null;
  /** The role that holds it; for A, with the assignment through which its person does. */
  @Column('uuid', { nullable: true }) roleId: string | null;
  @Column('uuid', { nullable: true }) roleAssignmentId: string | null;
  @Column('timestamptz') startedAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('uuid', { nullable: true }) givenBy: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  /** Who left it: its holder keeps it in their place until a successor accepts. */
  @Column('uuid', { nullable: true }) standsInFor: string | null;
}
