import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateScalar } from '@batuta/platform';
import { type Person, PersonType } from '@batuta/organization';
import { InitiativeType } from '../initiative/initiative.types.js';
import type { InitiativeOverview } from '../overview/overview.entity.js';
import { type EscalationKind, escalationKinds, type EscalationRow } from './work.queries.js';

export const EscalationKindEnum = Object.fromEntries(escalationKinds.map((kind) => [kind, kind])) as { [Kind in EscalationKind]: Kind };
registerEnumType(EscalationKindEnum, { name: 'EscalationKind', description: 'What waits: a status, an answer to a handover, an action of a decision.' });

@ObjectType({ description: 'Something that changed under an initiative since its latest status.' })
export class ChangeType {
  @Field({ description: 'The event in the product’s words, like initiative.rated or subject.owner_assigned.' }) name: string;
  @Field({ description: 'When.' }) occurredAt: Date;
  @Field(() => PersonType, { nullable: true, description: 'Who did it; null for the operator.' }) actor: Person | null;
  @Field(() => PersonType, { nullable: true, description: 'Whose something became: who is accountable, sponsor, or got a letter; null for other events.' }) to: Person | null;
  @Field({ description: 'Facts of the event as JSON, for display.' }) details: string;
}

@ObjectType({ description: 'A status that is due from the reader.' })
export class StatusDue {
  @Field(() => InitiativeType, { description: 'The initiative.' }) initiative: InitiativeOverview;
  @Field(() => DateScalar, { description: 'When it is due, in the organization’s time zone.' }) dueOn: string;
  @Field(() => Int, { description: 'Days that it is late; 0 on the day itself and before.' }) daysLate: number;
  @Field(() => [ChangeType], { description: 'What changed since the latest status, newest first.' }) changes: ChangeType[];
}

@ObjectType({ description: 'An initiative that the reader is told of, with what is new.' })
export class NewsType {
  @Field(() => InitiativeType, { description: 'The initiative.' }) initiative: InitiativeOverview;
  @Field(() => [ChangeType], { description: 'What changed in the last seven days, newest first; a status is told by the initiative itself.' }) changes: ChangeType[];
}

@ObjectType('Escalation', { description: 'Something that waits for somebody longer than it should: it goes to their manager after two working days, to the program office after five.' })
export class EscalationType implements Pick<EscalationRow, 'kind' | 'recordId' | 'recordKind' | 'title' | 'dueOn'> {
  @Field(() => EscalationKindEnum, { description: 'What waits.' }) kind: EscalationKind;
  @Field(() => ID, { description: 'The subject; of an action the meeting in which it was decided.' }) recordId: string;
  @Field({ description: 'What that is: initiative, policy, meeting.' }) recordKind: string;
  @Field({ description: 'What it is about.' }) title: string;
  @Field(() => DateScalar, { description: 'When it was due.' }) dueOn: string;
  @Field(() => PersonType, { description: 'For whom it waits.' }) person: Person;
}

@ObjectType('Work', { description: 'What is due from the reader, and what they hold.' })
export class WorkType {
  @Field(() => DateScalar, { description: 'Today, in the organization’s time zone.' }) today: string;
  @Field(() => [StatusDue], { description: 'Statuses due within seven days or late, oldest first.' }) due: StatusDue[];
  @Field(() => [InitiativeType], { description: 'Active, paused and proposed initiatives that the reader is accountable for, by title.' }) held: InitiativeOverview[];
}
