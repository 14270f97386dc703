import { sql } from 'kysely';
import {
  newId,
  type BookingId,
  type ClosureId,
  type MemberId,
  type PersonId,
  type ResourceId,
  type SpaceChangeId,
  type SpaceId,
  type WaitlistEntryId,
} from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { OperatorTx } from '@/server/db/transactions';

export type NewClosure = {
  readonly id: ClosureId;
  readonly spaceId: SpaceId;
  readonly resourceId: ResourceId | null;
  readonly kind: ResourceKind | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly reason: string;
  readonly createdBy: MemberId;
};

export async function insertClosure(tx: OperatorTx, closure: NewClosure): Promise<void> {
  await tx
    .insertInto('closures')
    .values({ operatorId: tx.operatorId, ...closure })
    .execute();
}

export type NewSpaceChange = {
  readonly id: SpaceChangeId;
  readonly spaceId: SpaceId;
  readonly kind: 'closure' | 'hours' | 'retire' | 'zone';
  readonly resourceId: ResourceId | null;
  readonly closureId: ClosureId | null;
  readonly reason: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly changedBy: MemberId;
};

/** Where something stood, or stands: times as ISO instants. */
export type Standing = { readonly resourceId: string | null; readonly startsAt: Date; readonly endsAt: Date };

/** What became of one booking, or of one entry of the waitlist. */
export type NewChangeRow = (
  | { readonly bookingId: BookingId; readonly waitlistEntryId: null }
  | { readonly bookingId: null; readonly waitlistEntryId: WaitlistEntryId }
) & {
  readonly personId: PersonId;
  readonly decision: 'moved' | 'cancelled' | 'kept';
  readonly before: Standing;
  readonly after: Standing | null;
};

/** The act with everything that it did. Two statements, however many rows. */
export async function insertSpaceChange(
  tx: OperatorTx,
  change: NewSpaceChange,
  rows: readonly NewChangeRow[],
): Promise<void> {
  await tx
    .insertInto('spaceChanges')
    .values({ operatorId: tx.operatorId, ...change, details: JSON.stringify(change.details) })
    .execute();
  if (rows.length === 0) return;
  const json = JSON.stringify(rows.map((row) => ({ id: newId(), ...row })));
  await sql`
    insert into space_change_rows (operator_id, change_id, id, booking_id, waitlist_entry_id, person_id, decision, before, after)
    select ${tx.operatorId}, ${change.id}, r.id, r."bookingId", r."waitlistEntryId", r."personId", r.decision, r.before, r.after
    from jsonb_to_recordset(${json}::jsonb) as r (
      id uuid, "bookingId" uuid, "waitlistEntryId" uuid, "personId" uuid, decision text, before jsonb, after jsonb)
  `.execute(tx);
}

/** The closure, which nobody else changes until this transaction ends. */
export async function findClosureForUpdate(
  tx: OperatorTx,
  where: { readonly spaceId: SpaceId; readonly id: ClosureId },
) {
  return tx
    .selectFrom('closures')
    .select(['id', 'resourceId', 'startsAt', 'endsAt', 'reason'])
    .where('operatorId', '=', tx.operatorId)
    .where('spaceId', '=', where.spaceId)
    .where('id', '=', where.id)
    .forUpdate()
    .executeTakeFirst();
}

/** Never began: it leaves no trace but in the log. */
export async function deleteClosure(tx: OperatorTx, id: ClosureId): Promise<void> {
  await tx.deleteFrom('closures').where('operatorId', '=', tx.operatorId).where('id', '=', id).execute();
}

export async function updateClosureEnd(tx: OperatorTx, id: ClosureId, endsAt: Date): Promise<void> {
  await tx
    .updateTable('closures')
    .set({ endsAt })
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .execute();
}
