import { addDays, localOf, type LocalDate } from '@/kernel/zone';
import { minutesOf } from '@/kernel/parse-time';
import { heatInWords, type HeatDay } from '../domain/heat';
import { MOST_WISHED_DAYS, PART_MINUTES, type Wish } from '../domain/wish';
import { dayInWish } from './wish-words';

/** What is free for less is not free for anybody. */
const SHORTEST_MINUTES = 15;

/** Days of the coming fortnight on which nothing is open, with the reason; and when the last place closes today. */
export type ShutDays = { readonly shut: Readonly<Record<LocalDate, string>>; readonly closesAt: string | null };
export const shutDaysOf = (days: readonly HeatDay[], closesAt: Date | null): ShutDays => ({
  shut: Object.fromEntries(days.flatMap((day) => (day.share === null ? [[day.date, heatInWords(day)]] : []))),
  closesAt: closesAt?.toISOString() ?? null,
});

/** What is known of the days while a wish is read, as minutes of the space's wall clock. */
export type ComingDays = {
  readonly today: LocalDate;
  readonly monthFirst?: boolean;
  readonly shut?: ShutDays['shut'];
  readonly clock?: number;
  readonly closes?: number;
};
export function comingDays({ shut, closesAt }: ShutDays, now: Date, zone: string): ComingDays {
  const [here, end] = [localOf(now, zone), closesAt === null ? null : localOf(new Date(closesAt), zone)];
  const today = here.slice(0, 10);
  const clock = minutesOf(here.slice(11, 16));
  // A page that is open past midnight knows of yesterday's end alone.
  const closes = end?.slice(0, 10) === today ? minutesOf(end.slice(11, 16)) : 1440;
  return { today, shut, clock, closes };
}

/** A weekday that does not mean the next one, and why. */
export type PassedDay = { readonly date: LocalDate; readonly instead: LocalDate; readonly why: string };

/** A weekday means the next one that can be had: not one on which nothing is open, and not today where the wished time is over. */
export function passOver(date: LocalDate, wish: Wish, coming: ComingDays): PassedDay | null {
  const { today, shut = {} } = coming;
  const closed = shut[date];
  const over = date === today && isOver(wish, coming);
  if (!closed && !over) return null;
  for (let instead = addDays(date, 7); instead < addDays(today, MOST_WISHED_DAYS); instead = addDays(instead, 7))
    if (!shut[instead]) return { date, instead, why: closed ?? 'over' };
  return null;
}

function isOver({ from, to, parts, minutes }: Wish, { clock, closes = 1440 }: ComingDays): boolean {
  if (clock === undefined) return false;
  const ends = parts.map((part) => (part === 'all_day' ? closes : PART_MINUTES[part][1]));
  const end = to !== null ? minutesOf(to) : from === null && ends.length > 0 ? Math.max(...ends) : closes;
  const start = Math.max(clock, from === null ? 0 : minutesOf(from));
  return Math.min(end, closes) - start < (minutes ?? SHORTEST_MINUTES);
}

/** "Thu 26 Nov is closed, Harbour day: Thu 3 Dec is meant." */
export const passedInWords = ({ date, instead, why }: PassedDay, today: LocalDate): string =>
  why === 'over'
    ? `That time is over today: ${dayInWish(instead, today)} is meant.`
    : `${dayInWish(date, today)} is ${why}: ${dayInWish(instead, today)} is meant.`;
