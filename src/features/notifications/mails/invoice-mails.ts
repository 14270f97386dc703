import { dayInWords } from '@/features/billing/domain/charge-words';
import { moneyInWords } from '@/kernel/money';
import type { LocalDate } from '@/kernel/zone';
import type { Mail, MailBrand } from '../domain/mail-document';
import { renderMail } from './render-mail';

/** An invoice or credit note, with what of it is open by now. Amounts in minor units of its currency. */
export type AccountedInvoice = {
  readonly kind: 'invoice' | 'credit_note';
  readonly title: string;
  readonly periodFrom: LocalDate;
  readonly periodTo: LocalDate;
  readonly dueOn: LocalDate;
  readonly currency: string;
  readonly gross: number;
  readonly open: number;
  readonly payTo: string;
};
type Account = { readonly brand: MailBrand; readonly memberName: string; readonly accountUrl: string };

const whyAccountMail = ({ brand }: Account) => `You get this mail because you have an account at ${brand.name}.`;
const payToLine = ({ payTo }: AccountedInvoice) => (payTo ? [`Pay to: ${payTo}`] : []);

/** "Here is your invoice": what it comes to, and what is still to be paid of it by when. The paper itself is attached. */
export function invoiceMail(input: Account & { readonly invoice: AccountedInvoice }): Promise<Mail> {
  const { brand, memberName, invoice, accountUrl } = input;
  const { kind, title, currency, gross, open } = invoice;
  const say = (minor: number) => moneyInWords(minor, currency);
  const period = `${dayInWords(invoice.periodFrom)} – ${dayInWords(invoice.periodTo)}`;
  const due = dayInWords(invoice.dueOn);
  const credit = kind === 'credit_note';
  const [subject, state] = credit
    ? [`${title}: ${say(-gross)} given back`, `${say(-gross)} is given back on your account.`]
    : open === 0
      ? [`${title}: ${say(gross)}, paid`, 'It is paid already: there is nothing to do.']
      : open < gross
        ? [
            `${title}: ${say(open)}, due ${due}`,
            `${say(gross - open)} of it is paid already; ${say(open)} is due ${due}.`,
          ]
        : [`${title}: ${say(gross)}, due ${due}`, `It is due ${due}.`];
  return renderMail({
    brand,
    subject,
    preheader: state,
    heading: title,
    blocks: [
      {
        kind: 'paragraph',
        text: `Hello ${memberName}, here is your ${credit ? 'credit note' : 'invoice'} for ${period}. ${state}`,
      },
      {
        kind: 'card',
        title: say(credit ? -gross : gross),
        lines: [credit ? 'Given back' : 'In all, with taxes', ...(open > 0 ? payToLine(invoice) : [])],
      },
      { kind: 'quiet', text: `What it is for stands on the attached PDF.` },
      { kind: 'button', label: 'See my account', url: accountUrl },
    ],
    reason: whyAccountMail(input),
  });
}

/** "This is overdue": each invoice with what of it is open. The papers are attached. */
export function paymentReminderMail(input: Account & { readonly overdue: readonly AccountedInvoice[] }): Promise<Mail> {
  const { brand, memberName, overdue, accountUrl } = input;
  const currency = overdue[0]?.currency ?? 'EUR';
  const say = (minor: number) => moneyInWords(minor, currency);
  const sum = say(overdue.reduce((all, { open }) => all + open, 0));
  const what = overdue.length === 1 ? 'An invoice is' : `${overdue.length} invoices are`;
  const [latest] = overdue.slice(-1);
  return renderMail({
    brand,
    subject: `Reminder: ${sum} is overdue`,
    preheader: `${what} not paid yet`,
    heading: `${sum} is overdue`,
    blocks: [
      {
        kind: 'paragraph',
        text: `Hello ${memberName}, ${what.toLowerCase()} overdue, with ${sum} still to be paid. If you have paid meanwhile, there is nothing to do.`,
      },
      {
        kind: 'list',
        title: 'Overdue',
        items: overdue.map(({ title, open, dueOn }) => ({
          text: `${title}: ${say(open)} open`,
          why: `was due ${dayInWords(dueOn)}`,
        })),
      },
      ...(latest?.payTo ? [{ kind: 'card' as const, title: sum, lines: payToLine(latest) }] : []),
      { kind: 'quiet', text: 'The invoices are attached.' },
      { kind: 'button', label: 'See my account', url: accountUrl },
    ],
    reason: whyAccountMail(input),
  });
}
