import { sql } from 'kysely';
import type { BookingId, MemberId, PersonId, SeriesId, SpaceId } from '@/kernel/ids';
import { quoteThatCounts } from '@/features/pricing/agreed.service';
import type { QuotedDeposit } from '@/features/pricing/domain/deposit';
import type { OperatorTx, PersonTx } from '@/server/db/transactions';
import type { BookingStatus } from '../bookings.contract';
import type { MyBookingRow } from '../domain/booking-views';

export type BookingToCancel = {
  readonly id: BookingId;
  readonly spaceId: SpaceId;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly seriesId: SeriesId | null;
  readonly originalLocalStart: string | null;
  readonly startsAt: Date;
  readonly status: BookingStatus;
};

/** A date that was handed over belongs to its series no more: whoever has it now has this one alone. */
export async function findBookingToCancel(tx: OperatorTx, id: BookingId): Promise<BookingToCancel | undefined> {
  return tx
    .selectFrom('bookings as b')
    .leftJoin('series as se', (join) =>
      join.onRef('se.operatorId', '=', 'b.operatorId').onRef('se.id', '=', 'b.seriesId').on('b.leftSeries', '=', false),
    )
    .select(['b.id', 'b.spaceId', 'b.memberId', 'b.personId', 'b.originalLocalStart', 'b.startsAt', 'b.status'])
    .select('se.id as seriesId')
    .where('b.operatorId', '=', tx.operatorId)
    .where('b.id', '=', id)
    .executeTakeFirst();
}

type Page = {
  readonly limit: number;
  readonly after: { readonly startsAt: Date; readonly id: string } | null;
  readonly now: Date;
};

/** What was agreed with whose booking `b` is. */
const agreedJson = sql<MyBookingRow['agreed']>`
  (select jsonb_strip_nulls(jsonb_build_object('amount', q.amount_minor, 'currency', q.currency, 'deposit', q.quote -> 'deposit')) from ${quoteThatCounts()} q)`;

export type AgreedPrice = { readonly amount: number; readonly currency: string; readonly deposit?: QuotedDeposit };

/** What was agreed for bookings, by their ids; those that have no price are not in it. */
export async function listAgreedPrices(
  tx: OperatorTx,
  ids: readonly BookingId[],
): Promise<ReadonlyMap<string, AgreedPrice>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; agreed: AgreedPrice | null }>`
    select b.id, ${agreedJson} as agreed from bookings b where b.operator_id = ${tx.operatorId} and b.id = any(${ids}::uuid[])
  `.execute(tx);
  return new Map(rows.flatMap(({ id, agreed }) => (agreed ? [[id, agreed] as const] : [])));
}

/**
 * One's own bookings across operators, soonest first; those that are over, latest first. One query, served by bookings_of_person.
 * A skipped date shows as long as its series lives; a single request that came to nothing until its time is over.
 */
export async function listMyBookings(tx: PersonTx, when: 'upcoming' | 'past', page: Page): Promise<MyBookingRow[]> {
  const upcoming = when === 'upcoming';
  const order = upcoming ? sql`b.starts_at, b.id` : sql`b.starts_at desc, b.id desc`;
  const wanted = upcoming
    ? sql`b.starts_at > ${page.now}::timestamptz - interval '32 days' and b.ends_at > ${page.now}
        and (b.status in ('confirmed', 'requested', 'no_show') or (b.status = 'skipped' and se.status = 'live')
          or (b.status in ('declined', 'lapsed') and b.series_id is null))`
    : sql`b.starts_at <= ${page.now} and b.ends_at <= ${page.now} and b.status <> 'skipped'`;
  const after = !page.after
    ? sql`true`
    : upcoming
      ? sql`(b.starts_at, b.id) > (${page.after.startsAt}, ${page.after.id}::uuid)`
      : sql`(b.starts_at, b.id) < (${page.after.startsAt}, ${page.after.id}::uuid)`;
  const { rows } = await sql<MyBookingRow>`
    select b.id, b.operator_id, o.name as operator_name, o.slug as operator_slug, b.space_id, s.name as space_name, s.slug as space_slug,
      s.time_zone, b.resource_id, r.name as resource_name, r.kind as resource_kind, b.starts_at, b.ends_at, b.status, b.skip_reason, b.note,
      b.guests, b.extras, b.guest_name, b.request_expires_at, b.checked_in_at, b.checked_out_at, b.release_at, b.answer_note, b.override_reason, b.member_id,
      m.role,
      b.created_at, se.id as series_id, se.rrule, se.local_start as series_local_start, se.status as series_status,
      ${agreedJson} as agreed
    from bookings b
    join operators o on o.id = b.operator_id
    join members m on m.operator_id = b.operator_id and m.id = b.member_id
    join spaces s on s.operator_id = b.operator_id and s.id = b.space_id
    join resources r on r.operator_id = b.operator_id and r.id = b.resource_id
    left join series se on se.operator_id = b.operator_id and se.id = b.series_id and not b.left_series
    where b.person_id = ${tx.personId} and b.guest_name is null and ${wanted} and ${after}
    order by ${order}
    limit ${page.limit + 1}
  `.execute(tx);
  return rows;
}
