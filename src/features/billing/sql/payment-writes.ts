import { sql } from 'kysely';
import type { InvoiceId, MemberId, PaymentId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import type { PaymentHow } from '../billing.contract';

type NewPayment = {
  readonly id: PaymentId;
  readonly memberId: MemberId;
  readonly invoiceId: InvoiceId | null;
  readonly how: PaymentHow;
  readonly currency: string;
  readonly amountMinor: number;
  readonly receivedOn: LocalDate;
  readonly note: string;
  readonly takesBack: PaymentId | null;
  readonly takenBy: MemberId;
};
export async function insertPayment(tx: OperatorTx, payment: NewPayment): Promise<void> {
  await tx
    .insertInto('payments')
    .values({ operatorId: tx.operatorId, ...payment })
    .execute();
}

type Payment = Omit<NewPayment, 'amountMinor' | 'takenBy' | 'id' | 'note'> & {
  readonly amount: number;
  readonly takenBack: boolean;
};
export async function findPayment(tx: OperatorTx, id: PaymentId): Promise<Payment | null> {
  const { rows } = await sql<Payment>`
    select p.member_id, p.invoice_id, p.how, p.currency, p.amount_minor::float8 as amount, p.received_on::text, p.takes_back,
      exists (select 1 from payments b where b.operator_id = p.operator_id and b.takes_back = p.id) as taken_back
    from payments p where p.operator_id = ${tx.operatorId} and p.id = ${id}
  `.execute(tx);
  return rows[0] ?? null;
}
