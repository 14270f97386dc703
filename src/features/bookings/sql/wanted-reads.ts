import { sql } from 'kysely';
import type { Role } from '@/kernel/acting-member';
import type { BookingId, MemberId, PersonId, ResourceId, SpaceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { OperatorTx, PersonTx } from '@/server/db/transactions';
import type { Wanting } from '../domain/wanted';

export type MyWantedRow = {
  readonly bookingId: BookingId;
  readonly seriesId: string;
  readonly operatorId: string;
  readonly operatorSlug: string;
  readonly spaceId: string;
  readonly spaceName: string;
  readonly spaceSlug: string;
  readonly timeZone: string;
  readonly resourceName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly wanted: Wanting['how'];
  readonly ofSeries: number;
};
type Page = {
  readonly limit: number;
  readonly after: { readonly startsAt: Date; readonly id: string } | null;
  readonly now: Date;
};

/** What a person's series want still, wherever, the next first, and one more than a page; not what waits to be decided. Served by bookings_wanted_of_person. */
export async function listMyWanted(
  tx: PersonTx,
  personId: PersonId,
  { limit, after, now }: Page,
): Promise<MyWantedRow[]> {
  const { rows } = await sql<MyWantedRow>`
    select * from (select b.id as booking_id, coalesce(s.root_id, s.id) as series_id, b.operator_id, o.slug as operator_slug, b.space_id, p.name as space_name,
      p.slug as space_slug, p.time_zone, r.name as resource_name, b.starts_at, b.ends_at, b.wanted,
      (count(*) over (partition by coalesce(s.root_id, s.id)))::integer as of_series
    from bookings b
    join operators o on o.id = b.operator_id
    join spaces p on p.operator_id = b.operator_id and p.id = b.space_id
    join resources r on r.operator_id = b.operator_id and r.id = b.resource_id
    join series s on s.operator_id = b.operator_id and s.id = b.series_id
    where b.person_id = ${personId} and b.status = 'skipped' and b.wanted is not null and b.starts_at > ${now} and not b.left_series and not b.undecided and s.status = 'live') d
    where ${after === null} or (d.starts_at, d.booking_id) > (${after?.startsAt ?? null}::timestamptz, ${after?.id ?? null}::uuid)
    order by d.starts_at, d.booking_id
    limit ${limit + 1}
  `.execute(tx);
  return rows;
}

/** A date in its line: whose it is and where, which rules count for it, and how many are before it. */
export type DateInLine = {
  readonly id: BookingId;
  readonly spaceId: SpaceId;
  readonly resourceId: ResourceId;
  readonly kind: ResourceKind;
  readonly memberId: MemberId;
  readonly role: Role;
  readonly ahead: number;
};

/** How many wait before each of these dates for the same place at an overlapping time: for a slot, or for a date of a series. */
export async function listDatesInLine(tx: OperatorTx, ids: readonly BookingId[]): Promise<DateInLine[]> {
  const { rows } = await sql<DateInLine>`
    select b.id, b.space_id, b.resource_id, p.kind, b.member_id, m.role, (
      select count(*)::integer from waitlist_entries w
      where w.operator_id = b.operator_id and w.space_id = b.space_id and w.status in ('waiting', 'offered') and w.created_at < b.wanted_since
        and w.starts_at < b.ends_at and w.ends_at > b.starts_at and w.resource_id = b.resource_id
    ) + (
      select count(*)::integer from bookings d
      where d.operator_id = b.operator_id and d.space_id = b.space_id and d.status = 'skipped' and d.wanted is not null and not d.left_series
        and (d.wanted_since, d.id) < (b.wanted_since, b.id) and d.resource_id = b.resource_id and d.starts_at < b.ends_at and d.ends_at > b.starts_at
    ) as ahead
    from bookings b
    join resources p on p.operator_id = b.operator_id and p.id = b.resource_id
    join members m on m.operator_id = b.operator_id and m.id = b.member_id
    where b.operator_id = ${tx.operatorId} and b.id = any (${[...ids]}::uuid[])
  `.execute(tx);
  return rows;
}
