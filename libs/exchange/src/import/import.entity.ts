import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('imports')
export class Import {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: 'initiatives';
  @Column('text') fileName: string;
  @Column('date') asOf: string;
  @Column('jsonb') columns: string[];
  @Column('jsonb') mapping: object;
  @Column('uuid') importedBy: string;
  @Column('timestamptz') importedAt: Date;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
  @Column('timestamptz', { nullable: true }) undoneAt: Date | null;
  @Column('int') version: number;
}

export type Outcome = 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'SKIPPED';

/** One row of the file with every original cell, and what became of it. */
@Entity('import_rows')
export class ImportRow {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') importId: string;
  @PrimaryColumn('int') rowNumber: number;
  @Column('jsonb') cells: string[];
  @Column('text') outcome: Outcome;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('uuid', { nullable: true }) initiativeId: string | null;
}

@Entity('initiative_aliases')
export class InitiativeAlias {
  @PrimaryColumn('uuid') organizationId: string;
  @Column('uuid') initiativeId: string;
  @PrimaryColumn('text') nameKey: string;
}
