import { Module } from '@nestjs/common';
import { GovernanceModule } from '@batuta/governance';
import { OrganizationModule } from '@batuta/organization';
import { PortfolioModule } from '@batuta/portfolio';
import { InitiativeSourcesResolver } from './import/import.resolver.js';
import { ImportService } from './import/import.service.js';
import { ImportUndoService } from './import/import-undo.service.js';

@Module({ imports: [OrganizationModule, GovernanceModule, PortfolioModule], providers: [ImportService, ImportUndoService, InitiativeSourcesResolver], exports: [ImportService, ImportUndoService] })
export class ExchangeModule {}
