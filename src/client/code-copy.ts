import type { CodeErrorCode } from '@/features/pricing/codes.errors';
import type { ErrorCopy } from './error-copy';

type Words = ErrorCopy | ((details: Readonly<Record<string, unknown>>) => ErrorCopy);

const named = (code: unknown): string => (typeof code === 'string' && code ? `The code ${code}` : 'This code');

export const CODE_WORDS: Record<CodeErrorCode, Words> = {
  'codes.unknown': ({ code }) => ({
    title: typeof code === 'string' && code ? `There is no code ${code}` : 'There is no such code',
    hint: 'Look at how it is written, or book without it.',
  }),
  'codes.not_yet': ({ code }) => ({ title: `${named(code)} does not count yet`, hint: 'Book without it, or later.' }),
  'codes.ended': ({ code }) => ({ title: `${named(code)} is over`, hint: 'Book without it.' }),
  'codes.used_up': ({ code }) => ({ title: `${named(code)} is used up`, hint: 'Book without it.' }),
  'codes.used_by_you': ({ code }) => ({
    title: `You have used ${named(code).replace(/^T/, 't')} as often as you may`,
    hint: 'Book without it.',
  }),
  'codes.not_here': ({ code }) => ({
    title: `${named(code)} is not for this place`,
    hint: 'Pick another place, or book without it.',
  }),
  'codes.not_found': { title: 'There is no such code', hint: 'Reload the page.' },
  'codes.taken': ({ code }) => ({
    title: `${named(code)} is there already`,
    hint: 'Change that one, or choose another word.',
  }),
};
