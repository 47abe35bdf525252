import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ImportField, ImportKind } from './columns.js';
import type { CellProblem, Mapping } from './import.plan.js';

/** Prepared, running, stopped on the way, done, thrown away. */
export type ImportState = 'READY' | 'RUNNING' | 'STOPPED' | 'DONE' | 'DISCARDED';
/** Batches of what can be read, or one transaction that any bad cell or skipped row takes back. */
export type ImportMode = 'GOOD_ROWS' | 'ALL_OR_NOTHING';

@Entity('imports')
export class Import {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: ImportKind;
  @Column('text') fileName: string;
  @Column('date') asOf: string;
  @Column('uuid', { nullable: true }) fileId: string | null;
  @Column('text') state: ImportState;
  @Column('text') mode: ImportMode;
  /** Known initiatives by the rows of the file that are them under another name. */
  @Column('jsonb') sameAs: Record<string, string>;
  @Column('int') rowCount: number;
  @Column('int') doneRows: number;
  /** Why it stopped by itself, as it was told to whoever started it. */
  @Column('text', { nullable: true }) problem: string | null;
  @Column('jsonb') columns: string[];
  @Column('jsonb') mapping: Mapping;
  @Column('uuid') importedBy: string;
  @Column('timestamptz') importedAt: Date;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
  @Column('timestamptz', { nullable: true }) undoneAt: Date | null;
  /** What undoing it left as it was, since somebody had touched it. */
  @Column('uuid', { array: true }) kept: string[];
  /** Who was added from its cells while it was looked at. */
  @Column('uuid', { array: true }) people: string[];
  @Column('int') version: number;
}

export type Outcome = 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'SKIPPED';

/** Which rows a page shows, before and after they are saved. */
export const rowFilters = ['TO_LOOK_AT', 'DOUBTFUL', 'CREATED', 'UPDATED', 'SKIPPED', 'ALL'] as const;
export type RowFilter = (typeof rowFilters)[number];

/** A file as it was given, kept until its import is done and for 30 days. */
@Entity('import_files')
export class ImportFile {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') fileName: string;
  @Column('bytea') content: Buffer;
  @Column('uuid') uploadedBy: string;
  @Column('timestamptz') uploadedAt: Date;
}

/** A cell that was mended on the page: the text that is read in place of the file's, while its field is read from that column. */
@Entity('import_corrections')
export class ImportCorrection {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') importId: string;
  @PrimaryColumn('int') rowNumber: number;
  @PrimaryColumn('text') field: ImportField;
  @PrimaryColumn('text') columnName: string;
  @Column('text') text: string;
  /** Whether somebody said that the text stands, and is no misspelt name of another. */
  @Column('boolean') isKept: boolean;
}

/** One row of the file with every original cell, and what became of it. */
@Entity('import_rows')
export class ImportRow {
  @PrimaryColumn('uuid') organizationId: string;
  @PrimaryColumn('uuid') importId: string;
  @PrimaryColumn('int') rowNumber: number;
  @Column('jsonb') cells: string[];
  @Column('text') outcome: Outcome;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('jsonb') problems: CellProblem[];
  @Column('uuid', { nullable: true }) initiativeId: string | null;
  /** The person or department that it made or changed. */
  @Column('uuid', { nullable: true }) recordId: string | null;
}

@Entity('initiative_aliases')
export class InitiativeAlias {
  @PrimaryColumn('uuid') organizationId: string;
  @Column('uuid') initiativeId: string;
  @PrimaryColumn('text') nameKey: string;
}
