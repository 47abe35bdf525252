import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsEmail, IsNotEmpty, IsOptional, IsUUID, MaxLength } from 'class-validator';
import type { Access } from '@batuta/platform';
import { AccessEnum } from '../session/session.types.js';
import type { Invitation } from './invitation.entity.js';

@ObjectType('Invitation', { description: 'A link that gives one person access, once, for seven days.' })
export class InvitationType implements Pick<Invitation, 'id' | 'email' | 'access' | 'createdAt' | 'expiresAt'> {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field({ description: 'Who is invited.' }) email: string;
  @Field(() => AccessEnum, { description: 'The access that it gives.' }) access: Access;
  @Field({ description: 'When it was made.' }) createdAt: Date;
  @Field({ description: 'When it stops working.' }) expiresAt: Date;
}

@ObjectType({ description: 'A new invitation, with its link: shown this once, and kept nowhere.' })
export class InvitedType {
  @Field(() => InvitationType, { description: 'The invitation.' }) invitation: Invitation;
  @Field({ description: 'The link to hand over. It can’t be shown again.' }) link: string;
  @Field({ description: 'Whether it was mailed too (where the operator set up mail).' }) isMailed: boolean;
}

@ObjectType({ description: 'What an invitation offers, for whoever holds its link.' })
export class InvitationOfferType {
  @Field({ description: 'Name of the organization.' }) organization: string;
  @Field({ description: 'Name of whoever made the invitation.' }) invitedBy: string;
  @Field({ description: 'Who is invited.' }) email: string;
  @Field({ description: 'The invited person’s name, as the organization has it.' }) name: string;
  @Field(() => AccessEnum, { description: 'The access that it gives.' }) access: Access;
  @Field(() => String, { nullable: true, description: 'For department heads: the name of the department that they will head.' }) department: string | null;
}

@InputType()
export class InviteMemberInput {
  @Field({ description: 'E-mail of the person. Somebody already known here by it gets the access; otherwise a person is added.' })
  @IsEmail()
  @MaxLength(254)
  email: string;

  @Field({ nullable: true, description: 'Name of a new person; the e-mail’s beginning when absent.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(120)
  name?: string;

  @Field(() => ID, { nullable: true, description: 'Who of those known here it is for; their e-mail becomes this one.' })
  @IsOptional()
  @IsUUID()
  personId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'That it is somebody else than whoever bears that name here already.' })
  isAnother?: boolean | null;

  @Field(() => AccessEnum, { description: 'The access that it gives.' })
  access: Access;

  @Field(() => ID, { nullable: true, description: 'For department heads: the department that they will head. For others: the department of a person who is new here.' })
  @IsOptional()
  @IsUUID()
  departmentId?: string | null;
}

@InputType()
export class InvitationIdInput {
  @Field(() => ID, { description: 'The invitation.' })
  @IsUUID()
  id: string;
}

@InputType()
export class AcceptInvitationInput {
  @Field({ description: 'The token in the link.' })
  @IsNotEmpty()
  @MaxLength(200)
  token: string;

  @Field({ description: 'The password of the account of that e-mail; a new account gets it.' })
  @IsNotEmpty()
  @MaxLength(1000)
  password: string;

  @Field({ nullable: true, description: 'The person’s name, as they write it.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(120)
  name?: string;
}

@ObjectType({ description: 'What an accepted invitation opened.' })
export class AcceptedType {
  @Field({ description: 'The organization’s name in addresses.' }) organization: string;
}
