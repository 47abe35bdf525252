import { Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '@batuta/platform';

@ObjectType('Activity', { description: 'Something that happened to a record, in the product’s words.' })
export class ActivityType {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field({ description: 'What: subject.owner_assigned, initiative.status_posted …' }) name: string;
  @Field({ description: 'When it happened.' }) occurredAt: Date;
  @Field({ description: 'Its facts as JSON, for display; amounts only for readers who may see money.' }) details: string;
  actorId: string | null;
  fromId: string | null;
  toId: string | null;
}

export const ActivityConnection = connectionOf(ActivityType, 'ActivityConnection');
