import { graphql } from '../../graphql';
import type { ResponsibilityMatrixQuery } from '../../graphql/graphql';

export const ResponsibilityMatrixDocument = graphql(`
  query ResponsibilityMatrix($columns: ResponsibilityColumns!, $filter: ResponsibilityFilter, $after: String) {
    responsibilityMatrix(columns: $columns, filter: $filter) {
      kind
      columns { id name accountableFor checks holder { id name } }
      rows(first: 100, after: $after) {
        nodes { canSet canAssign checks subject { id kind title unownedSince } cells { columnId letter personId personName roleId roleName } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const SetResponsibilitiesDocument = graphql(`mutation SetResponsibilities($input: SetResponsibilitiesInput!) { setResponsibilities(input: $input) { index code message } }`);

export const MatrixDepartmentsDocument = graphql(`query MatrixDepartments { departments { id name } }`);

export type MatrixRow = ResponsibilityMatrixQuery['responsibilityMatrix']['rows']['nodes'][number];
export type MatrixColumn = ResponsibilityMatrixQuery['responsibilityMatrix']['columns'][number];
export type MatrixCell = MatrixRow['cells'][number];
