import { newId } from '@/kernel/ids';
import { atOperator, type House, requestId, staffOnly, type Entry } from './testing-gates';

const asked = (house: House) => ({ ...atOperator(house), requestId: requestId() });
const ofNobody = (more: object) => (house: House) => ({ ...asked(house), membershipId: newId(), ...more });
const ofPlan = (more: object) => (house: House) => ({ ...asked(house), planId: newId(), ...more });
const DAY = '2099-01-01';
const gate = 'operator' as const;

export const PLAN_PROCEDURES: Record<string, Entry> = {
  'plans.plans': { gate, input: atOperator },
  'plans.holders': { gate, ...staffOnly, input: ofPlan({}) },
  'plans.membership': { gate, input: atOperator },
  'plans.previewChange': { gate, always: 'memberships.not_found', input: ofNobody({ planId: newId() }) },
  'plans.save': {
    ...{ gate, ...staffOnly },
    input: (house) => ({ ...asked(house), name: 'Flex', terms: { price: 12900, every: 'month' } }),
  },
  'plans.retire': { gate, ...staffOnly, input: ofPlan({ retired: true }) },
  'plans.join': {
    ...{ gate, always: 'plans.not_found', visitor: 'auth.not_allowed' },
    input: ofPlan({ version: 1, startsOn: DAY }),
  },
  'plans.change': {
    ...{ gate, always: 'memberships.not_found' },
    input: ofNobody({ planId: newId(), version: 1, when: 'now', difference: 0 }),
  },
  'plans.pause': { gate, always: 'memberships.not_found', input: ofNobody({ from: DAY }) },
  'plans.cancel': { gate, always: 'memberships.not_found', input: ofNobody({ lastOn: DAY }) },
  'plans.undo': { gate, always: 'memberships.not_found', input: ofNobody({ what: 'pause' }) },
};
