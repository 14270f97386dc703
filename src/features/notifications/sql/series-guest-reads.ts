import { sql } from 'kysely';
import type { BookingGuest } from '@/features/bookings/bookings.contract';
import type { DateSnapshot, SeriesSnapshot } from '@/features/bookings/domain/series-snapshot';
import type { BookingId, OperatorId, SeriesChangeId, SeriesId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import type { GuestsForMail, GuestsOfDate } from '../jobs/change-facts';
import { readBookings } from './mail-reads';

/** The dates of a new series that are booked, with whom its member brings along. */
export const listGuestsOfSeries = (operatorId: OperatorId, id: SeriesId): Promise<GuestsForMail[]> =>
  inOperator({ operatorId }, async (tx) => {
    const { rows } = await sql<{ id: BookingId; guests: readonly BookingGuest[] }>`
      select id, guests from bookings
      where operator_id = ${operatorId} and series_id = ${id} and not left_series and status = 'confirmed' and guests <> '[]'`.execute(
      tx,
    );
    const guests = new Map<string, readonly BookingGuest[]>(rows.map((row) => [row.id, row.guests]));
    const bookings = await readBookings(
      tx,
      rows.map((row) => row.id),
    );
    return bookings.map((booking) => ({ booking, guests: guests.get(booking.bookingId) ?? [] }));
  });

/** The dates that one act of changing a series touched, with who came along before and who does since; none where it was undone. */
export const listGuestsOfSeriesChange = (operatorId: OperatorId, id: SeriesChangeId): Promise<GuestsOfDate[]> =>
  inOperator({ operatorId }, async (tx) => {
    const { rows } = await sql<{ before: SeriesSnapshot; after: SeriesSnapshot }>`
      select before, after from series_changes where operator_id = ${operatorId} and id = ${id} and undone_at is null`.execute(
      tx,
    );
    const [act] = rows;
    if (!act) return [];
    const was = new Map<string, DateSnapshot>(act.before.dates.map((one) => [one.bookingId, one]));
    const is = new Map<string, DateSnapshot>(act.after.dates.map((one) => [one.bookingId, one]));
    const bookings = await readBookings(
      tx,
      act.after.dates.map((one) => one.bookingId),
    );
    return bookings.map((booking) => {
      const [before, after] = [was.get(booking.bookingId), is.get(booking.bookingId)];
      return {
        booking,
        were: before?.status === 'confirmed' ? before.guests : [],
        are: after?.status === 'confirmed' ? after.guests : [],
        moved: placed(before) !== placed(after),
      };
    });
  });

const placed = (one: DateSnapshot | undefined): string =>
  [one?.startsAt, one?.endsAt, one?.resourceId, one?.memberId].join();
