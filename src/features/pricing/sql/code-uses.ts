import { sql } from 'kysely';
import type { BookingId, MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import { givenUpByItsMember, quoteThatCounts } from './agreed-quote';
import { codeError } from '../codes.errors';
import type { Discount } from '../domain/discount';

export type NewUse = {
  readonly bookingId: BookingId;
  readonly memberId: MemberId;
  readonly guest: boolean;
  readonly discount: Discount;
};
export type KeptUse = { readonly memberId: MemberId; readonly discount: Discount };

/** The codes that bookings use, with the terms of the moment when they were booked. */
export async function listUsesOf(
  tx: OperatorTx,
  bookingIds: readonly BookingId[],
): Promise<ReadonlyMap<BookingId, KeptUse>> {
  const { rows } = await sql<KeptUse & { readonly bookingId: BookingId }>`
    select booking_id, member_id, (array_agg(terms order by number desc))[1] as discount from code_uses
    where operator_id = ${tx.operatorId} and booking_id = any(${bookingIds}::uuid[])
    group by booking_id, member_id, code_id having sum(case kind when 'given_back' then -1 else 1 end) > 0
  `.execute(tx);
  return new Map(rows.map(({ bookingId, ...use }) => [bookingId, use]));
}

/**
 * Writes which bookings use a code; those that use one already are left as they are. The limits hold whoever books at once: the constraint `code_within_limits` says so.
 * @throws DomainError `codes.used_up`, `codes.used_by_you`
 */
export async function insertUses(tx: OperatorTx, uses: readonly NewUse[]): Promise<void> {
  if (uses.length === 0) return;
  const rows = uses.map(({ discount, ...rest }) => ({ ...rest, codeId: discount.codeId, terms: discount }));
  try {
    await sql`
      insert into code_uses (operator_id, code_id, booking_id, member_id, guest, kind, terms)
      select ${tx.operatorId}, "codeId", "bookingId", "memberId", guest, 'used', terms
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w ("codeId" uuid, "bookingId" uuid, "memberId" uuid, guest boolean, terms jsonb)
      where not exists (
        select 1 from code_uses u where u.operator_id = ${tx.operatorId} and u.booking_id = w."bookingId"
        having sum(case u.kind when 'given_back' then -1 else 1 end) > 0)
    `.execute(tx);
  } catch (error) {
    const { constraint } = error as { constraint?: string };
    if (constraint === 'code_limit_in_all') throw codeError('codes.used_up', { code: uses[0]?.discount.code });
    if (constraint === 'code_limit_each') throw codeError('codes.used_by_you', { code: uses[0]?.discount.code });
    throw error;
  }
}

/**
 * Brings what these members, or these bookings, use of codes to how the bookings are now. A use stays while its booking does, also of who did not come, and where cancelling
 * it cost something: then the code lowered what was paid. It comes back where nothing is paid for it, or somebody else has it, once that can no longer be undone; what an undo
 * brought back is used again, at its agreed price, whatever the limits say by now. Twice it changes nothing. One statement.
 */
export async function settleCodes(
  tx: OperatorTx,
  whose: { readonly memberIds: readonly MemberId[] } | { readonly bookingIds: readonly BookingId[] },
  now: Date,
): Promise<void> {
  const which =
    'memberIds' in whose
      ? sql`u.member_id = any(${whose.memberIds}::uuid[])`
      : sql`u.booking_id = any(${whose.bookingIds}::uuid[])`;
  await sql`
    with uses as (
      select u.code_id, u.booking_id, u.member_id, u.guest, (array_agg(u.terms order by u.number desc))[1] as terms,
        sum(case u.kind when 'given_back' then -1 else 1 end) as used
      from code_uses u where u.operator_id = ${tx.operatorId} and ${which}
      group by u.code_id, u.booking_id, u.member_id, u.guest
    ), wanted as (
      select uses.*, case when b.member_id = uses.member_id and (b.status in ('confirmed', 'requested', 'no_show')
        or (b.status = 'cancelled' and (c.undo_until > ${now}
          or (${givenUpByItsMember} and q.percent > 0)))) then 1 else 0 end as uses
      from uses join bookings b on b.operator_id = ${tx.operatorId} and b.id = uses.booking_id
      left join cancellations c on c.operator_id = b.operator_id and c.id = b.cancellation_id
      left join lateral (
        select (select (step ->> 'percent')::numeric from jsonb_array_elements(q.quote -> 'cancellation') with ordinality as s (step, place)
          where step ->> 'from' is null or (step ->> 'from')::timestamptz <= c.created_at order by place desc limit 1) as percent
        from ${quoteThatCounts()} q
      ) q on true
    )
    insert into code_uses (operator_id, code_id, booking_id, member_id, guest, kind, terms)
    select ${tx.operatorId}, code_id, booking_id, member_id, guest, case when uses = 1 then 'kept' else 'given_back' end, terms
    from wanted where uses <> used order by code_id, booking_id
  `.execute(tx);
}
