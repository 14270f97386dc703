import { whenWords } from '@/features/bookings/domain/when-words';
import type { NoticeView } from '../notifications.contract';

/** What a notice says, by its kind: a kind that this page does not know yet says that something happened. */
const WORDS: Readonly<Record<string, string>> = {
  'waitlist.offered': 'A place that you waited for is free, and kept for you for a while.',
  'waitlist.lapsed': 'An offer of a place went to the next in line: nobody took it in time.',
  'series.dates_filled': 'A date of your series that you waited for is yours after all.',
  'request.received': 'Somebody asks for a place, and waits for your answer.',
  'request.approved': 'Your request was approved: the place is yours.',
  'request.declined': 'Your request was declined.',
  'request.lapsed': 'Nobody answered your request in time, so it lapsed.',
  'booking.no_show': 'You did not check in, so the rest of your booking was released.',
  'booking.handed_over': 'A booking was handed over to you.',
  'invoice.made': 'There is a new invoice on your account.',
  'credit_note.made': 'There is a new credit note on your account.',
  'payment.reminded': 'An invoice of yours is overdue.',
  'event.invited': 'You are invited to an event.',
  'event.approved': 'Your question was answered with a yes.',
  'event.place': 'A place became free at an event that you waited for, and it is yours.',
  'event.offered': 'A place at an event is kept for you for a while.',
  'event.lapsed': 'A place at an event was not taken in time and went to the next in line.',
  'event.declined': 'The host of an event could not give you a place.',
  'event.removed': 'The host of an event took you off the list.',
  'event.moved': 'The time or the place of an event that you answered to has changed.',
  'event.off': 'An event that you answered to is cancelled.',
  'event.to_answer': 'Somebody asks for your yes to an event.',
  'event.refused': 'Your event needs another look: it is a draft again.',
  'space.changed': 'A change of the space touches your bookings.',
};

export const noticeWords = ({ kind }: Pick<NoticeView, 'kind'>): string =>
  WORDS[kind] ?? 'Something about your bookings changed.';

/** Where the event that it tells of has its page; null where it tells of none. */
export function eventPageOf({
  about: { page },
}: Pick<NoticeView, 'about'>): { operator: string; space: string; event: string; date: string } | null {
  const { operator, space, event, date } = (typeof page === 'object' ? (page ?? {}) : {}) as Record<string, unknown>;
  return typeof operator === 'string' &&
    typeof space === 'string' &&
    typeof event === 'string' &&
    typeof date === 'string'
    ? { operator, space, event, date }
    : null;
}

/** Which place and time it tells of: "Desk 4, Tue 24 Nov, 09:00–17:00", or which invoice. Null where it tells of none. */
export function subjectWords({ about }: Pick<NoticeView, 'about'>, locale: string): string | null {
  const { resourceName, startsAt, endsAt, timeZone, number } = about;
  // An invoice is known by its number.
  if (typeof number === 'string') return number;
  if (typeof startsAt !== 'string' || typeof endsAt !== 'string' || typeof timeZone !== 'string') return null;
  const when = whenWords({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }, timeZone, locale);
  return typeof resourceName === 'string' ? `${resourceName}, ${when}` : when;
}
