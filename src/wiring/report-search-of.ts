import type { ReportSearch } from '@/features/event-report/domain/report-search';

export type Search = Readonly<Record<string, string | string[] | undefined>>;

/** The names that the report keeps in its address; one that stands there twice is as if it were not there. */
export function reportSearchOf(search: Search): ReportSearch {
  const one = (name: string) => {
    const value = search[name];
    return typeof value === 'string' ? value : null;
  };
  return {
    ...{ from: one('from'), to: one('to'), host: one('host'), category: one('category') },
    ...{ sort: one('sort'), least: one('least'), page: one('page') },
  };
}
