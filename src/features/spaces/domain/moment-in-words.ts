import { addDays, dayRange, instantOf, localDateOf, type LocalDate } from '@/kernel/zone';
import { holidayOn, openWithin, type OpeningRules } from './opening-hours';

const SEEN_AHEAD = 14;
/** A night that ends by then is told by its clock alone. */
const MORNING = 9;

export type MomentInHours = { readonly open: boolean; readonly when: string; readonly words: string };

/** What these hours say of a moment: "Friday 27 Nov, 22:00" and "open until 04:00 the next day". */
export function momentInWords(rules: OpeningRules, date: LocalDate, time: string, locale: string): MomentInHours {
  const { timeZone } = rules;
  const at = instantOf(`${date}T${time}`, timeZone);
  const clock = (moment: Date) => format(moment, locale, { hour: '2-digit', minute: '2-digit', timeZone });
  const day = (on: LocalDate, weekday: 'long' | 'short' = 'short') =>
    format(new Date(`${on}T00:00:00Z`), locale, { weekday, day: 'numeric', month: 'short', timeZone: 'UTC' });
  const when = `${day(localDateOf(at, timeZone), 'long')}, ${clock(at)}`;
  const seenTo = dayRange(addDays(date, SEEN_AHEAD), timeZone).endsAt;
  const [next] = openWithin(rules, { startsAt: at, endsAt: seenTo });
  if (!next) return { open: false, when, words: 'closed, and for the two weeks after' };
  if (next.startsAt.getTime() === at.getTime()) {
    const on = localDateOf(next.endsAt, timeZone);
    if (next.endsAt >= seenTo) return { open: true, when, words: 'open around the clock' };
    if (on === date) return { open: true, when, words: `open until ${clock(next.endsAt)}` };
    const midnight = next.endsAt.getTime() === dayRange(date, timeZone).endsAt.getTime();
    if (midnight) return { open: true, when, words: 'open until midnight' };
    const sameNight = next.endsAt <= instantOf(`${addDays(date, 1)}T0${MORNING}:00`, timeZone);
    return {
      open: true,
      when,
      words: `open until ${clock(next.endsAt)} ${sameNight ? 'the next day' : `on ${day(on)}`}`,
    };
  }
  const opens = localDateOf(next.startsAt, timeZone);
  const holiday = holidayOn(rules, date);
  const shut = holiday ? `closed for ${holiday}` : 'closed';
  return {
    open: false,
    when,
    words: `${shut}, opens ${opens === date ? '' : `${day(opens)} `}at ${clock(next.startsAt)}`,
  };
}

const format = (at: Date, locale: string, wish: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, wish).format(at);
