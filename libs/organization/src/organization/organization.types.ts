import { Field, Float, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Language } from '@batuta/platform';
import { LanguageEnum } from '../session/session.types.js';
import { cadences, type Cadence, type Organization } from './organization.entity.js';

export const CadenceEnum = Object.fromEntries(cadences.map((cadence) => [cadence, cadence])) as { [Name in Cadence]: Name };
registerEnumType(CadenceEnum, { name: 'Cadence', description: 'How often a status is due: each week, fortnight, month or quarter.' });

@ObjectType('Organization', { description: 'The tenant: a company with its departments, people and initiatives.' })
export class OrganizationType implements Pick<Organization, 'id' | 'slug' | 'name' | 'language' | 'timeZone' | 'currency' | 'cadence' | 'customerWeight'> {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field({ description: 'Its name in addresses.' }) slug: string;
  @Field({ description: 'Its name.' }) name: string;
  @Field(() => LanguageEnum, { description: 'Language of what it sends to people without a preference.' }) language: Language;
  @Field({ description: 'IANA time zone; a due date ends with its local day.' }) timeZone: string;
  @Field({ description: 'ISO 4217 code of the one currency of its reports.' }) currency: string;
  @Field(() => CadenceEnum, { description: 'How often a status is due, unless the initiative says otherwise.' }) cadence: Cadence;
  @Field(() => Float, { description: 'Weight w of customer impact in priority, 0 to 1; business impact has 1 − w.' }) customerWeight: number;
}
