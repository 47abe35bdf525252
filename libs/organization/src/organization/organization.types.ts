import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsNotEmpty, IsOptional, MaxLength } from 'class-validator';
import { type Language, moneyReaders, type MoneyReaders } from '@batuta/platform';
import { LanguageEnum } from '../session/session.types.js';
import { cadences, type Cadence, type Organization } from './organization.entity.js';

export const CadenceEnum = Object.fromEntries(cadences.map((cadence) => [cadence, cadence])) as { [Name in Cadence]: Name };
registerEnumType(CadenceEnum, { name: 'Cadence', description: 'How often a status is due: each week, fortnight, month or quarter.' });

export const MoneyReadersEnum = Object.fromEntries(moneyReaders.map((readers) => [readers, readers])) as { [Name in MoneyReaders]: Name };
registerEnumType(MoneyReadersEnum, { name: 'MoneyReaders', description: 'Who sees what initiatives cost: leaders (administrators, program office, executives); also whom it concerns (heads of its departments, its owner); or everybody.' });

@ObjectType('Organization', { description: 'The tenant: a company with its departments, people and initiatives.' })
export class OrganizationType implements Pick<Organization, 'id' | 'slug' | 'name' | 'language' | 'timeZone' | 'currency' | 'cadence' | 'customerWeight' | 'moneyReaders' | 'twoPersonRule' | 'version'> {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field({ description: 'Its name in addresses.' }) slug: string;
  @Field({ description: 'Its name.' }) name: string;
  @Field(() => LanguageEnum, { description: 'Language of what it sends to people without a preference.' }) language: Language;
  @Field({ description: 'IANA time zone; a due date ends with its local day.' }) timeZone: string;
  @Field({ description: 'ISO 4217 code of the one currency of its reports.' }) currency: string;
  @Field(() => CadenceEnum, { description: 'How often a status is due, unless the initiative says otherwise.' }) cadence: Cadence;
  @Field(() => Float, { description: 'Weight w of customer impact in priority, 0 to 1; business impact has 1 − w.' }) customerWeight: number;
  @Field(() => MoneyReadersEnum, { description: 'Who sees what initiatives cost.' }) moneyReaders: MoneyReaders;
  @Field({ description: 'Whether it takes two people: nobody approves a policy that they wrote, sent or answer for, says that one of theirs still holds, grants an exception from it, or records or reviews a decision about what they answer for; and no proposal is adopted by silence alone.' }) twoPersonRule: boolean;
  @Field(() => Int, { description: 'Raised by each change; edits name the one they saw.' }) version: number;
}

@ObjectType({ description: 'The account’s own copy of a sample company, which nobody else sees.' })
export class OwnSampleType {
  @Field({ description: 'Its name in addresses.' }) slug: string;
  @Field({ description: 'Its name.' }) name: string;
  @Field({ description: 'Whether its year of history is told to the end; until then it can’t be opened.' }) isReady: boolean;
}

@InputType()
export class SaveSettingsInput {
  @Field(() => Int, { description: 'The version that was edited. Errors: CONFLICT if it is not the current one.' })
  version: number;

  @Field({ nullable: true, description: 'Its name.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(120)
  name?: string;

  @Field(() => LanguageEnum, { nullable: true, description: 'Language of what it sends to people without a preference.' })
  language?: Language;

  @Field({ nullable: true, description: 'IANA time zone. Due dates follow it at once.' })
  @IsOptional()
  @MaxLength(60)
  timeZone?: string;

  @Field({ nullable: true, description: 'ISO 4217 code. Errors: RULE once an amount is kept, since nothing is converted.' })
  @IsOptional()
  @MaxLength(3)
  currency?: string;

  @Field(() => CadenceEnum, { nullable: true, description: 'How often a status is due, unless the initiative says otherwise. Due dates follow it at once.' })
  cadence?: Cadence;

  @Field(() => MoneyReadersEnum, { nullable: true, description: 'Who sees what initiatives cost.' })
  moneyReaders?: MoneyReaders;

  @Field({ nullable: true, description: 'Whether it takes two people for what `Organization.twoPersonRule` says.' })
  twoPersonRule?: boolean;
}
