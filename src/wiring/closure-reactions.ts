import type { ClosureFact } from '@/features/closures/closures.facts';
import type { JobSpec } from '@/server/jobs/enqueue';
import { notice, offerAlongTheLine } from './waitlist-reactions';

/** What follows when a space changes under its bookings: one mail and one notice for each person, and what came free goes along the line. */
export function reactToClosures(fact: ClosureFact, nudge: JobSpec): JobSpec[] {
  if (fact.type === 'closure.opened') return [nudge, offerAlongTheLine(fact)];
  const { operatorId, changeId, personIds, guests } = fact;
  const mail = (to: { personId: string } | { guestOf: string }): JobSpec => ({
    task: 'send-space-change',
    payload: { operatorId, changeId, to },
  });
  return [
    nudge,
    ...personIds.flatMap((personId) => [
      mail({ personId }),
      notice({ operatorId, personId }, 'space.changed', { changeId }),
    ]),
    ...guests.map((guestOf) => mail({ guestOf })),
    offerAlongTheLine(fact),
  ];
}
