import type { ResourceFact } from '@/features/resources/resources.facts';
import { planTopic, spaceTopic } from '@/kernel/realtime';
import type { JobSpec } from '@/server/jobs/enqueue';
import { nudge } from './nudge-job';

/** Long after the row that shows a file is there, if it ever will be. */
const AFTER_UPLOAD_MS = 3_600_000;

/** What follows when what can be booked changes, or a file has nobody who shows it. */
export function reactToResources(fact: ResourceFact, now = new Date()): JobSpec[] {
  switch (fact.type) {
    case 'resources.changed':
      return [nudge(spaceTopic(fact.spaceId), planTopic(fact.spaceId))];
    case 'file.written':
      return [{ ...clear(fact), runAt: new Date(now.getTime() + AFTER_UPLOAD_MS).toISOString() }];
    case 'file.left':
      return [clear(fact)];
  }
}

const clear = ({ operatorId, fileKey }: { operatorId: string; fileKey: string }): JobSpec => ({
  task: 'clear-file',
  payload: { operatorId, fileKey },
});
