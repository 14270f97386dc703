import { newId } from '@/kernel/ids';
import type { TopicName } from '@/kernel/realtime';
import type { JobSpec } from '@/server/jobs/enqueue';

/** Tried for some minutes: a screen whose connection is sound would not notice a lost one. After that it reconnects, and refetches, anyway. */
export const nudge = (...topics: TopicName[]): JobSpec => ({
  task: 'nudge',
  payload: { topics, version: newId() },
  maxAttempts: 6,
});
