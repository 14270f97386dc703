import { expandRule } from '@/features/recurrence/domain/expand-rule';
import { formatRule, type RecurrenceRule, type Weekday } from '@/features/recurrence/domain/recurrence-rule';
import { addDays, weekdayOf, type LocalDate } from '@/kernel/zone';
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

type Wish = NonNullable<ReturnType<typeof seriesWish>>;
type First = Wish & { readonly rule: RecurrenceRule };

/**
 * A series that begins with `first`, with its further times: as often and as long as that, in the same weeks, from its first date on. A number of times
 * counts all of its dates, whatever their time; a time that comes to none of them is left out. Null where one of them lacks something or never comes.
 */
export function blockWishes(
  forms: readonly BlockForm[],
  { rule, ...first }: First,
  timeZone: string,
  now: Date,
): readonly [Wish, ...Wish[]] | null {
  const others = forms.map((form) => {
    if (blockProblem(form) !== null) return null;
    const own: RecurrenceRule = { ...rule, byday: form.weekdays.map((weekday) => ({ weekday, ordinal: null })) };
    const date = firstDay(first.localStart.slice(0, 10), form, rule);
    const wish = seriesWish({ ...form, date }, own, timeZone, now);
    return wish && { ...wish, rule: own };
  });
  const all = [{ ...first, rule }, ...others.flatMap((one) => one ?? [])];
  if (all.length <= forms.length) return null;
  const { end } = rule;
  const counts = end.kind === 'count' && forms.length > 0 ? sharedOut(all, end.count) : null;
  const wishes = all.flatMap(({ rule: own, ...wish }, at): Wish[] => {
    if (!counts) return [wish];
    const count = counts[at]!;
    return count > 0 ? [{ ...wish, rrule: formatRule({ ...own, end: { kind: 'count', count } }, timeZone) }] : [];
  });
  return wishes as [Wish, ...Wish[]];
}

/** How many of the first dates of all are each one's. */
function sharedOut(all: readonly First[], count: number): number[] {
  const dates = all.flatMap(({ localStart, rule }, at) => {
    const endless: RecurrenceRule = { ...rule, end: { kind: 'never' } };
    // Wall-clock only: in UTC no time is skipped or repeated.
    const made = expandRule({ localStart, rule: endless, timeZone: 'UTC', durationMinutes: 0, limit: count });
    return made.map((one) => ({ at, start: one.localStart }));
  });
  const first = dates.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.at - b.at)).slice(0, count);
  return all.map((_, at) => first.filter((one) => one.at === at).length);
}

/** The first day on which a time can begin: in the week of the first date, or else in the next week that has any. Weeks begin on Mondays. */
function firstDay(date: LocalDate, { weekdays }: BlockForm, { interval }: RecurrenceRule): LocalDate {
  const isLater = weekdays.some((weekday) => weekday >= weekdayOf(date));
  return isLater ? date : addDays(date, 1 - weekdayOf(date) + 7 * interval);
}
