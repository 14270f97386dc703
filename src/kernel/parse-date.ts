import { addDays, isLocalDate, weekdayOf } from './zone';
import { parseTime, parseTimeRange } from './parse-time';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const numberOf = (names: readonly string[], typed: string): number | null => {
  if (typed.length < 2) return null;
  const hits = names.filter((name) => name.startsWith(typed) || (typed === 'weds' && name === 'wednesday'));
  return hits.length === 1 && hits[0] ? names.indexOf(hits[0]) + 1 : null;
};
/** "tue", "Tues", "tuesday": 2; null where no weekday is meant. */
export const weekdayOfWord = (word: string): number | null => numberOf(WEEKDAYS, word);
/** "sep", "sept": 9. */
export const monthOfWord = (typed: string): number | null =>
  typed.length < 3 ? null : numberOf(MONTHS, typed === 'sept' ? 'sep' : typed);

function dateOf(year: number, month: number, day: number): string | null {
  const [mm, dd] = [month, day].map((part) => String(part).padStart(2, '0'));
  const date = `${String(year).padStart(4, '0')}-${mm}-${dd}`;
  return isLocalDate(date) ? date : null;
}

type Day = {
  today: string;
  /** "3/4" is the 3rd of April, unless the reader writes months first */ monthFirst?: boolean;
};

/** Without a year: the next such day, counted from today. */
function nextSuch(month: number, day: number, today: string): string | null {
  const year = Number(today.slice(0, 4));
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const date = dateOf(year + ahead, month, day);
    if (date && date >= today) return date;
  }
  return null;
}

const fullYear = (typed: string): number => (typed.length === 2 ? 2000 + Number(typed) : Number(typed));

function relative(words: string, today: string): string | null {
  if (words === 'today' || words === 'now') return today;
  if (['tomorrow', 'tmr', 'tmrw', 'tom'].includes(words)) return addDays(today, 1);
  if (words === 'yesterday') return addDays(today, -1);
  const ahead = /^(?:in\s+|\+\s?)(\d{1,3})\s*(d|days?|w|weeks?)?$/.exec(words);
  if (ahead?.[1]) return addDays(today, Number(ahead[1]) * (ahead[2]?.startsWith('w') ? 7 : 1));
  const named = /^(?:(next|this|on)\s+)?([a-z]+)$/.exec(words);
  const wanted = named?.[2] ? weekdayOfWord(named[2]) : null;
  if (!wanted) return null;
  // "tue" is the coming Tuesday, today included; "next tue" is next week's, as people mean it on a Sunday as well as on a Monday.
  if (named?.[1] === 'next') return addDays(today, 7 - weekdayOf(today) + wanted);
  return addDays(today, (wanted - weekdayOf(today) + 7) % 7);
}

function written(words: string, { today, monthFirst = false }: Day): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  // With hyphens only when the year stands there: "9-12" alone is a time range.
  const figures =
    /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2})?)?$/.exec(words) ?? /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(words);
  if (figures) {
    const [one, two] = [Number(figures[1]), Number(figures[2])];
    const [day, month] = monthFirst && !words.includes('.') ? [two, one] : [one, two];
    return figures[3] ? dateOf(fullYear(figures[3]), month, day) : nextSuch(month, day, today);
  }
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.)?(?:\s+of)?\s*([a-z]{3,})\.?,?(?:\s+(\d{4}|\d{2}))?$/.exec(words);
  const monthWord = /^([a-z]{3,})\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(\d{4}))?$/.exec(words);
  const [day, name, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : monthWord
      ? [monthWord[2], monthWord[1], monthWord[3]]
      : [undefined, undefined, undefined];
  const month = name ? monthOfWord(name) : null;
  if (!day || !month) return null;
  return year ? dateOf(fullYear(year), month, Number(day)) : nextSuch(month, Number(day), today);
}

/** The date somebody typed as `2026-11-24`, or null: "tue", "next tue", "tomorrow", "in 3 days", "24 nov", "nov 24", "24/11", "24.11.2026". */
export function parseDate(typed: string, day: Day): string | null {
  const words = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (!words) return null;
  const direct = relative(words, day.today) ?? written(words, day);
  if (direct) return direct;
  // "Tue 24 Nov 2026", as we write it ourselves: the weekday in front is only for the eye.
  const behind = /^([a-z]+)\.?,?\s+(.*\d.*)$/.exec(words);
  return behind?.[1] && behind[2] && weekdayOfWord(behind[1]) ? written(behind[2], day) : null;
}

export type When = { date: string; from?: string; to?: string };

/** A weekday alone, without "this" or "next": "tue", "on thursday". */
export const isWeekday = (words: string): boolean =>
  numberOf(
    WEEKDAYS,
    words
      .trim()
      .toLowerCase()
      .replace(/^on\s+/, ''),
  ) !== null;

/**
 * A date with an optional range or start behind it: "tue 9-12", "tomorrow 9 to 17", "24 nov 2pm". Where `clock` says that the range of a weekday is over
 * today, it is next week's.
 */
export function parseWhen(typed: string, day: Day & { clock?: string }): When | null {
  const alone = parseDate(typed, day);
  if (alone) return { date: alone };
  const words = typed.trim().split(/[\s,]+/);
  for (let cut = words.length - 1; cut >= 1; cut -= 1) {
    const named = words.slice(0, cut).join(' ');
    const date = parseDate(named, day);
    if (!date) continue;
    const rest = words
      .slice(cut)
      .join(' ')
      .replace(/^(?:at|from)\s+/i, '');
    const range = parseTimeRange(rest);
    if (range) {
      const over = date === day.today && range.from < range.to && range.to <= (day.clock ?? '');
      return { date: over && isWeekday(named) ? addDays(date, 7) : date, ...range };
    }
    const from = parseTime(rest);
    if (from) return { date, from };
  }
  return null;
}
