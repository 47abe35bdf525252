import { Module } from '@nestjs/common';
import { OrganizationModule } from '@batuta/organization';
import { GovernanceModule } from '@batuta/governance';
import { PortfolioChangesResolver } from './as-it-stood/as-it-stood.resolver.js';
import { AsItStoodService } from './as-it-stood/as-it-stood.service.js';
import { CriterionResolver, RankedRowResolver } from './criterion/criterion.resolver.js';
import { CriterionService } from './criterion/criterion.service.js';
import { InitiativeResolver, MyInitiativeAbilitiesResolver } from './initiative/initiative.resolver.js';
import { InitiativeService } from './initiative/initiative.service.js';
import { ImportedInitiatives } from './overview/imported-initiatives.js';
import { OverviewService } from './overview/overview.service.js';
import { PortfolioResolver } from './overview/portfolio.resolver.js';
import { PortfolioService } from './overview/portfolio.service.js';
import { RatingResolver } from './rating/rating.resolver.js';
import { RatingService } from './rating/rating.service.js';
import { InitiativeStatusResolver, StatusUpdateResolver } from './status-update/status-update.resolver.js';
import { StatusUpdateService } from './status-update/status-update.service.js';
import { HeldResolver } from './work/held.resolver.js';
import { HandoverInitiativeResolver, InitiativeChangesResolver, WorkResolver } from './work/work.resolver.js';
import { WorkService } from './work/work.service.js';

const services = [ImportedInitiatives, AsItStoodService, CriterionService, InitiativeService, OverviewService, PortfolioService, RatingService, StatusUpdateService, WorkService];
const resolvers = [PortfolioChangesResolver, CriterionResolver, RankedRowResolver, HandoverInitiativeResolver, HeldResolver, MyInitiativeAbilitiesResolver, InitiativeChangesResolver, InitiativeResolver, InitiativeStatusResolver, PortfolioResolver, RatingResolver, StatusUpdateResolver, WorkResolver];

@Module({ imports: [OrganizationModule, GovernanceModule], providers: [...services, ...resolvers], exports: services })
export class PortfolioModule {}
