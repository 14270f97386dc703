import { sql } from 'kysely';
import { newId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import { type NewCharge, sumsOf } from '../domain/charge-lines';

export type SourcedCharge = NewCharge & {
  readonly sourceKind: string;
  readonly sourceId: string;
  readonly ordinal: number;
};

/** Adds charges, all in one statement; the nth of a source that is there already stays as it is. Answers how many are new. */
export async function insertCharges(tx: OperatorTx, charges: readonly SourcedCharge[]): Promise<number> {
  if (charges.length === 0) return 0;
  const rows = charges.map(({ memberId, sourceKind, sourceId, ordinal, serviceOn, currency, lines }) => ({
    ...{ id: newId<'charge'>(), member_id: memberId, source_kind: sourceKind, source_id: sourceId, ordinal },
    ...{ service_on: serviceOn, currency, lines, ...sumsOf(lines) },
  }));
  const { rows: added } = await sql`
    insert into charges (operator_id, id, member_id, source_kind, source_id, ordinal, service_on, currency, lines, net_minor, tax_minor, gross_minor)
    select ${tx.operatorId}, c.id, c.member_id, c.source_kind, c.source_id, c.ordinal, c.service_on, c.currency, c.lines, c.net, c.tax, c.gross
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c (id uuid, member_id uuid, source_kind text, source_id uuid, ordinal integer,
      service_on date, currency text, lines jsonb, net bigint, tax bigint, gross bigint)
    on conflict on constraint charge_once do nothing
    returning 1
  `.execute(tx);
  return added.length;
}

/** Those who charge for bookings of one operator come one after another: whoever comes second sees what the first has charged. */
export async function lockCharging(tx: OperatorTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('charging ' || ${tx.operatorId}::text, 0))`.execute(tx);
}

/** What was charged for something so far, in that order. */
export async function listCharged(tx: OperatorTx, sourceKind: string, sourceId: string): Promise<NewCharge[]> {
  const { rows } = await sql<NewCharge>`
    select member_id, service_on::text, currency, lines from charges
    where operator_id = ${tx.operatorId} and source_kind = ${sourceKind} and source_id = ${sourceId} order by ordinal
  `.execute(tx);
  return rows;
}
