import { Module } from '@nestjs/common';
import { OrganizationModule } from '@batuta/organization';
import { HandoverConnectionResolver, HandoverResolver, PersonLeavingResolver } from './handover/handover.resolver.js';
import { HandoverService } from './handover/handover.service.js';
import { SubjectResolver } from './subject/subject.resolver.js';
import { SubjectService } from './subject/subject.service.js';

@Module({ imports: [OrganizationModule], providers: [HandoverService, HandoverResolver, HandoverConnectionResolver, PersonLeavingResolver, SubjectService, SubjectResolver], exports: [HandoverService, SubjectService] })
export class GovernanceModule {}
