import { graphql } from '../../graphql';
import type { StructureQuery } from '../../graphql/graphql';

/** Departments, and one page of people. */
export const StructureDocument = graphql(`
  query Structure($filter: PersonFilter!, $after: String) {
    departments { id name version peopleCount parent { id } head { id name } can { edit } }
    people(filter: $filter, first: 50, after: $after) {
      totalCount
      nodes { id name title email hasAccess version departedAt department { id name } manager { id name } deputy { id name } can { edit } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export type Department = StructureQuery['departments'][number];
export type Person = StructureQuery['people']['nodes'][number];
