import { addDays, isLocalDate, type LocalDate } from '@/kernel/zone';
import type { ReportInput } from '../event-report.contract';

export const REPORT_SORTS = [
  'title',
  'dates',
  'places',
  'going',
  'came',
  'noShows',
  'waiting',
  'views',
  'answered',
  'due',
] as const;
export type ReportSort = (typeof REPORT_SORTS)[number];

/** What the report keeps in its address: texts that anybody may have written. */
export type ReportSearch = Readonly<
  Record<'from' | 'to' | 'host' | 'category' | 'sort' | 'least' | 'page', string | null | undefined>
>;

const DAYS_BACK = 90;
const DAYS_AHEAD = 30;
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** What is looked at: what makes no sense in an address is as if it were not there. */
export function reportOf(
  search: ReportSearch,
  today: LocalDate,
  categories: readonly NonNullable<ReportInput['category']>[],
): Omit<ReportInput, 'spaceId'> {
  const dated = (value: string | null | undefined, otherwise: LocalDate): LocalDate =>
    value && isLocalDate(value) ? value : otherwise;
  const one = <T extends string>(known: readonly T[], value: string | null | undefined): T | null =>
    known.find((each) => each === value) ?? null;
  const from = dated(search.from, addDays(today, -DAYS_BACK));
  const to = dated(search.to, addDays(today, DAYS_AHEAD));
  const page = Number(search.page ?? 1);
  return {
    ...{ from, to: to < from ? from : to },
    hostId: search.host && UUID.test(search.host) ? (search.host as ReportInput['hostId']) : null,
    category: one(categories, search.category),
    sort: one(REPORT_SORTS, search.sort) ?? 'going',
    ascending: search.least === 'first',
    page: Number.isInteger(page) && page >= 1 && page <= 1000 ? page : 1,
  };
}
