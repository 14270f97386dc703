import { type RawBuilder, sql } from 'kysely';
import type { BookingId, MemberId, SpaceId } from '@/kernel/ids';
import { localDateOf, type LocalDate } from '@/kernel/zone';
import { quoteThatCounts } from '@/features/pricing/agreed.service';
import { depositReturnsOn, type QuotedDeposit } from '@/features/pricing/domain/deposit';
import type { OperatorTx } from '@/server/db/transactions';
import type { DepositNow } from '../billing.contract';
import type { DepositDecision } from '../domain/what-a-deposit-comes-to';

type NewDecision = DepositDecision & {
  readonly bookingId: BookingId;
  readonly ordinal: number;
  readonly by: MemberId | null;
};

/** Adds what was decided; false where somebody decided in that turn already. */
export async function insertDecision(
  tx: OperatorTx,
  { bookingId, ordinal, kept, reason, on, by }: NewDecision,
): Promise<boolean> {
  const { rows } = await sql`
    insert into deposit_decisions (operator_id, booking_id, ordinal, kept_minor, reason, decided_on, decided_by)
    values (${tx.operatorId}, ${bookingId}, ${ordinal}, ${kept}, ${reason}, ${on}::date, ${by})
    on conflict on constraint deposit_decided_in_turn do nothing returning 1
  `.execute(tx);
  return rows.length === 1;
}

type Ended = {
  readonly id: BookingId;
  readonly endsAt: Date;
  readonly timeZone: string;
  readonly deposit: QuotedDeposit;
};

/**
 * Bookings whose deposit nobody has said anything of until it was to go back by itself. Served by deposits_charged: what is charged and not decided about are the few
 * of the last days.
 */
export async function listDepositsDue(tx: OperatorTx, now: Date): Promise<BookingId[]> {
  const { rows } = await sql<Ended>`
    select b.id, b.ends_at, s.time_zone, q.quote -> 'deposit' as deposit
    from bookings b
    join spaces s on s.operator_id = b.operator_id and s.id = b.space_id
    join lateral ${quoteThatCounts()} q on q.quote -> 'deposit' is not null
    where b.operator_id = ${tx.operatorId} and b.status in ('confirmed', 'no_show') and b.ends_at <= ${now} and b.guest_name is null
      and b.id in (select c.source_id from charges c where c.operator_id = ${tx.operatorId} and c.source_kind = 'deposit')
      and not exists (select 1 from deposit_decisions d where d.operator_id = b.operator_id and d.booking_id = b.id)
    order by b.ends_at, b.id
  `.execute(tx);
  return rows.filter((one) => depositReturnsOn(one, one.deposit) <= localDateOf(now, one.timeZone)).map(({ id }) => id);
}

/** In SQL, for a booking `b`: its deposit as JSON; null where there is none, as for guests, who leave theirs at the desk. */
const depositOf = (): RawBuilder<DepositNow | null> => sql`(
  select jsonb_build_object('amount', q.quote -> 'deposit' -> 'amount', 'returnDays', q.quote -> 'deposit' -> 'returnDays', 'currency', q.currency,
    'decisions', coalesce(d.ordinal + 1, 0), 'kept', d.kept_minor, 'reason', d.reason, 'decidedOn', d.decided_on)
  from ${quoteThatCounts()} q
  left join lateral (
    select * from deposit_decisions e where e.operator_id = b.operator_id and e.booking_id = b.id order by e.ordinal desc limit 1) d on true
  where q.quote -> 'deposit' is not null and b.guest_name is null and b.status in ('confirmed', 'no_show'))`;

type DepositRow = {
  readonly bookingId: BookingId;
  readonly resourceName: string;
  readonly timeZone: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly bookedAt: Date;
  readonly recurring: boolean;
  readonly deposit: DepositNow;
};

/** Deposits of a member that are held, and those that went back since a day, in the order of their bookings. */
export async function listDepositsOf(tx: OperatorTx, memberId: MemberId, since: LocalDate): Promise<DepositRow[]> {
  const { rows } = await sql<DepositRow>`
    select * from (
      select b.id as booking_id, r.name as resource_name, s.time_zone, b.starts_at, b.ends_at, b.created_at as booked_at,
        b.series_id is not null as recurring, ${depositOf()} as deposit
      from bookings b
      join resources r on r.operator_id = b.operator_id and r.id = b.resource_id
      join spaces s on s.operator_id = b.operator_id and s.id = b.space_id
      where b.operator_id = ${tx.operatorId} and b.member_id = ${memberId} and b.id in (
        select c.source_id from charges c where c.operator_id = ${tx.operatorId} and c.source_kind = 'deposit' and c.member_id = ${memberId})) held
    where deposit is not null and coalesce((deposit ->> 'decidedOn')::date, 'infinity') >= ${since}::date
    order by starts_at, booking_id limit 50
  `.execute(tx);
  return rows;
}

/** Deposits of those who are booked into a space on one of its days, in one statement. No booking lasts longer than 31 days. */
export async function listDepositsAt(
  tx: OperatorTx,
  { spaceId, date }: { readonly spaceId: SpaceId; readonly date: LocalDate },
): Promise<(DepositNow & { readonly bookingId: BookingId })[]> {
  const { rows } = await sql<{ bookingId: BookingId; deposit: DepositNow }>`
    select * from (
      select b.id as booking_id, ${depositOf()} as deposit
      from spaces s
      cross join lateral (select ${date}::date::timestamp at time zone s.time_zone as starts_at, (${date}::date + 1)::timestamp at time zone s.time_zone as ends_at) d
      join bookings b on b.operator_id = s.operator_id and b.space_id = s.id and b.starts_at < d.ends_at
        and b.starts_at > d.starts_at - interval '32 days' and b.ends_at > d.starts_at
      where s.operator_id = ${tx.operatorId} and s.id = ${spaceId}) held
    where deposit is not null
  `.execute(tx);
  return rows.map(({ bookingId, deposit }) => ({ bookingId, ...deposit }));
}
