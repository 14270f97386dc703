import { minuteOf, untilAfter, type WantedTime } from '@/features/availability/domain/wanted-time';
import { timeOf } from '@/kernel/parse-time';
import type { TypedPattern, TypedTime } from '@/features/recurrence/domain/pattern-rule';
import type { LocalDate } from '@/kernel/zone';
import type { RecurrenceRule } from '@/features/recurrence/domain/recurrence-rule';
import type { BlockForm } from './block-wish';
import { formOf, type RepeatForm } from './repeat-form';

type Now = { readonly wanted: WantedTime; readonly today: LocalDate; readonly nights: boolean };
/** What a typed repeat fills in of the fields beside it; what it leaves open stays as it is there. */
export type TypedWish = {
  readonly repeat: RepeatForm;
  readonly wanted: WantedTime;
  /** Further times of the week, each with days of its own. */
  readonly blocks: readonly BlockForm[];
  /** Dates that it leaves out. */
  readonly out: readonly LocalDate[];
};

/** "Every other Tue and Thu 9-17 from 1 March, except 9 March" as the fields of a form have it. What is over is wanted from today on. */
export function typedWish(
  { rule: whole, from, time: shared, blocks = [], skipDates = [] }: TypedPattern,
  { wanted, today, nights }: Now,
): TypedWish {
  const date = from === undefined ? wanted.date : from < today ? today : from;
  const [first, ...others] = blocks;
  const time = first ?? shared;
  const rule: RecurrenceRule = first
    ? { ...whole, byday: first.weekdays.map((weekday) => ({ weekday, ordinal: null })) }
    : whole;
  const then = { ...wanted, date, ...(time ? timesOf(time, wanted, nights) : {}) };
  return {
    repeat: formOf(rule, { localStart: `${date}T00:00`, timeZone: 'UTC' }),
    wanted: then,
    blocks: others.map((one) => ({ weekdays: one.weekdays, ...timesOf(one, wanted, nights) })),
    out: skipDates.filter((one) => one >= today),
  };
}

/** With a start alone the end stays; where that would be before the start, the length does. */
function timesOf({ from, to }: TypedTime, wanted: WantedTime, nights: boolean) {
  const until = untilAfter(from, to ?? wanted.to, nights);
  if (to !== null || minuteOf(until) > minuteOf(from)) return { from, to: until };
  const end = Math.min(1440, minuteOf(from) + Math.max(5, minuteOf(wanted.to) - minuteOf(wanted.from)));
  return { from, to: timeOf(end) };
}
