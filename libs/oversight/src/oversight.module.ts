import { Module } from '@nestjs/common';
import { ActivityResolver } from './activity/activity.resolver.js';
import { ChangeLogResolver, MyLogAbilitiesResolver } from './change-log/change-log.resolver.js';
import { ChangeLogService } from './change-log/change-log.service.js';
import { SealService } from './change-log/seal.service.js';
import { SearchHitResolver, SearchResolver } from './search/search.resolver.js';
import { SearchService } from './search/search.service.js';

/** Read models that cross domains. */
@Module({
  providers: [ChangeLogService, SealService, SearchService, ActivityResolver, ChangeLogResolver, MyLogAbilitiesResolver, SearchResolver, SearchHitResolver],
  exports: [ChangeLogService, SealService],
})
export class OversightModule {}
