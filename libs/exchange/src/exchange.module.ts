import { Module } from '@nestjs/common';
import { GovernanceModule } from '@batuta/governance';
import { OrganizationModule } from '@batuta/organization';
import { OversightModule } from '@batuta/oversight';
import { ImportedInitiatives, PortfolioModule } from '@batuta/portfolio';
import { ExportService } from './export/export.service.js';
import { ImportJob } from './import/import.job.js';
import { ImportPreviewResolver, ImportResolver, InitiativeSourcesResolver, MyImportAbilitiesResolver } from './import/import.resolver.js';
import { idsOfImport } from './import/import.queries.js';
import { ImportService } from './import/import.service.js';
import { ImportControlService } from './import/import-control.service.js';
import { RecordsService } from './import/records.service.js';
import { ImportUndoService } from './import/import-undo.service.js';

@Module({
  imports: [OrganizationModule, GovernanceModule, PortfolioModule, OversightModule],
  providers: [ExportService, RecordsService, ImportService, ImportControlService, ImportUndoService, ImportJob, ImportResolver, ImportPreviewResolver, InitiativeSourcesResolver, MyImportAbilitiesResolver],
  exports: [ExportService, ImportService, ImportControlService, ImportUndoService, ImportJob],
})
export class ExchangeModule {
  constructor(imported: ImportedInitiatives) {
    imported.idsOf = idsOfImport;
  }
}
