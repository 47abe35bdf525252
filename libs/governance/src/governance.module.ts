import { Module } from '@nestjs/common';
import { OrganizationModule } from '@batuta/organization';
import { BodyResolver } from './body/body.resolver.js';
import { BodyService } from './body/body.service.js';
import { DecisionActionResolver, DecisionConflictResolver, DecisionResolver, PersonActionsResolver, SubjectDecisionsResolver } from './decision/decision.resolver.js';
import { DecisionService } from './decision/decision.service.js';
import { HandoverConnectionResolver, HandoverResolver, PersonLeavingResolver } from './handover/handover.resolver.js';
import { HandoverService } from './handover/handover.service.js';
import { ConsultationResolver, MeetingConsultationsResolver } from './meeting/consultation.resolver.js';
import { ConsultationService } from './meeting/consultation.service.js';
import { BodyMeetingsResolver, BodyMemberResolver, MeetingAttendanceResolver, MeetingResolver } from './meeting/meeting.resolver.js';
import { MeetingService } from './meeting/meeting.service.js';
import { AcknowledgementService } from './policy/acknowledgement.service.js';
import { PolicyResolver } from './policy/policy.resolver.js';
import { PolicyExceptionResolver } from './policy/policy-exception.resolver.js';
import { PolicyAnswerResolver, PolicyMissingResolver, PolicyProgressResolver, PolicyVersionResolver } from './policy/policy-version.resolver.js';
import { PolicyExceptionService } from './policy/policy-exception.service.js';
import { PolicyFileService } from './policy/policy-file.service.js';
import { PolicyService } from './policy/policy.service.js';
import { PolicyVersionService } from './policy/policy-version.service.js';
import { ProposalParts } from './proposal/proposal.parts.js';
import { BodyProposalsResolver, PolicyProposalsResolver, ProposalAnswerResolver, ProposalPartResolver, ProposalResolver, RoleProposalsResolver } from './proposal/proposal.resolver.js';
import { ProposalService } from './proposal/proposal.service.js';
import { ResponsibilityResolver } from './responsibility/responsibility.resolver.js';
import { ResponsibilityService } from './responsibility/responsibility.service.js';
import { PersonRolesResolver, RoleAssignmentResolver, RoleResolver } from './role/role.resolver.js';
import { RoleService } from './role/role.service.js';
import { SubjectResolver } from './subject/subject.resolver.js';
import { SubjectService } from './subject/subject.service.js';

const services = [AcknowledgementService, BodyService, ConsultationService, DecisionService, HandoverService, MeetingService, PolicyExceptionService, PolicyFileService, PolicyService, PolicyVersionService, ProposalParts, ProposalService, ResponsibilityService, RoleService, SubjectService];
const resolvers = [BodyMeetingsResolver, ConsultationResolver, MeetingConsultationsResolver, BodyProposalsResolver, PolicyProposalsResolver, ProposalAnswerResolver, ProposalPartResolver, ProposalResolver, RoleProposalsResolver, BodyMemberResolver, BodyResolver, DecisionActionResolver, DecisionConflictResolver, DecisionResolver, MeetingAttendanceResolver, MeetingResolver, SubjectDecisionsResolver, HandoverResolver, HandoverConnectionResolver, PersonActionsResolver, PersonLeavingResolver, PersonRolesResolver, PolicyResolver, PolicyAnswerResolver, PolicyExceptionResolver, PolicyMissingResolver, PolicyProgressResolver, PolicyVersionResolver, ResponsibilityResolver, RoleResolver, RoleAssignmentResolver, SubjectResolver];

@Module({ imports: [OrganizationModule], providers: [...services, ...resolvers], exports: services })
export class GovernanceModule {}
