import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateScalar } from '@batuta/platform';
import type { Health } from '@batuta/rules';
import { HealthEnum, InitiativeStateEnum, StageEnum } from '../initiative/initiative.types.js';
import type { InitiativeState, Stage } from '../initiative/initiative.entity.js';

export const asOfArgument = { nullable: true, type: () => DateScalar, description: 'As it stood when this day ended, in the organization’s time zone; today and later, or absent: as it is. People and departments bear the names that they have now.' };

export const changeKinds = ['CREATED', 'LEFT', 'CAME_BACK', 'OWNER', 'HEALTH', 'STATE', 'STAGE', 'DATES', 'RANK', 'COST'] as const;
export type ChangeKind = (typeof changeKinds)[number];
export const ChangeKindEnum = Object.fromEntries(changeKinds.map((kind) => [kind, kind])) as { [Kind in ChangeKind]: Kind };
registerEnumType(ChangeKindEnum, { name: 'PortfolioChangeKind', description: 'What is different about an initiative between two days: it came, left the open ones, came back, has another owner, health, state, stage, first or last day, place in the ranking (by three or more), or cost.' });

@ObjectType('PortfolioChange', { description: 'An initiative that is not as it was.' })
export class PortfolioChangeType {
  @Field(() => ID, { description: 'The initiative.' }) id: string;
  @Field({ description: 'Its title then; now for those that came.' }) title: string;
  @Field(() => [ChangeKindEnum], { description: 'What is different.' }) kinds: ChangeKind[];
  @Field(() => Int, { nullable: true, description: 'Its place by priority on the first day; null while unrated or absent.' }) rankBefore: number | null;
  @Field(() => Int, { nullable: true, description: 'Its place on the second.' }) rankAfter: number | null;
  @Field(() => HealthEnum, { nullable: true, description: 'Its health on the first day.' }) healthBefore: Health | null;
  @Field(() => HealthEnum, { nullable: true, description: 'Its health on the second.' }) healthAfter: Health | null;
  @Field(() => InitiativeStateEnum, { nullable: true, description: 'Its state on the first day; null before it was there.' }) stateBefore: InitiativeState | null;
  @Field(() => InitiativeStateEnum, { nullable: true, description: 'Its state on the second.' }) stateAfter: InitiativeState | null;
  @Field(() => StageEnum, { nullable: true, description: 'Its stage on the first day; null before it was there.' }) stageBefore: Stage | null;
  @Field(() => StageEnum, { nullable: true, description: 'Its stage on the second.' }) stageAfter: Stage | null;
  @Field(() => DateScalar, { nullable: true, description: 'Its last day as it was planned on the first day.' }) endsOnBefore: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Its last day as it was planned on the second.' }) endsOnAfter: string | null;
  ownerBeforeId: string | null;
  ownerAfterId: string | null;
}
