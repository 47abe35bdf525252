import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Connection, type Ctx, type GraphQLContext, PageArgs, type Soon } from '@batuta/platform';
import type { SubjectKind } from '@batuta/governance';
import { peopleById, type Person, PersonType } from '@batuta/organization';
import { matrixOf, ResponsibilityMatrixService } from './responsibility-matrix.service.js';
import { type ColumnKind, ColumnKindEnum, MatrixColumnType, MatrixFilter, MatrixRowConnection, type MatrixRowType, ResponsibilityMatrixType, SubjectKindEnum } from './responsibility-matrix.types.js';

@Resolver(() => ResponsibilityMatrixType)
export class ResponsibilityMatrixResolver {
  constructor(private readonly service: ResponsibilityMatrixService) {}

  @Query(() => ResponsibilityMatrixType, { description: 'Who holds which letter of what: subjects that aren’t closed in rows; departments, roles or people in columns.' })
  responsibilityMatrix(
    @Context('ctx') ctx: Ctx,
    @Args('columns', { type: () => ColumnKindEnum, defaultValue: 'DEPARTMENTS', description: 'What stands in the columns.' }) columns: ColumnKind,
    @Args('rows', { nullable: true, type: () => [SubjectKindEnum], description: 'Which kinds of subjects; all when absent.' }) rows?: SubjectKind[] | null,
    @Args('filter', { nullable: true, type: () => MatrixFilter, description: 'Which subjects; all when absent.' }) filter?: MatrixFilter,
  ): ResponsibilityMatrixType {
    void ctx.actor;
    return matrixOf(rows ?? null, columns, filter ?? {});
  }

  @ResolveField(() => [MatrixColumnType], { description: 'Columns, by name; people and roles 60 at most.' })
  columns(matrix: ResponsibilityMatrixType, _: unknown, { ctx }: GraphQLContext): Promise<MatrixColumnType[]> {
    return this.service.columns(ctx, matrix);
  }

  @ResolveField(() => MatrixRowConnection, { description: 'Rows, by kind and title.' })
  rows(@Parent() matrix: ResponsibilityMatrixType, @Context('ctx') ctx: Ctx, @Args() { first, after }: PageArgs): Promise<Connection<MatrixRowType>> {
    return this.service.rows(ctx, matrix, first, after);
  }
}

@Resolver(() => MatrixColumnType)
export class MatrixColumnResolver {
  @ResolveField(() => PersonType, { nullable: true, description: 'Who gets a letter that is set here: the person, the head of the department, or for A of a role whoever has been in it longest. Null where nobody is there.' })
  holder({ holderId }: MatrixColumnType, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, holderId);
  }
}
