import { Module } from '@nestjs/common';
import { SubjectResolver } from './subject/subject.resolver.js';
import { SubjectService } from './subject/subject.service.js';

@Module({ providers: [SubjectService, SubjectResolver], exports: [SubjectService] })
export class GovernanceModule {}
