import { addDays, weekdayOf, type LocalDate, type LocalDateTime } from '@/kernel/zone';
import { choiceFromRule, ruleFromChoice, type RepeatChoice } from '@/features/recurrence/recurrence.contract';
import type { RecurrenceRule } from '@/features/recurrence/domain/recurrence-rule';
import { describeRule, untilDate, type RuleSetting } from '@/features/recurrence/domain/rule-words';

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
type Ends =
  | { readonly kind: 'never' }
  | { readonly kind: 'until'; readonly date: LocalDate }
  | { readonly kind: 'count'; readonly count: number };

export type Every =
  | 'none'
  | 'daily'
  | 'weekly'
  | 'weekdays'
  | 'fortnightly'
  | 'monthly_nth'
  | 'monthly_last'
  | 'monthly_date'
  | 'yearly'
  | 'own';

/**
 * The repeat as the panel asks for it; what follows from the chosen date ("every Tuesday") follows it when the date changes. `own` is a rule
 * that the list has no entry for: it was typed, or made elsewhere, and is kept as it is.
 */
export type RepeatForm = {
  readonly every: Every;
  readonly weekdays: readonly Weekday[];
  readonly interval: number;
  readonly ends: Ends;
  readonly rule: RecurrenceRule | null;
};

export const NO_REPEAT: RepeatForm = { every: 'none', weekdays: [], interval: 1, ends: { kind: 'never' }, rule: null };

const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const ORDINALS = ['first', 'second', 'third', 'fourth'];

const nameOf = (date: LocalDate) => NAMES[weekdayOf(date) - 1] ?? '';
const monthOf = (date: LocalDate) => Number(date.slice(5, 7));
const dayOf = (date: LocalDate) => Number(date.slice(8));
const nthOf = (date: LocalDate) => Math.ceil(dayOf(date) / 7);
const isLastOfMonth = (date: LocalDate) => addDays(date, 7).slice(5, 7) !== date.slice(5, 7);

/** The repeats that make sense for a date, in people's words; and the form's own rule, which is none of them. */
export function repeatOptions(
  date: LocalDate,
  own: RecurrenceRule | null = null,
): { readonly every: Every; readonly words: string }[] {
  const name = nameOf(date);
  const nth = ORDINALS[nthOf(date) - 1];
  return [
    { every: 'none', words: 'Does not repeat' },
    { every: 'weekly', words: `Every ${name}` },
    { every: 'weekdays', words: 'Every week on chosen days' },
    { every: 'fortnightly', words: `Every two weeks on ${name}` },
    ...(nth ? [{ every: 'monthly_nth' as const, words: `Monthly on the ${nth} ${name}` }] : []),
    ...(isLastOfMonth(date) ? [{ every: 'monthly_last' as const, words: `Monthly on the last ${name}` }] : []),
    { every: 'monthly_date', words: `Monthly on the ${ordinal(dayOf(date))}` },
    { every: 'yearly', words: `Yearly on ${dayOf(date)} ${MONTHS[monthOf(date) - 1]}` },
    { every: 'daily', words: 'Every day' },
    ...(own ? [{ every: 'own' as const, words: wordsOfOwn(own, date) }] : []),
  ];
}

function wordsOfOwn(rule: RecurrenceRule, date: LocalDate): string {
  const endless: RecurrenceRule = { ...rule, end: { kind: 'never' } };
  const words = describeRule(endless, { localStart: `${date}T00:00`, timeZone: 'UTC' });
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const UNITS: Partial<Record<Every, string>> = {
  daily: 'day',
  weekdays: 'week',
  monthly_nth: 'month',
  monthly_last: 'month',
  monthly_date: 'month',
  yearly: 'year',
};

/** "Every 2 months": how many a repeat can leave out, where the list has not said it already. */
export function intervalOptions({
  every,
  interval,
}: RepeatForm): { readonly interval: number; readonly words: string }[] {
  const unit = UNITS[every];
  if (!unit) return [];
  const usual = unit === 'month' ? [1, 2, 3, 4, 6] : [1, 2, 3, 4];
  return [...new Set([...usual, interval])]
    .sort((a, b) => a - b)
    .map((one) => ({ interval: one, words: one === 1 ? `Every ${unit}` : `Every ${one} ${unit}s` }));
}

/** The same repeat for another date: a fifth Tuesday is the last one, and a "last Tuesday" elsewhere in the month is its third. */
export function everyOn(every: Every, date: LocalDate): Every {
  if (every === 'monthly_nth' && nthOf(date) > ORDINALS.length) return 'monthly_last';
  return every === 'monthly_last' && !isLastOfMonth(date) ? 'monthly_nth' : every;
}

/** The rule that the form means for a booking that begins then; null where it does not repeat. */
export function ruleOf(form: RepeatForm, localStart: LocalDateTime): RecurrenceRule | null {
  if (form.every !== 'own') return ruleFromChoice(choiceOf(form, localStart.slice(0, 10)), localStart);
  const { ends, rule } = form;
  return rule && { ...rule, end: ends.kind === 'until' ? { kind: 'until', until: ends.date } : ends };
}

function choiceOf({ every, weekdays, interval, ends }: RepeatForm, date: LocalDate): RepeatChoice {
  const weekday = weekdayOf(date) as Weekday;
  switch (everyOn(every, date)) {
    case 'none':
    case 'own':
      return { kind: 'none' };
    case 'daily':
      return { kind: 'daily', interval, ends };
    case 'weekly':
      return { kind: 'weekly', weekdays: [weekday], interval: 1, ends };
    case 'weekdays':
      return { kind: 'weekly', weekdays: weekdays.length > 0 ? [...weekdays] : [weekday], interval, ends };
    case 'fortnightly':
      return { kind: 'weekly', weekdays: [weekday], interval: 2, ends };
    case 'monthly_nth':
      return { kind: 'monthlyNth', ordinal: nthOf(date) as 1 | 2 | 3 | 4, weekday, interval, ends };
    case 'monthly_last':
      return { kind: 'monthlyNth', ordinal: -1, weekday, interval, ends };
    case 'monthly_date':
      return { kind: 'monthlyDate', day: dayOf(date), interval, ends };
    case 'yearly':
      return { kind: 'yearlyDate', month: monthOf(date), day: dayOf(date), interval, ends };
  }
}

/** The form that means this rule for that start: an entry of the list where there is one, else the rule as it is. */
export function formOf(rule: RecurrenceRule, setting: RuleSetting): RepeatForm {
  const choice = choiceFromRule(rule, setting);
  const own: RepeatForm = { ...NO_REPEAT, every: 'own', rule, ends: choice?.ends ?? endsOf(rule, setting) };
  const every = choice && everyFor(choice, setting.localStart.slice(0, 10));
  if (!choice || !every) return own;
  const weekdays = choice.kind === 'weekly' && every === 'weekdays' ? choice.weekdays : [];
  return { ...own, every, weekdays, rule: null, interval: every === 'fortnightly' ? 1 : choice.interval };
}

function everyFor(choice: Exclude<RepeatChoice, { kind: 'none' }>, date: LocalDate): Every | null {
  switch (choice.kind) {
    case 'daily':
      return 'daily';
    case 'weekly': {
      const isOwnDay = choice.weekdays.length === 1 && choice.weekdays[0] === weekdayOf(date);
      if (!isOwnDay || choice.interval > 2) return 'weekdays';
      return choice.interval === 2 ? 'fortnightly' : 'weekly';
    }
    case 'monthlyNth': {
      if (choice.weekday !== weekdayOf(date)) return null;
      if (choice.ordinal === -1) return isLastOfMonth(date) ? 'monthly_last' : null;
      return choice.ordinal === nthOf(date) ? 'monthly_nth' : null;
    }
    case 'monthlyDate':
      return choice.day === dayOf(date) ? 'monthly_date' : null;
    case 'yearlyDate':
      return choice.day === dayOf(date) && choice.month === monthOf(date) ? 'yearly' : null;
  }
}

function endsOf(rule: RecurrenceRule, setting: RuleSetting): Ends {
  const date = untilDate(rule, setting);
  return rule.end.kind === 'count' ? rule.end : date === null ? { kind: 'never' } : { kind: 'until', date };
}

function ordinal(number: number): string {
  const teen = Math.floor((number % 100) / 10) === 1;
  return `${number}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')}`;
}
