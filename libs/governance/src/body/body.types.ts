import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, IsNotEmpty, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { type Cadence, CadenceEnum, MoneyInput } from '@batuta/organization';
import { type Body, type BodyKind, bodyKinds } from './body.entity.js';

export const BodyKindEnum = Object.fromEntries(bodyKinds.map((kind) => [kind, kind])) as { [Name in BodyKind]: Name };
registerEnumType(BodyKindEnum, { name: 'BodyKind', description: 'Steering committee, CX council, working group.' });

@ObjectType('Body', { description: 'A group that meets and decides within the rights that it has; who is in it are its roles’ people.' })
export class BodyType implements Pick<Body, 'id' | 'name' | 'kind' | 'charter' | 'decisionRights' | 'cadence' | 'quorum' | 'version'> {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field({ description: 'Its name.' }) name: string;
  @Field(() => BodyKindEnum, { description: 'What kind of body it is.' }) kind: BodyKind;
  @Field(() => String, { nullable: true, description: 'What it is for and how it works.' }) charter: string | null;
  @Field(() => String, { nullable: true, description: 'What it may decide.' }) decisionRights: string | null;
  @Field(() => CadenceEnum, { nullable: true, description: 'How often it meets.' }) cadence: Cadence | null;
  @Field(() => Int, { nullable: true, description: 'Members entitled to vote who must be there, in person or by proxy.' }) quorum: number | null;
  @Field(() => Int, { description: 'Raised by each change; edits name the one they saw.' }) version: number;
}

@InputType({ isAbstract: true })
export abstract class BodyFields {
  @Field(() => String, { nullable: true, description: 'What it is for and how it works.' })
  @IsOptional()
  @MaxLength(5000)
  charter?: string | null;

  @Field(() => String, { nullable: true, description: 'What it may decide.' })
  @IsOptional()
  @MaxLength(2000)
  decisionRights?: string | null;

  @Field(() => MoneyInput, { nullable: true, description: 'Up to which amount it may decide.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyInput)
  amountLimit?: MoneyInput | null;

  @Field(() => CadenceEnum, { nullable: true, description: 'How often it meets.' })
  @IsOptional()
  cadence?: Cadence | null;

  @Field(() => Int, { nullable: true, description: 'Members entitled to vote who must be there.' })
  @IsOptional()
  @Min(1)
  @Max(500)
  quorum?: number | null;
}

@InputType()
export class CreateBodyInput extends BodyFields {
  @Field({ description: 'Its name, of nobody else here.' })
  @IsNotEmpty()
  @MaxLength(120)
  name: string;

  @Field(() => BodyKindEnum, { description: 'What kind of body it is.' })
  kind: BodyKind;

  @Field(() => ID, { nullable: true, description: 'Who chairs it.' })
  @IsOptional()
  @IsUUID()
  chairId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Who else is in it.' })
  @IsOptional()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  memberIds?: string[] | null;
}

@InputType()
export class CloseBodyInput {
  @Field(() => ID, { description: 'The body.' })
  @IsUUID()
  id: string;

  @Field(() => String, { nullable: true, description: 'Why; kept in the history of what was held through it.' })
  @IsOptional()
  @MaxLength(500)
  reason?: string | null;
}

@InputType()
export class EditBodyInput extends BodyFields {
  @Field(() => ID, { description: 'The body.' })
  @IsUUID()
  id: string;

  @Field(() => Int, { description: 'The version that was edited. Errors: CONFLICT if it is not the current one.' })
  version: number;

  @Field({ nullable: true, description: 'Its name.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(120)
  name?: string;

  @Field(() => BodyKindEnum, { nullable: true, description: 'What kind of body it is.' })
  @IsOptional()
  kind?: BodyKind;
}
