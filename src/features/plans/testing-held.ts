import { sql } from 'kysely';
import { inOperator } from '@/server/db/transactions';
import type { MadeSpace } from '@/testing/makers';

/** What is left in each bucket of an operator that has something, by the date from which it counts. */
export async function heldIn(space: MadeSpace): Promise<(string | number)[][]> {
  const { rows } = await inOperator(space, (tx) =>
    sql<{ from: string; left: number }>`
      select covers_from::text || case when rolled_from is null then '' else ' rolled' end as from,
        (select coalesce(sum(case when credit = 'member' then amount else -amount end), 0)::float8 from ledger_entries e where e.bucket_id = b.id) as left
      from credit_buckets b where operator_id = ${space.operatorId} order by 1`.execute(tx),
  );
  return rows.flatMap(({ from, left }) => (left === 0 ? [] : [[from, left]]));
}

/** What stands on all accounts of an operator, summed by day. */
export async function owedIn(space: MadeSpace): Promise<(string | number)[][]> {
  const { rows } = await inOperator(space, (tx) =>
    sql<{ on: string; sum: number }>`
      select service_on::text as on, sum(gross_minor)::float8 as sum from charges where operator_id = ${space.operatorId} group by 1 having sum(gross_minor) <> 0 order by 1`.execute(
      tx,
    ),
  );
  return rows.map(({ on, sum }) => [on, sum]);
}
