import { sql } from 'kysely';
import type { EventId, MemberId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import { addressOf } from './address-reads';

/** Whether a member was invited to an event, and is on one of its plans today. */
export async function findBelonging(
  tx: OperatorTx,
  event: { readonly eventId: EventId; readonly planIds: readonly string[] },
  memberId: MemberId,
  today: LocalDate,
): Promise<{ readonly invited: boolean; readonly onPlan: boolean }> {
  const { rows } = await sql<{ invited: boolean; onPlan: boolean }>`
    select exists (select from event_invitations i where i.operator_id = ${tx.operatorId} and i.event_id = ${event.eventId} and (i.member_id = ${memberId}
        or i.email = ${addressOf(tx.operatorId, memberId)})) as invited,
      exists (select from unnest(${[...event.planIds]}::uuid[]) as p where ${memberId} = any (members_on_plan(${tx.operatorId}, p, ${today}::date))) as on_plan
  `.execute(tx);
  return rows[0] ?? { invited: false, onPlan: false };
}
