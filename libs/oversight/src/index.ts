export * as changeLogAccess from './change-log/change-log.access.js';
export { ChangeLogService } from './change-log/change-log.service.js';
export { SealService } from './change-log/seal.service.js';
export { OversightModule } from './oversight.module.js';
