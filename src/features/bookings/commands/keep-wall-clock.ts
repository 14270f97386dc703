import type { OperatorId, SeriesId, SpaceId } from '@/kernel/ids';
import { shiftTime } from '@/features/occupancies/occupancies.service';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { record } from '@/server/requests/once';
import type { BookingFact } from '../bookings.facts';
import { derivedAgain, ruleAgain, saysTheSame, zoneClock, type ZoneClock } from '../domain/zone-clock';
import { updateToSkipped } from '../sql/booking-writes';
import { takeTurnAtChange } from '../sql/change-reads';
import { updateToUndecided } from '../sql/undecided-dates';
import {
  listDatesOfZone,
  listZonesInUse,
  updateToShifted,
  upsertZoneClock,
  type DateOfZone,
  type Shift,
  type ZoneOfSpace,
} from '../sql/zone-clocks';
import { updateSeriesZone } from '../sql/zone-writes';

const DAY_MS = 86_400_000;
/** Further than any date is made. */
const LOOKED_AHEAD_MS = 6 * 366 * DAY_MS;
const LOOK_AGAIN_MS = 5 * 366 * DAY_MS;

/** What else stands at a time on the wall. */
export type OthersOnTheWall = {
  readonly zones: (tx: OperatorTx) => Promise<readonly ZoneOfSpace[]>;
  /** Lets its time go, and takes it again where it belongs once the series stand; answers how many dates moved. */
  readonly letGo: (
    tx: OperatorTx,
    where: { readonly spaceId: SpaceId; readonly timeZone: string },
    before: ZoneClock,
    now: Date,
  ) => Promise<() => Promise<number>>;
};
const NO_OTHERS: OthersOnTheWall = {
  zones: () => Promise.resolve([]),
  letGo: () => Promise.resolve(() => Promise.resolve(0)),
};

/**
 * "Nine stays nine", also where a country changes what its clocks do: when the machine's rules of a zone are others than when they were last looked at, the
 * dates to come of series are derived again from their wall-clock time. Where nothing changed, one query. Safe to do twice. Answers how many dates moved.
 */
export async function keepWallClock(
  operatorId: OperatorId,
  now = new Date(),
  others: OthersOnTheWall = NO_OTHERS,
): Promise<number> {
  const zones = await inOperator({ operatorId }, async (tx) => listZonesInUse(tx, await others.zones(tx)));
  let moved = 0;
  for (const { timeZone, spaceIds, clock } of zones) {
    const known = zoneClock(timeZone, now, new Date(now.getTime() + LOOKED_AHEAD_MS));
    const changed = clock !== null && !saysTheSame(clock, known, now);
    if (changed)
      for (const spaceId of spaceIds) moved += await deriveAgain({ operatorId, spaceId, timeZone }, clock, others, now);
    // Remembered when all is done: a night that was broken off is gone through once more.
    if (clock === null || changed || Date.parse(clock.until) < now.getTime() + LOOK_AGAIN_MS)
      await inOperator({ operatorId }, (tx) => upsertZoneClock(tx, timeZone, known));
  }
  return moved;
}

type Where = { readonly operatorId: OperatorId; readonly spaceId: SpaceId; readonly timeZone: string };

/**
 * All series of a space at once, so that none is in another's way: two that stand one after the other move together. What meets something that does not
 * move is skipped, and its member is asked. As many statements however many dates.
 */
function deriveAgain(where: Where, before: ZoneClock, others: OthersOnTheWall, now: Date): Promise<number> {
  return inOperator(where, async (tx) => {
    const takeAgain = await others.letGo(tx, where, before, now);
    const moved = await deriveSeriesAgain(tx, where, before, now);
    return moved + (await takeAgain());
  });
}

async function deriveSeriesAgain(tx: OperatorTx, where: Where, before: ZoneClock, now: Date): Promise<number> {
  const { spaceId, timeZone } = where;
  const find = async () =>
    (await listDatesOfZone(tx, spaceId, timeZone, now)).flatMap((date) => {
      const startsAt = derivedAgain(date, before, timeZone);
      return startsAt && startsAt > now ? [{ date, laterMs: startsAt.getTime() - date.startsAt.getTime() }] : [];
    });
  const seen = (await find()).map(({ date }) => date);
  if (seen.length === 0) return 0;
  const [resourceIds, memberIds] = [seen.map((one) => one.resourceId), seen.map((one) => one.memberId)];
  await takeTurnAtChange(
    tx,
    seen.map(({ id }) => id),
    { resourceIds: [...new Set(resourceIds)], memberIds: [...new Set(memberIds)] },
  );
  const turned = new Set(seen.map(({ id }) => id));
  const moving = (await find()).filter(({ date }) => turned.has(date.id));
  const shifts = moving.map(({ date, laterMs }): Shift => ({ id: date.id, laterMs }));
  const held = new Set(moving.flatMap(({ date }) => (date.status === 'skipped' ? [] : date.id)));
  await updateToShifted(tx, shifts);
  const lost = await shiftTime(
    tx,
    shifts.filter(({ id }) => held.has(id)),
  );
  if (lost.size > 0) {
    await updateToSkipped(tx, [...lost]);
    await updateToUndecided(tx, [...lost]);
  }
  const dates = moving.map(({ date }) => date);
  await tellSeries(tx, where, before, dates, lost);
  return moving.length;
}

/** Each series says so to calendars; its member hears of what could not be had. */
async function tellSeries(
  tx: OperatorTx,
  { operatorId, spaceId, timeZone }: Where,
  before: ZoneClock,
  dates: readonly DateOfZone[],
  lost: ReadonlySet<string>,
): Promise<void> {
  const series = new Map<SeriesId, DateOfZone>(dates.map((date) => [date.seriesId, date]));
  const rules = [...series].map(([id, { rrule }]) => ({ id, rrule: ruleAgain(rrule, before, timeZone) }));
  await updateSeriesZone(tx, rules, timeZone);
  const facts = [...series].map(([seriesId, { personId, madeUntil }]): BookingFact => {
    const clashes = dates.flatMap((one) => (one.seriesId === seriesId && lost.has(one.id) ? one.id : []));
    const where = { operatorId, spaceId, personId };
    const about = { seriesId, madeAfter: madeUntil, newClashes: clashes.length, clashes };
    return { type: 'series.extended', ...where, ...about };
  });
  const details = { timeZone, dates: dates.length, skipped: lost.size };
  await record(tx, {
    audit: [{ action: 'series.derived_again', subjectKind: 'space', subjectId: spaceId, details }],
    facts,
  });
}
