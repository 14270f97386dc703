import type { ActingMember, Role } from '@/kernel/acting-member';
import { newId, type BookingId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import { mayChange } from '../bookings.access';
import { bookingError } from '../bookings.errors';
import type { DateRow, PartRow } from '../domain/series-rows';
import type { SeriesChangeWish } from '../series-change.contract';
import {
  findBookingAlone,
  findSeriesOfBooking,
  listDates,
  listParts,
  type ChosenSeries,
} from '../sql/series-change-reads';

export type SeriesAsked = ChosenSeries & {
  readonly role: Role;
  /** A booking by itself, taken for a series of one date: it is to become the first of more. */
  readonly isAlone: boolean;
};

/**
 * The series of a date that somebody wants to change.
 * @throws DomainError `booking.not_found` (also for somebody else's), `booking.not_in_series` for a booking by itself that is not to repeat,
 * `booking.guest_keeps_it`, `booking.member_not_found` for whoever left the operator: they have nothing to come.
 */
export async function getSeries(
  tx: OperatorTx,
  asker: ActingMember,
  { bookingId, repeats, ...wish }: SeriesChangeWish,
): Promise<SeriesAsked> {
  const found = await findSeriesOfBooking(tx, bookingId);
  if (!found || !mayChange(asker, found)) throw bookingError('booking.not_found');
  const isAlone = found.seriesId === null || found.leftSeries;
  const isOfSeries = wish.pause !== undefined || wish.toMemberId !== undefined || wish.keepOnly !== undefined;
  if (isAlone && (!repeats || isOfSeries)) throw bookingError('booking.not_in_series');
  if (found.guestName !== null) throw bookingError('booking.guest_keeps_it', { name: found.guestName });
  if (!found.role) throw bookingError('booking.member_not_found');
  const none = newId<'series'>();
  const { role, seriesId, rootId } = found;
  return {
    ...found,
    role,
    seriesId: isAlone ? none : (seriesId ?? none),
    rootId: isAlone ? none : (rootId ?? none),
    isAlone,
  };
}

/** Its parts and dates; read after the turn at them. @throws DomainError `booking.not_standing` for a booking by itself that is not confirmed. */
export async function listSeries(
  tx: OperatorTx,
  { rootId, isAlone }: SeriesAsked,
  bookingId: BookingId,
): Promise<{ readonly parts: readonly PartRow[]; readonly rows: readonly DateRow[] }> {
  if (isAlone) {
    const { part, row } = await findBookingAlone(tx, bookingId, rootId);
    if (row.status !== 'confirmed') throw bookingError('booking.not_standing', { status: row.status });
    return { parts: [part], rows: [row] };
  }
  const parts = await listParts(tx, [rootId]);
  const ids = parts.map(({ id }) => id);
  return { parts, rows: await listDates(tx, ids) };
}
