import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type Connection, connectionOf, DateScalar } from '@batuta/platform';
import { ChangeType, type InitiativeOverview, InitiativeType } from '@batuta/portfolio';
import type { ImportField, ImportKind } from './columns.js';
import type { Import, ImportMode, ImportState, Outcome } from './import.entity.js';
import { DoubtEnum, FieldEnum, KindEnum, ModeEnum, OrderEnum, OutcomeEnum, SeparatorEnum, type SeparatorName, StateEnum, UnitsEnum } from './import.enums.js';
import type { Doubt } from './preview.types.js';

@ObjectType({ description: 'A cell of a spreadsheet as it stood there.' })
export class SourceCell {
  @Field({ description: 'The column’s own name.' }) column: string;
  @Field({ description: 'The original text.' }) value: string;
}

@ObjectType({ description: 'A row of an imported file that made or changed a record.' })
export class SourceRow {
  @Field(() => ID, { description: 'The import.' }) importId: string;
  @Field({ description: 'Name of the file.' }) fileName: string;
  @Field(() => DateScalar, { description: 'The day that the file speaks of.' }) asOf: string;
  @Field({ description: 'When it was imported.' }) importedAt: Date;
  @Field(() => Date, { nullable: true, description: 'When the import was undone; null while it stands.' }) undoneAt: Date | null;
  @Field(() => Int, { description: 'Number of the row in the file, 1 for the first.' }) rowNumber: number;
  @Field(() => [SourceCell], { description: 'Every original cell, in the file’s order.' }) cells: SourceCell[];
}

@ObjectType({ description: 'A column of the file and what is read from it.' })
export class ImportColumn {
  @Field({ description: 'Its own name.' }) name: string;
  @Field(() => FieldEnum, { nullable: true, description: 'The field; null when it is not read.' }) field: ImportField | null;
  @Field({ description: 'Its first text that isn’t empty.' }) sample: string;
}

@ObjectType({ description: 'How a file was read.' })
export class ImportReading {
  @Field({ description: 'Encoding: utf-8 or windows-1252.' }) encoding: string;
  @Field(() => SeparatorEnum, { description: 'Between cells.' }) separator: SeparatorName;
  @Field(() => Int, { description: 'Row of the columns’ names.' }) headerRow: number;
  @Field(() => OrderEnum, { description: 'Of dates.' }) dateOrder: 'dmy' | 'mdy';
  @Field(() => Int, { description: 'Two-digit years from this one on are of the last century.' }) pivot: number;
  @Field(() => UnitsEnum, { description: 'Of money.' }) units: 'units' | 'thousands' | 'millions';
  @Field(() => DateScalar, { nullable: true, description: 'The one day that the lines above the columns’ names tell; null where they tell none or several.' }) titleDay: string | null;
  @Field(() => [ImportColumn], { description: 'Columns, in the file’s order.' }) columns: ImportColumn[];
}

@ObjectType({ description: 'Rows by what became, or would become, of them.' })
export class ImportCounts {
  @Field(() => Int, { description: 'New initiatives.' }) created: number;
  @Field(() => Int, { description: 'Known ones that change.' }) updated: number;
  @Field(() => Int, { description: 'Known ones as they were.' }) unchanged: number;
  @Field(() => Int, { description: 'Rows that can’t be imported.' }) skipped: number;
  @Field(() => Int, { description: 'Cells that can’t be read; their rows are imported without them.' }) cells: number;
}

@ObjectType({ description: 'A cell as it would be read.' })
export class ImportCell {
  @Field(() => FieldEnum, { description: 'The field.' }) field: ImportField;
  @Field({ description: 'The text of the file.' }) text: string;
  @Field(() => String, { nullable: true, description: 'What is read from it: text, an ISO day, a decimal amount or a health; null when nothing.' }) value: string | null;
  @Field(() => String, { nullable: true, description: 'What stands there now, where it would change.' }) before: string | null;
  @Field(() => String, { nullable: true, description: 'Why it can’t be read.' }) problem: string | null;
  @Field(() => String, { nullable: true, description: 'The text that it was mended to; null where the file’s own is read.' }) corrected: string | null;
  @Field(() => String, { nullable: true, description: 'Where nobody has the name: somebody’s name like it. Only a suggestion.' }) nearest: string | null;
  @Field(() => DoubtEnum, { nullable: true, description: 'What is to be looked at in a name that is read.' }) doubt: Doubt | null;
}

@ObjectType({ description: 'A known initiative with a similar name.' })
export class SimilarInitiative {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field({ description: 'Its title.' }) title: string;
}

@ObjectType({ description: 'A row of the file and what would become of it.' })
export class ImportPreviewRow {
  @Field(() => Int, { description: 'Its number in the file, 1 for the first.' }) number: number;
  @Field(() => OutcomeEnum, { description: 'What would become of it.' }) outcome: Outcome;
  @Field(() => String, { nullable: true, description: 'Why it can’t be imported.' }) reason: string | null;
  @Field(() => ID, { nullable: true, description: 'The known initiative that it is.' }) initiativeId: string | null;
  @Field(() => SimilarInitiative, { nullable: true, description: 'Perhaps this one under another name: to be decided.' }) suggestion: SimilarInitiative | null;
  @Field(() => [ImportCell], { description: 'Its cells that are read, in the order of the page.' }) cells: ImportCell[];
}

@ObjectType({ description: 'What confirming would do. Found by comparing; nothing is written.' })
export class ImportPreview {
  @Field(() => ImportCounts, { description: 'Rows and cells.' }) counts: ImportCounts;
  @Field(() => Int, { description: 'Rows with a name like a known one, to be decided.' }) doubtful: number;
  @Field(() => Int, { description: 'New initiatives that would be active or paused, as the file says, or says nothing else.' }) inWork: number;
  @Field(() => Int, { description: 'New initiatives in work that would have nobody accountable.' }) unowned: number;
  @Field(() => Int, { description: 'New initiatives in work that would have no sponsor.' }) unsponsored: number;
  @Field(() => Int, { description: 'Status updates that would be posted, dated by the file’s day.' }) statuses: number;
  @Field(() => [String], { description: 'Departments that would be created.' }) departmentsCreated: string[];
  @Field(() => Int, { description: 'Names of rows that come in that may mean another that is there; each is taken as it stands until somebody says so.' }) guessed: number;
  @Field(() => Int, { description: 'Rows that come in with a cell that was mended, and none that can’t be read.' }) corrected: number;
  @Field(() => Int, { description: 'Cells of rows that come in that can’t be read or are only guessed, in the whole file.' }) toMend: number;
  @Field(() => [Int], { description: 'Numbers of the rows with the cells that `toMend` counts, in the file’s order.' }) rowsToMend: number[];
  @Field(() => [OutcomeEnum], { description: 'The outcome of each row, in the file’s order.' }) outcomes: Outcome[];
  @Field(() => [ImportPreviewRow], { description: 'Rows to look at.' }) rows: ImportPreviewRow[];
}

@ObjectType({ description: 'A cell that could not be read.' })
export class ImportProblem {
  @Field({ description: 'Name of its column.' }) column: string;
  @Field({ description: 'The text of the file.' }) value: string;
  @Field({ description: 'Why, in the language of whoever imported it.' }) message: string;
}

@ObjectType({ description: 'A cell that was read otherwise than the file has it.' })
export class CorrectedCell {
  @Field(() => FieldEnum, { description: 'The field.' }) field: ImportField;
  @Field({ description: 'Name of its column.' }) column: string;
  @Field({ description: 'The text of the file.' }) text: string;
  @Field({ description: 'What was read in its place; empty where it was left out.' }) corrected: string;
}

@ObjectType({ description: 'A saved row and what became of it.' })
export class ImportResultRow {
  @Field(() => Int, { description: 'Its number in the file.' }) number: number;
  @Field(() => OutcomeEnum, { description: 'What became of it.' }) outcome: Outcome;
  @Field(() => String, { nullable: true, description: 'Why it was not imported.' }) reason: string | null;
  @Field(() => ID, { nullable: true, description: 'Its initiative.' }) initiativeId: string | null;
  @Field(() => ID, { nullable: true, description: 'Its person or department.' }) recordId: string | null;
  @Field(() => String, { nullable: true, description: 'What the file calls it.' }) name: string | null;
  @Field(() => [ImportProblem], { description: 'Cells that could not be read.' }) problems: ImportProblem[];
  @Field(() => [CorrectedCell], { description: 'Cells that were corrected before it was saved.' }) corrections: CorrectedCell[];
}

@ObjectType('Import', { description: 'A file of initiatives: read, looked at, confirmed, saved row by row.' })
export class ImportType implements Pick<Import, 'id' | 'kind' | 'fileName' | 'asOf' | 'state' | 'mode' | 'rowCount' | 'doneRows' | 'problem' | 'importedAt' | 'finishedAt' | 'undoneAt'> {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field(() => KindEnum, { description: 'What its rows are.' }) kind: ImportKind;
  @Field({ description: 'Name of the file.' }) fileName: string;
  @Field(() => ID, { nullable: true, description: 'The file, to be read in another way; null for imports by command.' }) fileId: string | null;
  @Field(() => DateScalar, { description: 'The day that the file speaks of.' }) asOf: string;
  @Field(() => StateEnum, { description: 'Where it stands.' }) state: ImportState;
  @Field(() => ModeEnum, { description: 'How it is saved.' }) mode: ImportMode;
  @Field(() => Int, { description: 'Data rows of the file.' }) rowCount: number;
  @Field(() => Int, { description: 'Rows that are done so far.' }) doneRows: number;
  @Field(() => String, { nullable: true, description: 'Why it stopped by itself.' }) problem: string | null;
  @Field({ description: 'When it was begun.' }) importedAt: Date;
  @Field(() => Date, { nullable: true, description: 'When its last row was saved.' }) finishedAt: Date | null;
  @Field(() => Date, { nullable: true, description: 'When it was undone.' }) undoneAt: Date | null;
}

@ObjectType({ description: 'Something that undoing an import leaves, or left, as it is.' })
export class KeptRecord {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field(() => KindEnum, { description: 'Of what it is one.' }) kind: ImportKind;
  @Field({ description: 'Its name.' }) title: string;
  @Field(() => ChangeType, { nullable: true, description: 'The last that happened to it since the import, with no more of its facts than a letter that was given; null for people and departments, and where nothing was said of it.' }) last: ChangeType | null;
}

@ObjectType({ description: 'What undoing an import leaves, or left, as it is, since somebody has touched it.' })
export class ImportKept {
  @Field(() => Int, { description: 'How many.' }) count: number;
  @Field(() => [KeptRecord], { description: 'They by name, up to 50.' }) records: KeptRecord[];
}

@ObjectType({ description: 'What undoing an import did.' })
export class UndoneImport {
  @Field(() => ImportType, { description: 'The import.' }) import: Import;
  @Field(() => Int, { description: 'Initiatives that it had created and that are gone.' }) deleted: number;
  @Field(() => Int, { description: 'Initiatives that are as they were before.' }) restored: number;
  @Field(() => Int, { description: 'What somebody has touched since, left as it was; `import` names them.' }) kept: number;
}

@ObjectType({ description: 'Initiatives of an import that nobody is accountable for.' })
export class Unowned {
  @Field(() => Int, { description: 'How many.' }) count: number;
  @Field(() => [InitiativeType], { description: 'The first of them.' }) initiatives: InitiativeOverview[];
}

export const ImportConnection = connectionOf(ImportType, 'ImportConnection');
export type ImportConnection = Connection<Import>;
