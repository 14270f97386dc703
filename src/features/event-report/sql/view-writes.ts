import { sql } from 'kysely';
import type { EventId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';

/** So many ways a day are told apart: whoever makes up addresses fills no table. */
const MOST_WAYS = 50;

/** Counts who has not been counted on this day: one statement. Whether they were. */
export async function insertView(
  tx: OperatorTx,
  { eventId, day, mark, cameFrom }: { eventId: EventId; day: LocalDate; mark: Buffer; cameFrom: string },
): Promise<boolean> {
  const { rows } = await sql`
    with fresh as (
      insert into event_view_marks (operator_id, day, event_id, mark) values (${tx.operatorId}, ${day}::date, ${eventId}, ${mark})
      on conflict do nothing returning event_id
    ), way as (
      select count(*) >= ${MOST_WAYS} and not coalesce(bool_or(v.came_from = ${cameFrom}), false) as one_too_many
      from event_views v where v.operator_id = ${tx.operatorId} and v.event_id = ${eventId} and v.day = ${day}::date
    )
    insert into event_views as v (operator_id, event_id, day, came_from, views)
    select ${tx.operatorId}, fresh.event_id, ${day}::date, case when way.one_too_many then '' else ${cameFrom} end, 1 from fresh, way
    on conflict (operator_id, event_id, day, came_from) do update set views = v.views + 1
    returning v.views
  `.execute(tx);
  return rows.length > 0;
}

/** Nobody is counted twice on a day that is over: what says who was counted goes. */
export async function deleteMarksBefore(tx: OperatorTx, day: LocalDate): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from event_view_marks where operator_id = ${tx.operatorId} and day < ${day}::date
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}
