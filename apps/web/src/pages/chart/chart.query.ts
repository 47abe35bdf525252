import { graphql } from '../../graphql';
import type { ChartPeopleQuery, ChartQuery } from '../../graphql/graphql';

export const ChartDocument = graphql(`
  query Chart {
    bodies { id name kind quorum cadence }
    roles { id name seat needed missingOfMandate body { id } department { id } assignments { id person { id name } } }
    departments { id name peopleCount parent { id } head { id name } }
  }
`);
export const ChartPeopleDocument = graphql(`query ChartPeople($departmentId: ID!, $after: String) { people(filter: { departmentId: $departmentId, isActive: true }, first: 100, after: $after) { nodes { id name title } pageInfo { hasNextPage endCursor } } }`);
export const ChartFoundDocument = graphql(`query ChartFound($text: String!) { search(text: $text, kinds: [PERSON], first: 20) { id kind name isPast person { id title department { id } } } }`);

export type ChartShown = ChartQuery;
export type ChartPerson = ChartPeopleQuery['people']['nodes'][number];
