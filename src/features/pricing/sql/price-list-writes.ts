import { sql } from 'kysely';
import { newId, type MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { PriceList } from '../pricing.contract';

/** Writes the draft anew, under a new id: whoever opened the one before is told. */
export async function replaceDraft(tx: OperatorTx, by: MemberId, content: PriceList): Promise<string> {
  const id = newId<'price_list_draft'>();
  await deleteDraft(tx);
  await sql`
    insert into price_list_drafts (operator_id, id, content, changed_by)
    values (${tx.operatorId}, ${id}, ${JSON.stringify(content)}::jsonb, ${by})
  `.execute(tx);
  return id;
}

export async function deleteDraft(tx: OperatorTx): Promise<void> {
  await sql`delete from price_list_drafts where operator_id = ${tx.operatorId}`.execute(tx);
}

type Published = {
  readonly content: PriceList;
  readonly effectiveFrom: string;
  readonly restores: number | null;
};

/** The next version; what has one never changes again (migration 0054). */
export async function insertVersion(tx: OperatorTx, by: MemberId, published: Published): Promise<number> {
  const { content, effectiveFrom, restores } = published;
  const { rows } = await sql<{ version: number }>`
    insert into price_lists (operator_id, version, effective_from, content, restores, changed_by)
    select ${tx.operatorId}, coalesce(max(version), 0) + 1, ${effectiveFrom}::date, ${JSON.stringify(content)}::jsonb,
      ${restores}::integer, ${by}
    from price_lists where operator_id = ${tx.operatorId}
    returning version
  `.execute(tx);
  return rows[0]?.version ?? 0;
}
