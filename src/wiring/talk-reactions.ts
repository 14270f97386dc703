import type { TalkFact } from '@/features/event-talk/event-talk.facts';
import { spaceTopic } from '@/kernel/realtime';
import type { JobSpec } from '@/server/jobs/enqueue';
import { nudge } from './nudge-job';

/** A talk of an hour is one mail to its hosts. */
const GATHERED_MS = 3_600_000;

/** What follows from what those who come to an event say and show: open screens look again; the hosts hear of comments, of several together. */
export function reactToTalk(fact: TalkFact, now = new Date()): JobSpec[] {
  const told = nudge(spaceTopic(fact.spaceId));
  if (fact.type !== 'event.commented' || !fact.untold) return [told];
  const { operatorId, eventId } = fact;
  const runAt = new Date(now.getTime() + GATHERED_MS).toISOString();
  return [told, { task: 'announce-comments', payload: { operatorId, eventId }, runAt }];
}
