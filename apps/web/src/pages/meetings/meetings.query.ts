import { graphql } from '../../graphql';
import type { MeetingQuery } from '../../graphql/graphql';

export const MeetingsDocument = graphql(`
  query Meetings($after: String) {
    bodies { id name canCallMeeting }
    meetings(first: 50, after: $after) {
      nodes { id state startsAt durationMinutes place minutesApprovedAt body { id name } decisionCount }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const MeetingDocument = graphql(`
  query Meeting($id: ID!) {
    meeting(id: $id) {
      id state startsAt durationMinutes place minutes heldAt minutesApprovedAt version
      minutesApprovedBy { id name }
      body { id name quorum decisionRights amountLimit { amount currency } }
      members { isVoting isChair person { id name } }
      attendances { presence person { id name } proxy { id name } }
      agenda { id kind proposalId title note since subject { id kind title consulted { id name } } }
      consultations { id opinion answeredAt person { id name } subject { id } }
      decisions(first: 20) { nodes { ...DecisionShown } }
      can { run decide approve }
    }
  }
  fragment DecisionShown on Decision {
    id title outcome reason dissent expectedEffect reviewOn entitled voting quorum decidedAt reviewedAt reviewOutcome meetingId canReview
    options { text isChosen }
    body { id name }
    subjects { id kind title }
    conflicts { stake person { id name } }
    actions { id what dueOn closedAt closingNote owner { id name } standsInFor { id name } can { close } }
  }
`);

export const DecisionsDocument = graphql(`query Decisions($filter: DecisionFilter, $after: String) { decisions(first: 20, filter: $filter, after: $after) { nodes { id title outcome decidedAt meetingId body { id name } subjects { id kind title } actions { id closedAt } } pageInfo { hasNextPage endCursor } } }`);
export const SubjectSearchDocument = graphql(`query SubjectSearch($text: String!) { search(text: $text, kinds: [INITIATIVE, POLICY], first: 8) { id kind name isPast } }`);

export const SubjectOwnerDocument = graphql(`query SubjectOwner($id: ID!) { subject(id: $id) { id owner { id } } }`);

export const ScheduleMeetingDocument = graphql(`mutation ScheduleMeeting($input: ScheduleMeetingInput!) { scheduleMeeting(input: $input) { id } }`);
export const MoveMeetingDocument = graphql(`mutation MoveMeeting($input: MoveMeetingInput!) { moveMeeting(input: $input) { id startsAt } }`);
export const CancelMeetingDocument = graphql(`mutation CancelMeeting($input: MeetingIdInput!) { cancelMeeting(input: $input) { id state } }`);
export const HoldMeetingDocument = graphql(`mutation HoldMeeting($input: HoldMeetingInput!) { holdMeeting(input: $input) { id state } }`);
export const SaveMinutesDocument = graphql(`mutation SaveMinutes($input: SaveMinutesInput!) { saveMinutes(input: $input) { id version } }`);
export const ApproveMinutesDocument = graphql(`mutation ApproveMinutes($input: ApproveMinutesInput!) { approveMinutes(input: $input) { id } }`);
export const AddTopicDocument = graphql(`mutation AddTopic($input: AddTopicInput!) { addTopic(input: $input) { id } }`);
export const RemoveTopicDocument = graphql(`mutation RemoveTopic($input: TopicIdInput!) { removeTopic(input: $input) { id } }`);
export const RecordDecisionDocument = graphql(`mutation RecordDecision($input: RecordDecisionInput!) { recordDecision(input: $input) { id } }`);
export const ConsultDocument = graphql(`mutation Consult($input: ConsultInput!) { consult(input: $input) { id } }`);
export const GiveOpinionDocument = graphql(`mutation GiveOpinion($input: GiveOpinionInput!) { giveOpinion(input: $input) { id opinion } }`);
export const CloseActionDocument = graphql(`mutation CloseAction($input: CloseActionInput!) { closeAction(input: $input) { id closedAt } }`);
export const AssignActionDocument = graphql(`mutation AssignAction($input: AssignActionInput!) { assignAction(input: $input) { id } }`);
export const ReviewDecisionDocument = graphql(`mutation ReviewDecision($input: ReviewDecisionInput!) { reviewDecision(input: $input) { id reviewedAt } }`);

export type MeetingShown = MeetingQuery['meeting'];
export type DecisionShown = MeetingShown['decisions']['nodes'][number];
