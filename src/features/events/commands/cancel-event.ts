import type { ActingMember } from '@/kernel/acting-member';
import { exchangeEventTime } from '@/features/occupancies/occupancies.service';
import { once } from '@/server/requests/once';
import type { CancelEventInput } from '../events.contract';
import { eventError } from '../events.errors';
import type { EventFact } from '../events.facts';
import { listDatesToCome } from '../sql/event-reads';
import { updateDatesToCancelled, updateEventStatus } from '../sql/event-writes';
import { getHosted } from './plan-event';
import { lockRooms } from './write-dates';

/**
 * "It's off": one date, or the event with all that is still to come. Its rooms are free at once, everybody who had a place or waited for one is told, and what
 * was answered is kept. What has begun runs out.
 *
 * @throws DomainError `event.not_found`, `event.not_yours`, `event.cannot_now`, `event.over`.
 */
export function cancelEvent(
  member: ActingMember,
  input: CancelEventInput,
  now = new Date(),
): Promise<{ readonly told: number }> {
  return once(member, { requestId: input.requestId, command: 'cancel-event', input }, async (tx) => {
    const { spaceId, eventId, dateId, words } = input;
    const { event } = await getHosted(tx, member, { spaceId, eventId, lock: true });
    if (event === null || event.status === 'cancelled') throw eventError('event.cannot_now');
    const standing = await listDatesToCome(tx, eventId, now, { lock: true });
    const toCome = standing.filter(({ startsAt, status }) => startsAt > now && status !== 'cancelled');
    const off = dateId === null ? toCome : toCome.filter(({ id }) => id === dateId);
    if (dateId !== null && off.length === 0) throw eventError('event.over');
    const ids = off.map(({ id }) => id);
    await lockRooms(
      tx,
      spaceId,
      off.map(({ resourceId }) => resourceId),
    );
    await updateDatesToCancelled(tx, ids, words, now);
    await exchangeEventTime(tx, ids, []);
    // The last date that was left takes the event with it.
    const all = dateId === null || toCome.length === off.length;
    if (all) await updateEventStatus(tx, eventId, { status: 'cancelled', endedWords: words }, now);
    const about = { operatorId: member.operatorId, spaceId, eventId };
    const facts: EventFact[] = [
      {
        ...{ type: 'event.cancelled', ...about, dateIds: event.status === 'published' ? ids : [] },
        ...(event.ticketed ? { owing: ids } : {}),
      },
    ];
    const told = off.reduce((sum, one) => sum + one.coming, 0);
    return {
      answer: { told },
      audit: [
        {
          action: all ? 'event.cancelled' : 'event.date_cancelled',
          subjectKind: 'event',
          subjectId: eventId,
          details: { dateIds: ids },
        },
      ],
      facts,
    };
  });
}
