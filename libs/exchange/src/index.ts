import { Import, ImportCorrection, ImportFile, ImportRow, InitiativeAlias } from './import/import.entity.js';

export const exchangeEntities = [Import, ImportCorrection, ImportFile, ImportRow, InitiativeAlias];
export { ExchangeModule } from './exchange.module.js';
export { exportables, ExportService, formats, listNames } from './export/export.service.js';
export { type Mapping, planOf } from './import/import.plan.js';
export { ImportService, noonOf, refuseDayToCome } from './import/import.service.js';
export type { ImportResult } from './import/import-run.js';
export { ImportJob } from './import/import.job.js';
export { fileBytes, ImportControlService } from './import/import-control.service.js';
export { ImportUndoService } from './import/import-undo.service.js';
export { type ImportKind, importKinds } from './import/columns.js';
export { readSheet } from './import/sheet.js';
export { csvOfWorkbook, isWorkbook } from './import/xlsx.js';
export { calendarEntry } from './export/calendar.js';
