import type { PricingErrorCode } from '@/features/pricing/pricing.errors';
import type { ErrorCopy } from './error-copy';

type Words = ErrorCopy | ((details: Readonly<Record<string, unknown>>) => ErrorCopy);

export const PRICING_WORDS: Record<PricingErrorCode, Words> = {
  'pricing.no_price': ({ resourceName }) => ({
    title: `${typeof resourceName === 'string' ? resourceName : 'It'} has no price at that time, so it cannot be booked`,
    hint: 'Pick another time, or ask the space.',
  }),
  'pricing.draft_changed': {
    title: 'Somebody else changed these prices meanwhile',
    hint: 'Reload the page to see theirs, then change what you wanted.',
  },
  'pricing.draft_not_found': { title: 'This draft is published or discarded already', hint: 'Reload the page.' },
  'pricing.version_not_found': { title: 'There is no such version of the prices', hint: 'Reload the page.' },
  'pricing.date_passed': {
    title: 'Prices do not change for days that are over',
    hint: 'Pick today or a later day.',
  },
};
