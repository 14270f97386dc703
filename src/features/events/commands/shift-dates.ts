import { derivedAgain, ruleAgain, type ZoneClock } from '@/features/bookings/domain/zone-clock';
import { exchangeEventTime } from '@/features/occupancies/occupancies.service';
import { ruleIn, shiftRange, type Zones } from '@/features/recurrence/domain/shift-zone';
import type { EventId, SpaceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';
import { record } from '@/server/requests/once';
import type { EventFact } from '../events.facts';
import { placeInWords, upsertDates, type DateToWrite } from '../sql/event-writes';
import { lockDatesInZone, updateEventsZone, type DateInZone } from '../sql/zone-reads';
import { claimsOf, lockRooms } from './write-dates';

type Shift = { readonly date: DateInZone; readonly range: TimeRange };
/** Takes the rooms again, once all else has its new time; answers how many dates moved. */
export type TakeAgain = () => Promise<number>;

/**
 * The space gets another zone: its events go on at the same time on the wall. Their rooms are let go at once, for what else moves, and taken again by what is
 * answered, in the same commit. A date whose room somebody else has by then is skipped; those who come are told of either.
 */
export async function shiftEventsZone(tx: OperatorTx, spaceId: SpaceId, zones: Zones, now: Date): Promise<TakeAgain> {
  const dates = await lockDatesInZone(tx, spaceId, zones.from, now);
  await updateEventsZone(tx, spaceId, zones, (rrule) => ruleIn(rrule, zones), now);
  const shifts = dates.map((date): Shift => ({ date, range: shiftRange(date, zones, true) }));
  return letGo(tx, spaceId, shifts, { tells: true, timeZone: zones.to });
}

/**
 * The machine knows better what the clocks of a zone do than when the dates were made (docs/decisions/0016): those that stand where the clock as it was known
 * had them are derived again; what was moved by hand stays. On the wall nothing changed, so only who loses their date is told.
 */
export async function deriveEventsAgain(
  tx: OperatorTx,
  { spaceId, timeZone }: { readonly spaceId: SpaceId; readonly timeZone: string },
  before: ZoneClock,
  now: Date,
): Promise<TakeAgain> {
  const dates = await lockDatesInZone(tx, spaceId, timeZone, now);
  const shifts = dates.flatMap((date): Shift[] => {
    if (date.ownTime) return [];
    const startsAt = derivedAgain({ startsAt: date.startsAt, localStart: date.originalStart }, before, timeZone);
    if (!startsAt || startsAt <= now) return [];
    const later = startsAt.getTime() - date.startsAt.getTime();
    return [{ date, range: { startsAt, endsAt: new Date(date.endsAt.getTime() + later) } }];
  });
  const zones = { from: timeZone, to: timeZone };
  if (shifts.length > 0) await updateEventsZone(tx, spaceId, zones, (rrule) => ruleAgain(rrule, before, timeZone), now);
  return letGo(tx, spaceId, shifts, { tells: false, timeZone });
}

async function letGo(
  tx: OperatorTx,
  spaceId: SpaceId,
  shifts: readonly Shift[],
  { tells, timeZone }: { readonly tells: boolean; readonly timeZone: string },
): Promise<TakeAgain> {
  if (shifts.length === 0) return () => Promise.resolve(0);
  const leavesOf = await lockRooms(
    tx,
    spaceId,
    shifts.map(({ date }) => date.resourceId),
  );
  const held = shifts.filter(({ date }) => date.status === 'stands');
  await exchangeEventTime(
    tx,
    held.map(({ date }) => date.id),
    [],
  );
  return async () => {
    const rows = shifts.map(({ date, range }) => rowOf(date, range, tells));
    const lost = await exchangeEventTime(
      tx,
      [],
      rows.flatMap((row) => claimsOf(row, leavesOf)),
    );
    const after = rows.map((row) =>
      lost.has(row.id) ? { ...row, status: 'skipped' as const, told: isTold(row) } : row,
    );
    const byEvent = new Map<EventId, (DateToWrite & DateInZone)[]>();
    for (const row of after) byEvent.set(row.eventId, [...(byEvent.get(row.eventId) ?? []), row]);
    for (const [eventId, ofEvent] of byEvent) await upsertDates(tx, eventId, ofEvent, placeInWords(ofEvent[0]!));
    const facts = [...byEvent].map(([eventId, ofEvent]): EventFact => {
      const moved = ofEvent.filter(({ told }) => told).map(({ id }) => id);
      return { type: 'event.changed', operatorId: tx.operatorId, spaceId, eventId, freed: true, moved };
    });
    const details = { timeZone, dates: rows.length, skipped: lost.size };
    const audit = [...byEvent.keys()].map((subjectId) => ({
      ...{ action: 'event.derived_again', subjectKind: 'event', subjectId, details },
    }));
    await record(tx, { audit, facts });
    return rows.length;
  };
}

const isTold = ({ status, eventStatus }: DateInZone): boolean => status === 'stands' && eventStatus === 'published';
const rowOf = (date: DateInZone, range: TimeRange, tells: boolean): DateToWrite & DateInZone => ({
  ...{ ...date, ...range },
  told: tells && isTold(date),
});
