import { z } from 'zod';
import { localDateSchema } from '@/kernel/zone-schema';
import { weekdayOf } from '@/kernel/zone';
import type { LocalDateTime } from '@/kernel/zone';
import { parseRule } from './domain/parse-rule';
import { completeRule, EVERY_DAY, MAX_RULE_LENGTH } from './domain/recurrence-rule';
import type { RecurrenceRule, Weekday } from './domain/recurrence-rule';
import { untilDate } from './domain/rule-words';
import { ruleRefusalSentence } from './recurrence.errors';

/** A recurrence as programs send it: RRULE text. It stays text; what passes here, `parseRule` reads. */
export const rruleSchema = z
  .string()
  .trim()
  .max(MAX_RULE_LENGTH)
  .superRefine((text, context) => {
    const parsed = parseRule(text);
    if (parsed.ok) return;
    const { reason, part } = parsed;
    context.addIssue({ code: 'custom', message: ruleRefusalSentence(parsed), params: { reason, part } });
  });

const weekdaySchema = z.literal([1, 2, 3, 4, 5, 6, 7]);
const intervalSchema = z.int().min(1).max(99);
const endsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('never') }),
  z.object({ kind: z.literal('until'), date: localDateSchema }),
  z.object({ kind: z.literal('count'), count: z.int().min(1).max(9999) }),
]);

/** A recurrence as the form asks for it. Weekdays are ISO (1 is Monday); ordinal -1 is the last of the month. */
export const repeatChoiceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('daily'), interval: intervalSchema, ends: endsSchema }),
  z.object({
    kind: z.literal('weekly'),
    weekdays: z.array(weekdaySchema).max(7),
    interval: intervalSchema,
    ends: endsSchema,
  }),
  z.object({
    kind: z.literal('monthlyNth'),
    ordinal: z.literal([1, 2, 3, 4, -1]),
    weekday: weekdaySchema,
    interval: intervalSchema,
    ends: endsSchema,
  }),
  z.object({
    kind: z.literal('monthlyDate'),
    day: z.int().min(1).max(31),
    interval: intervalSchema,
    ends: endsSchema,
  }),
  z.object({
    kind: z.literal('yearlyDate'),
    month: z.int().min(1).max(12),
    day: z.int().min(1).max(31),
    interval: intervalSchema,
    ends: endsSchema,
  }),
]);
export type RepeatChoice = z.infer<typeof repeatChoiceSchema>;
export type RepeatEnds = z.infer<typeof endsSchema>;

/** The rule that a choice in the form means, or null for "does not repeat". No weekday chosen is the start's own. */
export function ruleFromChoice(choice: RepeatChoice, localStart: LocalDateTime): RecurrenceRule | null {
  if (choice.kind === 'none') return null;
  const { ends, interval } = choice;
  const base: RecurrenceRule = {
    ...EVERY_DAY,
    interval,
    end: ends.kind === 'until' ? { kind: 'until', until: ends.date } : ends,
  };
  switch (choice.kind) {
    case 'daily':
      return base;
    case 'weekly': {
      const weekdays = new Set(
        choice.weekdays.length > 0 ? choice.weekdays : [weekdayOf(localStart.slice(0, 10)) as Weekday],
      );
      const byday = [...weekdays].sort().map((weekday) => ({ weekday, ordinal: null }));
      return { ...base, freq: 'weekly', byday };
    }
    case 'monthlyNth':
      return { ...base, freq: 'monthly', byday: [{ weekday: choice.weekday, ordinal: choice.ordinal }] };
    case 'monthlyDate':
      return { ...base, freq: 'monthly', bymonthday: [choice.day] };
    case 'yearlyDate':
      return { ...base, freq: 'yearly', bymonth: [choice.month], bymonthday: [choice.day] };
  }
}

/** The choice in the form that means this rule, or null when the form has no words for it. */
export function choiceFromRule(
  rule: RecurrenceRule,
  setting: { readonly localStart: LocalDateTime; readonly timeZone: string },
): Exclude<RepeatChoice, { kind: 'none' }> | null {
  const { freq, interval, byday, bymonthday, bymonth, bysetpos } = completeRule(rule, setting.localStart);
  const date = untilDate(rule, setting);
  const ends: RepeatEnds =
    rule.end.kind === 'count' ? rule.end : date === null ? { kind: 'never' } : { kind: 'until', date };
  const [pick] = byday;
  const [day] = bymonthday;
  const [month] = bymonth;
  if (bysetpos.length > 0 || interval > 99) return null;

  if (freq === 'yearly') {
    const isDate = byday.length === 0 && bymonth.length === 1 && bymonthday.length === 1;
    return isDate && month && day && day > 0 ? { kind: 'yearlyDate', month, day, interval, ends } : null;
  }
  if (bymonth.length > 0) return null;
  if (freq === 'daily') return byday.length + bymonthday.length > 0 ? null : { kind: 'daily', interval, ends };
  if (freq === 'weekly') {
    // With another first day of the week, "every two weeks on Sunday and Monday" means other dates.
    if (rule.weekStart !== 1 && interval > 1 && byday.length > 1) return null;
    return { kind: 'weekly', weekdays: byday.map(({ weekday }) => weekday), interval, ends };
  }
  if (byday.length + bymonthday.length !== 1) return null;
  if (day !== undefined) return day > 0 ? { kind: 'monthlyDate', day, interval, ends } : null;
  const ordinal = ([1, 2, 3, 4, -1] as const).find((one) => one === pick?.ordinal);
  return pick && ordinal ? { kind: 'monthlyNth', ordinal, weekday: pick.weekday, interval, ends } : null;
}
