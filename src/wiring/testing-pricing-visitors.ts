import { newId } from '@/kernel/ids';
import { atOperator, requestId, slot, somebody, staffOnly, type Entry } from './testing-gates';

const FREE_LIST = { otherwise: 'free', rules: [] };

export const PRICING_PROCEDURES: Record<string, Entry> = {
  'pricing.price': { gate: 'space', input: slot },
  'pricing.lists': { gate: 'operator', ...staffOnly, input: atOperator },
  'pricing.booked': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({ ...atOperator(house), from: '2030-01-01', to: '2030-03-31' }),
  },
  'pricing.extrasOnOffer': { gate: 'space', input: slot },
  'pricing.extras': { gate: 'operator', ...staffOnly, input: atOperator },
  'pricing.saveExtra': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({
      ...atOperator(house),
      ...{ requestId: requestId(), terms: { name: 'Lunch', per: 'booking', price: 1200 } },
    }),
  },
  'pricing.exemption': { gate: 'operator', ...staffOnly, input: somebody },
  'pricing.exempt': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({ ...somebody(house), exemption: { exempt: true, reason: 'Charity', from: '2099-01-01' } }),
  },
  'pricing.codes': { gate: 'operator', ...staffOnly, input: atOperator },
  'pricing.saveCode': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({
      ...atOperator(house),
      ...{ requestId: requestId(), terms: { code: 'SPRING', off: { type: 'percent', percent: 10 } } },
    }),
  },
  'pricing.saveDraft': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({ ...atOperator(house), requestId: requestId(), draft: null, list: FREE_LIST }),
  },
  'pricing.publish': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({ ...atOperator(house), requestId: requestId(), draft: newId(), effectiveFrom: '2030-01-01' }),
  },
  'pricing.discardDraft': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({ ...atOperator(house), requestId: requestId(), draft: newId() }),
  },
  'pricing.pin': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({
      ...{
        ...atOperator(house),
        requestId: requestId(),
        resourceId: newId(),
        expected: 0,
        asOf: new Date().toISOString(),
      },
      wish: { date: '2030-01-01', from: '09:00', to: '10:00', role: 'member', guests: 0, recurring: false },
    }),
  },
  'pricing.unpin': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({ ...atOperator(house), requestId: requestId(), pinId: newId() }),
  },
  'pricing.rollBack': {
    gate: 'operator',
    ...staffOnly,
    input: (house) => ({ ...atOperator(house), requestId: requestId(), to: 1, effectiveFrom: '2030-01-01' }),
  },
};
