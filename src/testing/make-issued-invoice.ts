import { insertClosing, insertInvoice } from '@/features/billing/sql/closing-writes';
import type { ActingMember } from '@/kernel/acting-member';
import { type InvoiceId, type MemberId, newId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';

const PARTY = { name: 'Harbour', address: 'Quay 8', taxNumber: 'PT 5' };

type Issued = {
  readonly memberId: MemberId;
  /** Minor units, with 25 % VAT; less than nothing is a credit note. */
  readonly gross: number;
  readonly issuedOn: string;
  readonly dueOn?: string;
};

/** An invoice of some past day, with no charge on it: for tests about what becomes of invoices. */
export async function makeIssuedInvoice(
  tx: OperatorTx,
  by: Pick<ActingMember, 'memberId'>,
  { memberId, gross, issuedOn, dueOn = issuedOn }: Issued,
): Promise<InvoiceId> {
  const closingId = newId<'closing'>();
  const startedAt = new Date(`${issuedOn}T10:00:00Z`);
  const closing = { id: closingId, upTo: issuedOn, issuedOn, members: 1, closedBy: by.memberId, startedAt };
  await insertClosing(tx, closing);
  const tax = Math.round(gross / 5);
  const vat = { category: 'vat', name: 'VAT', percent: 25, net: gross - tax, tax, gross };
  const about = { memberId, closingId, issuedOn, currency: 'EUR', chargeIds: [] };
  const { id } = await insertInvoice(tx, about, {
    ...{ kind: gross < 0 ? 'credit_note' : 'invoice', dueOn, periodFrom: issuedOn, periodTo: issuedOn },
    ...{ numberPrefix: '', net: vat.net, tax, gross },
    content: {
      seller: { ...PARTY, payTo: 'PT50 0000' },
      buyer: { ...PARTY, name: 'Reis, Lda' },
      lines: [{ ...vat, words: 'Desk', serviceOn: issuedOn }],
      taxes: [vat],
    },
  });
  return id;
}
