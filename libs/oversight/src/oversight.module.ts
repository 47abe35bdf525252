import { Module } from '@nestjs/common';
import { GovernanceModule } from '@batuta/governance';
import { ActivityResolver } from './activity/activity.resolver.js';
import { AgendaItemResolver, AgendaResolver } from './agenda/agenda.resolver.js';
import { AgendaService } from './agenda/agenda.service.js';
import { ChangeLogResolver, MyLogAbilitiesResolver } from './change-log/change-log.resolver.js';
import { ChangeLogService } from './change-log/change-log.service.js';
import { SealService } from './change-log/seal.service.js';
import { ContinuityResolver, PersonLoadResolver } from './continuity/continuity.resolver.js';
import { ContinuityService } from './continuity/continuity.service.js';
import { GapResolver, GapsResolver } from './gap/gap.resolver.js';
import { GapService } from './gap/gap.service.js';
import { MatrixColumnResolver, ResponsibilityMatrixResolver } from './responsibility-matrix/responsibility-matrix.resolver.js';
import { ResponsibilityMatrixService } from './responsibility-matrix/responsibility-matrix.service.js';
import { SearchHitResolver, SearchResolver } from './search/search.resolver.js';
import { SearchService } from './search/search.service.js';

/** Read models that cross domains. */
@Module({
  imports: [GovernanceModule],
  providers: [AgendaService, AgendaResolver, AgendaItemResolver, ChangeLogService, ContinuityService, ContinuityResolver, PersonLoadResolver, GapService, GapsResolver, GapResolver, ResponsibilityMatrixService, ResponsibilityMatrixResolver, MatrixColumnResolver, SealService, SearchService, ActivityResolver, ChangeLogResolver, MyLogAbilitiesResolver, SearchResolver, SearchHitResolver],
  exports: [ChangeLogService, GapService, ResponsibilityMatrixService, SealService],
})
export class OversightModule {}
