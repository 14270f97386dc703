import { Temporal } from 'temporal-polyfill';
import { frontFirst, MAX_RULE_LENGTH, sortedPicks, WEEKDAY_CODES } from './recurrence-rule';
import type { Frequency, RecurrenceRule, RuleEnd, Weekday, WeekdayPick } from './recurrence-rule';

/** Why a rule is not taken. The first group is not RFC 5545; the second is, but not what a place can be booked by. */
export type RuleRefusalReason =
  | 'not_a_rule'
  | 'too_long'
  | 'unknown_part'
  | 'repeated_part'
  | 'no_frequency'
  | 'bad_value'
  | 'count_with_until'
  | 'ordinal_needs_month'
  | 'month_day_in_week'
  | 'position_of_nothing'
  | 'too_often'
  | 'unsupported_part'
  | 'interval_too_long'
  | 'count_too_high'
  | 'year_day_without_month'
  | 'never_happens';

export type RuleRefusal = { readonly ok: false; readonly reason: RuleRefusalReason; readonly part?: string };
export type ParsedRule = { readonly ok: true; readonly rule: RecurrenceRule } | RuleRefusal;

const KNOWN = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'WKST'] as const;
type Part = (typeof KNOWN)[number];
const UNSUPPORTED = ['BYSECOND', 'BYMINUTE', 'BYHOUR', 'BYYEARDAY', 'BYWEEKNO', 'RSCALE', 'SKIP'];
const FREQUENCIES: readonly Frequency[] = ['daily', 'weekly', 'monthly', 'yearly'];
/** Longer than a century between two occurrences is a slip of the finger, and `expandRule` looks no further than that. */
const LONGEST_INTERVAL: Record<Frequency, number> = { daily: 999, weekly: 999, monthly: 999, yearly: 99 };
const HIGHEST_COUNT = 9999;
const LONGEST_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const no = (reason: RuleRefusalReason, part?: string): RuleRefusal =>
  part === undefined ? { ok: false, reason } : { ok: false, reason, part };

/** Reads an RRULE (with or without `RRULE:`) and says what is wrong with it, naming the part. */
export function parseRule(text: string): ParsedRule {
  if (text.length > MAX_RULE_LENGTH) return no('too_long');
  const parts = splitParts(text);
  if ('ok' in parts) return parts;

  const freqText = parts.get('FREQ');
  if (freqText === undefined) return no('no_frequency');
  if (['HOURLY', 'MINUTELY', 'SECONDLY'].includes(freqText)) return no('too_often', 'FREQ');
  const freq = FREQUENCIES.find((one) => one.toUpperCase() === freqText);
  if (!freq) return no('bad_value', 'FREQ');

  const interval = wholeNumber(parts.get('INTERVAL') ?? '1');
  if (interval === null || interval < 1) return no('bad_value', 'INTERVAL');
  if (interval > LONGEST_INTERVAL[freq]) return no('interval_too_long', 'INTERVAL');

  const lists = readLists(parts);
  if ('ok' in lists) return lists;
  const weekStart = weekdayOfCode(parts.get('WKST') ?? 'MO');
  if (!weekStart) return no('bad_value', 'WKST');
  const end = readEnd(parts);
  if ('ok' in end) return end;

  const rule: RecurrenceRule = { freq, interval, ...lists, weekStart, end };
  return whatDoesNotFit(rule) ?? { ok: true, rule };
}

function splitParts(text: string): Map<Part, string> | RuleRefusal {
  const parts = new Map<Part, string>();
  for (const piece of text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .replace(/;$/, '')
    .split(';')) {
    const [, name, value] = /^([A-Z-]+)=([A-Z0-9,+-]+)$/.exec(piece) ?? [];
    if (name === undefined || value === undefined) return no('not_a_rule');
    if (UNSUPPORTED.includes(name)) return no('unsupported_part', name);
    const known = KNOWN.find((one) => one === name);
    if (!known) return no('unknown_part', name);
    if (parts.has(known)) return no('repeated_part', name);
    parts.set(known, value);
  }
  return parts;
}

type Lists = Pick<RecurrenceRule, 'byday' | 'bymonthday' | 'bymonth' | 'bysetpos'>;

function readLists(parts: Map<Part, string>): Lists | RuleRefusal {
  const byday = readWeekdays(parts.get('BYDAY'));
  if (!byday) return no('bad_value', 'BYDAY');
  const bymonthday = readNumbers(parts.get('BYMONTHDAY'), -31, 31);
  if (!bymonthday) return no('bad_value', 'BYMONTHDAY');
  const bymonth = readNumbers(parts.get('BYMONTH'), 1, 12);
  if (!bymonth) return no('bad_value', 'BYMONTH');
  const bysetpos = readNumbers(parts.get('BYSETPOS'), -366, 366);
  if (!bysetpos) return no('bad_value', 'BYSETPOS');
  return { byday, bymonthday, bymonth, bysetpos };
}

/** What the single parts cannot know of each other. */
function whatDoesNotFit(rule: RecurrenceRule): RuleRefusal | null {
  const { freq, byday, bymonthday, bymonth, bysetpos } = rule;
  const ordinals = byday.flatMap(({ ordinal }) => (ordinal === null ? [] : [Math.abs(ordinal)]));
  if (ordinals.length > 0 && (freq === 'daily' || freq === 'weekly')) return no('ordinal_needs_month', 'BYDAY');
  const highest = freq === 'yearly' && bymonth.length === 0 ? 53 : 5;
  if (ordinals.some((ordinal) => ordinal > highest)) return no('never_happens', 'BYDAY');
  if (bymonthday.length > 0 && freq === 'weekly') return no('month_day_in_week', 'BYMONTHDAY');
  if (bymonthday.length > 0 && freq === 'yearly' && bymonth.length === 0) {
    return no('year_day_without_month', 'BYMONTHDAY');
  }
  const days = bymonth.map((month) => LONGEST_MONTH[month - 1] ?? 0);
  if (bymonthday.length > 0 && days.length > 0 && !bymonthday.some((day) => Math.abs(day) <= Math.max(...days))) {
    return no('never_happens', 'BYMONTHDAY');
  }
  if (bysetpos.length > 0 && byday.length + bymonthday.length + bymonth.length === 0) {
    return no('position_of_nothing', 'BYSETPOS');
  }
  return null;
}

function readEnd(parts: Map<Part, string>): RuleEnd | RuleRefusal {
  const countText = parts.get('COUNT');
  const untilText = parts.get('UNTIL');
  if (countText !== undefined && untilText !== undefined) return no('count_with_until', 'COUNT');
  if (countText !== undefined) {
    const count = wholeNumber(countText);
    if (count === null || count < 1) return no('bad_value', 'COUNT');
    return count > HIGHEST_COUNT ? no('count_too_high', 'COUNT') : { kind: 'count', count };
  }
  if (untilText === undefined) return { kind: 'never' };
  const until = readUntil(untilText);
  return until === null ? no('bad_value', 'UNTIL') : { kind: 'until', until };
}

/** `20270303` → `2027-03-03`, `20270303T090000Z` → `2027-03-03T09:00:00Z`; null when there is no such date. */
function readUntil(text: string): string | null {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T([01]\d|2[0-3])([0-5]\d)([0-5]\d)(Z?))?$/.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second, zulu] = match;
  const date = `${year}-${month}-${day}`;
  try {
    Temporal.PlainDate.from(date, { overflow: 'reject' });
  } catch {
    return null;
  }
  return hour === undefined ? date : `${date}T${hour}:${minute}:${second}${zulu}`;
}

const wholeNumber = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null);

const weekdayOfCode = (code: string): Weekday | null => {
  const at = WEEKDAY_CODES.findIndex((one) => one === code);
  return at < 0 ? null : ((at + 1) as Weekday);
};

function readNumbers(text: string | undefined, least: number, most: number): number[] | null {
  if (text === undefined) return [];
  const numbers = new Set<number>();
  for (const piece of text.split(',')) {
    if (!/^[+-]?\d{1,3}$/.test(piece)) return null;
    const number = Number(piece);
    if (number === 0 || number < least || number > most) return null;
    numbers.add(number);
  }
  return [...numbers].sort(frontFirst);
}

function readWeekdays(text: string | undefined): WeekdayPick[] | null {
  if (text === undefined) return [];
  const picks: WeekdayPick[] = [];
  for (const piece of text.split(',')) {
    const [, ordinalText, code] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(piece) ?? [];
    const weekday = weekdayOfCode(code ?? '');
    const ordinal = ordinalText === undefined ? null : Number(ordinalText);
    if (!weekday || ordinal === 0 || Math.abs(ordinal ?? 1) > 53) return null;
    picks.push({ weekday, ordinal });
  }
  return sortedPicks(picks);
}
