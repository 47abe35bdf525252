import type { Jobs } from '@batuta/platform';

/** The way into the queue of jobs; empty where a command runs without one. */
export class OutboxJobs {
  constructor(readonly jobs: Jobs | null) {}
}
