import type { TalkErrorCode } from '@/features/event-talk/event-talk.errors';
import type { ErrorCopy } from './error-copy';

type Words = ErrorCopy | ((details: Readonly<Record<string, unknown>>) => ErrorCopy);

/** Words for what those who come to an event say and show; `event-copy.ts` takes them in. */
export const TALK_WORDS: Record<TalkErrorCode, Words> = {
  'talk.not_for_you': { title: 'This is for those who come', hint: 'Say that you come, and you can join in.' },
  'talk.comment_gone': { title: 'This comment is gone', hint: 'Reload the page to see what is there.' },
  'talk.too_fast': { title: 'That were many comments in a short time', hint: 'Wait some minutes, then go on.' },
  'talk.photo_gone': { title: 'This photo is gone', hint: 'Reload the page to see what is there.' },
  'talk.not_begun': { title: 'It has not begun yet', hint: 'Photos can be added from its start on.' },
  'talk.not_there': {
    title: 'Photos and feedback are for those who were there',
    hint: 'Ask the host to check you in.',
  },
  'talk.too_many_photos': ({ most }) => ({
    title: `You have added ${typeof most === 'number' ? most : 'many'} photos already`,
    hint: 'Take one away to add another.',
  }),
  'talk.feedback_not_yet': { title: 'It is not over yet', hint: 'Say how it was once it is.' },
  'talk.feedback_over': { title: 'That can’t be changed any more', hint: 'Write to the host instead.' },
};
