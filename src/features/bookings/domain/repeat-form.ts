import { addDays, weekdayOf, type LocalDate } from '@/kernel/zone';

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
type Ends =
  | { readonly kind: 'never' }
  | { readonly kind: 'until'; readonly date: LocalDate }
  | { readonly kind: 'count'; readonly count: number };

export type Every =
  'none' | 'daily' | 'weekly' | 'weekdays' | 'fortnightly' | 'monthly_nth' | 'monthly_last' | 'monthly_date';

/** The repeat as the panel asks for it; what follows from the chosen date ("every Tuesday") follows it when the date changes. */
export type RepeatForm = { readonly every: Every; readonly weekdays: readonly Weekday[]; readonly ends: Ends };

export const NO_REPEAT: RepeatForm = { every: 'none', weekdays: [], ends: { kind: 'never' } };

const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const ORDINALS = ['first', 'second', 'third', 'fourth'];

const nameOf = (date: LocalDate) => NAMES[weekdayOf(date) - 1] ?? '';
const dayOf = (date: LocalDate) => Number(date.slice(8));
const nthOf = (date: LocalDate) => Math.ceil(dayOf(date) / 7);
const isLastOfMonth = (date: LocalDate) => addDays(date, 7).slice(5, 7) !== date.slice(5, 7);

/** The repeats that make sense for a date, in people's words. */
export function repeatOptions(date: LocalDate): { readonly every: Every; readonly words: string }[] {
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
    { every: 'daily', words: 'Every day' },
  ];
}

/** The same repeat for another date: a fifth Tuesday is the last one, and a "last Tuesday" elsewhere in the month is its third. */
export function everyOn(every: Every, date: LocalDate): Every {
  if (every === 'monthly_nth' && nthOf(date) > ORDINALS.length) return 'monthly_last';
  return every === 'monthly_last' && !isLastOfMonth(date) ? 'monthly_nth' : every;
}

/** The choice that `ruleFromChoice` understands, for a booking that begins on `date`. */
export function choiceOf({ every, weekdays, ends }: RepeatForm, date: LocalDate) {
  const weekday = weekdayOf(date) as Weekday;
  switch (everyOn(every, date)) {
    case 'none':
      return { kind: 'none' as const };
    case 'daily':
      return { kind: 'daily' as const, interval: 1, ends };
    case 'weekly':
      return { kind: 'weekly' as const, weekdays: [weekday], interval: 1, ends };
    case 'weekdays':
      return { kind: 'weekly' as const, weekdays: weekdays.length > 0 ? [...weekdays] : [weekday], interval: 1, ends };
    case 'fortnightly':
      return { kind: 'weekly' as const, weekdays: [weekday], interval: 2, ends };
    case 'monthly_nth':
      return {
        kind: 'monthlyNth' as const,
        ordinal: nthOf(date) as 1 | 2 | 3 | 4,
        weekday,
        ends,
      };
    case 'monthly_last':
      return { kind: 'monthlyNth' as const, ordinal: -1 as const, weekday, ends };
    case 'monthly_date':
      return { kind: 'monthlyDate' as const, day: dayOf(date), ends };
  }
}

function ordinal(number: number): string {
  const teen = Math.floor((number % 100) / 10) === 1;
  return `${number}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')}`;
}
