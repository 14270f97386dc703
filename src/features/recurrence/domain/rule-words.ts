import { addDays, localOf } from '@/kernel/zone';
import type { LocalDate, LocalDateTime } from '@/kernel/zone';
import { completeRule, untilInstant } from './recurrence-rule';
import type { RecurrenceRule, WeekdayPick } from './recurrence-rule';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const UNITS = { daily: 'day', weekly: 'week', monthly: 'month', yearly: 'year' } as const;

export type RuleSetting = { readonly localStart: LocalDateTime; readonly timeZone: string };

/**
 * The rule as a member would say it: "every Monday and Wednesday, until 3 March 2027". Begins in lower case, without a full stop, so
 * that it can follow "Repeats". The time of day is not in it.
 */
export function describeRule(rule: RecurrenceRule, setting: RuleSetting): string {
  return `${describePattern(completeRule(rule, setting.localStart))}${describeEnd(rule, setting)}`;
}

/** The last date on which the repeat may still come: UNTIL as a date, or the day before when it falls before that day's booking. */
export function untilDate(rule: RecurrenceRule, { localStart, timeZone }: RuleSetting): LocalDate | null {
  const until = untilInstant(rule, timeZone);
  if (!until) return null;
  const [date = '', time = ''] = localOf(until, timeZone).split('T');
  return time < localStart.slice(11) ? addDays(date, -1) : date;
}

function describeEnd(rule: RecurrenceRule, setting: RuleSetting): string {
  if (rule.end.kind === 'count') {
    const { count } = rule.end;
    return count === 1 ? ', once' : count === 2 ? ', twice' : `, ${count} times`;
  }
  const date = untilDate(rule, setting);
  if (date === null) return '';
  const [year, month, day] = date.split('-').map(Number);
  return `, until ${day} ${monthName(month)} ${year}`;
}

function describePattern(rule: RecurrenceRule): string {
  const { freq, interval, byday, bymonth, bymonthday, bysetpos } = rule;
  const every = interval === 1 ? `every ${UNITS[freq]}` : `every ${numberWord(interval)} ${UNITS[freq]}s`;
  const inMonths = bymonth.length > 0 ? ` in ${list(bymonth.map(monthName))}` : '';

  if (bysetpos.length > 0) {
    const days = [onMonthDays(bymonthday), byday.length > 0 ? daySet(byday, 'or') : '']
      .filter(Boolean)
      .join(', when it is a ');
    const positions = list(bysetpos.map(place));
    if (days === '') return `${every}${inMonths}, only the ${positions} of them`;
    return `${every} on the ${positions} ${days.replace(/^the /, '')}${inMonths}`;
  }
  if (freq === 'daily') {
    if (interval === 1 && byday.length > 0 && bymonthday.length === 0) return `${weekly(rule, every)}${inMonths}`;
    return `${every}${bymonthday.length > 0 ? ` that is ${onMonthDays(bymonthday)}` : ''}${limit(byday)}${inMonths}`;
  }
  if (freq === 'weekly') return `${weekly(rule, every)}${inMonths}`;
  if (bymonthday.length > 0) return onDates(rule, every);
  return onWeekdays(rule, every, inMonths);
}

function weekly({ freq, byday, interval }: RecurrenceRule, every: string): string {
  const days = daySet(byday, 'and');
  if (interval === 1) return days === 'day' && freq === 'weekly' ? 'every day of the week' : `every ${days}`;
  if (days === 'day') return `${every} on all seven days`;
  return `${every} on ${days === 'weekday' ? 'weekdays' : days}`;
}

/** "every month on the 15th", "every year on 3 March". */
function onDates({ freq, bymonth, bymonthday, byday }: RecurrenceRule, every: string): string {
  const [month] = bymonth;
  const [day = 0] = bymonthday;
  if (freq === 'yearly' && bymonth.length === 1 && bymonthday.length === 1 && day > 0) {
    return `${every} on ${day} ${monthName(month)}${limit(byday)}`;
  }
  // In February there is no 30th; calendars skip the month, and people expect its last day instead.
  const skips = freq === 'monthly' && bymonth.length === 0 && bymonthday.every((one) => one > 28);
  const months = bymonth.length === 0 ? '' : ` ${freq === 'yearly' ? 'of' : 'in'} ${list(bymonth.map(monthName))}`;
  return `${every} on ${onMonthDays(bymonthday)}${months}${limit(byday)}${skips ? ' (where there is one)' : ''}`;
}

/** "monthly on the first Tuesday", "on the last Friday of every month", "every year on the first Sunday of April". */
function onWeekdays({ freq, interval, byday, bymonth }: RecurrenceRule, every: string, inMonths: string): string {
  const each = byday.filter(({ ordinal }) => ordinal === null);
  const picked = byday.filter(({ ordinal }) => ordinal !== null);
  const names = [
    ...(each.length > 0 ? [`every ${daySet(each, 'and')}`] : []),
    ...picked.map(({ weekday, ordinal }) => `the ${place(ordinal ?? 1)} ${weekdayName(weekday)}`),
  ];
  if (freq === 'yearly') {
    if (picked.length === 0 && interval === 1) return `${list(names)}${inMonths}`;
    const scope = bymonth.length > 0 ? ` of ${list(bymonth.map(monthName))}` : picked.length > 0 ? ' of the year' : '';
    return `${every} on ${list(names)}${scope}`;
  }
  if (interval === 1 && each.length === 0) {
    const fromEnd = picked.every(({ ordinal }) => (ordinal ?? 0) < 0);
    return fromEnd && inMonths === '' ? `on ${list(names)} of every month` : `monthly on ${list(names)}${inMonths}`;
  }
  return interval === 1 ? `${list(names)}${inMonths}` : `${every} on ${list(names)}${inMonths}`;
}

const limit = (byday: readonly WeekdayPick[]): string =>
  byday.length === 0
    ? ''
    : `, when it is a ${list(
        byday.map(({ weekday, ordinal }) => `${ordinal === null ? '' : `${place(ordinal)} `}${weekdayName(weekday)}`),
        'or',
      )}`;

/** "Monday and Wednesday"; "weekday" and "day" where the set has a name of its own. */
function daySet(byday: readonly WeekdayPick[], joint: 'and' | 'or'): string {
  const key = byday.map(({ weekday, ordinal }) => (ordinal === null ? weekday : 'x')).join('');
  if (key === '12345') return 'weekday';
  if (key === '1234567') return 'day';
  if (key === '67' && joint === 'or') return 'weekend day';
  return list(
    byday.map(({ weekday, ordinal }) => `${ordinal === null ? '' : `${place(ordinal)} `}${weekdayName(weekday)}`),
    joint,
  );
}

const onMonthDays = (days: readonly number[]): string =>
  days.length === 0 ? '' : `the ${list(days.map((day) => (day > 0 ? ordinalNumber(day) : `${place(day)} day`)))}`;

const weekdayName = (weekday: number): string => WEEKDAYS[weekday - 1] ?? '';
const monthName = (month: number | undefined): string => MONTHS[(month ?? 0) - 1] ?? '';
const numberWord = (number: number): string => NUMBERS[number] ?? String(number);

/** 1 is "first", 6 is "6th", -1 is "last", -2 is "second-to-last". */
function place(position: number): string {
  const words = ['', 'first', 'second', 'third', 'fourth', 'fifth'];
  if (position === -1) return 'last';
  const word = words[Math.abs(position)] ?? ordinalNumber(Math.abs(position));
  return position < 0 ? `${word}-to-last` : word;
}

function ordinalNumber(number: number): string {
  const teen = Math.floor((number % 100) / 10) === 1;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}

function list(items: readonly string[], joint: 'and' | 'or' = 'and'): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${joint} ${last}`;
}
