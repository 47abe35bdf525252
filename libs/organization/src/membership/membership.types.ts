import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional, IsUUID } from 'class-validator';
import type { Access } from '@batuta/platform';
import { AccessEnum } from '../session/session.types.js';
import type { Membership } from './membership.entity.js';

@ObjectType('Membership', { description: 'An account’s access to this organization, as one person here.' })
export class MembershipType implements Pick<Membership, 'id' | 'access' | 'createdAt' | 'endedAt'> {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field(() => AccessEnum, { description: 'What it lets its account do.' }) access: Access;
  @Field({ description: 'Since when.' }) createdAt: Date;
  @Field(() => Date, { nullable: true, description: 'When it was ended; null while it lasts.' }) endedAt: Date | null;
}

@ObjectType({ description: 'What the reader may do with a membership.' })
export class MembershipAbilities {
  @Field({ description: 'Give it another access role.' }) changeAccess: boolean;
  @Field({ description: 'End it.' }) endAccess: boolean;
  @Field({ description: 'Make a link that resets its password.' }) issueResetLink: boolean;
}

@InputType()
export class ChangeAccessInput {
  @Field(() => ID, { description: 'The membership.' })
  @IsUUID()
  membershipId: string;

  @Field(() => AccessEnum, { description: 'Access from now on.' })
  access: Access;

  @Field(() => [ID], { nullable: true, description: 'For department heads: the departments that they head.' })
  @IsOptional()
  @IsUUID(undefined, { each: true })
  @ArrayMaxSize(50)
  departmentIds?: string[];
}

@InputType()
export class EndAccessInput {
  @Field(() => ID, { description: 'The membership.' })
  @IsUUID()
  membershipId: string;
}
