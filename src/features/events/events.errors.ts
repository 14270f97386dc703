import { DomainError } from '@/kernel/domain-error';

const KINDS = {
  'event.not_found': 'not_found',
  'event.may_not_host': 'forbidden',
  'event.not_yours': 'forbidden',
  'event.changed_meanwhile': 'conflict',
  'event.room_taken': 'conflict',
  'event.no_dates': 'invalid',
  'event.too_many_dates': 'invalid',
  'event.in_the_past': 'invalid',
  'event.dates_meet': 'invalid',
  'event.cannot_now': 'not_now',
  'event.not_on': 'not_now',
  'event.over': 'not_now',
  'event.not_open_yet': 'not_now',
  'event.answers_closed': 'not_now',
  'event.too_late_to_cancel': 'not_now',
  'event.too_many_guests': 'invalid',
  'event.group_too_large': 'invalid',
  'event.not_for_you': 'forbidden',
  'event.declined_by_host': 'forbidden',
  'event.no_answer': 'not_found',
  'event.no_room': 'conflict',
  'event.is_in': 'conflict',
  'event.offer_over': 'not_now',
  'event.does_not_wait': 'conflict',
  'event.door_shut': 'not_now',
  'event.question_open': 'invalid',
  'event.link_over': 'not_found',
  'event.not_this_code': 'not_found',
  'event.nobody_to_tell': 'conflict',
  'event.enough_messages': 'not_now',
  'event.cover_gone': 'not_found',
} as const;

export type EventErrorCode = keyof typeof KINDS;

export const eventError = (code: EventErrorCode, details: Readonly<Record<string, unknown>> = {}) =>
  new DomainError<EventErrorCode>(KINDS[code], code, details);
