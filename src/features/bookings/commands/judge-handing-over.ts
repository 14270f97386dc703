import type { ResourceId } from '@/kernel/ids';
import type { BookableFacts } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import type { ReckonedDate, ReckonedSeries } from '../domain/live-series';
import { judgeOccurrences, type JudgedOccurrence } from '../domain/plan-series';
import type { JudgedDate } from './judge-series-change';
import { rulingOf } from './series-ruling';
import type { SeriesHolder } from './series-holder';

/**
 * Judges every date that goes to somebody else by the hours, the rules and the limits for that person. Nobody else can have its time: it is held all the
 * while. Buffers come where they are free, and are no reason to refuse.
 */
export async function judgeHandingOver(
  tx: OperatorTx,
  to: SeriesHolder,
  { reckoned, places }: { readonly reckoned: ReckonedSeries; readonly places: ReadonlyMap<ResourceId, BookableFacts> },
  now: Date,
): Promise<JudgedDate[]> {
  const found = new Map<ReckonedDate, JudgedOccurrence>();
  for (const [resourceId, facts] of places) {
    const going = reckoned.dates.filter((one) => one.fate === 'wanted' && one.wanted.resourceId === resourceId);
    if (going.length === 0) continue;
    const dates = going.map(({ wanted }) => wanted);
    const theirs = going.flatMap(({ date }) => date?.bookingId ?? []);
    const ruling = await rulingOf(tx, facts, to, dates, now, { except: theirs });
    const judged = judgeOccurrences(dates, facts.rules, [], ruling);
    for (const [place, one] of going.entries()) found.set(one, judged[place]!);
  }
  return reckoned.dates.map((one) => {
    const judged = found.get(one) ?? null;
    return { ...one, state: judged?.state ?? (one.fate === 'wanted' ? 'fine' : one.fate), found: judged };
  });
}
