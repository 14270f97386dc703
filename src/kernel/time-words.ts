import { minutesOf, parseTime, parseTimeRange, timeOf } from './parse-time';

/** A time of day as people say it, to the minute. */
export type NamedTime =
  | { readonly from: string; readonly to: string }
  | { readonly from: string }
  | { readonly to: string }
  | { readonly at: string };

const AFTER_NOON_BELOW = 7 * 60;
/** Nobody meets at two in the night: "2-4" and "at 3" are in the afternoon, "02:00" is what it says. */
const late = (time: string): string => timeOf(minutesOf(time) + 720);
const loose = (typed: string): boolean => /^[1-9](?![\d:.h])/.test(typed) && !/[ap]\.?m/.test(typed);

/** "9-12", "between 9 and 11:30", "2-4pm", "from 14", "until noon", "at 2pm"; null where no time is named. A bare hour counts only behind a day. */
export function timeOfWords(typed: string, behindDay: boolean): NamedTime | null {
  const words = typed.replace(/^between (.+) and /, '$1 to ');
  const range = rangeOf(words.replace(/^(?:from|at) /, ''));
  if (range) return range;
  const led = /^(from|after|since|starting|starting at|at|around|until|till|before|by) (.+)$/.exec(words);
  const bare = led ? (led[2] ?? '') : words;
  if (!led && !behindDay && !/[:hap]|noon|midday/.test(bare)) return null;
  if (!led && !/^\d|^noon$|^midday$/.test(bare)) return null;
  const read = parseTime(bare);
  if (!read) return null;
  const time = loose(bare) && minutesOf(read) < AFTER_NOON_BELOW ? late(read) : read;
  if (led && /^(until|till|before|by)$/.test(led[1] ?? '')) return time > '00:00' ? { to: time } : null;
  if (time === '24:00') return null;
  return led && !/^(at|around)$/.test(led[1] ?? '') ? { from: time } : { at: time };
}

function rangeOf(words: string): { from: string; to: string } | null {
  if (!/^\d|^noon|^midday/.test(words)) return null;
  // "12-2" runs into the afternoon.
  const range = parseTimeRange(words) ?? (/\d$/.test(words) ? parseTimeRange(`${words}pm`) : null);
  if (!range) return null;
  const last = words.split(/\s*(?:-|to|until|till)\s*/)[1] ?? '';
  return loose(words) && loose(last) && minutesOf(range.to) <= AFTER_NOON_BELOW
    ? { from: late(range.from), to: late(range.to) }
    : range;
}

/** "From 9" and "until 12" are one range, in whichever order they come. */
export function joinedTimes(known: NamedTime | null, named: NamedTime): NamedTime {
  const both = { ...known, ...named };
  return 'at' in named || !('from' in both && 'to' in both) ? named : both.from < both.to ? both : named;
}
