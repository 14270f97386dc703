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

const together = (a: OfSeries, b: OfSeries): boolean =>
  a.since.getTime() === b.since.getTime() &&
  a.seriesId === b.seriesId &&
  a.resourceId === b.resourceId &&
  a.wanted === b.wanted;
