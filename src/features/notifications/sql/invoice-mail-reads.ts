import { sql } from 'kysely';
import type { Id, InvoiceId, MemberId, OperatorId } from '@/kernel/ids';
import { findInvoiceToMail, findReminderToMail } from '@/features/billing/mailed.service';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import type { AccountForMail, InvoiceForMail, ReminderForMail } from '../jobs/send-invoice-mails';

/** The house, and the member as they are now, at the address that they gave for invoices, or their own. */
async function findAccountForMail(tx: OperatorTx, memberId: MemberId): Promise<AccountForMail | null> {
  const { rows } = await sql<AccountForMail>`
    select jsonb_build_object('name', o.name, 'accent', o.accent, 'slug', o.slug) as operator,
      jsonb_build_object('name', m.display_name, 'email', coalesce(nullif(b.email, ''),
        (select e.email from auth.list_member_emails(array[m.person_id]) e), '')) as "to"
    from members m join operators o on o.id = m.operator_id
    left join buyer_details b on b.operator_id = m.operator_id and b.member_id = m.id
    where m.operator_id = ${tx.operatorId} and m.id = ${memberId}
  `.execute(tx);
  return rows[0] ?? null;
}

export const findInvoiceForMail = (operatorId: OperatorId, id: InvoiceId): Promise<InvoiceForMail | null> =>
  inOperator({ operatorId }, async (tx) => {
    const invoice = await findInvoiceToMail(tx, id);
    const account = invoice && (await findAccountForMail(tx, invoice.memberId));
    return invoice && account ? { ...account, invoice } : null;
  });

export const findReminderForMail = (
  operatorId: OperatorId,
  id: Id<'payment_reminder'>,
  now: Date,
): Promise<ReminderForMail | null> =>
  inOperator({ operatorId }, async (tx) => {
    const reminder = await findReminderToMail(tx, id, now);
    const account = reminder && (await findAccountForMail(tx, reminder.memberId));
    return reminder && account ? { ...account, overdue: reminder.overdue } : null;
  });
