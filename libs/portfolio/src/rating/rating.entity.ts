import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How much of a criterion an initiative has, with the evidence behind it. Earlier ratings are in the change log. */
@Entity('ratings')
export class Rating {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') initiativeId: string;
  @PrimaryColumn('uuid') criterionId: string;
  @Column('float8') value: number;
  @Column('text') evidence: string;
  @Column('uuid') ratedBy: string;
  @Column('timestamptz') ratedAt: Date;
}
