import type { OperatorId, SpaceId } from '@/kernel/ids';

/** Without a rule of the owner's an offer keeps the place this long. */
export const OFFER_MINUTES = 60;

export type Where = { readonly operatorId: OperatorId; readonly spaceId: SpaceId };

type InLine = { readonly since: Date };
type OfSeries = InLine & { readonly seriesId: string; readonly resourceId: string; readonly wanted: string };

/**
 * One line of all who wait, first come first served: those who wait for a single slot, and wanted dates of series. Dates of one series that came together go
 * together.
 */
export function lineOf<E extends InLine, D extends OfSeries>(
  entries: readonly E[],
  dates: readonly D[],
): ({ readonly entry: E } | { readonly dates: readonly [D, ...D[]] })[] {
  const runs: [D, ...D[]][] = [];
  for (const date of dates) {
    const run = runs.at(-1);
    if (run && together(run[0], date)) run.push(date);
    else runs.push([date]);
  }
  const line = [
    ...entries.map((entry) => ({ since: entry.since, entry })),
    ...runs.map((run) => ({ since: run[0].since, dates: run })),
  ];
  return line.sort((a, b) => a.since.getTime() - b.since.getTime());
}

/**
 * How far both lists of a page may be served together: to where the first of them that goes on was cut off, so that nobody is passed over for whoever came
 * later and was read already. Dates that came at once are not cut in two while there are others before them.
 */
export function pageOfLine<E extends InLine, D extends InLine>(
  entries: readonly E[],
  dates: readonly D[],
  most: { readonly entries: number; readonly dates: number },
): { readonly entries: readonly E[]; readonly dates: readonly D[]; readonly isLast: boolean } {
  const lastOf = (list: readonly InLine[], full: number) =>
    list.length < full ? undefined : list.at(-1)?.since.getTime();
  const lastDate = lastOf(dates, most.dates);
  const whole = lastDate === undefined ? dates : dates.filter(({ since }) => since.getTime() < lastDate);
  const kept = whole.length > 0 ? whole : dates;
  const ends = [lastOf(entries, most.entries), lastDate === undefined ? undefined : kept.at(-1)?.since.getTime()];
  const until = Math.min(...ends.map((end) => end ?? Infinity));
  const isReached = ({ since }: InLine) => since.getTime() <= until;
  return { entries: entries.filter(isReached), dates: kept.filter(isReached), isLast: until === Infinity };
}

const together = (a: OfSeries, b: OfSeries): boolean =>
  a.since.getTime() === b.since.getTime() &&
  a.seriesId === b.seriesId &&
  a.resourceId === b.resourceId &&
  a.wanted === b.wanted;
