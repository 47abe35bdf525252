import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { DateScalar } from '@batuta/platform';
import { type ImportField, importFields, type ImportKind } from './columns.js';
import type { ImportMode, RowFilter } from './import.entity.js';
import { FieldEnum, KindEnum, ModeEnum, OrderEnum, SeparatorEnum, type SeparatorName, ShowEnum, UnitsEnum } from './import.enums.js';

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
export class ImportCellInput {
  @Field(() => ID, { description: 'The import.' })
  @IsUUID()
  id: string;

  @Field(() => Int, { description: 'Number of the row in the file.' })
  @Min(1)
  row: number;

  @Field(() => FieldEnum, { description: 'The field whose cell it is.' })
  field: ImportField;
}

@InputType()
export class CorrectCellInput extends ImportCellInput {
  @Field({ description: 'What is read in place of the file’s text, by the same rules; the file’s own text takes the correction back, unless it is kept.' })
  @MaxLength(1000)
  text: string;

  @Field(() => Boolean, { nullable: true, description: 'Also in every other row whose cell of this field says the same in the file, and is read as this one is now.' })
  isEverywhere?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'That the text stands as it is, as the answer to a guess; with the file’s own or another one.' })
  isKept?: boolean | null;
}

@InputType()
export class ImportIdInput {
  @Field(() => ID, { description: 'The import.' })
  @IsUUID()
  id: string;
}

@ArgsType()
export class ImportRowsArgs {
  @Field(() => ShowEnum, { defaultValue: 'TO_LOOK_AT', description: 'Which.' }) show: RowFilter;

  @Field(() => Int, { defaultValue: 50, description: 'Rows, 1 to 100.' })
  @Min(1)
  @Max(100)
  first: number;

  @Field(() => Int, { defaultValue: 0, description: 'Only rows after this number of the file.' })
  @Min(0)
  afterRow: number;
}
