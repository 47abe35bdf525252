import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsNotEmpty, IsOptional, IsUUID, MaxLength } from 'class-validator';
import type { Session } from '../session/session.entity.js';

@InputType()
export class ChangePasswordInput {
  @Field({ description: 'The present password.' })
  @IsNotEmpty()
  @MaxLength(1000)
  current: string;

  @Field({ description: 'The new one: 8 characters at least, not on lists of leaked ones.' })
  @IsNotEmpty()
  @MaxLength(1000)
  password: string;
}

@InputType()
export class IssueResetLinkInput {
  @Field(() => ID, { description: 'Whose.' })
  @IsUUID()
  membershipId: string;

  @Field(() => Boolean, { nullable: true, description: 'Also turn the second factor off, for somebody who lost it. Who asks for the link vouches for them.' })
  @IsOptional()
  isWithoutSecondFactor?: boolean;
}

@InputType()
export class ResetPasswordInput {
  @Field({ description: 'The token in the link.' })
  @MaxLength(200)
  token: string;

  @Field({ description: 'The new password.' })
  @IsNotEmpty()
  @MaxLength(1000)
  password: string;
}

@ObjectType('ResetLink', { description: 'A link with which a member chooses a new password. Shown once.' })
export class ResetLinkType {
  @Field({ description: 'The link.' }) link: string;
  @Field({ description: 'Until when it works.' }) expiresAt: Date;
}

@ObjectType('PasswordReset', { description: 'What a reset link does.' })
export class PasswordResetType {
  @Field({ description: 'Whose password it sets.' }) email: string;
  @Field({ description: 'Whether it turns the second factor off.' }) isWithoutSecondFactor: boolean;
}

@ObjectType('TwoFactorStart', { description: 'A new secret for an authenticator app; it counts once a code confirmed it.' })
export class TwoFactorStartType {
  @Field({ description: 'The secret in Base32, to type.' }) secret: string;
  @Field({ description: 'The same as an otpauth address, to show as a QR code.' }) uri: string;
}

@ObjectType('Session', { description: 'A browser in which the account is signed in.' })
export class SessionType implements Pick<Session, 'id' | 'createdAt' | 'lastSeenAt' | 'userAgent' | 'address'> {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field({ description: 'When it was signed in.' }) createdAt: Date;
  @Field({ description: 'When it was last used, to the minute.' }) lastSeenAt: Date;
  @Field({ description: 'What the browser says it is.' }) userAgent: string;
  @Field({ description: 'The network address that it came from.' }) address: string;
  @Field({ description: 'Whether it is the one that asks.' }) isCurrent: boolean;
}
