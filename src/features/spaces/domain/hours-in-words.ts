import type { TimeRange } from '@/kernel/time-range';
import { addDays, dayRange, instantOf, localAtMinute, localDateOf, type LocalDate } from '@/kernel/zone';
import { holidayOn, openWithin, type OpeningRules, type Stretch } from './opening-hours';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const SEEN_AHEAD = 14;
const DAY_MINUTES = 1440;
/** What closes before nine in the morning is the night of the day before. */
const NIGHT_ENDS_MINUTE = DAY_MINUTES + 540;

export type OpenNow = { readonly open: boolean; readonly words: string };

/** Whether a visitor would find the door open, in a few words: "Open until 20:00", "Closed, opens Monday at 08:00". */
export function openNow(rules: OpeningRules, now: Date, locale: string): OpenNow {
  const today = localDateOf(now, rules.timeZone);
  const time = (at: Date) =>
    new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: rules.timeZone }).format(at);
  const ahead = { startsAt: now, endsAt: dayRange(addDays(today, SEEN_AHEAD), rules.timeZone).endsAt };
  const [next] = openWithin(rules, ahead);
  if (!next) return { open: false, words: 'Closed for now' };
  if (next.startsAt <= now) return { open: true, words: openUntil(rules, next, ahead.endsAt, today, locale) };
  const date = localDateOf(next.startsAt, rules.timeZone);
  const holiday = date > today ? holidayOn(rules, today) : null;
  const closed = holiday ? `Closed today, ${holiday}` : 'Closed now';
  return { open: false, words: `${closed}. Opens ${dayWord(date, today, locale)} at ${time(next.startsAt)}` };
}

function openUntil(
  { timeZone }: OpeningRules,
  open: TimeRange,
  seenTo: Date,
  today: LocalDate,
  locale: string,
): string {
  if (open.endsAt >= seenTo) return 'Open around the clock';
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone }).format(open.endsAt);
  // What ends at midnight or in the night still belongs to today.
  const sameNight = open.endsAt <= instantOf(localAtMinute(today, NIGHT_ENDS_MINUTE), timeZone);
  const midnight = open.endsAt.getTime() === dayRange(today, timeZone).endsAt.getTime();
  if (sameNight) return `Open until ${midnight ? 'midnight' : time}`;
  return `Open until ${time} ${dayWord(localDateOf(open.endsAt, timeZone), today, locale)}`;
}

function dayWord(date: LocalDate, today: LocalDate, locale: string): string {
  if (date <= addDays(today, 1)) return date === today ? 'today' : 'tomorrow';
  const length =
    date < addDays(today, 7)
      ? ({ weekday: 'long' } as const)
      : ({ weekday: 'short', day: 'numeric', month: 'long' } as const);
  return `on ${new Intl.DateTimeFormat(locale, { ...length, timeZone: 'UTC' }).format(Date.parse(`${date}T00:00:00Z`))}`;
}

export type HoursLine = { readonly days: string; readonly hours: string };

/** The week's hours as a door sign has them: days with the same hours share a line. */
export function weekInWords(rules: Pick<OpeningRules, 'weekly'>, locale: string): HoursLine[] {
  const hoursOf = (weekday: number) =>
    rules.weekly
      .filter((line) => line.weekday === weekday)
      .sort((a, b) => a.opensMinute - b.opensMinute)
      .map((line) => stretchInWords(line, locale))
      .join(', ') || 'Closed';
  const lines: { from: number; to: number; hours: string }[] = [];
  for (let weekday = 1; weekday <= 7; weekday++) {
    const hours = hoursOf(weekday);
    const before = lines.at(-1);
    if (before?.hours === hours) before.to = weekday;
    else lines.push({ from: weekday, to: weekday, hours });
  }
  return lines.map(({ from, to, hours }) => ({ days: daysInWords(from, to), hours }));
}

function daysInWords(from: number, to: number): string {
  const first = WEEKDAYS[from - 1] ?? '';
  const last = WEEKDAYS[to - 1] ?? '';
  if (from === to) return first;
  if (to - from === 6) return 'Every day';
  return to - from === 1 ? `${first} and ${last}` : `${first} to ${last}`;
}

/** "08:00–20:00", "20:00–04:00 next day", "Around the clock". */
export function stretchInWords({ opensMinute, closesMinute }: Stretch, locale: string): string {
  if (opensMinute === 0 && closesMinute === DAY_MINUTES) return 'Around the clock';
  const range = `${minuteInWords(opensMinute, locale)}–${minuteInWords(closesMinute, locale)}`;
  return closesMinute > DAY_MINUTES ? `${range} next day` : range;
}

function minuteInWords(minute: number, locale: string): string {
  if (minute === DAY_MINUTES) return '24:00';
  const at = Date.UTC(2000, 0, 1, 0, minute % DAY_MINUTES);
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }).format(at);
}

/** The coming dates with hours of their own, soonest first. */
export function comingExceptions(rules: OpeningRules, now: Date, locale: string, most = 3) {
  const today = localDateOf(now, rules.timeZone);
  return rules.exceptions
    .filter((exception) => exception.date >= today)
    .sort((a, b) => a.date.localeCompare(b.date))
    .slice(0, most)
    .map(({ date, name, opensMinute, closesMinute }) => ({
      date,
      name,
      day: new Intl.DateTimeFormat(locale, {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        timeZone: 'UTC',
      }).format(Date.parse(`${date}T00:00:00Z`)),
      hours:
        opensMinute === null || closesMinute === null
          ? 'Closed'
          : stretchInWords({ opensMinute, closesMinute }, locale),
    }));
}
