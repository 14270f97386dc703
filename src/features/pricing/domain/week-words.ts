import { clockInWords, weekdaysInWords } from './price-words';
import type { WeekMinutes } from './week-minutes';

const DAY = 1440;
const WEEK = [1, 2, 3, 4, 5, 6, 7];

const joined = (words: readonly string[]): string =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? '');

/** When in a week that is, as lines of the sheet say it: "at any time", "every day 18–22", "on weekends 8–20". */
export function weekInWords(times: WeekMinutes): string {
  const days = new Map<string, number[]>();
  for (const day of WEEK) {
    const [begins, ends] = [(day - 1) * DAY, day * DAY];
    const stretches = times
      .filter(([from, to]) => from < ends && begins < to)
      .map(([from, to]) => [Math.max(from, begins) - begins, Math.min(to, ends) - begins] as const);
    if (stretches.length === 0) continue;
    const wholeDay = stretches[0]?.[0] === 0 && stretches[0][1] === DAY;
    const words = wholeDay
      ? ''
      : ` ${joined(stretches.map(([from, to]) => `${clockInWords(from)}–${clockInWords(to)}`))}`;
    days.set(words, [...(days.get(words) ?? []), day]);
  }
  if (days.get('')?.length === WEEK.length) return 'at any time';
  return joined(
    [...days].map(([words, on]) =>
      on.length === WEEK.length ? `every day${words}` : `on ${weekdaysInWords(on)}${words}`,
    ),
  );
}
