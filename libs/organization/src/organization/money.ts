import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Matches } from 'class-validator';
import { type Ctx, DomainError } from '@batuta/platform';

@ObjectType({ description: 'An amount of money.' })
export class Money {
  @Field({ description: 'Decimal number, like 1250000.00.' }) amount: string;
  @Field({ description: 'ISO 4217 code.' }) currency: string;
}

@InputType()
export class MoneyInput {
  @Field({ description: 'Decimal number in the organization’s currency, with at most two decimals.' })
  @Matches(/^\d{1,11}(\.\d{1,2})?$/)
  amount: string;
}

/** Minor units as the API says money: a decimal string and its currency. */
export function moneyOf(ctx: Ctx, minor: number): Money {
  return { amount: (minor / 100).toFixed(2), currency: ctx.actor.organization.currency };
}

/** Errors: INVALID for anything that isn't an amount of 0 to 90 billion with at most two decimals. */
export function minorUnits({ amount }: MoneyInput, field = 'cost'): number {
  if (!/^\d{1,11}(\.\d{1,2})?$/.test(amount)) throw new DomainError('INVALID', { en: 'An amount is written like 1250000 or 1250000.50.', es: 'Un importe se escribe así: 1250000 o 1250000.50.' }, { field });
  return Math.round(Number(amount) * 100);
}
