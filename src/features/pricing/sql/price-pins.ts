import { sql } from 'kysely';
import type { Id, MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { PricePin } from '../domain/price-pins';
import type { AcceptedPins, PinPriceInput } from '../pins.contract';

/** Every pinned price of the operator, in the order in which they were pinned. */
export async function listPins(tx: OperatorTx): Promise<PricePin[]> {
  const { rows } = await sql<Omit<PricePin, 'expected'> & { expected: string | null }>`
    select p.id, p.resource_id, p.wish, p.as_of, p.expected_minor as expected, p.pinned_at, m.display_name as pinned_by_name
    from price_pins p join members m on m.operator_id = p.operator_id and m.id = p.pinned_by
    where p.operator_id = ${tx.operatorId} order by p.id
  `.execute(tx);
  return rows.map(({ expected, ...pin }) => ({ ...pin, expected: expected === null ? null : Number(expected) }));
}

type ToPin = Pick<PinPriceInput, 'resourceId' | 'wish' | 'asOf' | 'expected'>;

export async function insertPin(tx: OperatorTx, by: MemberId, id: Id<'price_pin'>, pin: ToPin): Promise<void> {
  const { resourceId, wish, asOf, expected } = pin;
  await sql`
    insert into price_pins (operator_id, id, resource_id, wish, as_of, expected_minor, pinned_by)
    values (${tx.operatorId}, ${id}, ${resourceId}, ${JSON.stringify(wish)}::jsonb, ${asOf}, ${expected}, ${by})
  `.execute(tx);
}

/** Takes it away; null where there is none. */
export async function deletePin(tx: OperatorTx, id: Id<'price_pin'>): Promise<ToPin | null> {
  const { rows } = await sql<Omit<ToPin, 'expected' | 'asOf'> & { expected: string | null; asOf: Date }>`
    delete from price_pins where operator_id = ${tx.operatorId} and id = ${id}
    returning resource_id, wish, as_of, expected_minor as expected
  `.execute(tx);
  const [gone] = rows;
  if (!gone) return null;
  return { ...gone, asOf: gone.asOf.toISOString(), expected: gone.expected === null ? null : Number(gone.expected) };
}

/** What was accepted is expected from now on, all in one statement. */
export async function updateExpected(tx: OperatorTx, accepted: AcceptedPins): Promise<void> {
  if (accepted.length === 0) return;
  await sql`
    update price_pins p set expected_minor = a.amount
    from jsonb_to_recordset(${JSON.stringify(accepted)}::jsonb) as a ("pinId" uuid, amount bigint)
    where p.operator_id = ${tx.operatorId} and p.id = a."pinId"
  `.execute(tx);
}
