import type { Id, InvoiceId, MemberId } from '@/kernel/ids';
import type { Paper } from '@/kernel/paper';
import { localDateOf, type LocalDate } from '@/kernel/zone';
import { getHouse } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import { FOR_MEMBERSHIPS } from './commands/charge-membership';
import { sumsOf } from './domain/charge-lines';
import { type KeptInvoice, invoicePaper, titleOfInvoice } from './domain/invoice-paper';
import { listCharged } from './sql/charge-writes';
import { findInvoice } from './sql/invoice-reads';
import { findReminded, listOpenInvoices, overdueOn, type ReminderId } from './sql/overdue-reads';

/** An invoice as a mail speaks of it: with what of it is open by now. */
export type MailedInvoice = Pick<
  KeptInvoice,
  'kind' | 'periodFrom' | 'periodTo' | 'dueOn' | 'currency' | 'gross' | 'content'
> & { readonly memberId: MemberId; readonly title: string; readonly open: number; readonly paper: Paper };

const mailed = (invoice: KeptInvoice & { readonly memberId: MemberId }, open: number): MailedInvoice => ({
  ...invoice,
  title: titleOfInvoice(invoice),
  open,
  paper: invoicePaper(invoice),
});

/** What goes out when an invoice or credit note is made. */
export async function findInvoiceToMail(tx: OperatorTx, id: InvoiceId): Promise<MailedInvoice | null> {
  const invoice = await findInvoice(tx, id);
  if (!invoice) return null;
  const open = await listOpenInvoices(tx, invoice.memberId);
  return mailed(invoice, open.find((one) => one.id === id)?.open ?? 0);
}

/** What a reminder speaks of: what is overdue by now, the oldest first; nothing where it was paid meanwhile. */
export async function findReminderToMail(
  tx: OperatorTx,
  id: ReminderId,
  now: Date,
): Promise<{ readonly memberId: MemberId; readonly overdue: readonly MailedInvoice[] } | null> {
  const memberId = await findReminded(tx, id);
  if (!memberId) return null;
  const today: LocalDate = localDateOf(now, (await getHouse(tx)).timeZone);
  const overdue: MailedInvoice[] = [];
  for (const { id: invoiceId, open } of (await listOpenInvoices(tx, memberId)).filter(overdueOn(today))) {
    const invoice = await findInvoice(tx, invoiceId);
    if (invoice) overdue.push(mailed(invoice, open));
  }
  return { memberId, overdue };
}

/** What the period of a membership that begins on a day was charged, with taxes, in minor units. */
export async function findChargedOn(tx: OperatorTx, id: Id<'membership'>, on: LocalDate): Promise<number> {
  const charged = await listCharged(tx, FOR_MEMBERSHIPS, id);
  return sumsOf(charged.filter(({ serviceOn }) => serviceOn === on).flatMap(({ lines }) => lines)).gross;
}
