import type { ResourceFact } from '@/features/resources/resources.facts';
import { planTopic, spaceTopic } from '@/kernel/realtime';
import type { JobSpec } from '@/server/jobs/enqueue';
import { nudge } from './nudge-job';

/** What follows when what can be booked changes. */
export const reactToResources = ({ spaceId }: ResourceFact): JobSpec[] => [
  nudge(spaceTopic(spaceId), planTopic(spaceId)),
];
