import { Handover } from './handover/handover.entity.js';
import { Responsibility } from './responsibility/responsibility.entity.js';
import { Subject } from './subject/subject.entity.js';

export const governanceEntities = [Handover, Responsibility, Subject];
export { GovernanceModule } from './governance.module.js';
export { Handover } from './handover/handover.entity.js';
export { HandoverService } from './handover/handover.service.js';
export { HandoverType } from './handover/handover.types.js';
export { Responsibility } from './responsibility/responsibility.entity.js';
export * as subjectAccess from './subject/subject.access.js';
export { Subject, type SubjectState, type UnownedReason } from './subject/subject.entity.js';
export { ownerBySubject, subjectsById } from './subject/subject.loader.js';
export { holds, lockSubject, ownersOf } from './subject/subject.queries.js';
export { ownershipsOf } from './subject/subject.resolver.js';
export { SubjectService } from './subject/subject.service.js';
export { OwnershipType, SubjectType, UnownedReasonEnum } from './subject/subject.types.js';
