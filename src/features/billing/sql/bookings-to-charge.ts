import { sql } from 'kysely';
import type { BookingId } from '@/kernel/ids';
import { givenUpByItsMember, quoteThatCounts } from '@/features/pricing/agreed.service';
import type { OperatorTx } from '@/server/db/transactions';
import type { WhichBookings } from '../billing.contract';
import type { NewCharge, TaxPart } from '../domain/charge-lines';
import type { AgreedExtra, BookingToCharge } from '../domain/what-a-booking-comes-to';
import type { DepositToCharge } from '../domain/what-a-deposit-comes-to';

/** All dates of a series, whichever of its parts is meant. */
const ofSeries = (tx: OperatorTx, seriesId: ReturnType<typeof sql>) => sql`
  select b.id from bookings b where b.operator_id = ${tx.operatorId} and b.series_id in (
    select p.id from series s
    join series p on p.operator_id = s.operator_id and (p.id = coalesce(s.root_id, s.id) or p.root_id = coalesce(s.root_id, s.id))
    where s.operator_id = ${tx.operatorId} and s.id in (${seriesId}))`;

function idsOf(tx: OperatorTx, which: WhichBookings): ReturnType<typeof sql> {
  const { operatorId } = tx;
  if ('bookingId' in which) return sql`select ${which.bookingId}::uuid as id`;
  if ('seriesId' in which) return ofSeries(tx, sql`select ${which.seriesId}::uuid`);
  if ('spaceChangeId' in which)
    return sql`select booking_id as id from space_change_rows
      where operator_id = ${operatorId} and change_id = ${which.spaceChangeId} and booking_id is not null`;
  if ('changeId' in which)
    return sql`select unnest(array[booking_id, other_booking_id]) as id from booking_changes
      where operator_id = ${operatorId} and id = ${which.changeId}`;
  if ('cancellationId' in which) {
    const act = sql`from cancellations where operator_id = ${operatorId} and id = ${which.cancellationId}`;
    // An undone one is named by none of its bookings any more.
    return sql`select booking_id as id ${act}
      union select id from bookings where operator_id = ${operatorId} and cancellation_id = ${which.cancellationId}
      union ${ofSeries(tx, sql`select series_id ${act}`)}`;
  }
  const change = sql`from series_changes c where c.operator_id = ${operatorId} and c.id = ${which.seriesChangeId}`;
  return sql`${ofSeries(tx, sql`select series_id ${change}`)}
    union select (d ->> 'bookingId')::uuid from (
      select jsonb_array_elements(coalesce(c.before -> 'dates', '[]') || coalesce(c.after -> 'dates', '[]')) as d ${change}) dates`;
}

type Beside = Pick<DepositToCharge, 'currency' | 'bookedAt' | 'recurring' | 'deposit' | 'decision'> & {
  readonly id: BookingId;
  /** How often it was decided about its deposit. */
  readonly decisions: number;
  readonly charged: readonly NewCharge[];
  /** The same of its deposit: of what was left, of what went back, and of what was kept. */
  readonly chargedHeld: readonly NewCharge[];
  readonly chargedBack: readonly NewCharge[];
  readonly chargedKept: readonly NewCharge[];
};
export type ChargedBooking = BookingToCharge & Beside;

type Row = Omit<BookingToCharge, 'state' | 'agreed'> &
  Beside & {
    readonly status: string;
    readonly cancelledByHolderAt: Date | null;
    readonly total: number | null;
    readonly due: number | null;
    readonly taxes: readonly TaxPart[] | null;
    readonly cancellation: readonly { from: string | null; cost: number }[] | null;
    readonly noShow: { readonly cost: number } | null;
    readonly extras: readonly AgreedExtra[] | null;
  };

const chargesAs = (sourceKind: string) => sql`
  jsonb_agg(jsonb_build_object('memberId', h.member_id, 'serviceOn', h.service_on, 'currency', h.currency, 'lines', h.lines) order by h.ordinal)
    filter (where h.source_kind = ${sourceKind})`;

/**
 * Those of them that cost something, or did, with what was agreed and what was charged so far, in one statement. A guest's booking is on no member's
 * account: whoever booked it owes nothing for it.
 */
export async function listBookingsToCharge(tx: OperatorTx, which: WhichBookings): Promise<ChargedBooking[]> {
  const { rows } = await sql<Row>`
    select b.id, b.member_id, r.name as resource_name, s.time_zone, b.starts_at, b.ends_at, b.status, q.currency,
      (q.quote -> 'total')::float8 as total, q.quote -> 'taxes' as taxes, q.quote -> 'cancellation' as cancellation,
      q.quote -> 'noShow' as no_show, q.quote -> 'extras' as extras,
      (q.quote -> 'dueNow')::float8 + coalesce((q.quote -> 'dueLater' -> 'amount')::float8, 0) as due,
      case when ${givenUpByItsMember} then c.created_at end as cancelled_by_holder_at,
      b.created_at as booked_at, b.series_id is not null as recurring, q.quote -> 'deposit' as deposit, dd.decision, coalesce(dd.decisions, 0) as decisions,
      coalesce(ch.charged, '[]') as charged, coalesce(ch.held, '[]') as charged_held, coalesce(ch.back, '[]') as charged_back,
      coalesce(ch.kept, '[]') as charged_kept
    from bookings b
    join resources r on r.operator_id = b.operator_id and r.id = b.resource_id
    join spaces s on s.operator_id = b.operator_id and s.id = b.space_id
    left join cancellations c on c.operator_id = b.operator_id and c.id = b.cancellation_id
    left join lateral ${quoteThatCounts()} q on b.guest_name is null
    left join lateral (
      select ${chargesAs('booking')} as charged, ${chargesAs('deposit')} as held, ${chargesAs('deposit_back')} as back,
        ${chargesAs('deposit_kept')} as kept
      from charges h where h.operator_id = b.operator_id and h.source_kind in ('booking', 'deposit', 'deposit_back', 'deposit_kept') and h.source_id = b.id) ch on true
    left join lateral (
      select d.ordinal + 1 as decisions, jsonb_build_object('kept', d.kept_minor, 'reason', d.reason, 'on', d.decided_on) as decision
      from deposit_decisions d where d.operator_id = b.operator_id and d.booking_id = b.id order by d.ordinal desc limit 1) dd on true
    where b.operator_id = ${tx.operatorId} and b.id in (${idsOf(tx, which)}) and (q.currency is not null or ch.charged is not null or ch.held is not null)
    order by b.id
  `.execute(tx);
  return rows.map(
    ({ status, cancelledByHolderAt, currency, total, due, taxes, cancellation, noShow, extras, ...rest }) => ({
      ...rest,
      currency,
      state:
        status === 'confirmed'
          ? { type: 'stands' }
          : status === 'no_show'
            ? { type: 'not_shown' }
            : cancelledByHolderAt
              ? { type: 'cancelled_by_holder', at: cancelledByHolderAt }
              : { type: 'nothing' },
      agreed: currency === null ? null : agreedOf(currency, { total, due, taxes, cancellation, noShow, extras }),
    }),
  );
}

const agreedOf = (
  currency: string,
  found: Pick<Row, 'total' | 'due' | 'taxes' | 'cancellation' | 'noShow' | 'extras'>,
) => ({
  currency,
  total: found.total ?? 0,
  due: found.due ?? 0,
  taxes: found.taxes ?? [],
  cancellation: found.cancellation ?? [],
  noShow: found.noShow,
  extras: found.extras,
});
