import { newId, type EventDateId, type EventId, type OperatorId } from '@/kernel/ids';
import { exchangeEventTime } from '@/features/occupancies/occupancies.service';
import { inOperator } from '@/server/db/transactions';
import { record } from '@/server/requests/once';
import { datesToAdd } from '@/features/bookings/domain/plan-series';
import { isOpenEnded } from '@/features/recurrence/domain/recurrence-rule';
import { MONTHS_AHEAD, ruleOf } from '../domain/event-dates';
import type { EventFact } from '../events.facts';
import { findDate } from '../sql/rsvp-reads';
import { findEvent } from '../sql/event-reads';
import { updateMadeUntil, upsertDates, type DateToWrite } from '../sql/event-writes';
import { settleDate } from './apply-rsvp';
import { answerByStanding } from './keep-standing';
import { claimsOf, lockRooms } from './write-dates';

/** The time of an offer is over: its place goes to who comes next in line. Safe to do twice. */
export function settleLineOf(operatorId: OperatorId, dateId: EventDateId, now = new Date()): Promise<void> {
  return inOperator({ operatorId }, async (tx) => {
    const date = await findDate(tx, dateId, { lock: true });
    if (!date) return;
    const { facts, audit } = await settleDate(tx, date, now);
    if (facts.length > 0) await record(tx, { audit, facts });
  });
}

/**
 * An event that repeats without an end gets the dates that have come into reach; one whose room is not free is skipped, and stands there to be looked at.
 * Answers how many were made. Safe to do twice.
 */
export function extendEvent(operatorId: OperatorId, eventId: EventId, now = new Date()): Promise<number> {
  return inOperator({ operatorId }, async (tx) => {
    const event = await findEvent(tx, eventId, { lock: true });
    const rule = event?.rrule ? ruleOf(event) : null;
    if (!event || !rule || !isOpenEnded(rule) || event.madeUntil === null || event.status !== 'published') return 0;
    const wish = { ...event, rule, exdates: [], madeUntil: event.madeUntil };
    const { occurrences, madeUntil } = datesToAdd(wish, now, MONTHS_AHEAD);
    if (madeUntil === event.madeUntil) return 0;
    await updateMadeUntil(tx, eventId, madeUntil);
    const { resourceId, setupMinutes, cleanupMinutes, capacity } = event;
    const rows: DateToWrite[] = occurrences.map(({ localStart, startsAt, endsAt }) => ({
      ...{
        id: newId<'event_date'>(),
        originalStart: localStart,
        startsAt,
        endsAt,
        resourceId,
        setupMinutes,
        cleanupMinutes,
        capacity,
      },
      ...{ ownCapacity: false, ownTime: false, status: 'stands' as const, told: false },
    }));
    const leavesOf = await lockRooms(tx, event.spaceId, [resourceId]);
    await upsertDates(tx, eventId, rows);
    const lost = await exchangeEventTime(
      tx,
      [],
      rows.flatMap((row) => claimsOf(row, leavesOf)),
    );
    await upsertDates(
      tx,
      eventId,
      rows.filter(({ id }) => lost.has(id)).map((row) => ({ ...row, status: 'skipped' as const })),
    );
    const fact: EventFact = {
      type: 'event.changed',
      operatorId,
      spaceId: event.spaceId,
      eventId,
      freed: false,
      moved: [],
    };
    const stand = rows.filter(({ id }) => !lost.has(id)).map(({ id }) => id);
    const answered = await answerByStanding(tx, eventId, stand, now);
    const details = { made: rows.length - lost.size, skipped: lost.size };
    if (rows.length > 0)
      await record(tx, {
        audit: [{ action: 'event.extended', subjectKind: 'event', subjectId: eventId, details }, ...answered.audit],
        facts: [fact, ...answered.facts],
      });
    return rows.length;
  });
}
