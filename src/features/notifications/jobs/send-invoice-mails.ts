import type { Id, InvoiceId, OperatorId } from '@/kernel/ids';
import type { Paper } from '@/kernel/paper';
import type { MailedInvoice } from '@/features/billing/mailed.service';
import type { MailBrand } from '../domain/mail-document';
import { type AccountedInvoice, invoiceMail, paymentReminderMail } from '../mails/invoice-mails';
import type { MailJobPayload } from '../notifications.contract';
import { deliverMail, type MailDeps, type MailOutcome } from './deliver-mail';

/** Whose account it is: an address for invoices, or theirs. */
export type AccountForMail = {
  readonly operator: MailBrand & { readonly slug: string };
  readonly to: { readonly name: string; readonly email: string };
};
export type InvoiceForMail = AccountForMail & { readonly invoice: MailedInvoice };
export type ReminderForMail = AccountForMail & { readonly overdue: readonly MailedInvoice[] };
type Deps = MailDeps & {
  readonly findInvoiceForMail: (operatorId: OperatorId, id: InvoiceId) => Promise<InvoiceForMail | null>;
  readonly findReminderForMail: (
    operatorId: OperatorId,
    id: Id<'payment_reminder'>,
    now: Date,
  ) => Promise<ReminderForMail | null>;
  readonly writePaper: (paper: Paper) => Promise<Buffer>;
  readonly accountUrl: (operatorSlug: string) => string;
};

const accounted = ({ content, ...invoice }: MailedInvoice): AccountedInvoice => ({
  ...invoice,
  payTo: content.seller.payTo,
});
const asFile = async ({ paper }: MailedInvoice, { writePaper }: Deps) => ({
  filename: `${paper.title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.pdf`,
  content: await writePaper(paper),
});

/** An invoice or credit note, as it was made, with its PDF. */
export async function sendInvoice(
  { operatorId, invoiceId }: MailJobPayload<'send-invoice'>,
  deps: Deps,
): Promise<MailOutcome> {
  const found = await deps.findInvoiceForMail(operatorId, invoiceId);
  if (!found) return 'not_needed';
  const { operator: brand, to, invoice } = found;
  const about = { brand, memberName: to.name, accountUrl: deps.accountUrl(brand.slug) };
  const mail = await invoiceMail({ ...about, invoice: accounted(invoice) });
  const documents = [await asFile(invoice, deps)];
  return deliverMail({ job: 'send-invoice', about: [invoiceId], brand, to, mail, documents }, deps);
}

/** What is overdue by now; what was paid since somebody asked for it is not spoken of. */
export async function sendPaymentReminder(
  { operatorId, reminderId }: MailJobPayload<'send-payment-reminder'>,
  deps: Deps,
): Promise<MailOutcome> {
  const found = await deps.findReminderForMail(operatorId, reminderId, deps.now());
  if (!found || found.overdue.length === 0) return 'not_needed';
  const { operator: brand, to, overdue } = found;
  const about = { brand, memberName: to.name, accountUrl: deps.accountUrl(brand.slug) };
  const mail = await paymentReminderMail({ ...about, overdue: overdue.map(accounted) });
  const documents = [];
  for (const invoice of overdue) documents.push(await asFile(invoice, deps));
  return deliverMail({ job: 'send-payment-reminder', about: [reminderId], brand, to, mail, documents }, deps);
}
