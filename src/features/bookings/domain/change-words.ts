import type { TimeRange } from '@/kernel/time-range';
import { localDateOf, type LocalDate } from '@/kernel/zone';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import { whenWords } from './when-words';

/** A booking at a place and time. */
export type PlaceAndTime = { readonly resourceName: string; readonly range: TimeRange };
type Reader = { readonly timeZone: string; readonly locale: string; readonly today?: LocalDate };

/** "Desk 4, Tue 24 Nov, 09:00–17:00". */
export const placeWords = ({ resourceName, range }: PlaceAndTime, { timeZone, locale, today }: Reader): string =>
  `${resourceName}, ${whenWords(range, timeZone, locale, today)}`;

/** What would change, in a sentence: "From Desk 4, Tue 24 Nov, 09:00–17:00 to Desk 6, Wed 25 Nov, 09:00–17:00". Null where nothing would. */
export function changeWords(from: PlaceAndTime, to: PlaceAndTime, reader: Reader): string | null {
  const same = (a: Date, b: Date) => a.getTime() === b.getTime();
  const sameStart = same(from.range.startsAt, to.range.startsAt);
  const sameEnd = same(from.range.endsAt, to.range.endsAt);
  const samePlace = from.resourceName === to.resourceName;
  if (sameStart && sameEnd && samePlace) return null;
  if (sameStart && sameEnd) return `From ${from.resourceName} to ${to.resourceName}, at the same time`;
  const { timeZone, locale } = reader;
  const sameDay = localDateOf(from.range.startsAt, timeZone) === localDateOf(to.range.startsAt, timeZone);
  if (samePlace && sameDay)
    return `From ${rangeLabel(from.range, timeZone, locale)} to ${rangeLabel(to.range, timeZone, locale)}, at ${from.resourceName}`;
  return `From ${placeWords(from, reader)} to ${placeWords(to, reader)}`;
}

/** What is about to be done to a booking that somebody pulls at: "Move to Desk 4, 10:00–12:00?". `whose` names whose it is, where it is not one's own. */
export function moveQuestion(from: PlaceAndTime, to: PlaceAndTime, reader: Reader, whose?: string): string {
  const { timeZone, locale } = reader;
  const sameDay = localDateOf(from.range.startsAt, timeZone) === localDateOf(to.range.startsAt, timeZone);
  const when = sameDay ? rangeLabel(to.range, timeZone, locale) : whenWords(to.range, timeZone, locale, reader.today);
  const who = whose ? ` ${whose}` : '';
  const pulled = pulledEnd(from, to);
  if (pulled) return `${pulled === 'longer' ? 'Extend' : 'Shorten'}${who || ` ${to.resourceName}`} to ${when}?`;
  return `Move${who} to ${to.resourceName}, ${when}?`;
}

/** What became of a booking, for the message that says so. */
export function movedWords(status: string, from: PlaceAndTime, to: PlaceAndTime): string {
  if (status === 'requested') return 'Asked for';
  const pulled = pulledEnd(from, to);
  return pulled === 'longer' ? 'Longer now' : pulled === 'shorter' ? 'Shorter now' : 'Moved';
}

/** Whether one end alone goes elsewhere, at the same place. */
function pulledEnd(from: PlaceAndTime, to: PlaceAndTime): 'longer' | 'shorter' | null {
  const same = (a: Date, b: Date) => a.getTime() === b.getTime();
  const starts = same(from.range.startsAt, to.range.startsAt);
  const ends = same(from.range.endsAt, to.range.endsAt);
  if (from.resourceName !== to.resourceName || starts === ends) return null;
  return lengthOf(to.range) > lengthOf(from.range) ? 'longer' : 'shorter';
}

const lengthOf = ({ startsAt, endsAt }: TimeRange): number => endsAt.getTime() - startsAt.getTime();
