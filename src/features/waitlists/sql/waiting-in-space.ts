import { sql } from 'kysely';
import type { PersonId, ResourceId, SpaceId, WaitlistEntryId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';

/** Somebody in line for a time of a space, or with an offer for it. */
export type WaitingRow = TimeRange & {
  readonly id: WaitlistEntryId;
  readonly personId: PersonId;
  readonly displayName: string;
  readonly kind: string | null;
  readonly groupId: string | null;
  readonly resourceId: ResourceId | null;
  readonly offeredResourceId: ResourceId | null;
};

/** Who waits in a space for any of that time; without an end, for anything from then on. `inTurn`: they stay as they are until this transaction ends. */
export async function listWaiting(
  tx: OperatorTx,
  where: { readonly spaceId: SpaceId; readonly startsAt: Date; readonly endsAt: Date | null },
  { inTurn = false }: { readonly inTurn?: boolean } = {},
): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select w.id, w.person_id, m.display_name, w.kind, w.group_id, w.resource_id, w.starts_at, w.ends_at,
      case when w.status = 'offered' then w.offered_resource_id end as offered_resource_id
    from waitlist_entries w join members m on m.operator_id = ${tx.operatorId} and m.id = w.member_id
    where w.operator_id = ${tx.operatorId} and w.space_id = ${where.spaceId} and w.status in ('waiting', 'offered')
      and w.ends_at > ${where.startsAt} and w.starts_at < coalesce(${where.endsAt}::timestamptz, 'infinity')
    order by w.id ${inTurn ? sql`for update of w` : sql``}
  `.execute(tx);
  return rows;
}

/** Entries whose time will not come any more, and entries whose offer falls away: those stand in line again where they stood. */
export async function updateSettled(
  tx: OperatorTx,
  settled: { readonly over: readonly WaitlistEntryId[]; readonly backInLine: readonly WaitlistEntryId[] },
  now: Date,
): Promise<void> {
  await sql`
    update waitlist_entries set status = case when id = any (${[...settled.over]}::uuid[]) then 'over' else 'waiting' end,
      settled_at = case when id = any (${[...settled.over]}::uuid[]) then ${now}::timestamptz end,
      offered_resource_id = null, offered_at = null, offer_expires_at = null
    where operator_id = ${tx.operatorId} and id = any (${[...settled.over, ...settled.backInLine]}::uuid[]) and status in ('waiting', 'offered')
  `.execute(tx);
}

/** Everybody in line waits for the same time on the wall of another zone. */
export async function updateWaitingZone(
  tx: OperatorTx,
  ids: readonly WaitlistEntryId[],
  zones: { readonly from: string; readonly to: string },
): Promise<void> {
  const shifted = (column: string) => sql`(${sql.ref(column)} at time zone ${zones.from}) at time zone ${zones.to}`;
  await sql`
    update waitlist_entries set starts_at = ${shifted('starts_at')}, ends_at = greatest(${shifted('ends_at')}, ${shifted('starts_at')} + (ends_at - starts_at))
    where operator_id = ${tx.operatorId} and id = any (${[...ids]}::uuid[]) and status = 'waiting'
  `.execute(tx);
}
