import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('people')
export class Person {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') nameKey: string;
  @Column('text', { nullable: true }) title: string | null;
  @Column('text', { nullable: true }) email: string | null;
  @Column('uuid', { nullable: true }) departmentId: string | null;
  @Column('uuid', { nullable: true }) managerId: string | null;
  /** Who holds what they leave, before their manager does. */
  @Column('uuid', { nullable: true }) deputyId: string | null;
  @Column('timestamptz', { nullable: true }) departedAt: Date | null;
  @Column('timestamptz') createdAt: Date;
  @Column('int') version: number;
}
