import { DomainError } from '@/kernel/domain-error';

const KINDS = {
  'talk.not_for_you': 'forbidden',
  'talk.comment_gone': 'not_found',
  'talk.too_fast': 'limited',
  'talk.photo_gone': 'not_found',
  'talk.not_begun': 'not_now',
  'talk.not_there': 'forbidden',
  'talk.too_many_photos': 'conflict',
  'talk.feedback_not_yet': 'not_now',
  'talk.feedback_over': 'not_now',
} as const;

export type TalkErrorCode = keyof typeof KINDS;

export const talkError = (code: TalkErrorCode, details: Readonly<Record<string, unknown>> = {}) =>
  new DomainError<TalkErrorCode>(KINDS[code], code, details);
