import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { type Connection, connectionOf, DateScalar } from '@batuta/platform';
import { type InitiativeOverview, InitiativeType } from '@batuta/portfolio';
import { type ImportField, importFields, type ImportKind } from './columns.js';
import type { Import, ImportMode, ImportState, Outcome } from './import.entity.js';
import { type Doubt, doubts } from './preview.types.js';

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

/** Separators by name: white space alone would be taken for nothing. */
export const separators = { COMMA: ',', SEMICOLON: ';', TAB: '\t', PIPE: '|' } as const;
export type SeparatorName = keyof typeof separators;

const enumOf = <Name extends string>(...names: Name[]): Record<Name, Name> => Object.fromEntries(names.map((name) => [name, name])) as Record<Name, Name>;
const FieldEnum = enumOf(...importFields);
export const KindEnum = enumOf('initiatives', 'people', 'departments');
registerEnumType(KindEnum, { name: 'ImportKind', description: 'What the rows of a file are.' });
const StateEnum = enumOf('READY', 'RUNNING', 'STOPPED', 'DONE', 'DISCARDED');
const ModeEnum = enumOf('GOOD_ROWS', 'ALL_OR_NOTHING');
const OutcomeEnum = enumOf('CREATED', 'UPDATED', 'UNCHANGED', 'SKIPPED');
const ShowEnum = enumOf('TO_LOOK_AT', 'DOUBTFUL', 'CREATED', 'UPDATED', 'SKIPPED', 'ALL');
const UnitsEnum = enumOf('units', 'thousands', 'millions');
const OrderEnum = enumOf('dmy', 'mdy');
const SeparatorEnum = enumOf('COMMA', 'SEMICOLON', 'TAB', 'PIPE');
registerEnumType(FieldEnum, { name: 'ImportField', description: 'What a column of a spreadsheet can hold. The title is the name of whatever the row is; email, jobTitle and manager are of people, parent and head of departments.' });
registerEnumType(StateEnum, { name: 'ImportState', description: 'READY to be confirmed, RUNNING, STOPPED on the way with what is saved kept, DONE, DISCARDED before anything was saved.' });
registerEnumType(ModeEnum, { name: 'ImportMode', description: 'GOOD_ROWS saves in batches what can be read; ALL_OR_NOTHING is one transaction that a bad cell or a skipped row takes back.' });
registerEnumType(OutcomeEnum, { name: 'ImportOutcome', description: 'What became, or would become, of a row.' });
registerEnumType(ShowEnum, { name: 'ImportRowFilter', description: 'Which rows of a preview: TO_LOOK_AT are those with an unreadable cell, a similar name, a change, or no place; DOUBTFUL those with a similar name.' });
registerEnumType(UnitsEnum, { name: 'ImportUnits', description: 'What one unit of a money cell is worth.' });
registerEnumType(OrderEnum, { name: 'DateOrder', description: 'Order of day and month in dates like 03/04/2026.' });
registerEnumType(SeparatorEnum, { name: 'Separator', description: 'What stands between the cells of a line.' });

@InputType()
export class ImportColumnInput {
  @Field(() => FieldEnum, { description: 'The field.' }) field: ImportField;
  @Field(() => String, { nullable: true, description: 'Name of its column in the file; null to leave the field unread.' })
  @IsOptional()
  @MaxLength(1000)
  column?: string | null;
}

@InputType({ description: 'How to read a file, where it doesn’t show it by itself.' })
export class ImportMappingInput {
  @Field(() => [ImportColumnInput], { nullable: true, description: 'Columns by field; a field that is not named is found out.' })
  @IsOptional()
  @ArrayMaxSize(importFields.length)
  @ValidateNested({ each: true })
  @Type(() => ImportColumnInput)
  columns?: ImportColumnInput[];

  @Field(() => UnitsEnum, { nullable: true, description: 'Of the money column.' }) units?: 'units' | 'thousands' | 'millions';
  @Field(() => OrderEnum, { nullable: true, description: 'Of its dates.' }) dateOrder?: 'dmy' | 'mdy';

  @Field(() => Int, { nullable: true, description: 'Two-digit years from this one on, 0 to 99, are of the last century.' })
  @IsOptional()
  @Min(0)
  @Max(99)
  pivot?: number;

  @Field(() => Int, { nullable: true, description: 'Number of the row with the columns’ names, 1 to 100.' })
  @IsOptional()
  @Min(1)
  @Max(100)
  headerRow?: number;

  @Field(() => SeparatorEnum, { nullable: true, description: 'Between cells.' }) separator?: SeparatorName;
}

@InputType()
export class StartImportInput {
  @Field(() => ID, { description: 'The file, as POST /files answered.' })
  @IsUUID()
  fileId: string;

  @Field(() => KindEnum, { nullable: true, description: 'What its rows are; initiatives when absent.' })
  kind?: ImportKind | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day that the file speaks of; its statuses are dated by it, and it can’t be still to come. When absent, the one day that the lines above the columns’ names tell, else today.' })
  asOf?: string | null;

  @Field(() => ImportMappingInput, { nullable: true, description: 'How to read it.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ImportMappingInput)
  mapping?: ImportMappingInput | null;
}

@InputType()
export class RenameInput {
  @Field(() => Int, { description: 'Number of the row in the file.' })
  @Min(1)
  row: number;

  @Field(() => ID, { description: 'The known initiative that it is.' })
  @IsUUID()
  initiativeId: string;
}

@InputType()
export class ConfirmImportInput {
  @Field(() => ID, { description: 'The import.' })
  @IsUUID()
  id: string;

  @Field(() => ModeEnum, { description: 'How to save it.' })
  mode: ImportMode;

  @Field(() => [RenameInput], { nullable: true, description: 'Rows that are known initiatives under another name; others with a new name are new.' })
  @IsOptional()
  @ArrayMaxSize(5000)
  @ValidateNested({ each: true })
  @Type(() => RenameInput)
  renames?: RenameInput[];
}

@InputType()
export class CorrectCellInput {
  @Field(() => ID, { description: 'The import.' })
  @IsUUID()
  id: string;

  @Field(() => Int, { description: 'Number of the row in the file.' })
  @Min(1)
  row: number;

  @Field(() => FieldEnum, { description: 'The field whose cell it is.' })
  field: ImportField;

  @Field({ description: 'What is read in place of the file’s text, by the same rules; the file’s own text takes the correction back.' })
  @MaxLength(1000)
  text: string;

  @Field({ nullable: true, description: 'Also in every other row whose cell of this field says the same in the file, and is read as this one is now.' })
  isEverywhere?: boolean;

  @Field({ nullable: true, description: 'That the file’s own text stands, as the answer to a guess; with that text.' })
  isKept?: boolean;
}

@InputType()
export class ImportIdInput {
  @Field(() => ID, { description: 'The import.' })
  @IsUUID()
  id: string;
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

const DoubtEnum = Object.fromEntries(doubts.map((doubt) => [doubt, doubt])) as { [Name in Doubt]: Name };
registerEnumType(DoubtEnum, { name: 'ImportDoubt', description: 'A department that would be made beside those that are there, and may be another name of one of them; somebody who isn’t known, and whom `createPerson` can add.' });

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
  @Field(() => [OutcomeEnum], { description: 'The outcome of each row, in the file’s order.' }) outcomes: Outcome[];
  @Field(() => [ImportPreviewRow], { description: 'Rows to look at.' }) rows: ImportPreviewRow[];
}

@ArgsType()
export class PreviewRowsArgs {
  @Field(() => ShowEnum, { defaultValue: 'TO_LOOK_AT', description: 'Which.' }) show: keyof typeof ShowEnum;

  @Field(() => Int, { defaultValue: 50, description: 'Rows, 1 to 100.' })
  @Min(1)
  @Max(100)
  first: number;

  @Field(() => Int, { defaultValue: 0, description: 'Only rows after this number of the file.' })
  @Min(0)
  afterRow: number;
}

@ObjectType({ description: 'A cell that could not be read.' })
export class ImportProblem {
  @Field({ description: 'Name of its column.' }) column: string;
  @Field({ description: 'The text of the file.' }) value: string;
  @Field({ description: 'Why, in the language of whoever imported it.' }) message: string;
}

@ObjectType({ description: 'A saved row that needs a look: not imported, or with a cell that could not be read.' })
export class ImportResultRow {
  @Field(() => Int, { description: 'Its number in the file.' }) number: number;
  @Field(() => OutcomeEnum, { description: 'What became of it.' }) outcome: Outcome;
  @Field(() => String, { nullable: true, description: 'Why it was not imported.' }) reason: string | null;
  @Field(() => ID, { nullable: true, description: 'Its initiative.' }) initiativeId: string | null;
  @Field(() => ID, { nullable: true, description: 'Its person or department.' }) recordId: string | null;
  @Field(() => String, { nullable: true, description: 'What the file calls it.' }) name: string | null;
  @Field(() => [ImportProblem], { description: 'Cells that could not be read.' }) problems: ImportProblem[];
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

@ObjectType({ description: 'Something that an undone import left as it was.' })
export class KeptRecord {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field(() => KindEnum, { description: 'Of what it is one.' }) kind: ImportKind;
  @Field({ description: 'Its name.' }) title: string;
}

@ObjectType({ description: 'What undoing an import left as it was, since somebody had touched it.' })
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
