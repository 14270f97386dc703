import { sql } from 'kysely';
import type { InvoiceId, MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { KeptInvoice } from '../domain/invoice-paper';

/** An invoice as it was made, and whose it is. */
export async function findInvoice(
  tx: OperatorTx,
  id: InvoiceId,
): Promise<(KeptInvoice & { readonly memberId: MemberId }) | null> {
  const { rows } = await sql<KeptInvoice & { memberId: MemberId }>`
    select i.member_id, i.kind, i.year, i.number, i.number_prefix, i.issued_on::text, i.due_on::text, i.period_from::text, i.period_to::text, i.currency,
      i.net_minor::float8 as net, i.gross_minor::float8 as gross, i.content
    from invoices i where i.operator_id = ${tx.operatorId} and i.id = ${id}
  `.execute(tx);
  return rows[0] ?? null;
}

/** What a member's letters are addressed to: their details, or the name they go by. */
export async function findAddressee(tx: OperatorTx, memberId: MemberId): Promise<string[]> {
  const { rows } = await sql<{ name: string; address: string }>`
    select coalesce(b.name, m.display_name) as name, coalesce(b.address, '') as address
    from members m left join buyer_details b on b.operator_id = m.operator_id and b.member_id = m.id
    where m.operator_id = ${tx.operatorId} and m.id = ${memberId}
  `.execute(tx);
  const [found] = rows;
  return found ? [found.name, ...found.address.split('\n')].filter((line) => line !== '') : [];
}
