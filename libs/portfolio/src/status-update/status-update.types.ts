import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsNotEmpty, IsOptional, IsUUID, Max, MaxLength, Min } from 'class-validator';
import type { Health } from '@batuta/rules';
import { HealthEnum } from '../initiative/initiative.types.js';
import type { StatusUpdate } from './status-update.entity.js';

@ObjectType('StatusUpdate', { description: 'What was said about an initiative at one moment; posted, never rewritten.' })
export class StatusUpdateType implements Pick<StatusUpdate, 'id' | 'health' | 'narrative' | 'progress' | 'nextStep' | 'ask' | 'isOnBehalf' | 'postedAt' | 'withdrawnAt' | 'sourceWord'> {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field(() => HealthEnum, { description: 'On track, at risk or off track.' }) health: Health;
  @Field({ description: 'How it is going, in a sentence.' }) narrative: string;
  @Field(() => Int, { nullable: true, description: 'Progress, 0 to 100 %.' }) progress: number | null;
  @Field(() => String, { nullable: true, description: 'What happens next.' }) nextStep: string | null;
  @Field(() => String, { nullable: true, description: 'What the author asks of others.' }) ask: string | null;
  @Field({ description: 'Whether somebody else than the owner or a Responsible posted it.' }) isOnBehalf: boolean;
  @Field({ description: 'When it was posted.' }) postedAt: Date;
  @Field(() => Date, { nullable: true, description: 'When its author withdrew it, within ten seconds.' }) withdrawnAt: Date | null;
  @Field(() => String, { nullable: true, description: 'The word that an import took the health from.' }) sourceWord: string | null;
}

@InputType()
export class PostStatusUpdateInput {
  @Field(() => ID, { description: 'The initiative.' })
  @IsUUID()
  initiativeId: string;

  @Field(() => HealthEnum, { description: 'On track, at risk or off track.' })
  health: Health;

  @Field({ description: 'How it is going, in a sentence.' })
  @IsNotEmpty()
  @MaxLength(5000)
  narrative: string;

  @Field(() => Int, { nullable: true, description: 'Progress, 0 to 100 %.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  progress?: number | null;

  @Field(() => String, { nullable: true, description: 'What happens next; asked for when at risk or off track.' })
  @IsOptional()
  @MaxLength(1000)
  nextStep?: string | null;

  @Field(() => String, { nullable: true, description: 'What the author asks of others.' })
  @IsOptional()
  @MaxLength(1000)
  ask?: string | null;

  @Field(() => ID, { nullable: true, description: 'The update that this one corrects.' })
  @IsOptional()
  @IsUUID()
  correctsId?: string | null;
}

@InputType()
export class WithdrawStatusUpdateInput {
  @Field(() => ID, { description: 'The update.' })
  @IsUUID()
  id: string;
}
