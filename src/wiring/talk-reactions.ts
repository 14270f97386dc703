import type { TalkFact } from '@/features/event-talk/event-talk.facts';
import { spaceTopic } from '@/kernel/realtime';
import type { JobSpec } from '@/server/jobs/enqueue';
import { nudge } from './nudge-job';

const HOUR_MS = 3_600_000;
/** The end of the hour of the clock that a moment is in. */
const endOfHour = (at: string): string => new Date((Math.floor(Date.parse(at) / HOUR_MS) + 1) * HOUR_MS).toISOString();

/**
 * What follows from what those who come to an event say and show: open screens look again; the hosts hear of comments, of all within an hour by one job.
 * One that is committed after that job ran makes it anew, and it runs at once.
 */
export function reactToTalk(fact: TalkFact): JobSpec[] {
  const told = nudge(spaceTopic(fact.spaceId));
  if (fact.type !== 'event.commented') return [told];
  const { operatorId, eventId } = fact;
  const runAt = endOfHour(fact.at);
  const key = `announce-comments:${eventId}:${runAt}`;
  return [told, { task: 'announce-comments', payload: { operatorId, eventId }, runAt, key }];
}
