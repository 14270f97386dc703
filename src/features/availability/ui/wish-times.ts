import { minutesOf, parseTime, parseTimeRange, timeOf } from '@/ui/parse-time';
import type { DayPart } from '../domain/wish';

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

const PARTS: Readonly<Record<string, DayPart>> = {
  morning: 'morning',
  mornings: 'morning',
  lunch: 'lunchtime',
  lunchtime: 'lunchtime',
  'lunch time': 'lunchtime',
  afternoon: 'afternoon',
  afternoons: 'afternoon',
  evening: 'evening',
  evenings: 'evening',
  night: 'evening',
  'all day': 'all_day',
  'whole day': 'all_day',
  'full day': 'all_day',
};

/** "In the morning", "this afternoon" (then it is today's), "all day"; null where no part is named. */
export function partOf(words: string): { readonly part: DayPart; readonly today: boolean } | null {
  if (words === 'tonight') return { part: 'evening', today: true };
  const [, lead = '', name = ''] = /^((?:(?:in|at|over|for|on|the|a|this) )*)(.+)$/.exec(words) ?? [];
  const part = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
  return part ? { part, today: /\bthis\b/.test(lead) } : null;
}
