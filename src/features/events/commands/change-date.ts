import type { ActingMember } from '@/kernel/acting-member';
import { instantOf } from '@/kernel/zone';
import { exchangeEventTime } from '@/features/occupancies/occupancies.service';
import { getBookable } from '@/features/spaces/spaces.service';
import { once } from '@/server/requests/once';
import type { ChangeDateInput } from '../events.contract';
import { eventError } from '../events.errors';
import type { EventFact } from '../events.facts';
import { listDatesToCome } from '../sql/event-reads';
import { placeInWords, upsertDates } from '../sql/event-writes';
import { lockDate, settleDate } from './apply-rsvp';
import { answerByStanding } from './keep-standing';
import { getHosted } from './plan-event';
import { claimsOf, lockRooms } from './write-dates';

/**
 * One date of an event: more or fewer places, another time or another room. Who waits is offered places that became more; fewer throw nobody out. A date that
 * was skipped takes place after all once it has a time and a room that are free.
 *
 * @throws DomainError `event.not_found`, `event.not_yours`, `event.cannot_now`, `event.over`, `event.in_the_past`, `event.dates_meet`,
 * `event.room_taken`, `resource.not_found`.
 */
export function changeDate(
  member: ActingMember,
  input: ChangeDateInput,
  now = new Date(),
): Promise<{ readonly coming: number }> {
  return once(member, { requestId: input.requestId, command: 'change-date', input }, async (tx) => {
    const { spaceId, eventId, dateId, time } = input;
    const { event } = await getHosted(tx, member, { spaceId, eventId, lock: true });
    if (event === null || event.status === 'cancelled' || event.status === 'draft')
      throw eventError('event.cannot_now');
    const standing = await listDatesToCome(tx, eventId, now, { lock: true });
    const date = standing.find(({ id }) => id === dateId);
    if (!date) throw eventError('event.over');
    if (date.status === 'cancelled') throw eventError('event.cannot_now');
    const capacity = input.capacity === undefined ? date.capacity : input.capacity;
    const kept = { capacity, ownCapacity: date.ownCapacity || capacity !== date.capacity };
    const told = date.status === 'stands' && event.status === 'published' && time !== undefined;
    if (!time) {
      await upsertDates(tx, eventId, [{ ...date, ...kept, told: false }]);
    } else {
      const startsAt = instantOf(time.localStart, event.timeZone);
      const endsAt = new Date(startsAt.getTime() + time.durationMinutes * 60_000);
      if (startsAt <= now || date.startsAt <= now) throw eventError('event.in_the_past');
      const meets = standing.find(
        (one) => one.id !== dateId && one.status === 'stands' && one.startsAt < endsAt && startsAt < one.endsAt,
      );
      if (meets) throw eventError('event.dates_meet', { localStart: meets.originalStart });
      const resourceId = event.place === 'resource' ? time.resourceId : null;
      if (resourceId) await getBookable(tx, spaceId, resourceId);
      else if (event.place === 'resource') throw eventError('event.room_taken');
      const row = { ...date, ...kept, startsAt, endsAt, resourceId, ownTime: true, status: 'stands' as const, told };
      const leavesOf = await lockRooms(tx, spaceId, [resourceId, date.resourceId]);
      await upsertDates(tx, eventId, [row], placeInWords(event));
      const lost = await exchangeEventTime(tx, [dateId], claimsOf(row, leavesOf));
      if (lost.size > 0) throw eventError('event.room_taken', { startsAt: startsAt.toISOString() });
    }
    const settled = await settleDate(tx, await lockDate(tx, dateId), now);
    const after = date.status === 'skipped' && time ? [dateId] : [];
    const answered = await answerByStanding(tx, eventId, after, now);
    const about = { operatorId: member.operatorId, spaceId, eventId };
    const changed: EventFact = {
      type: 'event.changed',
      ...about,
      freed: time !== undefined,
      moved: told ? [dateId] : [],
      ...(event.ticketed && time ? { owing: [dateId] } : {}),
    };
    const was = { startsAt: date.startsAt, endsAt: date.endsAt, capacity: date.capacity };
    const details = { dateId, capacity, time, was };
    const audit = [{ action: 'event.date_changed', subjectKind: 'event', subjectId: eventId, details }];
    return {
      answer: { coming: date.coming },
      audit: [...audit, ...settled.audit, ...answered.audit],
      facts: [changed, ...settled.facts, ...answered.facts],
    };
  });
}
