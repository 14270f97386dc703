import { sql } from 'kysely';
import type { MemberId, PersonId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { PassView } from '../memberships.contract';
import type { PassId } from './pass-writes';

const columns = sql`p.id, p.name, p.unit, p.amount, p.kinds, p.half_day_minutes, p.valid_days, p.price_minor::float8 as price, p.tax_category as tax, p.on_sale`;

/** All, or those on sale, the cheapest first. */
export async function listPasses(tx: OperatorTx, onlyOnSale: boolean): Promise<PassView[]> {
  const { rows } = await sql<PassView>`
    select ${columns} from passes p where p.operator_id = ${tx.operatorId} and (p.on_sale or not ${onlyOnSale}) order by p.on_sale desc, p.price_minor, p.name
  `.execute(tx);
  return rows;
}

export async function findPass(tx: OperatorTx, id: PassId): Promise<PassView | null> {
  const { rows } = await sql<PassView>`
    select ${columns} from passes p where p.operator_id = ${tx.operatorId} and p.id = ${id}
  `.execute(tx);
  return rows[0] ?? null;
}

export async function findActiveMember(tx: OperatorTx, id: MemberId): Promise<{ readonly personId: PersonId } | null> {
  const row = await tx
    .selectFrom('members')
    .select('personId')
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .where('status', '=', 'active')
    .executeTakeFirst();
  return row ?? null;
}

export async function findMemberName(tx: OperatorTx, id: MemberId): Promise<string | null> {
  const row = await tx
    .selectFrom('members')
    .select('displayName')
    .where('operatorId', '=', tx.operatorId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.displayName ?? null;
}
