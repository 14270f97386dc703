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

/** Entries whose time has come while they waited, or whose offer nobody answered. Served by waitlist_in_line and waitlist_offers. */
export async function listEntriesDue(tx: OperatorTx, now: Date): Promise<WaitlistEntryId[]> {
  const { rows } = await sql<{ id: WaitlistEntryId }>`
    select id from waitlist_entries where operator_id = ${tx.operatorId} and status = 'offered' and offer_expires_at <= ${now}
    union all
    select id from waitlist_entries where operator_id = ${tx.operatorId} and status = 'waiting' and ends_at <= ${now}
  `.execute(tx);
  return rows.map((row) => row.id);
}
