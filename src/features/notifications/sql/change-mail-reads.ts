import { sql } from 'kysely';
import type { BookingChangeId, BookingId, CancellationId, MemberId, OperatorId, SeriesId } from '@/kernel/ids';
import type { LocalDateTime } from '@/kernel/zone';
import type { BookingSnapshot } from '@/features/bookings/domain/booking-snapshot';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import type { ChangedForMail, ChangeForMail, GuestsForMail } from '../jobs/change-facts';
import type { MailSetting } from '../jobs/mail-facts';
import { readBooking, readSeries } from './mail-reads';

type Act = Pick<ChangeForMail, 'kind' | 'undone' | 'changedBy'> & {
  readonly before: readonly BookingSnapshot[];
  readonly after: readonly BookingSnapshot[];
};

/** One act of changing with its bookings as they were, became, and are by now. */
export const findChangeForMail = (operatorId: OperatorId, id: BookingChangeId): Promise<ChangeForMail | null> =>
  inOperator({ operatorId }, async (tx) => {
    const { rows } = await sql<Act>`
      select c.kind, c.undone_at is not null as undone, jsonb_build_object('memberId', m.id, 'name', m.display_name) as changed_by,
        c.before, c.after
      from booking_changes c join members m on m.operator_id = c.operator_id and m.id = c.changed_by
      where c.operator_id = ${operatorId} and c.id = ${id}`.execute(tx);
    const act = rows[0];
    if (!act) return null;
    const changed: ChangedForMail[] = [];
    for (const [place, before] of act.before.entries()) {
      const one = await readChanged(tx, before, act.after[place]!);
      if (one) changed.push(one);
    }
    const { kind, undone, changedBy } = act;
    return { kind, undone, changedBy, changed };
  });

async function readChanged(
  tx: OperatorTx,
  before: BookingSnapshot,
  after: BookingSnapshot,
): Promise<ChangedForMail | null> {
  const booking = await readBooking(tx, after.bookingId);
  const date = await findDate(tx, after.bookingId);
  if (!booking || !date) return null;
  const series = date.seriesId ? await readSeries(tx, date.seriesId) : null;
  const dateOf = series && { series, originalStart: date.originalStart as LocalDateTime };
  const former = before.memberId === after.memberId ? null : await findPerson(tx, before.memberId);
  return {
    before,
    after,
    booking,
    holderId: date.memberId,
    date: date.leftSeries ? null : dateOf,
    former: former && { person: former, date: before.leftSeries ? null : dateOf },
  };
}

type DateRow = {
  readonly memberId: MemberId;
  readonly seriesId: SeriesId | null;
  readonly leftSeries: boolean;
  readonly originalStart: string | null;
};

async function findDate(tx: OperatorTx, id: BookingId): Promise<DateRow | undefined> {
  const { rows } = await sql<DateRow>`
    select b.member_id, b.series_id, b.left_series, b.original_local_start as original_start from bookings b
    where b.operator_id = ${tx.operatorId} and b.id = ${id}`.execute(tx);
  return rows[0];
}

async function findPerson(tx: OperatorTx, memberId: MemberId): Promise<MailSetting['member']> {
  const { rows } = await sql<{ name: string; email: string }>`
    select m.display_name as name, coalesce((select e.email from auth.list_member_emails(array[m.person_id]) e), '') as email
    from members m where m.operator_id = ${tx.operatorId} and m.id = ${memberId}`.execute(tx);
  return rows[0] ?? { name: '', email: '' };
}

type GuestRow = { readonly id: BookingId; readonly guests: GuestsForMail['guests'] };
const readGuests = async (tx: OperatorTx, rows: readonly GuestRow[]): Promise<GuestsForMail[]> => {
  const found: GuestsForMail[] = [];
  for (const { id, guests } of rows) {
    const booking = await readBooking(tx, id);
    if (booking) found.push({ booking, guests });
  }
  return found;
};

/** A booking with whom its member brings along. */
export const findGuestsForMail = (operatorId: OperatorId, id: BookingId): Promise<GuestsForMail | null> =>
  inOperator({ operatorId }, async (tx) => {
    const { rows } = await sql<GuestRow>`
      select id, guests from bookings where operator_id = ${operatorId} and id = ${id}`.execute(tx);
    return (await readGuests(tx, rows))[0] ?? null;
  });

/** The bookings that one act of cancelling took, and that did not come back, with whom their member would have brought along. */
export const listGuestsOfCancelled = (operatorId: OperatorId, id: CancellationId): Promise<GuestsForMail[]> =>
  inOperator({ operatorId }, async (tx) => {
    const { rows } = await sql<GuestRow>`
      select id, guests from bookings
      where operator_id = ${operatorId} and cancellation_id = ${id} and skip_reason is null and guests <> '[]'
      order by starts_at`.execute(tx);
    return readGuests(tx, rows);
  });
