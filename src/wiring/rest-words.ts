import { errorCopy, type ErrorCopy } from '@/client/error-copy';
import type { RestErrorCode, WordsFor } from '@/server/rest/problem';
import type { PlumbingErrorCode } from '@/server/trpc/plumbing-errors';

/** What a program's author reads where the words of the screens speak of forms and pages. */
const FOR_PROGRAMS: Record<RestErrorCode, ErrorCopy> & Partial<Record<PlumbingErrorCode, ErrorCopy>> = {
  'request.unknown': { title: 'There is no such address', hint: 'All of them are listed in /docs/api' },
  'request.method_not_allowed': { title: 'This address has other methods', hint: 'The Allow header names them' },
  'request.media_type': { title: 'Send JSON', hint: 'The content type is application/json' },
  'request.unreadable': { title: 'This is not a JSON object', hint: 'Check the body that was sent' },
  'request.too_large': { title: 'That is too much at once', hint: 'A body has at most 256 kB' },
  'input.invalid': { title: 'Something in the request does not fit', hint: '"errors" names the fields' },
  'auth.sign_in_needed': {
    title: 'A token is needed',
    hint: 'Get one from POST /api/v1/auth/login and send it as "Authorization: Bearer …"',
  },
};

/** The words of the screens for every code, but for those that programs alone meet. */
export const wordsForPrograms: WordsFor = (code, details) => {
  const own = Object.hasOwn(FOR_PROGRAMS, code) ? FOR_PROGRAMS[code as RestErrorCode] : undefined;
  return own ?? errorCopy(code, details);
};
