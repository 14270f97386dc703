import { minutesOf, timeOf } from '@/kernel/parse-time';
import type { NamedTime } from '@/kernel/time-words';
import type { LocalDate } from '@/kernel/zone';
import { parseRule } from './parse-rule';
import type { PatternDraft } from './pattern-draft';
import { dateIn, datesIn, lastDateIn, lastOfSpan } from './pattern-dates';
import { completeRule, EVERY_DAY, formatRule, frontFirst, sortedPicks } from './recurrence-rule';
import type { Frequency, RecurrenceRule, RuleEnd, Weekday } from './recurrence-rule';

/** `to` is null where only a start was said. */
export type TypedTime = { readonly from: string; readonly to: string | null };

/** What a typed repeat says. What it leaves open is not there. */
export type TypedPattern = {
  readonly rule: RecurrenceRule;
  readonly from?: LocalDate;
  readonly time?: TypedTime;
  /** Where the days have different times. The rule has the days of all. */
  readonly blocks?: readonly (TypedTime & { readonly weekdays: readonly Weekday[] })[];
  readonly skipDates?: readonly LocalDate[];
};

/** All that was said, as one rule; or a sentence about what does not go together. */
export function settledPattern(draft: PatternDraft, today: LocalDate): TypedPattern | string {
  const days = ruleDays(draft);
  if (typeof days === 'string') return days;
  const isYearlyDate = days.freq === 'yearly' && days.bymonthday.length === 1;
  const from = draft.from ?? (isYearlyDate || !draft.dates[0] ? null : dateIn(draft.dates[0], today));
  const end = ruleEnd(draft, from ?? today);
  if (typeof end === 'string') return end;
  const time = times(draft);
  if (typeof time === 'string') return time;

  const pattern: RecurrenceRule = { ...EVERY_DAY, ...days, end };
  const rule = from ? completeRule(pattern, `${from}T00:00`) : pattern;
  if (!parseRule(formatRule(rule, 'UTC')).ok) return 'These days never come together. Try “first Monday of the month”.';
  const skipDates = [...new Set(skipped(draft.skip).flatMap((words) => datesIn(words, from ?? today) ?? []))].sort();
  return { rule, ...(from ? { from } : {}), ...time, ...(skipDates.length > 0 ? { skipDates } : {}) };
}

type RuleDays = Omit<RecurrenceRule, 'weekStart' | 'end'>;

function ruleDays(draft: PatternDraft): RuleDays | string {
  const { howOften, places, months, picks } = draft;
  if (draft.isVague) return 'On which days is not said. Try “every Tue and Thu” or “first and third Monday”.';
  const every = weekdaysLeft(draft);
  if (typeof every === 'string') return every;
  const yearly = howOften?.freq === 'yearly' ? dateOfYear(draft) : null;
  const monthDays = [...draft.monthDays, ...places, ...(yearly ? [yearly.day] : [])].sort(frontFirst);
  const isOfMonth = picks.length + monthDays.length + draft.positions.length > 0;
  const freq = frequencyOf(draft, isOfMonth, every.length > 0);
  if (freq === null) return 'How often is not said. Try “every Tuesday”, “every two weeks” or “monthly on the 15th”.';
  if (isOfMonth && (freq === 'daily' || freq === 'weekly')) {
    return 'A day of the month does not go with “daily” or “weekly”. Try “monthly on the 15th” or “last Friday of the month”.';
  }
  const interval = draft.interval ?? (howOften?.freq === freq ? howOften.interval : 1);
  const each = every.map((weekday) => ({ weekday, ordinal: null }));
  if (freq === 'monthly' && each.length > 0 && !isOfMonth) {
    return 'Which one of the month is not said. Try “first Tuesday of the month” or “every Tuesday”.';
  }
  if (each.length > 0 && monthDays.length > 0) {
    return 'A weekday and a day of the month are two different repeats. Try “monthly on the 15th” or “first Tuesday of the month”.';
  }
  const workdays = ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, ordinal: null }));
  return {
    freq,
    interval,
    byday: sortedPicks(draft.positions.length > 0 ? workdays : [...each, ...picks]),
    bymonthday: [...new Set(monthDays)],
    bymonth: [...new Set([...months, ...(yearly ? [yearly.month] : [])])].sort(frontFirst),
    bysetpos: [...new Set(draft.positions)].sort(frontFirst),
  };
}

function frequencyOf(draft: PatternDraft, isOfMonth: boolean, hasWeekdays: boolean): Frequency | null {
  const said = draft.howOften?.freq;
  if (isOfMonth) return said ?? (draft.ofYear || draft.months.length > 0 ? 'yearly' : 'monthly');
  // "Daily on weekdays" are the weekdays.
  if (hasWeekdays && (said === undefined || said === 'daily')) return 'weekly';
  if (said === 'yearly' && hasWeekdays) return 'weekly';
  return said ?? (draft.interval !== null ? 'weekly' : null);
}

function weekdaysLeft({ blocks, skipWeekdays, howOften }: PatternDraft): Weekday[] | string {
  const said = blocks.flatMap(({ weekdays }) => weekdays);
  if (skipWeekdays.length === 0) return [...new Set(said)].sort();
  const all: Weekday[] = said.length > 0 || howOften?.freq !== 'daily' ? said : [1, 2, 3, 4, 5, 6, 7];
  const left = [...new Set(all)].filter((weekday) => !skipWeekdays.includes(weekday)).sort();
  return left.length > 0 ? left : 'No day is left. Try “every day except Sundays”.';
}

function dateOfYear({ dates }: PatternDraft): { month: number; day: number } | null {
  // Whatever the year: the 29th of February is found in a leap year.
  const date = dates[0] ? dateIn(dates[0], '2028-01-01') : null;
  return date ? { month: Number(date.slice(5, 7)), day: Number(date.slice(8)) } : null;
}

function ruleEnd({ times: count, until, span }: PatternDraft, from: LocalDate): RuleEnd | string {
  if (count !== null && (until !== null || span !== null)) {
    return 'It ends on a date or after a number of times, not both. Try “every Tue until 5 May” or “every Tue, 10 times”.';
  }
  if (count !== null)
    return count > 0 && count <= 9999 ? { kind: 'count', count } : 'It can repeat 9999 times at most.';
  const last = until !== null ? lastDateIn(until, from) : span ? lastOfSpan(span, from) : null;
  if (last === null) return { kind: 'never' };
  if (last < from) return 'It would end before it begins. Try “from 1 March until 5 May”.';
  return { kind: 'until', until: last };
}

function times(draft: PatternDraft): Pick<TypedPattern, 'time' | 'blocks'> | string {
  const read = draft.blocks.map(({ weekdays, time, minutes }) => ({ weekdays, ...timeOfDay(time, minutes) }));
  const backwards = read.find(({ from, to }) => from && to && from >= to);
  if (backwards) return `${backwards.from} to ${backwards.to} runs backwards. Try “9-17”.`;
  if (read.some(({ from, to }) => to && !from)) return 'From when is not said. Try “every Tue 9-17”.';
  let last = read.find(({ from }) => from) ?? null;
  const filled = read.flatMap((block) => {
    last = block.from ? block : last;
    return last?.from ? [{ weekdays: [...new Set(block.weekdays)].sort(), from: last.from, to: last.to }] : [];
  });
  const [first] = filled;
  if (!first) return {};
  if (filled.every(({ from, to }) => from === first.from && to === first.to)) {
    return { time: { from: first.from, to: first.to } };
  }
  if (filled.some(({ weekdays }) => weekdays.length === 0) || draft.picks.length > 0) {
    return 'Different times need their weekdays. Try “mon 9-12, wed 13-18”.';
  }
  return { blocks: filled };
}

function timeOfDay(time: NamedTime | null, minutes: number | null): { from: string | null; to: string | null } {
  if (!time) return { from: null, to: null };
  const from = 'at' in time ? time.at : 'from' in time ? time.from : null;
  const end = from !== null && minutes !== null ? minutesOf(from) + minutes : null;
  const to = 'to' in time ? time.to : end !== null && end <= 1440 ? timeOf(end) : null;
  return { from, to };
}

/** "24", "25" and "26 dec" are all in December. */
function skipped(words: readonly string[]): string[] {
  return words.map((word, at) => {
    if (!/^\d+$/.test(word)) return word;
    const month = words.slice(at).find((later) => /[a-z]{3,}/.test(later));
    return month ? `${word} ${month.replace(/^[^a-z]*(?:st|nd|rd|th)?\s*/, '')}` : word;
  });
}
