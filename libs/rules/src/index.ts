export * from './cadence.js';
export * from './consent.js';
export * from './criteria.js';
export * from './priority.js';
export * from './status.js';
export * from './load.js';
export * from './continuity.js';
export * from './zone.js';
