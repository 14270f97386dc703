import type { PricingErrorCode } from '@/features/pricing/pricing.errors';
import { moneyInWords } from '@/kernel/money';
import type { ErrorCopy } from './error-copy';

type Words = ErrorCopy | ((details: Readonly<Record<string, unknown>>) => ErrorCopy);

export const PRICING_WORDS: Record<PricingErrorCode, Words> = {
  'pricing.no_price': ({ resourceName }) => ({
    title: `${typeof resourceName === 'string' ? resourceName : 'It'} has no price at that time, so it cannot be booked`,
    hint: 'Pick another time, or ask the space.',
  }),
  'pricing.price_changed': ({ amount, currency }) => ({
    title:
      typeof amount === 'number' && typeof currency === 'string'
        ? `It costs ${moneyInWords(amount, currency)} by now`
        : 'It costs something else by now',
    hint: 'Look at the price and why, then book again.',
  }),
  'pricing.taxes_passed': {
    title: 'That day is too long ago',
    hint: 'They can be spared taxes from an earlier day, and pay them from today on.',
  },
  'pricing.member_not_found': { title: 'There is no such member', hint: 'Reload the page.' },
  'pricing.draft_changed': {
    title: 'Somebody else changed these prices meanwhile',
    hint: 'Reload the page to see theirs, then change what you wanted.',
  },
  'pricing.draft_not_found': { title: 'This draft is published or discarded already', hint: 'Reload the page.' },
  'pricing.version_not_found': { title: 'There is no such version of the prices', hint: 'Reload the page.' },
  'pricing.pins_broken': ({ pins }) => {
    const names = Array.isArray(pins) ? (pins as { resourceName: string; from: string; to: string }[]) : [];
    return {
      title: names.length === 1 ? 'A pinned price would change' : `${names.length} pinned prices would change`,
      hint: `${names.map(({ resourceName, from, to }) => `${resourceName} ${from}–${to}`).join(', ')}. Accept each, or change the draft.`,
    };
  },
  'pricing.pin_not_found': { title: 'This price is not pinned any more', hint: 'Reload the page.' },
  'pricing.pinned_place_not_found': { title: 'This place is not there any more', hint: 'Try another one.' },
  'pricing.too_many_pins': ({ most }) => ({
    title: 'There are as many pinned prices as there may be',
    hint: `Unpin one first: ${typeof most === 'number' ? most : 60} are enough to be looked through.`,
  }),
  'pricing.date_passed': {
    title: 'Prices do not change for days that are over',
    hint: 'Pick today or a later day.',
  },
};
