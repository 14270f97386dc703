import { newId, type BookingId } from '@/kernel/ids';
import type { ActingMember } from '@/kernel/acting-member';
import { inOperator } from '@/server/db/transactions';

/** A row in every table of accounts: a charge on an invoice, which was paid. */
export async function fillAccounts(owner: ActingMember, member: ActingMember, bookingId: BookingId): Promise<void> {
  const { operatorId } = owner;
  const { memberId } = member;
  const [chargeId, invoiceId, closingId] = [newId<'charge'>(), newId<'invoice'>(), newId<'closing'>()];
  const sums = { netMinor: 1000, taxMinor: 230, grossMinor: 1230, currency: 'EUR' };
  const changed = { name: 'Harbour Ltd', address: 'Quay 1', taxNumber: 'PT 1', changedBy: owner.memberId };
  const party = { name: 'Harbour Ltd', address: 'Quay 1', taxNumber: 'PT 1' };
  const vat = { category: 'vat', name: 'VAT', percent: 23, net: 1000, tax: 230, gross: 1230 };
  const content = JSON.stringify({
    ...{ seller: { ...party, payTo: 'IBAN' }, buyer: { ...party, name: member.displayName }, taxes: [vat] },
    lines: [{ ...vat, words: 'Desk 1', serviceOn: '2026-01-02' }],
  });
  await inOperator(owner, async (tx) => {
    await tx
      .insertInto('charges')
      .values({
        ...{ operatorId, id: chargeId, memberId, sourceKind: 'booking', sourceId: bookingId, ordinal: 0 },
        ...{ serviceOn: '2026-01-02', lines: JSON.stringify([{}]), ...sums },
      })
      .execute();
    await tx
      .insertInto('depositDecisions')
      .values({ operatorId, bookingId, ordinal: 0, keptMinor: 0, decidedOn: '2026-01-05', decidedBy: owner.memberId })
      .execute();
    await tx
      .insertInto('closings')
      .values({
        ...{ operatorId, id: closingId, upTo: '2026-01-31', issuedOn: '2026-02-01', members: 1 },
        ...{ closedBy: owner.memberId, startedAt: new Date() },
      })
      .execute();
    await tx.insertInto('invoiceNumbers').values({ operatorId, kind: 'invoice', year: 2026, lastNumber: 1 }).execute();
    await tx
      .insertInto('invoices')
      .values({
        ...{ operatorId, id: invoiceId, kind: 'invoice', year: 2026, number: 1, memberId, closingId, content },
        ...{ issuedOn: '2026-02-01', dueOn: '2026-02-15', periodFrom: '2026-01-02', periodTo: '2026-01-31', ...sums },
      })
      .execute();
    await tx.insertInto('invoiceCharges').values({ operatorId, chargeId, invoiceId, memberId }).execute();
    await tx
      .insertInto('payments')
      .values({
        ...{ operatorId, id: newId<'payment'>(), memberId, invoiceId, how: 'cash', currency: 'EUR' },
        ...{ amountMinor: 1230, receivedOn: '2026-02-02', takenBy: owner.memberId },
      })
      .execute();
    await tx
      .insertInto('sellerDetails')
      .values({ operatorId, payTo: 'IBAN', dueDays: 14, ...changed })
      .execute();
    await tx
      .insertInto('buyerDetails')
      .values({ operatorId, memberId, ...changed })
      .execute();
    await tx
      .insertInto('taxExemptions')
      .values({
        ...{ operatorId, id: newId<'tax_exemption'>(), memberId, exempt: true, reason: 'Charity' },
        ...{ fromOn: '2026-01-01', untilOn: '2026-01-31', changedBy: owner.memberId },
      })
      .execute();
    await tx
      .insertInto('paymentReminders')
      .values({
        ...{ operatorId, id: newId<'payment_reminder'>(), memberId, sentOn: '2026-02-20', currency: 'EUR' },
        ...{ openMinor: 1230, sentBy: owner.memberId },
      })
      .execute();
  });
}
