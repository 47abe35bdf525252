import { graphql } from '../graphql';
import type { FindQuery } from '../graphql/graphql';

export const FindDocument = graphql(`
  query Find($text: String!, $kinds: [SearchKind!]!) {
    search(text: $text, kinds: $kinds, first: 9) {
      id kind name isPast
      initiative { id state health unownedSince owner { id name } department { id name } can { assignOwner } }
      person { id title heldCount departedAt department { id name } }
      department { id peopleCount head { id name } }
      policy { id state owner { id name } }
    }
  }
`);

export const HeldDocument = graphql(`query Held($id: ID!) { person(id: $id) { id name heldCount held(first: 6) { id title health } } }`);
export const HereDocument = graphql(`query Here($id: ID!) { initiative(id: $id) { id title can { edit assignOwner assignSponsor rate postStatus } } }`);

export type Hit = FindQuery['search'][number];
