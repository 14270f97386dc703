import { countOf } from '@/kernel/number-words';
import { monthOfWord, weekdayOfWord } from '@/kernel/parse-date';
import type { Frequency, Weekday } from './recurrence-rule';

// What single phrases of a typed pattern mean. Words are in lower case; null where they mean nothing of the kind.

const LONGEST_PATTERN = 500;

/** The words of what was typed; a comma is a word of its own, because no phrase runs over it. */
export const wordsOf = (typed: string): string[] =>
  typed
    .slice(0, LONGEST_PATTERN)
    .toLowerCase()
    .replace(/[–—−]/g, '-')
    .replace(/[’']/g, '')
    .replace(/([a-z])[/&+]([a-z])/g, '$1 and $2')
    .replace(/[&+]/g, ' and ')
    .replace(/[,;:](?=\s|$)|\.(?=\s|$)/g, ' , ')
    .replace(/[\p{Cc}!?"“”„()]+/gu, ' ')
    .split(/\s+/)
    .filter(Boolean);

const WORKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];
const ALL_DAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const SETS: Readonly<Record<string, readonly Weekday[]>> = {
  weekday: WORKDAYS,
  weekdays: WORKDAYS,
  workday: WORKDAYS,
  workdays: WORKDAYS,
  'working day': WORKDAYS,
  'working days': WORKDAYS,
  weekend: [6, 7],
  weekends: [6, 7],
  'weekend day': [6, 7],
  'weekend days': [6, 7],
  'all seven days': ALL_DAYS,
  'every day of the week': ALL_DAYS,
  'each day of the week': ALL_DAYS,
  'all days of the week': ALL_DAYS,
};

const oneDay = (word: string): Weekday | null =>
  (weekdayOfWord(word.length > 3 ? word.replace(/s$/, '') : word) as Weekday | null) ??
  (weekdayOfWord(word) as Weekday | null);

/** "tue", "Mondays", "weekdays", "mon to fri", "sat-sun". */
export function weekdaysIn(words: string): readonly Weekday[] | null {
  if (Object.hasOwn(SETS, words)) return SETS[words] ?? null;
  const [from, to, more] = words.split(/\s*(?:-|\b(?:to|till|until|through|thru)\b)\s*/);
  const first = from ? oneDay(from) : null;
  if (!first || more !== undefined) return null;
  if (to === undefined) return [first];
  const last = oneDay(to);
  if (!last) return null;
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, step) => (((first - 1 + step) % 7) + 1) as Weekday);
}

const PLACES = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** "first", "2nd" and "15th" from the front, "last", "second-to-last" and "second last" from the end. */
export function placeIn(words: string): number | null {
  if (words === 'last' || words === 'final') return -1;
  if (words === 'penultimate') return -2;
  const [, front = words, back] = /^(.+?)(?:-| )(to-last|to last|last)$/.exec(words) ?? [];
  const figure = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(front)?.[1];
  const place = PLACES.includes(front) ? PLACES.indexOf(front) + 1 : figure ? Number(figure) : 0;
  if (place < 1 || place > 53) return null;
  return back ? -place : place;
}

/** "3", "three", "a": how many. */
export const amountIn = (word: string): number | null => (/^an?$/.test(word) ? 1 : countOf(word));

const UNITS: Readonly<Record<string, Frequency>> = { day: 'daily', week: 'weekly', month: 'monthly', year: 'yearly' };
const ADVERBS: Readonly<Record<string, readonly [Frequency, number]>> = {
  daily: ['daily', 1],
  weekly: ['weekly', 1],
  monthly: ['monthly', 1],
  quarterly: ['monthly', 3],
  'every quarter': ['monthly', 3],
  yearly: ['yearly', 1],
  annually: ['yearly', 1],
  biweekly: ['weekly', 2],
  'bi-weekly': ['weekly', 2],
  fortnightly: ['weekly', 2],
  'every fortnight': ['weekly', 2],
};

export type HowOften = { readonly freq: Frequency; readonly interval: number };

/** "weekly", "every other week", "every 3 months", "each day", "once a month", "of every month". */
export function howOftenIn(words: string): HowOften | null {
  if (Object.hasOwn(ADVERBS, words)) {
    const [freq, interval] = ADVERBS[words] ?? ['daily', 1];
    return { freq, interval };
  }
  const once =
    /^(?:(?:once |one time )?(?:a|per)|(?:of |in )?(?:every|each)|of the|in the|of a) (day|week|month|year)$/.exec(
      words,
    );
  // "Of the day" means nothing.
  if (once?.[1])
    return /^(?:of|in) the (?:day|week)$/.test(words) ? null : { freq: UNITS[once[1]] ?? 'daily', interval: 1 };
  const [, number = '', unit = ''] = /^(?:every|each) (\S+) (day|week|month|year)s?$/.exec(words) ?? [];
  const interval = everyNth(number);
  return interval === null ? null : { freq: UNITS[unit] ?? 'daily', interval };
}

/** "other", "second", "2nd", "2", "two": each means that one is left out between. */
export const everyNth = (word: string): number | null => {
  if (word === 'other' || word === 'alternate') return 2;
  const place = placeIn(word);
  const number = place !== null && place > 1 ? place : countOf(word);
  return number === null || number < 1 || number > 999 ? null : number;
};

/** "10 times", "10x", "twice", "for 8 sessions": how often in all. */
export function timesIn(words: string): number | null {
  const bare = words
    .replace(/^(?:for|only|just|for only|a total of|in total|at most) /, '')
    .replace(/ (?:in total|in all|only)$/, '');
  if (bare === 'once') return 1;
  if (bare === 'twice') return 2;
  const [, number = ''] =
    /^(\S+) (?:times?|sessions?|occurrences?|dates|bookings?|visits?|repeats)$/.exec(bare) ??
    /^(\d{1,4})x$/.exec(bare) ??
    [];
  return number === '' ? null : countOf(number);
}

export type Span = { readonly count: number; readonly unit: 'day' | 'week' | 'month' | 'year' };

/** "for 3 months", "for the next two weeks", "for a year": for how long. */
export function spanIn(words: string): Span | null {
  const [, number = '', unit] = /^(?:for|over|during) (?:the next )?(\S+) (day|week|month|year)s?$/.exec(words) ?? [];
  const count = amountIn(number);
  return unit === undefined || count === null ? null : { count, unit: unit as Span['unit'] };
}

/** "in June", "during march", "of April": its number. */
export function monthIn(words: string, behindMonth: boolean): number | null {
  const [, lead, name = ''] = /^((?:in|during|of|every|each) )?([a-z]+)$/.exec(words) ?? [];
  return lead || behindMonth ? monthOfWord(name) : null;
}
