import { Import, ImportRow, InitiativeAlias } from './import/import.entity.js';

export const exchangeEntities = [Import, ImportRow, InitiativeAlias];
export { ExchangeModule } from './exchange.module.js';
export { type Mapping, planOf } from './import/import.plan.js';
export { type ImportResult, ImportService, noonOf } from './import/import.service.js';
export { ImportUndoService } from './import/import-undo.service.js';
export { readSheet } from './import/sheet.js';
