import { addDays, instantOf, isLocalDate, weekdayOf, type LocalDate } from '@/kernel/zone';
import { monthBeside, monthOf } from './event-days';

export const CALENDAR_VIEWS = ['list', 'week', 'month'] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

/** What of a calendar is looked at: from a day on, up to a day that is not in it any more; `before` and `after` are where its neighbours stand. */
export type CalendarSpan = {
  readonly view: CalendarView;
  readonly first: LocalDate;
  readonly end: LocalDate | null;
  readonly before: LocalDate | null;
  readonly after: LocalDate | null;
};

/** Nobody plans further, and a calendar that a machine leafs through has an end. */
const MOST_DAYS_AWAY = 750;

/** By what an address says; what makes no sense is today's. */
export function calendarSpan(search: { view?: string; day?: string }, today: LocalDate): CalendarSpan {
  const view = CALENDAR_VIEWS.find((one) => one === search.view) ?? 'list';
  if (view === 'list') return { view, first: today, end: null, before: null, after: null };
  const within = (day: LocalDate) => day >= addDays(today, -MOST_DAYS_AWAY) && day <= addDays(today, MOST_DAYS_AWAY);
  const day = search.day && isLocalDate(search.day) && within(search.day) ? search.day : today;
  const first = view === 'week' ? addDays(day, 1 - weekdayOf(day)) : `${monthOf(day)}-01`;
  const beside = (by: -1 | 1) => (view === 'week' ? addDays(first, 7 * by) : `${monthBeside(monthOf(first), by)}-01`);
  const [before, after] = [beside(-1), beside(1)];
  return { view, first, end: after, before: within(before) ? before : null, after: within(after) ? after : null };
}

/** The weeks of a month, Monday first, with the days of its neighbours at both ends. */
export function weeksOfMonth(first: LocalDate): LocalDate[][] {
  const month = monthOf(first);
  const start = addDays(first, 1 - weekdayOf(first));
  const weeks: LocalDate[][] = [];
  for (let monday = start; monthOf(monday) <= month; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, at) => addDays(monday, at)));
  return weeks;
}

/** Midnight of a day, as an ISO text. */
export const startOf = (day: LocalDate, timeZone: string): string => instantOf(`${day}T00:00`, timeZone).toISOString();

type Cursor = { readonly startsAt: string; readonly id: string };
/** Where a page of the list goes on, as it stands in an address. */
export const packCursor = ({ startsAt, id }: Cursor): string => `${startsAt}_${id}`;

export function unpackCursor(text: string | undefined): Cursor | null {
  const [startsAt = '', id = ''] = (text ?? '').split('_');
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(startsAt) && /^[0-9a-f-]{36}$/.test(id)
    ? { startsAt, id }
    : null;
}
