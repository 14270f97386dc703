import type { ActingMember } from '@/kernel/acting-member';
import { instantOf } from '@/kernel/zone';
import { isOpenFor } from '@/features/spaces/domain/opening-hours';
import { getBookable, getOpeningRules } from '@/features/spaces/spaces.service';
import { inOperator } from '@/server/db/transactions';
import type { PlanDateInput, PlannedDate } from '../events.contract';
import { eventError } from '../events.errors';
import { listDatesToCome } from '../sql/event-reads';
import { judgeDates, type JudgedDate } from './decide-event';
import { findEventOptions } from './event-options';
import { getHosted, viewOf } from './plan-event';

/**
 * "What if it were on Wednesday, in the other hall?" One date at another time or in another room: free, or what stands in the way, with rooms and times that
 * could do instead. Writes nothing.
 *
 * @throws DomainError `event.not_found`, `event.not_yours`, `event.cannot_now`, `event.over`, `resource.not_found`.
 */
export function planDate(member: ActingMember, input: PlanDateInput, now = new Date()): Promise<PlannedDate> {
  const { spaceId, eventId, dateId, time } = input;
  return inOperator(member, async (tx) => {
    const { event } = await getHosted(tx, member, { spaceId, eventId });
    if (!event || event.status === 'cancelled' || event.status === 'draft') throw eventError('event.cannot_now');
    const standing = await listDatesToCome(tx, eventId, now);
    const was = standing.find(({ id }) => id === dateId);
    if (!was) throw eventError('event.over');
    const resourceId = event.place === 'resource' ? time.resourceId : null;
    const room = resourceId ? await getBookable(tx, spaceId, resourceId) : null;
    const rules = room?.spaceRules ?? (await getOpeningRules(tx, spaceId)).rules;
    const startsAt = instantOf(time.localStart, event.timeZone);
    const endsAt = new Date(startsAt.getTime() + time.durationMinutes * 60_000);
    const occurrence = { localStart: time.localStart, startsAt, endsAt };
    const around = { setupMinutes: was.setupMinutes, cleanupMinutes: was.cleanupMinutes, capacity: was.capacity };
    const [judged] = await judgeDates(tx, member, around, { room, occurrences: [occurrence], event, rules });
    if (!judged) throw eventError('event.cannot_now');
    // Its other dates are no clash with somebody else: they meet each other, wherever they are.
    const meets = standing.some(
      (one) => one.id !== dateId && one.status === 'stands' && one.startsAt < endsAt && startsAt < one.endsAt,
    );
    const date: JudgedDate = {
      ...judged,
      ...(meets ? { state: 'taken', clash: { ...OWN_DATE, ...occurrence, reason: event.title } } : {}),
      was,
      outsideHours: !isOpenFor(room?.rules ?? rules, occurrence),
    };
    const { timeZone } = event;
    return viewOf(date, await findEventOptions(tx, member, around, { room, dates: [date], timeZone }, now));
  });
}

const OWN_DATE = { kind: 'event', mine: true, who: null, bookingId: null } as const;
