import { Module } from '@nestjs/common';
import { OrganizationModule } from '@batuta/organization';
import { BodyResolver } from './body/body.resolver.js';
import { BodyService } from './body/body.service.js';
import { HandoverConnectionResolver, HandoverResolver, PersonLeavingResolver } from './handover/handover.resolver.js';
import { HandoverService } from './handover/handover.service.js';
import { ResponsibilityResolver } from './responsibility/responsibility.resolver.js';
import { ResponsibilityService } from './responsibility/responsibility.service.js';
import { PersonRolesResolver, RoleAssignmentResolver, RoleResolver } from './role/role.resolver.js';
import { RoleService } from './role/role.service.js';
import { SubjectResolver } from './subject/subject.resolver.js';
import { SubjectService } from './subject/subject.service.js';

const services = [BodyService, HandoverService, ResponsibilityService, RoleService, SubjectService];
const resolvers = [BodyResolver, HandoverResolver, HandoverConnectionResolver, PersonLeavingResolver, PersonRolesResolver, ResponsibilityResolver, RoleResolver, RoleAssignmentResolver, SubjectResolver];

@Module({ imports: [OrganizationModule], providers: [...services, ...resolvers], exports: services })
export class GovernanceModule {}
