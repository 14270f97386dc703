import {
  accountInput,
  beginClosingInput,
  remindInput,
  saveBuyerInput,
  saveSellerInput,
  takeBackPaymentInput,
  takePaymentInput,
} from '@/features/billing/billing.contract';
import { chargeFor } from '@/features/billing/billing.service';
import { beginClosing } from '@/features/billing/commands/begin-closing';
import { remind } from '@/features/billing/commands/remind';
import { saveBuyer } from '@/features/billing/commands/save-buyer';
import { saveSeller } from '@/features/billing/commands/save-seller';
import { takeBackPayment } from '@/features/billing/commands/take-back-payment';
import { takePayment } from '@/features/billing/commands/take-payment';
import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeIssuedInvoice } from '../make-issued-invoice';
import type { BusyHouse, SentCommand } from './testing-busy-house';

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
