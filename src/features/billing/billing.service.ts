import type { MemberId } from '@/kernel/ids';
import { localDateOf, type LocalDate } from '@/kernel/zone';
import { getHouse } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import { billingError } from './billing.errors';
import type { ChargeLine } from './domain/charge-lines';
import { makeInvoice } from './domain/make-invoice';
import { findAccountTotals } from './sql/account-page-reads';
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

/** What an account comes to now. @throws DomainError `account.not_found` */
export async function getAccount(tx: OperatorTx, memberId: MemberId, now: Date) {
  const { timeZone, currency } = await getHouse(tx);
  const today = localDateOf(now, timeZone);
  const totals = await findAccountTotals(tx, memberId, today);
  if (!totals) throw billingError('account.not_found');
  return { memberId, currency, timeZone, today, ...totals };
}
