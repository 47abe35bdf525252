import { graphql } from '../../graphql';
import type { ProposalPartInput, ProposalPartKind, ProposalQuery, ProposalsQuery } from '../../graphql/graphql';

export const ProposalsDocument = graphql(`
  query Proposals($after: String) {
    bodies { id name }
    open: proposals(first: 100, filter: { states: [OPEN] }) { nodes { ...ProposalRow } }
    decided: proposals(first: 50, after: $after, filter: { states: [ADOPTED, WITHDRAWN] }) { nodes { ...ProposalRow } pageInfo { hasNextPage endCursor } }
  }
  fragment ProposalRow on Proposal { id title state answerBy proposedAt decidedAt body { id name } proposedBy { id name } standing { asked consents objections } }
`);

export const ProposalDocument = graphql(`
  query Proposal($id: ID!) {
    proposal(id: $id) {
      id title reason answerBy state proposedAt decidedAt version
      body { id name } proposedBy { id name } decidedBy { id name }
      standing { asked consents objections hasConsent }
      parts { id kind name roleId bodyId policyId changes { field before after afterId } }
      answers { id answer reason answeredAt isCurrent person { id name } }
      waitingFor { id name }
      can { answer amend adopt withdraw }
    }
  }
`);

export const ProposablePoliciesDocument = graphql(`query ProposablePolicies { policies(first: 100, states: [APPROVED, IN_REVIEW, DRAFT]) { nodes { id title current { id } } } }`);
export const PolicyTextDocument = graphql(`query PolicyText($id: ID!) { policy(id: $id) { id title current { id body } } }`);

export const ProposeChangeDocument = graphql(`mutation ProposeChange($input: ProposeChangeInput!) { proposeChange(input: $input) { id } }`);
export const AmendProposalDocument = graphql(`mutation AmendProposal($input: AmendProposalInput!) { amendProposal(input: $input) { id } }`);
export const ConsentDocument = graphql(`mutation ConsentToProposal($input: ProposalIdInput!) { consentToProposal(input: $input) { id } }`);
export const ObjectDocument = graphql(`mutation ObjectToProposal($input: ObjectToProposalInput!) { objectToProposal(input: $input) { id } }`);
export const AdoptDocument = graphql(`mutation AdoptProposal($input: ProposalIdInput!) { adoptProposal(input: $input) { id } }`);
export const WithdrawDocument = graphql(`mutation WithdrawProposal($input: ProposalIdInput!) { withdrawProposal(input: $input) { id } }`);

export type ProposalShown = ProposalQuery['proposal'];
export type ProposalRow = ProposalsQuery['open']['nodes'][number];
export type PartKind = ProposalPartKind;
export type PartInput = ProposalPartInput;
