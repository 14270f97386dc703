import type { ExtraErrorCode } from '@/features/pricing/extras.errors';
import type { ErrorCopy } from './error-copy';

type Words = ErrorCopy | ((details: Readonly<Record<string, unknown>>) => ErrorCopy);

export const EXTRA_WORDS: Record<ExtraErrorCode, Words> = {
  'extras.not_offered': ({ resourceName }) => ({
    title: `One of the extras is not offered ${typeof resourceName === 'string' ? `with ${resourceName}` : 'here'} any more`,
    hint: 'Choose again, or do without.',
  }),
  'extras.not_found': { title: 'There is no such extra', hint: 'Reload the page.' },
};
