import { sql } from 'kysely';
import type { BookingGuest } from '@/features/bookings/bookings.contract';
import type { DateSnapshot, SeriesSnapshot } from '@/features/bookings/domain/series-snapshot';
import type { BookingId, OperatorId, SeriesChangeId, SeriesId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import type { GuestsForMail, GuestsOfDate } from '../jobs/change-facts';
import type { NewDates } from '../jobs/send-guest-mails';
import { readBookings } from './mail-reads';

/** The dates of a new series that are booked, those of all its times of the week; or those that came to one part of it. With whom its member brings along. */
export const listGuestsOfSeries = (operatorId: OperatorId, id: SeriesId, dates?: NewDates): Promise<GuestsForMail[]> =>
  inOperator({ operatorId }, async (tx) => {
    const { rows } = await sql<{ id: BookingId; guests: readonly BookingGuest[] }>`
      select b.id, b.guests from bookings b join series s on s.operator_id = b.operator_id and s.id = b.series_id
      where b.operator_id = ${operatorId} and not b.left_series and b.status = 'confirmed' and b.guests <> '[]'
        and ${dates ? sql`s.id = ${id}` : sql`(s.id = ${id} or s.root_id = ${id})`}
        and ${dates?.startsAt ? sql`b.starts_at = any (${[...dates.startsAt]}::timestamptz[])` : sql`true`}
        and ${dates?.madeAfter ? sql`b.original_local_start >= ${dates.madeAfter}::date + 1` : sql`true`}`.execute(tx);
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
