import { sql } from 'kysely';
import type { SpaceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { BookingRule } from '../booking-rules.contract';

/** Writes a rule, in place of the one with its id where there is one. */
export async function upsertRule(tx: OperatorTx, spaceId: SpaceId, rule: BookingRule): Promise<void> {
  const { id, topic, kind, resourceId, role, memberId, planId = null, settings, words } = rule;
  await sql`
    insert into booking_rules (operator_id, id, space_id, topic, kind, resource_id, role, member_id, plan_id, settings, words)
    values (${tx.operatorId}, ${id}, ${spaceId}, ${topic}, ${kind}, ${resourceId}, ${role}, ${memberId}, ${planId}, ${JSON.stringify(settings)}::jsonb, ${words})
    on conflict (operator_id, id) do update set kind = excluded.kind, resource_id = excluded.resource_id, role = excluded.role,
      member_id = excluded.member_id, plan_id = excluded.plan_id, settings = excluded.settings, words = excluded.words, changed_at = now()
  `.execute(tx);
}

export async function deleteRule(tx: OperatorTx, spaceId: SpaceId, ruleId: string): Promise<void> {
  await sql`
    delete from booking_rules where operator_id = ${tx.operatorId} and space_id = ${spaceId} and id = ${ruleId}
  `.execute(tx);
}
