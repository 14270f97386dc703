import { sql } from 'kysely';
import type { DeskGroupId, MemberId, PersonId, ResourceId, SpaceId, WaitlistEntryId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { TimeRange } from '@/kernel/time-range';
import type { Role } from '@/kernel/acting-member';
import type { OperatorTx, PersonTx } from '@/server/db/transactions';

/** Who waits, and what for, as whoever offers must know it. */
export type EntryInLine = TimeRange & {
  readonly id: WaitlistEntryId;
  readonly memberId: MemberId;
  readonly role: Role;
  readonly since: Date;
  /** To the microsecond: where a page of the line ends. */
  readonly sinceExactly: string;
  /** The resources that would do, in the order of the plan. */
  readonly resourceIds: readonly ResourceId[];
};

/** The line of a space: those who still wait for something to come, in the order in which they came, a page of them. One query. */
export async function listInLine(
  tx: OperatorTx,
  spaceId: SpaceId,
  now: Date,
  {
    most,
    after,
  }: { readonly most: number; readonly after: { readonly sinceExactly: string; readonly id: string } | null },
): Promise<EntryInLine[]> {
  const { rows } = await sql<EntryInLine>`
    select w.id, w.member_id, w.starts_at, w.ends_at, m.role, w.created_at as since, w.created_at::text as since_exactly,
      array(select r.id::text from resources r where r.operator_id = ${tx.operatorId} and r.space_id = ${spaceId} and r.retired_at is null
        and case when w.resource_id is not null then r.id = w.resource_id when w.group_id is not null then r.group_id = w.group_id else r.kind = w.kind end
        and (m.role <> 'visitor' or r.open_to_visitors)
        order by r.sort_key, r.id) as resource_ids
    from waitlist_entries w join members m on m.operator_id = w.operator_id and m.id = w.member_id and m.status = 'active'
    where w.operator_id = ${tx.operatorId} and w.space_id = ${spaceId} and w.status = 'waiting' and w.ends_at > ${now}
      ${after ? sql`and (w.created_at, w.id) > (${after.sinceExactly}::timestamptz, ${after.id}::uuid)` : sql``}
    order by w.created_at, w.id
    limit ${most}
  `.execute(tx);
  return rows;
}

/** The resources that would do for a wish. */
export async function listWanted(
  tx: OperatorTx,
  spaceId: SpaceId,
  wish: {
    readonly resourceId?: ResourceId;
    readonly groupId?: DeskGroupId;
    readonly kind?: ResourceKind;
    readonly role: Role;
  },
): Promise<{ id: ResourceId; name: string; kind: ResourceKind }[]> {
  let query = tx
    .selectFrom('resources')
    .select(['id', 'name', 'kind'])
    .where('operatorId', '=', tx.operatorId)
    .where('spaceId', '=', spaceId)
    .where('retiredAt', 'is', null);
  if (wish.resourceId) query = query.where('id', '=', wish.resourceId);
  if (wish.groupId) query = query.where('groupId', '=', wish.groupId);
  if (wish.kind) query = query.where('kind', '=', wish.kind);
  if (wish.role === 'visitor') query = query.where('openToVisitors', '=', true);
  return query.orderBy('sortKey').orderBy('id').execute();
}

/** Those before an entry in line who want an overlapping time: for a slot of theirs, or for a date of their series. */
const AHEAD = sql`(
  select count(*)::integer from waitlist_entries o
  where o.operator_id = w.operator_id and o.space_id = w.space_id and o.status in ('waiting', 'offered')
    and (o.created_at, o.id) < (w.created_at, w.id) and o.starts_at < w.ends_at and o.ends_at > w.starts_at
    and (o.resource_id is not distinct from w.resource_id and o.group_id is not distinct from w.group_id and o.kind is not distinct from w.kind))
  + (
  select count(*)::integer from bookings d
  where d.operator_id = w.operator_id and d.space_id = w.space_id and d.status = 'skipped' and d.wanted is not null and d.wanted_since < w.created_at
    and d.resource_id = w.resource_id and d.starts_at < w.ends_at and d.ends_at > w.starts_at and d.id is distinct from w.date_id)`;

/** How many wait before this one for the same. */
export async function countAhead(tx: OperatorTx, id: WaitlistEntryId): Promise<number> {
  const { rows } = await sql<{ ahead: number }>`
    select ${AHEAD} as ahead from waitlist_entries w where w.operator_id = ${tx.operatorId} and w.id = ${id}
  `.execute(tx);
  return rows[0]?.ahead ?? 0;
}

export type MyEntryRow = TimeRange & {
  readonly id: WaitlistEntryId;
  readonly operatorId: string;
  readonly operatorSlug: string;
  readonly spaceId: SpaceId;
  readonly spaceName: string;
  readonly spaceSlug: string;
  readonly timeZone: string;
  readonly kind: ResourceKind | null;
  readonly wantedName: string | null;
  readonly status: 'waiting' | 'offered';
  readonly offeredName: string | null;
  readonly offerExpiresAt: Date | null;
};

/** What a person waits for, wherever: offers first, then by time. One query, served by waitlist_of_person. */
export async function listMyEntries(tx: PersonTx, personId: PersonId, now: Date): Promise<MyEntryRow[]> {
  const { rows } = await sql<MyEntryRow>`
    select w.id, w.operator_id, o.slug as operator_slug, w.space_id, s.name as space_name, s.slug as space_slug, s.time_zone, w.kind,
      r.name as wanted_name, w.starts_at, w.ends_at, w.status,
      offered.name as offered_name, w.offer_expires_at
    from waitlist_entries w
    join operators o on o.id = w.operator_id
    join spaces s on s.operator_id = w.operator_id and s.id = w.space_id
    left join resources r on r.operator_id = w.operator_id and r.id = w.resource_id
    left join resources offered on offered.operator_id = w.operator_id and offered.id = w.offered_resource_id
    where w.person_id = ${personId} and w.ends_at > ${now}
      and (w.status = 'waiting' or (w.status = 'offered' and w.offer_expires_at > ${now}))
    order by w.status = 'waiting', w.starts_at, w.id
    limit 100
  `.execute(tx);
  return rows;
}

/** Names of groups and places in line, asked operator by operator: one's own rows alone do not tell them. */
export async function listPlacesInLine(
  tx: OperatorTx,
  ids: readonly WaitlistEntryId[],
): Promise<{ id: WaitlistEntryId; ahead: number; groupName: string | null }[]> {
  const { rows } = await sql<{ id: WaitlistEntryId; ahead: number; groupName: string | null }>`
    select w.id, ${AHEAD} as ahead, g.name as group_name
    from waitlist_entries w left join desk_groups g on g.operator_id = w.operator_id and g.id = w.group_id
    where w.operator_id = ${tx.operatorId} and w.id = any (${[...ids]}::uuid[])
  `.execute(tx);
  return rows;
}
