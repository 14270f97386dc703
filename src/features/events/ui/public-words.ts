import { whenWords } from '@/features/bookings/domain/when-words';
import { clockLabel } from '@/features/floor-plan/domain/day-clock';
import { localDateOf } from '@/kernel/zone';
import type { EventDateView, EventPage } from '../event-pages.contract';

type Timed = Pick<EventDateView, 'startsAt' | 'endsAt'>;
type Placed = Pick<EventPage, 'place' | 'placeWords' | 'space'>;

const fullDate = (at: Date, timeZone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  }).format(at);

/** "Thursday 3 December 2026" and "18:00–20:00"; one line where it goes over midnight by more than a moment. */
export function fullWhen({ startsAt, endsAt }: Timed, timeZone: string, locale: string): { day: string; time: string } {
  const [from, to] = [new Date(startsAt), new Date(endsAt)];
  const sameDay = localDateOf(from, timeZone) === localDateOf(new Date(to.getTime() - 1), timeZone);
  if (sameDay) {
    const end = clockLabel(to, timeZone, locale);
    const clock = `${clockLabel(from, timeZone, locale)}–${end === '00:00' ? '24:00' : end}`;
    return { day: fullDate(from, timeZone, locale), time: clock };
  }
  return {
    day: `${fullDate(from, timeZone, locale)}, ${clockLabel(from, timeZone, locale)}`,
    time: `until ${fullDate(to, timeZone, locale)}, ${clockLabel(to, timeZone, locale)}`,
  };
}

/** "Tue 24 Nov, 09:00–17:00" */
export const shortWhen = ({ startsAt, endsAt }: Timed, timeZone: string, locale: string, now: Date): string =>
  whenWords({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }, timeZone, locale, localDateOf(now, timeZone));

/** A moment in words: "Tue 24 Nov, 09:00". */
export const momentWords = (at: Date, timeZone: string, locale: string, now: Date): string =>
  shortWhen({ startsAt: at.toISOString(), endsAt: at.toISOString() }, timeZone, locale, now).replace(/–.*$/, '');

/** By whose clock: "Lisbon time". */
export const zoneWords = (timeZone: string): string =>
  timeZone === 'UTC' ? 'UTC' : `${(timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')} time`;

/** The space as one writes it on an envelope, in one line. */
const addressLine = ({ street, postalCode, city }: EventPage['space']): string =>
  [street, [postalCode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ');

/** Where a date is: its first line, and what stands below it; the address to look for on a map, where there is one. */
export function whereWords(
  { place, placeWords, space }: Placed,
  { roomName }: Pick<EventDateView, 'roomName'>,
): { first: string; rest: string; map: string | null } {
  if (place === 'online') return { first: 'Online', rest: 'Who comes is told the address of the meeting.', map: null };
  if (place === 'elsewhere') return { first: placeWords, rest: '', map: placeWords };
  const address = addressLine(space);
  return {
    first: roomName ?? space.name,
    rest: [roomName ? space.name : '', address].filter(Boolean).join(', '),
    map: address || null,
  };
}

/** The same in one line, for calendars. */
export function whereLine(event: Placed, date: Pick<EventDateView, 'roomName'>): string {
  const { first, rest } = whereWords(event, date);
  return event.place === 'online' ? first : [first, rest].filter(Boolean).join(', ');
}

/** "a guest", "2 guests" */
export const guestsWords = (count: number): string => (count === 1 ? 'a guest' : `${count} guests`);
