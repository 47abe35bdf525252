import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsNotEmpty, IsUUID, MaxLength } from 'class-validator';
import type { Consultation } from './consultation.entity.js';

@ObjectType('Consultation', { description: 'Somebody who is to be consulted (C) about something, asked before a meeting decides on it.' })
export class ConsultationType implements Pick<Consultation, 'id' | 'askedAt' | 'opinion' | 'answeredAt'> {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field({ description: 'When they were asked.' }) askedAt: Date;
  @Field(() => String, { nullable: true, description: 'What they say; null until they have answered.' }) opinion: string | null;
  @Field(() => Date, { nullable: true, description: 'When they said so.' }) answeredAt: Date | null;
  personId: string;
  subjectId: string;
  meetingId: string;
}

@InputType()
export class ConsultInput {
  @Field(() => ID, { description: 'The meeting that is to decide.' })
  @IsUUID()
  meetingId: string;

  @Field(() => ID, { description: 'What it is about.' })
  @IsUUID()
  subjectId: string;
}

@InputType()
export class GiveOpinionInput {
  @Field(() => ID, { description: 'The consultation.' })
  @IsUUID()
  id: string;

  @Field({ description: 'What whoever decides should know.' })
  @IsNotEmpty()
  @MaxLength(2000)
  opinion: string;
}
