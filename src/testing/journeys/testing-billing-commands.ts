import {
  accountInput,
  beginClosingInput,
  remindInput,
  saveBuyerInput,
  saveSellerInput,
  settleDepositInput,
  takeBackPaymentInput,
  takePaymentInput,
} from '@/features/billing/billing.contract';
import { chargeFor } from '@/features/billing/billing.service';
import { beginClosing } from '@/features/billing/commands/begin-closing';
import { chargeBookings } from '@/features/billing/commands/charge-bookings';
import { remind } from '@/features/billing/commands/remind';
import { saveBuyer } from '@/features/billing/commands/save-buyer';
import { saveSeller } from '@/features/billing/commands/save-seller';
import { settleDeposit } from '@/features/billing/commands/settle-deposit';
import { takeBackPayment } from '@/features/billing/commands/take-back-payment';
import { takePayment } from '@/features/billing/commands/take-payment';
import { publishPriceList } from '@/features/pricing/commands/publish-price-list';
import { saveDraft } from '@/features/pricing/commands/save-draft';
import { findDraft } from '@/features/pricing/sql/price-list-reads';
import { listOf } from '@/features/pricing/testing-prices';
import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeResource } from '../makers';
import { makeIssuedInvoice } from '../make-issued-invoice';
import { hour, type BusyHouse, type SentCommand } from './testing-busy-house';

const LONG_AGO = '2026-01-02';

/** Something that Ana owes. */
async function owing(house: BusyHouse) {
  const { memberId } = accountInput.required().parse({ operatorId: house.operatorId, memberId: house.ana.memberId });
  await inOperator(house.space, (tx) =>
    chargeFor(tx, {
      ...{ memberId, sourceKind: 'fee', sourceId: newId(), serviceOn: LONG_AGO, currency: 'EUR' },
      lines: [{ category: null, name: 'No tax', percent: 0, net: 100, tax: 0, gross: 100, words: 'Locker' }],
    }),
  );
  const paid = { memberId, invoiceId: null, amount: 100, how: 'cash', receivedOn: LONG_AGO };
  return takePaymentInput.parse(house.request(paid));
}

export const BILLING_COMMANDS: readonly SentCommand[] = [
  {
    name: 'take-payment',
    make: async (house) => {
      const input = await owing(house);
      return (who) => takePayment(who, input);
    },
  },
  {
    name: 'take-back-payment',
    make: async (house) => {
      const { paymentId } = await takePayment(house.owner, await owing(house));
      const input = takeBackPaymentInput.parse(house.request({ paymentId }));
      return (who) => takeBackPayment(who, input);
    },
  },
  {
    name: 'begin-closing',
    make: async (house) => {
      await owing(house);
      const input = beginClosingInput.parse(house.request({ upTo: LONG_AGO }));
      return (who) => beginClosing(who, input);
    },
  },
  {
    name: 'settle-deposit',
    make: async (house) => {
      const hall = await makeResource(house.space, { kind: 'event_space' });
      const terms = { kind: 'event_space' as const, resourceId: null, amount: 5000 };
      const list = listOf([], { otherwise: 'free', deposits: { returnDays: 3, asked: [terms] } });
      const before = (await inOperator(house.space, findDraft))?.id ?? null;
      const { draft } = await saveDraft(house.owner, house.request({ list, draft: before }));
      await publishPriceList(house.owner, house.request({ draft, effectiveFrom: hour(0).toISOString().slice(0, 10) }));
      const bookingId = await house.book(house.ana, hall, 0, 2);
      await chargeBookings(house.space, { bookingId });
      const input = settleDepositInput.parse(house.request({ bookingId, keep: 0, decisions: 0 }));
      return (who) => settleDeposit(who, input, hour(1));
    },
  },
  {
    name: 'remind',
    make: async (house) => {
      const { memberId } = house.ana;
      await inOperator(house.space, (tx) =>
        makeIssuedInvoice(tx, house.owner, { memberId, gross: 1000, issuedOn: LONG_AGO }),
      );
      const input = remindInput.parse(house.request({ memberId }));
      return (who) => remind(who, input);
    },
  },
  {
    name: 'save-seller',
    make: (house) => {
      const words = { name: 'Harbour, Lda', address: 'Quay 8', taxNumber: 'PT 5', payTo: 'PT50', footer: '' };
      const seller = { ...words, numberPrefix: '', dueDays: 14, byMail: true };
      const input = saveSellerInput.parse(house.request({ seller }));
      return Promise.resolve((who: ActingMember) => saveSeller(who, input));
    },
  },
  {
    name: 'save-buyer',
    make: (house) => {
      const buyer = { name: 'Reis, Lda', address: '', taxNumber: 'PT 9', email: '' };
      const input = saveBuyerInput.parse(house.request({ memberId: house.ana.memberId, buyer }));
      return Promise.resolve((who: ActingMember) => saveBuyer(who, input));
    },
  },
];
