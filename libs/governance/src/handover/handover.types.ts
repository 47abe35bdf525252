import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { connectionOf, DateScalar } from '@batuta/platform';
import { type Handover, type HandoverState, handoverStates } from './handover.entity.js';

const StateEnum = Object.fromEntries(handoverStates.map((state) => [state, state])) as { [State in HandoverState]: State };
registerEnumType(StateEnum, { name: 'HandoverState', description: 'WAITING for somebody to be offered it, OFFERED, REFUSED with a reason, ACCEPTED, or SETTLED otherwise, by assigning somebody.' });

@ObjectType('Handover', { description: 'Passing what one holds to somebody else, who accepts or refuses; until then whoever holds it goes on.' })
export class HandoverType implements Pick<Handover, 'id' | 'subjectId' | 'isDeparture' | 'state' | 'reason' | 'answer' | 'openedAt' | 'offeredAt' | 'dueOn' | 'answeredAt'> {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  subjectId: string;
  @Field({ description: 'Whether it began with somebody leaving.' }) isDeparture: boolean;
  @Field(() => StateEnum, { description: 'Where it stands.' }) state: HandoverState;
  @Field(() => String, { nullable: true, description: 'Why, in the words of whoever opened or offered it.' }) reason: string | null;
  @Field(() => String, { nullable: true, description: 'Why the receiver refused.' }) answer: string | null;
  @Field({ description: 'When it was opened.' }) openedAt: Date;
  @Field(() => Date, { nullable: true, description: 'When it was offered last.' }) offeredAt: Date | null;
  @Field(() => DateScalar, { description: 'By when it should be answered, in the organization’s time zone; 14 days after the offer.' }) dueOn: string;
  @Field(() => Date, { nullable: true, description: 'When it was accepted, refused or settled.' }) answeredAt: Date | null;
}

export const HandoverConnection = connectionOf(HandoverType, 'HandoverConnection');

@ObjectType({ description: 'What the reader may do with a handover.' })
export class HandoverAbilities {
  @Field({ description: 'Accept or refuse it: its receiver, while it is offered.' }) answer: boolean;
  @Field({ description: 'Offer it to somebody, while it is open.' }) offer: boolean;
}

@InputType()
export class HandoverFilter {
  @Field(() => ID, { nullable: true, description: 'Only those that this person hands over, or left behind.' })
  @IsOptional()
  @IsUUID()
  fromId?: string;

  @Field(() => ID, { nullable: true, description: 'Only those of this subject.' })
  @IsOptional()
  @IsUUID()
  subjectId?: string;

  @Field({ nullable: true, description: 'Only those offered to the reader.' }) isMine?: boolean;
  @Field({ nullable: true, description: 'Only open ones (true) or only ended ones (false).' }) isOpen?: boolean;
}

@InputType()
export class OfferInput {
  @Field(() => ID, { description: 'What is offered.' })
  @IsUUID()
  subjectId: string;

  @Field(() => ID, { description: 'To whom; an active person.' })
  @IsUUID()
  receiverId: string;
}

@InputType()
export class DeactivatePersonInput {
  @Field(() => ID, { description: 'Who has left.' })
  @IsUUID()
  personId: string;

  @Field(() => [OfferInput], { nullable: true, description: 'Successors, thing by thing.' })
  @IsOptional()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => OfferInput)
  offers?: OfferInput[];

  @Field(() => ID, { nullable: true, description: 'The successor for everything that `offers` doesn’t name.' })
  @IsOptional()
  @IsUUID()
  receiverId?: string | null;

  @Field(() => String, { nullable: true, description: 'Why; kept in the history of everything that they held.' })
  @IsOptional()
  @MaxLength(500)
  reason?: string | null;
}

@InputType()
export class OfferHandoverInput extends OfferInput {
  @Field(() => String, { nullable: true, description: 'Why; the receiver reads it.' })
  @IsOptional()
  @MaxLength(500)
  reason?: string | null;
}

@InputType()
export class HandoverIdInput {
  @Field(() => ID, { description: 'The handover.' })
  @IsUUID()
  id: string;
}

@InputType()
export class RefuseHandoverInput extends HandoverIdInput {
  @Field({ description: 'Why; whoever offered it reads it.' })
  @MaxLength(500)
  reason: string;
}

@InputType()
export class PersonIdInput {
  @Field(() => ID, { description: 'The person.' })
  @IsUUID()
  personId: string;
}
