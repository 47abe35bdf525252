import { graphql } from '../../graphql';
import type { PortfolioQuery } from '../../graphql/graphql';

/** One operation for the whole page: the figures of its sentence, the list, and what needs an owner. */
export const PortfolioDocument = graphql(`
  query Portfolio($filter: InitiativeFilter, $orderBy: InitiativeOrder!, $first: Int!, $asOf: Date, $gaps: InitiativeFilter) {
    portfolio(filter: $filter, asOf: $asOf) {
      total unowned proposed unrated overdue
      cost { amount currency } unownedCost { amount currency } proposedCost { amount currency }
      departments { value count department { id name } }
      healths { value count }
      states { value count }
    }
    initiatives(filter: $filter, orderBy: $orderBy, first: $first, asOf: $asOf) {
      nodes {
        id title state health dueOn customerImpact businessImpact priority ratedCount criteriaCount effortDays unownedSince unownedReason
        cost { amount currency }
        owner { id name }
        department { id name }
      }
      pageInfo { hasNextPage endCursor }
    }
    gaps: initiatives(filter: $gaps, orderBy: UNOWNED_SINCE, first: 4, asOf: $asOf) {
      nodes { id title unownedSince unownedReason cost { amount currency } department { id } can { assignOwner } }
      pageInfo { hasNextPage }
    }
  }
`);


export type Listed = PortfolioQuery['initiatives']['nodes'][number];

/** Lists as long as this one open whole, and are drawn whole: the browser's own search finds what is in them. */
export const wholeUpTo = 200;
