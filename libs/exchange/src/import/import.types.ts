import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar } from '@batuta/platform';

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
