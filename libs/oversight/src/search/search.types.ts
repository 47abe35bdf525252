import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsString, Max, MaxLength, Min } from 'class-validator';

export const searchKinds = ['INITIATIVE', 'PERSON', 'DEPARTMENT', 'POLICY'] as const;
export type SearchKind = (typeof searchKinds)[number];
export const SearchKindEnum = Object.fromEntries(searchKinds.map((kind) => [kind, kind])) as { [Kind in SearchKind]: Kind };
registerEnumType(SearchKindEnum, { name: 'SearchKind', description: 'What can be found by its name: initiatives (also by their key), people, departments, policies.' });

export interface Hit {
  id: string;
  kind: SearchKind;
  name: string;
  isPast: boolean;
}

@ArgsType()
export class SearchArgs {
  @Field({ description: 'Beginnings of words, in any order, whatever their case and accents; at most six count.' })
  @IsString()
  @MaxLength(200)
  text: string;

  @Field(() => [SearchKindEnum], { defaultValue: [], description: 'Only these kinds; all when empty.' })
  kinds: SearchKind[];

  @Field(() => Int, { defaultValue: 10, description: 'How many, 1 to 50.' })
  @Min(1)
  @Max(50)
  first: number;
}

@ObjectType('SearchHit', { description: 'Something that was found. The field of its kind holds the record.' })
export class SearchHitType implements Hit {
  @Field(() => ID, { description: 'The record’s id.' }) id: string;
  @Field(() => SearchKindEnum, { description: 'What it is.' }) kind: SearchKind;
  @Field({ description: 'Its title or name.' }) name: string;
  @Field({ description: 'Whether it is closed, archived or has left.' }) isPast: boolean;
}
