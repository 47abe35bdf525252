import { GapThreshold } from './gap/gap-threshold.entity.js';
import { GapMute } from './gap/gap-mute.entity.js';

export const oversightEntities = [GapMute, GapThreshold];
export * as changeLogAccess from './change-log/change-log.access.js';
export { ChangeLogService } from './change-log/change-log.service.js';
export { SealService } from './change-log/seal.service.js';
export { matrixOf, ResponsibilityMatrixService } from './responsibility-matrix/responsibility-matrix.service.js';
export type { ColumnKind } from './responsibility-matrix/responsibility-matrix.types.js';
export { OversightModule } from './oversight.module.js';
export { GapService } from './gap/gap.service.js';
