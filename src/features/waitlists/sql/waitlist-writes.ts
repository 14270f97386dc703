import { sql } from 'kysely';
import type { BookingId, DeskGroupId, MemberId, PersonId, ResourceId, SpaceId, WaitlistEntryId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';

export type NewEntry = TimeRange & {
  readonly id: WaitlistEntryId;
  readonly spaceId: SpaceId;
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly kind: ResourceKind | null;
  readonly groupId: DeskGroupId | null;
  readonly resourceId: ResourceId | null;
};

/** A wanted date is offered to its member; false where it is already, or they wait for the same time otherwise. */
export async function insertOffer(
  tx: OperatorTx,
  offer: Omit<NewEntry, 'kind' | 'groupId'> & {
    readonly resourceId: ResourceId;
    readonly dateId: BookingId;
    readonly offeredAt: Date;
    readonly offerExpiresAt: Date;
  },
): Promise<boolean> {
  const made = await tx
    .insertInto('waitlistEntries')
    .values({ operatorId: tx.operatorId, ...offer, status: 'offered', offeredResourceId: offer.resourceId })
    .onConflict((clash) => clash.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

/** False when the member waits for the same already (`waitlist_wish_once`). */
export async function insertEntry(tx: OperatorTx, entry: NewEntry): Promise<boolean> {
  const made = await tx
    .insertInto('waitlistEntries')
    .values({ operatorId: tx.operatorId, ...entry })
    .onConflict((clash) => clash.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

/** The entry, locked until the transaction ends: an offer, its answer and its lapse never cross. */
export async function findEntryForUpdate(tx: OperatorTx, id: WaitlistEntryId) {
  return tx
    .selectFrom('waitlistEntries')
    .selectAll()
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateToOffered(
  tx: OperatorTx,
  id: WaitlistEntryId,
  offer: { readonly resourceId: ResourceId; readonly expiresAt: Date; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable('waitlistEntries')
    .set({
      status: 'offered',
      offeredResourceId: offer.resourceId,
      offeredAt: offer.now,
      offerExpiresAt: offer.expiresAt,
    })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

export async function updateToSettled(
  tx: OperatorTx,
  id: WaitlistEntryId,
  how: { readonly status: 'booked' | 'declined' | 'lapsed' | 'left' | 'over'; readonly bookingId?: BookingId },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('waitlistEntries')
    .set({ status: how.status, bookingId: how.bookingId ?? null, settledAt: now })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}

/** The date that was offered is booked by now, wanted no more or without being asked, somebody else's, or another time. */
const STALE = sql`exists (select from bookings b where b.operator_id = w.operator_id and b.id = w.date_id
  and (b.status <> 'skipped' or b.wanted is distinct from 'offer' or b.member_id <> w.member_id or b.starts_at <> w.starts_at or b.ends_at <> w.ends_at or b.resource_id <> w.offered_resource_id))`;

export async function isStale(tx: OperatorTx, id: WaitlistEntryId): Promise<boolean> {
  const { rows } = await sql<{ stale: boolean }>`
    select ${STALE} as stale from waitlist_entries w where w.operator_id = ${tx.operatorId} and w.id = ${id}`.execute(
    tx,
  );
  return rows[0]?.stale ?? false;
}

/**
 * Entries whose time has come while they waited, whose offer nobody answered, or whose date needs no offer any more. Served by waitlist_in_line,
 * waitlist_offers and waitlist_offer_of_date.
 */
export async function listEntriesDue(tx: OperatorTx, now: Date): Promise<WaitlistEntryId[]> {
  const { rows } = await sql<{ id: WaitlistEntryId }>`
    select id from waitlist_entries where operator_id = ${tx.operatorId} and status = 'offered' and offer_expires_at <= ${now}
    union
    select id from waitlist_entries where operator_id = ${tx.operatorId} and status = 'waiting' and ends_at <= ${now}
    union
    select w.id from waitlist_entries w where w.operator_id = ${tx.operatorId} and w.status = 'offered' and w.date_id is not null and ${STALE}
  `.execute(tx);
  return rows.map((row) => row.id);
}
