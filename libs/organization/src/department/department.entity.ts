import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('departments')
export class Department {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') nameKey: string;
  @Column('uuid', { nullable: true }) parentId: string | null;
  @Column('uuid', { nullable: true }) headId: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('int') version: number;
}
