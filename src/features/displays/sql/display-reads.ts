import { sql } from 'kysely';
import type { Role } from '@/kernel/acting-member';
import type { BookingId, DisplayId, MemberId, PersonId, ResourceId, SpaceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';

/** A display that stands, with whoever made it: in their name it books. */
export type StandingDisplay = {
  readonly id: DisplayId;
  readonly spaceId: SpaceId;
  readonly resourceId: ResourceId | null;
  readonly name: string;
  readonly showsNames: boolean;
  readonly books: boolean;
  readonly createdBy: MemberId;
  readonly createdByPerson: PersonId;
  readonly operatorName: string;
  readonly accent: string;
};

/** The display that a token's hash opens in this operator, unless it was revoked. Served by display_token_unique. */
export async function findDisplayByHash(tx: OperatorTx, hash: Buffer): Promise<StandingDisplay | undefined> {
  const { rows } = await sql<StandingDisplay>`
    select d.id, d.space_id, d.resource_id, d.name, d.shows_names, d.books, d.created_by, m.person_id as created_by_person,
      o.name as operator_name, o.accent
    from displays d
    join members m on m.operator_id = d.operator_id and m.id = d.created_by
    join operators o on o.id = d.operator_id
    where d.operator_id = ${tx.operatorId} and d.token_hash = ${hash} and d.revoked_at is null
  `.execute(tx);
  return rows[0];
}

export type ListedDisplay = {
  readonly id: DisplayId;
  readonly name: string;
  readonly resourceName: string | null;
  readonly showsNames: boolean;
  readonly books: boolean;
  readonly createdByName: string;
  readonly createdAt: Date;
};

/** The displays of a space that stand, latest first. */
export async function listDisplays(tx: OperatorTx, spaceId: SpaceId): Promise<ListedDisplay[]> {
  return tx
    .selectFrom('displays as d')
    .innerJoin('members as m', (join) =>
      join.onRef('m.operatorId', '=', 'd.operatorId').onRef('m.id', '=', 'd.createdBy'),
    )
    .leftJoin('resources as r', (join) =>
      join.onRef('r.operatorId', '=', 'd.operatorId').onRef('r.id', '=', 'd.resourceId'),
    )
    .select([
      'd.id',
      'd.name',
      'r.name as resourceName',
      'd.showsNames',
      'd.books',
      'm.displayName as createdByName',
      'd.createdAt',
    ])
    .where('d.operatorId', '=', tx.operatorId)
    .where('d.spaceId', '=', spaceId)
    .where('d.revokedAt', 'is', null)
    .orderBy('d.createdAt', 'desc')
    .orderBy('d.id')
    .execute();
}

export type ShownPlace = {
  readonly id: ResourceId;
  readonly name: string;
  readonly kind: ResourceKind;
  readonly floorName: string;
  readonly capacity: number;
};

/** Everything of a space that can be booked, in the order of its plan; or one of it. */
export async function listShownPlaces(
  tx: OperatorTx,
  spaceId: SpaceId,
  only: ResourceId | null = null,
): Promise<ShownPlace[]> {
  let query = tx
    .selectFrom('resources as r')
    .innerJoin('floors as f', (join) => join.onRef('f.operatorId', '=', 'r.operatorId').onRef('f.id', '=', 'r.floorId'))
    .select(['r.id', 'r.name', 'r.kind', 'f.name as floorName', 'r.capacity'])
    .where('r.operatorId', '=', tx.operatorId)
    .where('r.spaceId', '=', spaceId)
    .where('r.retiredAt', 'is', null);
  if (only) query = query.where('r.id', '=', only);
  return query.orderBy('f.level').orderBy('r.sortKey').orderBy('r.id').execute();
}

export type UncheckedBooking = {
  readonly id: BookingId;
  readonly memberId: MemberId;
  readonly role: Role;
  readonly resourceId: ResourceId;
  readonly resourceKind: ResourceKind;
  readonly startsAt: Date;
};

/** Bookings within `range` to which nobody has checked in, as far as rules ask about them. Served by bookings_in_space. */
export async function listUncheckedBookings(
  tx: OperatorTx,
  spaceId: SpaceId,
  range: TimeRange,
): Promise<UncheckedBooking[]> {
  const { rows } = await sql<UncheckedBooking>`
    select b.id, case when b.guest_name is null then b.member_id end as member_id, case when b.guest_name is null then m.role else 'visitor' end as role, b.resource_id, r.kind as resource_kind, b.starts_at
    from bookings b
    join members m on m.operator_id = b.operator_id and m.id = b.member_id
    join resources r on r.operator_id = b.operator_id and r.id = b.resource_id
    where b.operator_id = ${tx.operatorId} and b.space_id = ${spaceId} and b.starts_at < ${range.endsAt}
      and b.starts_at > ${range.startsAt}::timestamptz - interval '32 days' and b.ends_at > ${range.startsAt} and b.status = 'confirmed'
      and b.checked_in_at is null
  `.execute(tx);
  return rows;
}
