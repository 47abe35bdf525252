import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsOptional, IsUUID, MaxLength } from 'class-validator';
import { type Letter, LetterEnum, subjectKinds, type SubjectKind, type Subject, SubjectType } from '@batuta/governance';
import { connectionOf } from '@batuta/platform';
import type { MatrixAsked } from './responsibility-matrix.queries.js';

const enumOf = <Value extends string>(values: readonly Value[]) => Object.fromEntries(values.map((value) => [value, value])) as { [Name in Value]: Name };

export const columnKinds = ['DEPARTMENTS', 'ROLES', 'PEOPLE'] as const;
export type ColumnKind = (typeof columnKinds)[number];
export const ColumnKindEnum = enumOf(columnKinds);
registerEnumType(ColumnKindEnum, { name: 'ResponsibilityColumns', description: 'What stands in the columns: departments (of whoever holds the letter), roles, or people.' });

export const SubjectKindEnum = Object.fromEntries(subjectKinds.map((kind) => [kind.toUpperCase(), kind])) as Record<string, SubjectKind>;
registerEnumType(SubjectKindEnum, { name: 'SubjectKind', description: 'What can be owned.' });

export const rowChecks = ['NO_ACCOUNTABLE', 'ACCOUNTABLE_LEFT', 'RESPONSIBLE_WITHOUT_ACCOUNTABLE', 'TOO_MANY_CONSULTED'] as const;
export type RowCheck = (typeof rowChecks)[number];
export const RowCheckEnum = enumOf(rowChecks);
registerEnumType(RowCheckEnum, { name: 'ResponsibilityRowCheck', description: 'What is wrong with a row: nobody accountable; whoever was has left and somebody holds it in their place; somebody responsible and nobody accountable; more than 5 to be consulted.' });

export const columnChecks = ['IN_NOTHING', 'OVERLOADED', 'VACANT'] as const;
export type ColumnCheck = (typeof columnChecks)[number];
export const ColumnCheckEnum = enumOf(columnChecks);
registerEnumType(ColumnCheckEnum, { name: 'ResponsibilityColumnCheck', description: 'What is wrong with a column: holds no letter in any row; somebody of it is accountable for more than 6 active subjects; nobody heads the department or is in the role.' });

@ObjectType('ResponsibilityColumn', { description: 'A department, role or person of the matrix.' })
export class MatrixColumnType {
  @Field(() => ID, { description: 'The id of the department, role or person.' }) id: string;
  @Field({ description: 'Its name.' }) name: string;
  @Field(() => Int, { description: 'Of how many of the rows, those of other pages too, it is accountable.' }) accountableFor: number;
  @Field(() => [ColumnCheckEnum], { description: 'What is wrong with it.' }) checks: ColumnCheck[];
  holderId: string | null;
}

@ObjectType('ResponsibilityCell', { description: 'Who holds the strongest letter of one column in one row; several holders are several cells.' })
export class MatrixCellType {
  @Field(() => ID, { description: 'The column.' }) columnId: string;
  @Field(() => LetterEnum, { description: 'The letter; A before R, C, I where a column holds several.' }) letter: Letter;
  @Field(() => ID, { nullable: true, description: 'The person who holds it; null for a vacant role.' }) personId: string | null;
  @Field(() => String, { nullable: true, description: 'Their name.' }) personName: string | null;
  @Field(() => ID, { nullable: true, description: 'The role through which they hold it.' }) roleId: string | null;
  @Field(() => String, { nullable: true, description: 'Its name.' }) roleName: string | null;
}

@ObjectType('ResponsibilityRow', { description: 'One subject with its letters.' })
export class MatrixRowType {
  @Field(() => SubjectType, { description: 'The subject.' }) subject: Subject;
  @Field(() => [MatrixCellType], { description: 'Cells that hold a letter.' }) cells: MatrixCellType[];
  @Field(() => [RowCheckEnum], { description: 'What is wrong with the row.' }) checks: RowCheck[];
  @Field({ description: 'Whether the reader may set its letters.' }) canSet: boolean;
  @Field({ description: 'Whether the reader may make a person accountable, or clear it: an owner may hand over what they hold.' }) canAssign: boolean;
}

export const MatrixRowConnection = connectionOf(MatrixRowType, 'ResponsibilityRowConnection');

@ObjectType('ResponsibilityMatrix', { description: 'Who holds which letter of what.' })
export class ResponsibilityMatrixType {
  asked: MatrixAsked;
  @Field(() => ColumnKindEnum, { description: 'What stands in the columns.' }) kind: ColumnKind;
}

@InputType('ResponsibilityFilter')
export class MatrixFilter {
  @Field(() => ID, { nullable: true, description: 'Only subjects of this department; of people, those of it first.' })
  @IsOptional()
  @IsUUID()
  departmentId?: string | null;

  @Field(() => String, { nullable: true, description: 'Only titles with this in them, accents and case aside.' })
  @IsOptional()
  @MaxLength(100)
  text?: string | null;
}
