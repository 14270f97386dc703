import type { MemberErrorCode } from '@/features/members/members.errors';
import type { ErrorCopy } from './error-copy';

type Words = ErrorCopy | ((details: Readonly<Record<string, unknown>>) => ErrorCopy);

/** Words for the refusals around people and profiles; `error-copy.ts` takes them in. */
export const MEMBER_WORDS: Record<MemberErrorCode, Words> = {
  'member.not_found': { title: 'This person is not here any more', hint: 'Reload the page to see who is.' },
  'member.last_owner': {
    title: 'Somebody has to own the place',
    hint: 'Make another person an owner first.',
  },
  'member.owners_only': { title: 'Only an owner can do this', hint: 'Ask an owner.' },
  'member.not_yourself': { title: 'You cannot remove yourself', hint: 'Ask another owner or manager.' },
  'member.not_own_role_up': { title: 'You cannot give yourself more rights', hint: 'Ask an owner.' },
  'member.already_here': ({ displayName }) => ({
    title: typeof displayName === 'string' ? `${displayName} is here already` : 'This address is here already',
    hint: 'Find them in the list to change their role.',
  }),
  'member.not_removed': { title: 'This person is back already' },
  'invitation.not_found': { title: 'This invitation was answered or taken back', hint: 'Reload the page.' },
  'people_list.unreadable': ({ why }) => ({
    title: 'This cannot be read as a list',
    hint: typeof why === 'string' ? why : 'Save it as CSV with a first line that names the columns.',
  }),
  'people_list.rows_wrong': ({ problems }) => ({
    title: 'Nobody was invited',
    hint:
      Array.isArray(problems) && problems.length > 0
        ? problems.slice(0, 3).join(' ')
        : 'Some rows changed meanwhile. Look at them again.',
  }),
  'photo.too_large': { title: 'This picture is larger than 5 MB', hint: 'Choose a smaller one.' },
};
