import { Module } from '@nestjs/common';
import { AccountResolver } from './account/account.resolver.js';
import { CredentialsService } from './account/credentials.service.js';
import { TwoFactorService } from './account/two-factor.service.js';
import { OrganizationResolver } from './organization/organization.resolver.js';
import { AccountService } from './account/account.service.js';
import { DepartmentResolver } from './department/department.resolver.js';
import { DepartmentService } from './department/department.service.js';
import { InvitationResolver } from './invitation/invitation.resolver.js';
import { InvitationService } from './invitation/invitation.service.js';
import { MembershipResolver } from './membership/membership.resolver.js';
import { MembershipService } from './membership/membership.service.js';
import { OrganizationService } from './organization/organization.service.js';
import { OwnSampleService } from './organization/own-sample.service.js';
import { PeopleResolver, PersonResolver } from './person/person.resolver.js';
import { PersonService } from './person/person.service.js';
import { SessionMiddleware } from './session/session.middleware.js';
import { SessionResolver } from './session/session.resolver.js';
import { SessionService } from './session/session.service.js';
import { SignInThrottle } from './session/sign-in-throttle.js';

const services = [AccountService, CredentialsService, TwoFactorService, DepartmentService, InvitationService, MembershipService, OrganizationService, OwnSampleService, PersonService, SessionService, SignInThrottle, SessionMiddleware];

@Module({ providers: [...services, AccountResolver, OrganizationResolver, DepartmentResolver, InvitationResolver, MembershipResolver, PeopleResolver, PersonResolver, SessionResolver], exports: services })
export class OrganizationModule {}
