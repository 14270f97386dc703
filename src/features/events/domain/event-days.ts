import { addDays, localDateOf, weekdayOf, type LocalDate } from '@/kernel/zone';

type Timed = { readonly startsAt: string; readonly timeZone: string };
export type Day<C> = { readonly date: LocalDate; readonly cards: readonly C[] };

/** Dates of events, day by day as the wall clock of their space has it. */
export function byDay<C extends Timed>(cards: readonly C[]): Day<C>[] {
  const days = new Map<LocalDate, C[]>();
  for (const card of cards) {
    const date = localDateOf(new Date(card.startsAt), card.timeZone);
    days.set(date, [...(days.get(date) ?? []), card]);
  }
  return [...days].map(([date, ofDay]) => ({ date, cards: ofDay }));
}

/** The Monday after a date: a week ends with its Sunday. */
export const nextMonday = (date: LocalDate): LocalDate => addDays(date, 8 - weekdayOf(date));

/** "2026-12" and the months beside it. */
export const monthOf = (date: LocalDate): string => date.slice(0, 7);
export function monthBeside(month: string, by: -1 | 1): string {
  const first = `${month}-01`;
  return monthOf(by === 1 ? addDays(first, 31) : addDays(first, -1));
}
