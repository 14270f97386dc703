import { sql } from 'kysely';
import type { MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';

/**
 * Members by a part of their name, for who asks them to come: those who let others see them, or all for who runs the place. `besides` somebody: who could
 * run an event with them, so no visitors.
 */
export async function listPeopleToAsk(
  tx: OperatorTx,
  {
    q,
    all,
    besides,
    most,
  }: { readonly q: string; readonly all: boolean; readonly besides: MemberId | null; readonly most: number },
): Promise<{ readonly memberId: MemberId; readonly name: string }[]> {
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<{ memberId: MemberId; name: string }>`
    select id as member_id, display_name as name from members
    where operator_id = ${tx.operatorId} and status = 'active' and display_name ilike ${like} and (${all} or visibility = 'members')
      and (${besides}::uuid is null or id <> ${besides}::uuid and role <> 'visitor')
    order by display_name, id limit ${most}
  `.execute(tx);
  return rows;
}
