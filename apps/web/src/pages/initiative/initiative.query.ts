import { graphql } from '../../graphql';
import type { InitiativeQuery } from '../../graphql/graphql';

/** One operation for the whole page; the form that edits asks the same. */
export const InitiativeDocument = graphql(`
  query Initiative($id: ID!, $asOf: Date) {
    initiative(id: $id, asOf: $asOf) {
      id title externalKey state stateReason stage summary archivedAt unownedSince unownedReason cadence ownCadence startsOn endsOn effortDays confidence
      customerImpact businessImpact priority ratedCount criteriaCount health dueOn latestNarrative latestPostedAt version
      cost { amount currency }
      owner { id name title hasAccess department { id name } }
      ownerStandsInFor { id name } activeSince
      sponsor { id name title }
      department { id name }
      participants { id name }
      ownershipHistory { id startedAt endedAt reason person { id name } givenBy { id name } }
      statusUpdates(first: 60) { nodes { id health narrative nextStep ask progress postedAt isOnBehalf sourceWord author { id name } } }
      ratings { value evidence share contribution ratedAt ratedBy { id name } criterion { id axis name weight anchors { value meaning } } }
      changesSinceStatus { name occurredAt actor { id name } to { id name } details }
      sources { importId fileName asOf rowNumber importedAt undoneAt cells { column value } }
      can { edit changeState assignOwner assignSponsor rate postStatus }
    }
  }
`);


export type Shown = InitiativeQuery['initiative'];
