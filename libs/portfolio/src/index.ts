import { Criterion } from './criterion/criterion.entity.js';
import { Initiative, InitiativeDepartment } from './initiative/initiative.entity.js';
import { InitiativeOverview } from './overview/overview.entity.js';
import { Rating } from './rating/rating.entity.js';
import { StatusUpdate } from './status-update/status-update.entity.js';

export const portfolioEntities = [Criterion, Initiative, InitiativeDepartment, InitiativeOverview, Rating, StatusUpdate];
export { Criterion } from './criterion/criterion.entity.js';
export { CriterionService } from './criterion/criterion.service.js';
export { Initiative } from './initiative/initiative.entity.js';
export { overviewsById } from './initiative/initiative.loader.js';
export { InitiativeService } from './initiative/initiative.service.js';
export { InitiativeType } from './initiative/initiative.types.js';
export { InitiativeOverview } from './overview/overview.entity.js';
export { OverviewService } from './overview/overview.service.js';
export { PortfolioModule } from './portfolio.module.js';
export { RatingService } from './rating/rating.service.js';
export { StatusUpdate } from './status-update/status-update.entity.js';
export { StatusUpdateService } from './status-update/status-update.service.js';
