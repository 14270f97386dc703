import type { BookingId, ResourceId } from '@/kernel/ids';
import { listTimeHeld } from '@/features/occupancies/occupancies.service';
import type { BookableFacts } from '@/features/spaces/spaces.service';
import { visibleClaim } from '@/features/availability/domain/visible-claim';
import type { OperatorTx } from '@/server/db/transactions';
import type { ReckonedDate, ReckonedSeries } from '../domain/live-series';
import { judgeOccurrences, type JudgedOccurrence } from '../domain/plan-series';
import type { ChangedOccurrence } from '../series-change.contract';
import type { ChosenSeries } from '../sql/series-change-reads';
import { findSeriesOptions, type SeriesOptions } from './series-options';
import { rulingOf, withBuffers } from './series-ruling';
import type { Role } from '@/kernel/acting-member';

export type JudgedDate = ReckonedDate & {
  readonly state: ChangedOccurrence['state'];
  /** What its new time met; null where nothing had to be judged. */
  readonly found: JudgedOccurrence | null;
  /** Its member leaves it where it is. */
  readonly stays?: boolean;
};
type Whose = ChosenSeries & { readonly role: Role };
type Reckoned = { readonly reckoned: ReckonedSeries; readonly places: ReadonlyMap<ResourceId, BookableFacts> };

/** Whether a date only gets another note or other guests: its time stands, whatever the rules say by now. */
const keepsTime = ({ date, wanted }: ReckonedDate): boolean =>
  date?.status === 'confirmed' &&
  date.startsAt.getTime() === wanted.startsAt.getTime() &&
  date.endsAt.getTime() === wanted.endsAt.getTime() &&
  date.resourceId === wanted.resourceId;

/** Those that ask for another time or place than they have. */
export const asksForTime = (one: ReckonedDate): boolean => one.fate === 'wanted' && !keepsTime(one);

/** What gives up its time: the dates that go elsewhere, and those that are given back. */
export const leavingOf = (dates: readonly (ReckonedDate & Pick<JudgedDate, 'stays'>)[]): BookingId[] =>
  dates.flatMap((one) =>
    one.date?.status === 'confirmed' && !one.stays && (one.fate === 'gone' || asksForTime(one))
      ? [one.date.bookingId]
      : [],
  );

/** Judges every date that is to be different, at its place, as if the others of the series had gone already. Three queries for each place. */
export async function judgeChange(
  tx: OperatorTx,
  who: Whose,
  { reckoned, places }: Reckoned,
  now: Date,
): Promise<JudgedDate[]> {
  const leaving = new Set(leavingOf(reckoned.dates));
  const found = new Map<ReckonedDate, JudgedOccurrence>();
  for (const [resourceId, facts] of places) {
    const asking = reckoned.dates.filter((one) => asksForTime(one) && one.wanted.resourceId === resourceId);
    for (const [one, judged] of await judgeAt(tx, who, facts, asking, leaving, now)) found.set(one, judged);
  }
  return reckoned.dates.map((one) => {
    const judged = found.get(one) ?? null;
    return { ...one, state: judged?.state ?? (one.fate === 'wanted' ? 'fine' : one.fate), found: judged };
  });
}

async function judgeAt(
  tx: OperatorTx,
  who: Whose,
  facts: BookableFacts,
  asking: readonly ReckonedDate[],
  leaving: ReadonlySet<BookingId>,
  now: Date,
): Promise<[ReckonedDate, JudgedOccurrence][]> {
  if (asking.length === 0) return [];
  const dates = asking.map(({ wanted }) => wanted);
  const guests = Math.max(...dates.map((one) => one.guests.length));
  const ruling = await rulingOf(tx, facts, who, dates, now, { seriesId: who.rootId, except: [...leaving], guests });
  const span = {
    startsAt: new Date(Math.min(...dates.map(({ startsAt }) => startsAt.getTime()))),
    endsAt: new Date(Math.max(...dates.map(({ endsAt }) => endsAt.getTime()))),
  };
  const held = await listTimeHeld(tx, facts.resourceId, withBuffers(span, ruling.buffers));
  const others = held.filter(({ bookingId }) => !bookingId || !leaving.has(bookingId));
  const viewer = { memberId: who.memberId, role: who.role };
  const judged = judgeOccurrences(
    dates,
    facts.rules,
    others.map((row) => ({ ...row, ...visibleClaim(viewer, row) })),
    ruling,
  );
  return asking.map((one, place) => [one, judged[place]!]);
}

/** Other places and times for the dates that cannot be as wished; null where all can. */
export async function optionsOfChange(
  tx: OperatorTx,
  who: Whose,
  facts: BookableFacts,
  judged: readonly JudgedDate[],
  now: Date,
): Promise<SeriesOptions | null> {
  const isHere = ({ wanted }: JudgedDate) => wanted.resourceId === facts.resourceId;
  const cannot = judged.filter((one) => isHere(one) && ['taken', 'closed', 'outside_hours'].includes(one.state));
  if (cannot.length === 0) return null;
  const settled = judged.filter(({ state }) => state === 'fine' || state === 'same' || state === 'own');
  const seats = 1 + Math.max(0, ...cannot.map(({ wanted }) => wanted.guests.length));
  const leaving = new Set(leavingOf(judged));
  const dates = { wanting: cannot.map(({ wanted }) => wanted), settled: settled.map(({ wanted }) => wanted) };
  return findSeriesOptions(tx, who, facts, { ...dates, seats, leaving }, now);
}
