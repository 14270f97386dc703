import { moneyInWords } from '@/kernel/money';
import type { MembershipErrorCode } from '@/features/memberships/memberships.errors';
import type { ErrorCopy } from './error-copy';

type Words = ErrorCopy | ((details: Readonly<Record<string, unknown>>) => ErrorCopy);

export const MEMBERSHIP_WORDS: Record<MembershipErrorCode, Words> = {
  'credits.spent_meanwhile': {
    title: 'What you hold was used for something else at this moment',
    hint: 'Look at the price again: it may be another now.',
  },
  'credits.not_so_much_left': {
    title: 'There is not so much left',
    hint: 'Somebody may have used some meanwhile. Reload the page and take back less.',
  },
  'credits.bucket_not_found': { title: 'There is no such credit', hint: 'Reload the page.' },
  'credits.date_passed': { title: 'That day is over', hint: 'Pick today or a later day, or no last day at all.' },
  'credits.member_not_found': { title: 'There is no such member', hint: 'Reload the page.' },
  'passes.not_found': { title: 'There is no such pass', hint: 'Reload the page.' },
  'passes.not_on_sale': { title: 'This pass is not sold any more', hint: 'Pick another one.' },
  'passes.price_changed': ({ price, currency }) => ({
    title:
      typeof price === 'number' && typeof currency === 'string'
        ? `The pass costs ${moneyInWords(price, currency)} by now`
        : 'The pass has another price by now',
    hint: 'Nothing was bought. Reload the page to see it.',
  }),
};
