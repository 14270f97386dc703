import type { FileFact } from '@/server/files/file-facts';
import type { JobSpec } from '@/server/jobs/enqueue';

/** Long after the row that shows a file is there, if it ever will be. */
const AFTER_UPLOAD_MS = 3_600_000;

/** What follows when a file has nobody who shows it, or not yet. */
export function reactToFiles(fact: FileFact, now = new Date()): JobSpec[] {
  const { operatorId, fileKey } = fact;
  const clear = { task: 'clear-file', payload: { operatorId, fileKey } };
  return fact.type === 'file.left'
    ? [clear]
    : [{ ...clear, runAt: new Date(now.getTime() + AFTER_UPLOAD_MS).toISOString() }];
}
