import { newId } from '@/kernel/ids';
import { atOperator, type House, requestId, staffOnly, type Entry } from './testing-gates';

const PASS = { name: 'Ten days', unit: 'half_days', amount: 20, price: 15000 };

export const MEMBERSHIP_PROCEDURES: Record<string, Entry> = {
  'memberships.credits': { gate: 'operator', input: atOperator },
  'memberships.statement': { gate: 'operator', input: atOperator },
  'memberships.passes': { gate: 'operator', input: atOperator },
  'memberships.savePass': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({ ...atOperator(house), requestId: requestId(), pass: PASS }),
  },
  'memberships.saveEarning': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({ ...atOperator(house), requestId: requestId(), earning: { unit: 'minutes', amount: 30 } }),
  },
  'memberships.buyPass': {
    gate: 'operator',
    always: 'passes.not_found',
    input: (house) => ({ ...atOperator(house), requestId: requestId(), passId: newId(), price: 1 }),
  },
  'memberships.grant': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({
      ...atOperator(house),
      ...{ requestId: requestId(), memberId: newId(), unit: 'minutes', amount: 60, name: 'An hour' },
    }),
  },
  'memberships.takeBack': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({
      ...atOperator(house),
      ...{ requestId: requestId(), bucketId: newId(), amount: 60, reason: 'A mistake' },
    }),
  },
};

/** What somebody holds, is on and owes, over the API. */
export const ACCOUNT_ADDRESSES: Record<string, Entry & { readonly path: (house: House) => string }> =
  Object.fromEntries(
    ['credits', 'credits/statement', 'plan', 'account', 'invoices'].map((what) => [
      `GET /users/me/${what}`,
      { gate: 'operator', path: ({ harbour }: House) => `/users/me/${what}?operatorId=${harbour.operatorId}` },
    ]),
  );
