import { countOf } from '@/kernel/number-words';
import { addDays, weekdayOf, type LocalDate } from '@/kernel/zone';
import { isWeekday, parseDate } from '@/kernel/parse-date';
import { MOST_WISHED_DAYS } from '../domain/wish';

type Day = { readonly today: LocalDate; readonly monthFirst?: boolean };

/** Days that were named together, and whether by "next": then a weekday that follows is next week's too; or by a weekday alone. */
export type NamedDays = { readonly days: readonly LocalDate[]; readonly next: boolean; readonly weekday?: boolean };

const run = (first: LocalDate, last: LocalDate): LocalDate[] => {
  const days: LocalDate[] = [];
  for (let day = first; day <= last && days.length < MOST_WISHED_DAYS; day = addDays(day, 1)) days.push(day);
  return days;
};
const named = (days: readonly LocalDate[], next = false): NamedDays => ({ days, next });

/** The days that these words name: "tue", "next mon", "1-3 dec", "mon to fri", "next week", "the next 5 days"; null where they name none. */
export function daysOf(words: string, day: Day, afterNext: boolean): NamedDays | null {
  return stretchOf(words, day) ?? rangeOf(words, day) ?? oneOf(words, day, afterNext);
}

function oneOf(words: string, day: Day, afterNext: boolean): NamedDays | null {
  // "We" is no Wednesday, and "12.30" is a time.
  if (/^[a-z]{1,2}$/.test(words) || words === 'now' || /^\+/.test(words)) return null;
  if (afterNext && /^[a-z]+$/.test(words)) {
    const next = parseDate(`next ${words}`, day);
    if (next) return named([next], true);
  }
  const date = parseDate(words, day);
  return date ? { ...named([date], words.startsWith('next ')), weekday: isWeekday(words) } : null;
}

function stretchOf(words: string, { today }: Day): NamedDays | null {
  const monday = addDays(today, 1 - weekdayOf(today));
  switch (words.replace(/^(?:the|on|at|over) /, '')) {
    case 'this week':
    case 'rest of the week':
    case 'rest of this week':
      return named(run(today, addDays(monday, 6)));
    case 'next week':
      return named(run(addDays(monday, 7), addDays(monday, 13)));
    case 'weekend':
    case 'this weekend':
      return named(run(weekdayOf(today) === 7 ? today : addDays(monday, 5), addDays(monday, 6)));
    case 'next weekend':
      return named(run(addDays(monday, 12), addDays(monday, 13)));
    case 'weekdays':
    case 'workdays':
    case 'a weekday':
      return named(run(today, addDays(today, 6)).filter((date) => weekdayOf(date) <= 5));
    case 'any day':
    case 'anytime':
    case 'any time':
    case 'whenever':
      return named([]);
  }
  const ahead = /^(?:(?:the|over|in|within) )*(?:next|coming) (\S+) (days?|weeks?)$/.exec(words);
  const count = ahead?.[1] ? countOf(ahead[1]) : null;
  if (!count) return null;
  return named(
    run(today, addDays(today, Math.min(MOST_WISHED_DAYS, ahead?.[2]?.startsWith('w') ? count * 7 : count) - 1)),
  );
}

/** "Mon to fri", "1-3 dec", "Tue 1 Dec to Fri 4 Dec". */
function rangeOf(words: string, day: Day): NamedDays | null {
  const short = /^(\d{1,2})(?:st|nd|rd|th)?\s*(?:-|to)\s*(\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,}(?:\s+\d{4})?)$/.exec(
    words,
  );
  const parts = short
    ? [`${short[1]} ${short[2]?.replace(/^\S+\s+/, '')}`, short[2] ?? '']
    : words.replace(/^(?:from|between) /, '').split(/\s+(?:to|till|until|through|-)\s+|(?<=[a-z])-(?=[a-z])/);
  if (parts.length !== 2) return null;
  const [one = '', other = ''] = parts;
  const first = oneOf(one.trim(), day, false)?.days[0];
  let last = oneOf(other.trim(), day, false)?.days[0];
  if (!first || !last) return null;
  // The Friday that follows that Monday.
  if (/^[a-z]+$/.test(other.trim())) while (last < first) last = addDays(last, 7);
  return last < first ? null : named(run(first, last), words.startsWith('next '));
}
