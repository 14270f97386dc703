/** A calendar date without a zone, `2026-11-24`: the arithmetic of days without a clock. */
const stamp = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const dateAt = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The date of these numbers, or null when the calendar has no such day. */
export function dateOf(year: number, month: number, day: number): string | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const time = stamp(text);
  return Number.isNaN(time) || dateAt(time) !== text ? null : text;
}

/** For pickers that speak the machine's own dates: its local midnight, and back. */
export const asLocalMidnight = (date: string): Date => new Date(`${date}T00:00:00`);
export const fromLocalMidnight = (date: Date): string =>
  dateOf(date.getFullYear(), date.getMonth() + 1, date.getDate()) ?? '';

/** "Tue 24 Nov 2026" in the reader's language; the year is left out when it is this year's. */
export function dateInWords(date: string, locale: string, today?: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: today && today.slice(0, 4) === date.slice(0, 4) ? undefined : 'numeric',
    timeZone: 'UTC',
  }).format(stamp(date));
}
