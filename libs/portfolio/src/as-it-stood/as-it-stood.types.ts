import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateScalar } from '@batuta/platform';
import type { Health } from '@batuta/rules';
import { HealthEnum, InitiativeStateEnum } from '../initiative/initiative.types.js';
import type { InitiativeState } from '../initiative/initiative.entity.js';

export const asOfArgument = { nullable: true, type: () => DateScalar, description: 'As it stood when this day ended, in the organization’s time zone; today and later, or absent: as it is. People and departments bear the names that they have now.' };

export const changeKinds = ['CREATED', 'LEFT', 'CAME_BACK', 'OWNER', 'HEALTH', 'STATE', 'RANK', 'COST'] as const;
export type ChangeKind = (typeof changeKinds)[number];
export const ChangeKindEnum = Object.fromEntries(changeKinds.map((kind) => [kind, kind])) as { [Kind in ChangeKind]: Kind };
registerEnumType(ChangeKindEnum, { name: 'PortfolioChangeKind', description: 'What is different about an initiative between two days: it came, left the open ones, came back, has another owner, health, state, place in the ranking (by three or more), or cost.' });

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
  ownerBeforeId: string | null;
  ownerAfterId: string | null;
}
