import type { BookingErrorCode } from '@/features/bookings/bookings.errors';
import type { ErrorCopy } from './error-copy';

type Details = Readonly<Record<string, unknown>>;
type Words = ErrorCopy | ((details: Details) => ErrorCopy);
type ArrivalErrorCode = Extract<BookingErrorCode, `request.${string}` | `check_in.${string}` | `check_out.${string}`>;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** "08:45", or "08:45 on Tue 24 Nov" where that is another day than today, on the wall of the space. */
function momentInWords(at: unknown, timeZone: unknown): string | null {
  if (!isText(at) || !isText(timeZone)) return null;
  const part = (moment: Date, wish: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...wish, timeZone }).format(moment);
  const day = (moment: Date) => part(moment, { weekday: 'short', day: 'numeric', month: 'short' });
  const clock = part(new Date(at), { hour: '2-digit', minute: '2-digit' });
  return day(new Date(at)) === day(new Date()) ? clock : `${clock} on ${day(new Date(at))}`;
}

/** Words for the refusals around requests, arriving and leaving; `booking-copy.ts` takes them in. */
export const ARRIVAL_WORDS: Record<ArrivalErrorCode, Words> = {
  'request.lapsed': ({ free, memberName }) => ({
    title: 'Nobody answered in time, so this request has lapsed',
    hint:
      free === true
        ? `The time is still free: you can book it for ${isText(memberName) ? memberName : 'them'} now.`
        : 'The time is not free any more.',
  }),
  'request.withdrawn': { title: 'This request was withdrawn', hint: 'There is nothing to answer any more.' },
  'request.already_answered': ({ answer, by }) => ({
    title: `${isText(by) ? by : 'Somebody'} ${answer === 'declined' ? 'declined' : 'approved'} this already`,
    hint: 'Their answer stands.',
  }),
  'check_in.too_early': ({ opensAt, timeZone }) => ({
    title: `Check-in opens at ${momentInWords(opensAt, timeZone) ?? 'a later time'}`,
    hint: 'Come back then.',
  }),
  'check_in.over': { title: 'This booking is over', hint: 'Book again if you need more time.' },
  'check_in.released': ({ releasedAt, timeZone }) => {
    const by = momentInWords(releasedAt, timeZone);
    return {
      title: by ? `Nobody checked in by ${by}, so it was released` : 'Nobody checked in, so it was released',
      hint: 'Book it again if it is still free.',
    };
  },
  'check_in.not_booked': ({ status }) =>
    status === 'requested'
      ? { title: 'This still waits for a yes', hint: 'You can check in once it is approved.' }
      : { title: 'This is not booked any more', hint: 'Look in My bookings.' },
  'check_in.wrong_place': ({ here, booked }) => ({
    title: isText(here) && isText(booked) ? `This is ${here}, you booked ${booked}` : 'This is not what you booked',
    hint: 'Scan the code at your own place.',
  }),
  'check_in.code_unknown': {
    title: 'This code belongs to no place here',
    hint: 'It may be an old one. Ask at the front desk.',
  },
  'check_out.not_begun': { title: 'It has not begun yet', hint: 'Cancel it if you do not need it.' },
};
