import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody who is to be consulted about a subject, asked before a meeting decides on it. */
@Entity('consultations')
export class Consultation {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') meetingId: string;
  @Column('uuid') subjectId: string;
  @Column('uuid') personId: string;
  @Column('uuid') askedBy: string;
  @Column('timestamptz') askedAt: Date;
  @Column('text', { nullable: true }) opinion: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('int') version: number;
}
