import type { RecurrenceRule, Weekday } from '@/features/recurrence/domain/recurrence-rule';
import { addDays, weekdayOf, type LocalDate, type LocalDateTime } from '@/kernel/zone';
import { minuteOf } from '@/features/availability/domain/wanted-time';
import { seriesWish } from './series-wish';

/** A further time of the week as a form asks for it: "and Wednesdays 13-18". `to` may be past 24:00. */
export type BlockForm = { readonly weekdays: readonly Weekday[]; readonly from: string; readonly to: string };

/** At most so many times beside the first. */
export const MOST_BLOCKS = 6;

/** Only a plain weekly repeat has further times of the week. */
export const hasBlocks = (rule: RecurrenceRule | null): rule is RecurrenceRule =>
  rule?.freq === 'weekly' && rule.bymonth.length === 0 && rule.bysetpos.length === 0;

/** What is not right about a further time, in a sentence; null where all is. */
export function blockProblem({ weekdays, from, to }: BlockForm): string | null {
  if (weekdays.length === 0) return 'Choose a day.';
  return minuteOf(to) > minuteOf(from) ? null : 'Before the start';
}

type First = { readonly localStart: LocalDateTime; readonly rule: RecurrenceRule };

/**
 * Further times of a series that begins with `first`: as often and as long as that, in the same weeks, from its first date on. Null where one of them
 * lacks something or never comes.
 */
export function blockWishes(forms: readonly BlockForm[], { localStart, rule }: First, timeZone: string, now: Date) {
  const wishes = forms.map((form) => {
    if (blockProblem(form) !== null) return null;
    const own: RecurrenceRule = { ...rule, byday: form.weekdays.map((weekday) => ({ weekday, ordinal: null })) };
    return seriesWish({ ...form, date: firstDay(localStart.slice(0, 10), form, rule) }, own, timeZone, now);
  });
  const whole = wishes.flatMap((wish) => wish ?? []);
  return whole.length === forms.length ? whole : null;
}

/** The first day on which a time can begin: in the week of the first date, or else in the next week that has any. Weeks begin on Mondays. */
function firstDay(date: LocalDate, { weekdays }: BlockForm, { interval }: RecurrenceRule): LocalDate {
  const isLater = weekdays.some((weekday) => weekday >= weekdayOf(date));
  return isLater ? date : addDays(date, 1 - weekdayOf(date) + 7 * interval);
}
