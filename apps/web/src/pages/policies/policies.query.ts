import { graphql } from '../../graphql';
import type { PolicyQuery } from '../../graphql/graphql';

export const PoliciesDocument = graphql(`
  query Policies($states: [PolicyState!], $after: String) {
    policyCounts { state count }
    policies(states: $states, first: 50, after: $after) {
      nodes {
        id title kind state reviewOn unownedSince
        owner { id name }
        department { id name }
        current { id number effectiveOn }
        progress { bound acknowledged }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const PolicyDocument = graphql(`
  query Policy($id: ID!, $version: Int, $changes: Boolean!) {
    policy(id: $id) {
      id title kind state approvalsNeeded bindsEveryone boundCount reviewOn retiredAt retiredReason unownedSince bindsMe version
      owner { id name }
      department { id name }
      current { ...VersionText acknowledgedAt }
      open { ...VersionText }
      numbered(number: $version) { id version number state body note effectiveOn directChange approvedAt file { name mediaType bytes sha256 } previous @include(if: $changes) { id number body file { name sha256 } } }
      versions { id number state approvedAt }
      approvers { id name body { id name } }
      boundDepartments { id name }
      boundRoles { id name }
      proposals { id title state decidedAt }
      exceptions { id what reason expiresOn approvedAt endedAt department { id name } approvedBy { id name } }
      progress { bound acknowledged department { id name } }
      can { edit answer review except chase assignOwner }
    }
  }
  fragment VersionText on PolicyVersion {
    id number state note effectiveOn directChange draftedAt submittedAt approvedAt approvals version
    draftedBy { id name }
    isOwnRequest
    awaited { id name }
    submission
    answers { id submission answer reason answeredAt person { id name } role { id name } }
  }
`);

export const MissingDocument = graphql(`query MissingOfPolicy($id: ID!, $first: Int!, $after: String) { policy(id: $id) { id missing(first: $first, after: $after) { nodes { hasAccess person { id name department { id name } } } pageInfo { hasNextPage endCursor } } } }`);
export const PolicyChoicesDocument = graphql(`query PolicyChoices { roles { id name body { id name } department { id name } assignments { id } } departments { id name } }`);

export const DraftPolicyDocument = graphql(`mutation DraftPolicy($input: DraftPolicyInput!) { draftPolicy(input: $input) { id } }`);
export const EditPolicyDocument = graphql(`mutation EditPolicy($input: EditPolicyInput!) { editPolicy(input: $input) { id version } }`);
export const EditPolicyDraftDocument = graphql(`mutation EditPolicyDraft($input: EditPolicyDraftInput!) { editPolicyDraft(input: $input) { id version } }`);
export const SubmitPolicyDocument = graphql(`mutation SubmitPolicy($input: PolicyVersionIdInput!) { submitPolicy(input: $input) { id state } }`);
export const WithdrawPolicyDocument = graphql(`mutation WithdrawPolicy($input: PolicyVersionIdInput!) { withdrawPolicy(input: $input) { id state } }`);
export const RemovePolicyFileDocument = graphql(`mutation RemovePolicyFile($input: PolicyVersionIdInput!) { removePolicyFile(input: $input) { id } }`);
export const DiscardPolicyDraftDocument = graphql(`mutation DiscardPolicyDraft($input: PolicyVersionIdInput!) { discardPolicyDraft(input: $input) { id state } }`);
export const ApprovePolicyDocument = graphql(`mutation ApprovePolicy($input: PolicyVersionIdInput!) { approvePolicy(input: $input) { id state } }`);
export const ReturnPolicyDocument = graphql(`mutation ReturnPolicy($input: ReturnPolicyInput!) { returnPolicy(input: $input) { id state } }`);
export const RetirePolicyDocument = graphql(`mutation RetirePolicy($input: RetirePolicyInput!) { retirePolicy(input: $input) { id state } }`);
export const ReviewPolicyDocument = graphql(`mutation ReviewPolicy($input: ReviewPolicyInput!) { reviewPolicy(input: $input) { id reviewOn } }`);
export const AcknowledgePolicyDocument = graphql(`mutation AcknowledgePolicy($input: AcknowledgePolicyInput!) { acknowledgePolicy(input: $input) { id acknowledgedAt } }`);
export const RemindPolicyDocument = graphql(`mutation RemindPolicy($input: PolicyIdInput!) { remindPolicy(input: $input) { mailed withoutEmail later hasMail } }`);
export const LinkPolicyDocument = graphql(`mutation LinkPolicy($input: LinkPolicyInput!) { linkPolicy(input: $input) }`);
export const GrantExceptionDocument = graphql(`mutation GrantPolicyException($input: GrantPolicyExceptionInput!) { grantPolicyException(input: $input) { id } }`);
export const EndExceptionDocument = graphql(`mutation EndPolicyException($input: PolicyExceptionIdInput!) { endPolicyException(input: $input) { id } }`);

export type PolicyShown = PolicyQuery['policy'];
export type VersionShown = NonNullable<PolicyShown['open']>;
