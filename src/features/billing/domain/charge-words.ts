import type { LocalDate } from '@/kernel/zone';
import { localOf } from '@/kernel/zone';

type Held = {
  readonly resourceName: string;
  readonly timeZone: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
};

const DAY = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
/** "Tue 2 Jun 2026". */
export const dayInWords = (date: LocalDate): string => DAY.format(new Date(`${date}T00:00:00Z`)).replace(',', '');

/** "Desk 4 · Tue 2 Jun 2026, 09:00–11:00", by the clock of its space; what goes on into another day names that, too. */
export function placeAndTime({ resourceName, timeZone, startsAt, endsAt }: Held): string {
  const [from, to] = [localOf(startsAt, timeZone), localOf(endsAt, timeZone)];
  const [fromDay, toDay] = [from.slice(0, 10), to.slice(0, 10)];
  const until = fromDay === toDay ? to.slice(11, 16) : `${dayInWords(toDay)}, ${to.slice(11, 16)}`;
  const dash = fromDay === toDay ? '–' : ' – ';
  return `${resourceName} · ${dayInWords(fromDay)}, ${from.slice(11, 16)}${dash}${until}`;
}
