import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import type { PlanResource, PlanResourceState } from '@/features/floor-plan/floor-plan.contract';
import type { TimeRange } from '@/kernel/time-range';
import { dayWords } from './when-words';

type Reader = { readonly timeZone: string; readonly locale: string; readonly today: string };

/** The answer before anything is chosen: "14 of 24 desks free tomorrow, 09:00–17:00". */
export function freeInWords(
  resources: readonly PlanResource[],
  states: Readonly<Record<string, PlanResourceState>>,
  date: string,
  range: TimeRange | null,
  { timeZone, locale, today }: Reader,
): string {
  const day = dayWords(date, locale, today);
  const desks = resources.filter((resource) => resource.kind === 'desk');
  const known = desks.filter((desk) => states[desk.id]);
  if (!range || known.length === 0) return day;
  const when = `${day}, ${rangeLabel(range, timeZone, locale)}`;
  const of = (state: PlanResourceState['state']) => known.filter((desk) => states[desk.id]?.state === state).length;
  if (of('yours') > 0) return `You have a desk. ${when}`;
  if (of('closed') === known.length) return `Closed. ${when}`;
  return `${of('free')} of ${desks.length} desks free. ${when}`;
}
