import type { BookingFact } from '@/features/bookings/bookings.facts';
import type { WaitlistFact } from '@/features/waitlists/waitlists.facts';
import { inviteGuestsTo } from './guest-jobs';
import { newId, type OperatorId, type PersonId, type SpaceId } from '@/kernel/ids';
import type { JobSpec } from '@/server/jobs/enqueue';

/** Goes along the line of a space: one at a time there, and once however much was freed since it last began. */
export const offerAlongTheLine = ({ operatorId, spaceId }: { operatorId: OperatorId; spaceId: SpaceId }): JobSpec => ({
  task: 'offer-freed-time',
  payload: { operatorId, spaceId },
  key: `offer:${spaceId}`,
  queue: `offer:${spaceId}`,
});

/** Something to be read on a person's own screens. The id is made here, so that a job that runs twice writes it once. */
export const notice = (
  to: { readonly operatorId: OperatorId; readonly personId: PersonId },
  kind: string,
  about: Readonly<Record<string, unknown>>,
): JobSpec => ({
  task: 'write-notice',
  payload: { operatorId: to.operatorId, noticeId: newId(), personId: to.personId, kind, about },
});

type WantedFact = Extract<BookingFact, { readonly type: 'series.dates_filled' | 'series.dates_wanted' }>;

/** What follows where dates of a series that could not be had are booked after all, or are wanted, or are wanted no more: what was kept for those goes on. */
export function reactToWanted(fact: WantedFact, nudge: JobSpec): JobSpec[] {
  if (fact.type === 'series.dates_wanted') return [nudge, offerAlongTheLine(fact)];
  const { operatorId, seriesId, startsAt, at } = fact;
  return [
    nudge,
    { task: 'send-dates-filled', payload: { operatorId, seriesId, startsAt, at } },
    notice(fact, fact.type, { seriesId, startsAt: startsAt[0] }),
    inviteGuestsTo(fact, { at, startsAt }),
  ];
}

/** What follows in a line: the first is told by mail and on screen; what came free again goes to the next. */
export function reactToWaitlist(fact: WaitlistFact, nudge: JobSpec): JobSpec[] {
  const { operatorId, entryId } = fact;
  switch (fact.type) {
    case 'waitlist.joined':
      return [nudge];
    case 'waitlist.offered':
      return [
        nudge,
        {
          task: 'send-waitlist-offer',
          payload: { operatorId, entryId, offeredAt: fact.offeredAt, others: fact.others },
        },
        notice(fact, fact.type, { entryId, expiresAt: fact.expiresAt }),
      ];
    case 'waitlist.settled':
      return [
        nudge,
        ...(fact.how === 'lapsed' ? [notice(fact, 'waitlist.lapsed', { entryId })] : []),
        ...(fact.freed ? [offerAlongTheLine(fact)] : []),
      ];
  }
}
