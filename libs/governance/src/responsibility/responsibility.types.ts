import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { type Letter, letters } from './responsibility.entity.js';

export const LetterEnum = Object.fromEntries(letters.map((letter) => [letter, letter])) as { [Name in Letter]: Name };
registerEnumType(LetterEnum, { name: 'Letter', description: 'A accountable: exactly one active person answers. R responsible: does the work, and is asked for it. C consulted: asked before a decision. I informed: told of what happens.' });

@InputType({ description: 'Who holds a letter: a person or a role, one of them.' })
export class HolderInput {
  @Field(() => ID, { nullable: true, description: 'A person; active.' })
  @IsOptional()
  @IsUUID()
  personId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A role, whoever is in it.' })
  @IsOptional()
  @IsUUID()
  roleId?: string | null;
}

@InputType()
export class SetResponsibilityInput {
  @Field(() => ID, { description: 'Of what.' })
  @IsUUID()
  subjectId: string;

  @Field(() => LetterEnum, { description: 'The letter.' })
  letter: Letter;

  @Field(() => HolderInput, { description: 'Who gets it, in place of the letter that they hold.' })
  @ValidateNested()
  @Type(() => HolderInput)
  holder: HolderInput;

  @Field(() => String, { nullable: true, description: 'Why; kept in the history.' })
  @IsOptional()
  @MaxLength(500)
  reason?: string | null;
}

@InputType()
export class ClearResponsibilityInput {
  @Field(() => ID, { description: 'Of what.' })
  @IsUUID()
  subjectId: string;

  @Field(() => HolderInput, { description: 'Whose letter is taken away.' })
  @ValidateNested()
  @Type(() => HolderInput)
  holder: HolderInput;

  @Field(() => LetterEnum, { nullable: true, description: 'Only this one, A also where a person holds it through a role; whatever they hold by themselves when absent.' })
  @IsOptional()
  letter?: Letter | null;

  @Field(() => String, { nullable: true, description: 'Why; needed for A, kept in the history.' })
  @IsOptional()
  @MaxLength(500)
  reason?: string | null;
}

@InputType({ description: 'One cell of the matrix as it should be.' })
export class CellInput {
  @Field(() => ID, { description: 'The row.' })
  @IsUUID()
  subjectId: string;

  @Field(() => HolderInput, { description: 'Whose cell.' })
  @ValidateNested()
  @Type(() => HolderInput)
  holder: HolderInput;

  @Field(() => LetterEnum, { nullable: true, description: 'The letter; null clears the cell.' })
  @IsOptional()
  letter?: Letter | null;
}

@InputType()
export class SetResponsibilitiesInput {
  @Field(() => [CellInput], { description: 'Cells, done in this order; 500 at most.' })
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => CellInput)
  cells: CellInput[];

  @Field(() => String, { nullable: true, description: 'Why; needed where an A is cleared, kept in the history.' })
  @IsOptional()
  @MaxLength(500)
  reason?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether this takes back what was just done: an A that was given within half a minute is undone, so that the gap before it keeps its age.' })
  @IsOptional()
  isUndo?: boolean | null;
}

@ObjectType('CellProblem', { description: 'A cell that could not be set; the others were.' })
export class CellProblemType {
  @Field(() => Int, { description: 'Which of the given cells, from 0.' }) index: number;
  @Field({ description: 'As in extensions.code of a refusal.' }) code: string;
  @Field({ description: 'What happened and what to do, in the reader’s language.' }) message: string;
}
