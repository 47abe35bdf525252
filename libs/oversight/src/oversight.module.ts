import { Module } from '@nestjs/common';
import { SearchHitResolver, SearchResolver } from './search/search.resolver.js';
import { SearchService } from './search/search.service.js';

/** Read models that cross domains. */
@Module({ providers: [SearchService, SearchResolver, SearchHitResolver] })
export class OversightModule {}
