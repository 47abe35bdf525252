import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar } from '@batuta/platform';
import { type Person, PersonType } from '@batuta/organization';
import { InitiativeType } from '../initiative/initiative.types.js';
import type { InitiativeOverview } from '../overview/overview.entity.js';

@ObjectType({ description: 'Something that changed under an initiative since its latest status.' })
export class ChangeType {
  @Field({ description: 'The event in the product’s words, like initiative.rated or subject.owner_assigned.' }) name: string;
  @Field({ description: 'When.' }) occurredAt: Date;
  @Field(() => PersonType, { nullable: true, description: 'Who did it; null for the operator.' }) actor: Person | null;
  @Field({ description: 'Facts of the event as JSON, for display.' }) details: string;
}

@ObjectType({ description: 'A status that is due from the reader.' })
export class StatusDue {
  @Field(() => InitiativeType, { description: 'The initiative.' }) initiative: InitiativeOverview;
  @Field(() => DateScalar, { description: 'When it is due, in the organization’s time zone.' }) dueOn: string;
  @Field(() => Int, { description: 'Days that it is late; 0 on the day itself and before.' }) daysLate: number;
  @Field(() => [ChangeType], { description: 'What changed since the latest status, newest first.' }) changes: ChangeType[];
}

@ObjectType('Work', { description: 'What is due from the reader, and what they hold.' })
export class WorkType {
  @Field(() => DateScalar, { description: 'Today, in the organization’s time zone.' }) today: string;
  @Field(() => [StatusDue], { description: 'Statuses due within seven days or late, oldest first.' }) due: StatusDue[];
  @Field(() => [InitiativeType], { description: 'Active and paused initiatives that the reader is accountable for, by title.' }) held: InitiativeOverview[];
}
