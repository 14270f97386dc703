import { type RawBuilder, sql } from 'kysely';
import type { OperatorTx } from '@/server/db/transactions';

export type House = { readonly currency: string; readonly timeZone: string };

/** In SQL: the zone by which operator `o` counts days that belong to no space, that of its first space. */
export const houseZone: RawBuilder<string> = sql`coalesce((select s.time_zone from spaces s where s.operator_id = o.id order by s.created_at, s.id limit 1), 'UTC')`;

/** An operator's currency, and that zone. */
export async function getHouse(tx: OperatorTx): Promise<House> {
  const { rows } = await sql<House>`
    select o.currency, ${houseZone} as time_zone
    from operators o where o.id = ${tx.operatorId}
  `.execute(tx);
  return rows[0] ?? { currency: 'EUR', timeZone: 'UTC' };
}
