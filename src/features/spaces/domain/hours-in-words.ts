import { localDateOf, addDays, type LocalDate } from '@/kernel/zone';
import { holidayOn, openRangesOn, type OpeningRules } from './opening-hours';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const SEEN_AHEAD = 14;

export type OpenNow = { readonly open: boolean; readonly words: string };

/** Whether a visitor would find the door open, in a few words: "Open until 20:00", "Closed, opens Monday at 08:00". */
export function openNow(rules: OpeningRules, now: Date, locale: string): OpenNow {
  const today = localDateOf(now, rules.timeZone);
  const time = (at: Date) =>
    new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: rules.timeZone }).format(at);
  const current = openRangesOn(rules, today).find((range) => range.startsAt <= now && now < range.endsAt);
  if (current) return { open: true, words: `Open until ${time(current.endsAt)}` };
  for (let ahead = 0; ahead <= SEEN_AHEAD; ahead++) {
    const date = addDays(today, ahead);
    const next = openRangesOn(rules, date).find((range) => range.startsAt > now);
    if (!next) continue;
    const holiday = ahead > 0 ? holidayOn(rules, today) : null;
    const closed = holiday ? `Closed today, ${holiday}` : 'Closed now';
    return { open: false, words: `${closed}. Opens ${dayWord(date, ahead, locale)} at ${time(next.startsAt)}` };
  }
  return { open: false, words: 'Closed for now' };
}

function dayWord(date: LocalDate, ahead: number, locale: string): string {
  if (ahead < 2) return ahead === 0 ? 'today' : 'tomorrow';
  const length =
    ahead < 7 ? ({ weekday: 'long' } as const) : ({ weekday: 'short', day: 'numeric', month: 'long' } as const);
  return `on ${new Intl.DateTimeFormat(locale, { ...length, timeZone: 'UTC' }).format(Date.parse(`${date}T00:00:00Z`))}`;
}

export type HoursLine = { readonly days: string; readonly hours: string };

/** The week's hours as a door sign has them: days with the same hours share a line. */
export function weekInWords(rules: Pick<OpeningRules, 'weekly'>, locale: string): HoursLine[] {
  const hoursOf = (weekday: number) =>
    rules.weekly
      .filter((line) => line.weekday === weekday)
      .sort((a, b) => a.opensMinute - b.opensMinute)
      .map((line) => `${minuteInWords(line.opensMinute, locale)}–${minuteInWords(line.closesMinute, locale)}`)
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

function minuteInWords(minute: number, locale: string): string {
  if (minute === 1440) return '24:00';
  const at = Date.UTC(2000, 0, 1, 0, minute);
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
          : `${minuteInWords(opensMinute, locale)}–${minuteInWords(closesMinute, locale)}`,
    }));
}
