import type { MemberId } from '@/kernel/ids';
import { localDateOf, type LocalDate } from '@/kernel/zone';
import { getHouse } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import { billingError } from './billing.errors';
import type { ChargeLine } from './domain/charge-lines';
import { makeInvoice, numberInWords } from './domain/make-invoice';
import { settle } from './domain/settle';
import { findAccount, type OpenRow } from './sql/account-reads';
import { insertCharges } from './sql/charge-writes';
import { findSeller, listMembersToClose } from './sql/closing-reads';

export type ToCharge = {
  readonly memberId: MemberId;
  /** What it is for: `pass`, `plan_period`, `fee` … Bookings are charged for by this room itself. */
  readonly sourceKind: string;
  readonly sourceId: string;
  /** The local date from which on a closing takes it. */
  readonly serviceOn: LocalDate;
  readonly currency: string;
  /** Each with the words that stand on the invoice, and its tax; net and tax sum to gross. */
  readonly lines: readonly ChargeLine[];
};

/** Charges a member for something, once for each source: charged for it already, it stays as it is. Answers whether it is new. */
export const chargeFor = async (tx: OperatorTx, charge: ToCharge): Promise<boolean> =>
  (await insertCharges(tx, [{ ...charge, ordinal: 0 }])) === 1;

/** Invoices as a closing up to that date would make them now: the same reckoning. */
export async function invoicesToMake(tx: OperatorTx, upTo: LocalDate, issuedOn: LocalDate) {
  const [seller, members] = [await findSeller(tx), await listMembersToClose(tx, upTo)];
  return members.flatMap(({ memberId, charges, buyer }) => {
    const invoice = makeInvoice(charges, { upTo, issuedOn, seller, buyer });
    return invoice ? [{ memberId, name: buyer.name, kind: invoice.kind, gross: invoice.gross }] : [];
  });
}

const sumOf = (rows: readonly OpenRow[]) => rows.reduce((sum, { gross }) => sum + gross, 0);

/** The account with what of it is open. @throws DomainError `account.not_found` */
export async function getAccount(tx: OperatorTx, memberId: MemberId, now: Date) {
  const { timeZone, currency } = await getHouse(tx);
  const found = await findAccount(tx, memberId);
  if (!found) throw billingError('account.not_found');
  const today = localDateOf(now, timeZone);
  const { open, credit } = settle(found.invoices, found.payments);
  const invoices = found.invoices.map(({ year, number, numberPrefix, ...invoice }) => ({
    ...invoice,
    number: numberInWords({ kind: invoice.kind, year, number, numberPrefix }),
    open: open.get(invoice.id) ?? 0,
  }));
  const takenBack = new Set(found.payments.map(({ takesBack }) => takesBack));
  const [had, toCome] = [(row: OpenRow) => row.serviceOn <= today, (row: OpenRow) => row.serviceOn > today];
  return {
    ...{ memberId, name: found.name, currency, timeZone, today, credit },
    owed: invoices.reduce((sum, one) => sum + one.open, 0),
    notInvoiced: sumOf(found.open.filter(had)),
    upcoming: sumOf(found.open.filter(toCome)),
    charges: found.open,
    invoices,
    payments: found.payments.map((payment) => ({ ...payment, takenBack: takenBack.has(payment.id) })),
  };
}
