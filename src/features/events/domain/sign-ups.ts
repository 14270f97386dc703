import { addDays, type LocalDate } from '@/kernel/zone';

type OnDay = { readonly date: LocalDate; readonly people: number };

/** How many had said that they come at the end of each day, from the first answer to the last: days without one stay level. */
export function runningTotal(byDay: readonly OnDay[]): { readonly date: LocalDate; readonly total: number }[] {
  const people = new Map(byDay.map((one) => [one.date, one.people]));
  const [first, last] = [byDay[0], byDay.at(-1)];
  const days: { date: LocalDate; total: number }[] = [];
  let total = 0;
  for (let date = first?.date; date !== undefined && last && date <= last.date; date = addDays(date, 1)) {
    total += people.get(date) ?? 0;
    days.push({ date, total });
  }
  return days;
}
