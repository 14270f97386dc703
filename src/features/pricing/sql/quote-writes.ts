import { sql } from 'kysely';
import { type BookingId, type MemberId, newId, type ResourceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';
import type { Quote } from '../domain/quote';
import { quoteThatCounts } from './agreed-quote';

export type KeptQuote = TimeRange & {
  readonly bookingId: BookingId;
  readonly resourceId: ResourceId;
  readonly memberId: MemberId;
  readonly version: number;
  readonly quote: Quote;
};

/** What is agreed with bookings for where, when and whose they are; those that have no price are not in it. One statement. */
export async function listAgreed(
  tx: OperatorTx,
  bookingIds: readonly BookingId[],
): Promise<ReadonlyMap<BookingId, { readonly quote: Quote; readonly version: number }>> {
  const { rows } = await sql<{ id: BookingId; quote: Quote; version: number }>`
    select b.id, q.quote, q.price_list_version as version from bookings b
    join lateral ${quoteThatCounts()} q on true where b.operator_id = ${tx.operatorId} and b.id = any(${[...bookingIds]}::uuid[])
  `.execute(tx);
  return new Map(rows.map(({ id, ...agreed }) => [id, agreed]));
}

/** Keeps once more what was agreed with a booking before an act that is undone, so that it counts again. */
export async function insertQuoteOfBefore(tx: OperatorTx, bookingId: BookingId, act: Date): Promise<void> {
  await sql`
    insert into quotes (operator_id, id, booking_id, resource_id, member_id, starts_at, ends_at, price_list_version, currency, amount_minor, quote)
    select operator_id, ${newId<'quote'>()}, booking_id, resource_id, member_id, starts_at, ends_at, price_list_version, currency, amount_minor, quote
    from quotes where operator_id = ${tx.operatorId} and booking_id = ${bookingId} and made_at < ${act} order by id desc limit 1
  `.execute(tx);
}

/** Keeps what bookings cost, all in one statement. */
export async function insertQuotes(tx: OperatorTx, quotes: readonly KeptQuote[]): Promise<void> {
  if (quotes.length === 0) return;
  const rows = quotes.map(({ bookingId, resourceId, memberId, startsAt, endsAt, version, quote }) => ({
    ...{ id: newId<'quote'>(), booking_id: bookingId, resource_id: resourceId, member_id: memberId },
    ...{ starts_at: startsAt, ends_at: endsAt, version, currency: quote.currency, amount: quote.total, quote },
  }));
  await sql`
    insert into quotes (operator_id, id, booking_id, resource_id, member_id, starts_at, ends_at, price_list_version, currency, amount_minor, quote)
    select ${tx.operatorId}, q.id, q.booking_id, q.resource_id, q.member_id, q.starts_at, q.ends_at, q.version, q.currency, q.amount, q.quote
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as q (id uuid, booking_id uuid, resource_id uuid, member_id uuid,
      starts_at timestamptz, ends_at timestamptz, version integer, currency text, amount bigint, quote jsonb)
  `.execute(tx);
}
