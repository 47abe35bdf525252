import { Column, Entity, PrimaryColumn } from 'typeorm';

export type Letter = 'R' | 'A' | 'C' | 'I';

/** Who holds which letter of one subject, from when to when. Current while `endedAt` is null. */
@Entity('responsibilities')
export class Responsibility {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') subjectId: string;
  @Column('text') letter: Letter;
  @Column('uuid') personId: string;
  @Column('timestamptz') startedAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('uuid', { nullable: true }) givenBy: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  /** Who left it: its holder keeps it in their place until a successor accepts. */
  @Column('uuid', { nullable: true }) standsInFor: string | null;
}
