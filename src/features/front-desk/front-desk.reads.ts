import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import type { SpaceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { dayRange, localDateOf, type LocalDate } from '@/kernel/zone';
import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import { listBookingRules } from '@/features/booking-rules/booking-rules.service';
import { maySeeToday } from '@/features/bookings/bookings.access';
import { listEventsOfDay } from '@/features/events/events.service';
import { listFreeResources } from '@/features/occupancies/occupancies.service';
import {
  dayAndNight,
  holidayOn,
  hoursFor,
  isOpenFor,
  openWithin,
  type SpaceHours,
} from '@/features/spaces/domain/opening-hours';
import { getOpeningRules } from '@/features/spaces/spaces.service';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { checkInOf } from './domain/check-in-of';
import { countFree } from './domain/count-free';
import type { DeskBooking, FreeOfKind, Today } from './front-desk.contract';
import { listDeskBookings, listDeskClosures, listDeskPlaces, type DeskBookingRow } from './sql/desk-reads';

const MINUTE_MS = 60_000;
/** What is free for less is not free for anybody who walks in. */
const FREE_FOR_MS = 15 * MINUTE_MS;

/**
 * The day of a space (today, when none is named) for those who run it: seven statements, however many places and people.
 * @throws DomainError `auth.not_allowed`, `space.not_found`.
 */
export async function readToday(
  member: ActingMember,
  input: { readonly spaceId: SpaceId; readonly date?: LocalDate },
  now = new Date(),
): Promise<Today> {
  if (!maySeeToday(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
  return inOperator(member, async (tx) => {
    const { name, rules, own } = await getOpeningRules(tx, input.spaceId);
    const today = localDateOf(now, rules.timeZone);
    const date = input.date ?? today;
    const day = dayRange(date, rules.timeZone);
    const bookingRules = await listBookingRules(tx, input.spaceId);
    const rows = await listDeskBookings(tx, input.spaceId, day, now);
    const closures = await listDeskClosures(tx, input.spaceId, day);
    const events = await listEventsOfDay(tx, input.spaceId, day);
    return {
      date,
      timeZone: rules.timeZone,
      spaceName: name,
      open: openWithin(rules, dayAndNight(rules, date)).map(asText),
      holiday: holidayOn(rules, date),
      rows: rows.map((row) => deskBooking(tx, row, bookingRules, rules.timeZone)),
      closures: closures.map((closure) => ({ ...closure, ...asText(closure) })),
      events: events.map((event) => ({ ...event, ...asText(event) })),
      freeNow: date === today ? await listFreeNow(tx, input.spaceId, { rules, own }, now) : null,
    };
  });
}

const asText = ({ startsAt, endsAt }: TimeRange) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});

/** A row with what the rules ask of whoever has it. */
export const deskBooking = (
  tx: OperatorTx,
  row: DeskBookingRow,
  bookingRules: readonly BookingRule[],
  timeZone: string,
): DeskBooking => ({
  ...row,
  ...asText(row),
  operatorId: tx.operatorId,
  madeAt: row.madeAt.toISOString(),
  ...checkInOf(bookingRules, row, timeZone),
  checkedInAt: row.checkedInAt?.toISOString() ?? null,
  checkedOutAt: row.checkedOutAt?.toISOString() ?? null,
  releaseAt: row.releaseAt?.toISOString() ?? null,
});

/** Those that are open at this moment, by hours of their own where they have some, and free for the next quarter of an hour. */
async function listFreeNow(
  tx: OperatorTx,
  spaceId: SpaceId,
  { rules, own }: Pick<SpaceHours, 'rules' | 'own'>,
  now: Date,
): Promise<FreeOfKind[] | null> {
  const places = await listDeskPlaces(tx, spaceId);
  const soon = { startsAt: now, endsAt: new Date(now.getTime() + FREE_FOR_MS) };
  const open = places.filter(({ id }) => isOpenFor(hoursFor(rules, own[id] ?? null), { ...soon, endsAt: after(now) }));
  if (open.length === 0) return null;
  const free = await listFreeResources(
    tx,
    open.map(({ id }) => id),
    [soon],
  );
  return countFree(places, free.get(0) ?? new Set());
}

const after = (now: Date) => new Date(now.getTime() + 1);
