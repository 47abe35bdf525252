import { Args, Context, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, GraphQLContext, Soon } from '@batuta/platform';
import { type Department, departmentsById, DepartmentType, peopleById, type Person, PersonType } from '@batuta/organization';
import { type PolicyRow, PolicyType, readablePolicy } from '@batuta/governance';
import { type InitiativeOverview, InitiativeType, overviewsById } from '@batuta/portfolio';
import { SearchService } from './search.service.js';
import { type Hit, SearchArgs, SearchHitType } from './search.types.js';

@Resolver()
export class SearchResolver {
  constructor(private readonly service: SearchService) {}

  @Query(() => [SearchHitType], { description: 'Initiatives, people, departments and policies by the beginnings of their words, best first. Its cost grows with what matches, to 400 rows, not with the organization.' })
  search(@Context('ctx') ctx: Ctx, @Args() { text, kinds, first }: SearchArgs): Promise<Hit[]> {
    return this.service.search(ctx, text, kinds, first);
  }
}

@Resolver(() => SearchHitType)
export class SearchHitResolver {
  @ResolveField(() => InitiativeType, { nullable: true, description: 'The initiative, if it is one.' })
  initiative({ kind, id }: Hit, _: unknown, { ctx }: GraphQLContext): Soon<InitiativeOverview | null> {
    return kind === 'INITIATIVE' ? overviewsById(ctx, id) : null;
  }

  @ResolveField(() => PolicyType, { nullable: true, description: 'The policy, if it is one.' })
  policy({ kind, id }: Hit, _: unknown, { ctx }: GraphQLContext): Promise<PolicyRow | null> | null {
    return kind === 'POLICY' ? readablePolicy(ctx, id) : null;
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'The person, if it is one.' })
  person({ kind, id }: Hit, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return kind === 'PERSON' ? peopleById(ctx, id) : null;
  }

  @ResolveField(() => DepartmentType, { nullable: true, description: 'The department, if it is one.' })
  department({ kind, id }: Hit, _: unknown, { ctx }: GraphQLContext): Soon<Department | null> {
    return kind === 'DEPARTMENT' ? departmentsById(ctx, id) : null;
  }
}
