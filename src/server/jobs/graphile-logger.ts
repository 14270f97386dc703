import { Logger } from 'graphile-worker';
import { log } from '@/server/log';

const LEVELS = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;

/** The job library's own messages, as structured logs. They name tasks and ids, never payloads. */
export const graphileLogger = new Logger((scope) => (level, message) => {
  log[LEVELS[level]]({ task: scope.taskIdentifier, jobId: scope.jobId }, message);
});
