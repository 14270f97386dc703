import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId, type SeriesId } from '@/kernel/ids';
import { onStatement } from '@/server/db/pool';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeRule, makeSpace, type MadeSpace } from '@/testing/makers';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import '@/wiring/reactions';
import { bookSeriesInput, planSeriesInput } from '../series.contract';
import { seriesIn } from '../testing-series-changes';
import { bookDeskWeekly } from './book-desk-weekly';
import { extendSeries, listSeriesDue } from './extend-series';
import { planSeries } from './plan-series';

const NOW = new Date('2026-11-23T07:00:00Z');
let now: Date;
let space: MadeSpace;
let ana: ActingMember;
let desk: ResourceId;
let does: ReturnType<typeof seriesIn>;

beforeEach(async () => {
  now = NOW;
  space = await makeSpace();
  [ana, desk] = [await makeMember(space), await makeResource(space)];
  does = seriesIn(space, () => now);
});

const wishOf = (rrule: string, resourceId = desk) => ({
  spaceId: space.spaceId,
  resourceId,
  localStart: '2026-11-23T09:00',
  durationMinutes: 60,
  rrule,
});
const plan = (rrule: string, resourceId = desk) =>
  planSeries(ana, planSeriesInput.parse(wishOf(rrule, resourceId)), now);
const book = async (rrule: string, resourceId = desk) => {
  const input = bookSeriesInput.parse({ ...wishOf(rrule, resourceId), onClash: 'skip', requestId: newId() });
  const { series, occurrences } = await bookDeskWeekly(ana, input, now);
  return { seriesId: series.id as SeriesId, madeUntil: series.madeUntil, count: occurrences.length };
};
const ahead = (aheadMonths: number, scope = {}) =>
  makeRule(space, { topic: 'series', settings: { aheadMonths }, ...scope });
const setAhead = (aheadMonths: number) =>
  inOperator(space, (tx) =>
    sql`update booking_rules set settings = ${JSON.stringify({ aheadMonths })}::jsonb where operator_id = ${space.operatorId}`.execute(
      tx,
    ),
  );
const extend = (seriesId: SeriesId) => extendSeries({ operatorId: space.operatorId, seriesId }, now);
const due = () => listSeriesDue(space.operatorId, now);
const madeUntil = (seriesId: SeriesId) =>
  inOperator(space, async (tx) => {
    const row = await tx
      .selectFrom('series')
      .select('madeUntil')
      .where('operatorId', '=', space.operatorId)
      .where('id', '=', seriesId)
      .executeTakeFirstOrThrow();
    return row.madeUntil;
  });

describe('how far ahead a series without an end is made', () => {
  it('is what the owner says: the plan shows it, and it is booked so', async () => {
    await ahead(2);
    const shown = await plan('FREQ=WEEKLY');
    expect([shown.madeUntil, shown.occurrences.length]).toEqual(['2027-01-23', 9]);
    expect(await book('FREQ=WEEKLY')).toMatchObject({ madeUntil: '2027-01-23', count: 9 });
    // One with an end is whole, however far that is.
    expect((await plan('FREQ=WEEKLY;COUNT=30')).occurrences).toHaveLength(30);
  });

  it('is another at another place, the narrowest counts, and a year where nothing is said', async () => {
    const room = await makeResource(space, { name: 'Anchor', kind: 'meeting_room' });
    expect((await plan('FREQ=WEEKLY')).madeUntil).toBe('2027-11-23');
    await ahead(24);
    await ahead(3, { kind: 'meeting_room' });
    expect((await plan('FREQ=WEEKLY')).madeUntil).toBe('2028-11-23');
    expect((await plan('FREQ=WEEKLY', room)).madeUntil).toBe('2027-02-23');
  });

  it('is at most as many dates as one plan holds, and goes on as they pass', async () => {
    await ahead(24);
    const made = await book('FREQ=DAILY');
    expect(made).toMatchObject({ count: 520, madeUntil: '2028-04-25' });
    expect(await extend(made.seriesId)).toBe(0);
    now = new Date('2026-11-26T07:00:00Z');
    expect(await due()).toContain(made.seriesId);
    expect(await extend(made.seriesId)).toBe(3);
    expect(await madeUntil(made.seriesId)).toBe('2028-04-28');
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  });

  it('says how far that is where the first date lies beyond', async () => {
    await ahead(1);
    const late = planSeriesInput.parse({ ...wishOf('FREQ=WEEKLY'), localStart: '2026-12-28T09:00' });
    await expect(planSeries(ana, late, now)).rejects.toMatchObject({
      code: 'booking.too_far_ahead',
      details: { furthestDays: 30 },
    });
  });
});

describe('when the owner changes it', () => {
  it('a nearer one takes nothing back, and the series goes on once it has come past', async () => {
    await ahead(2);
    const { seriesId } = await book('FREQ=WEEKLY');
    await setAhead(1);
    expect(await due()).not.toContain(seriesId);
    expect(await extend(seriesId)).toBe(0);
    expect((await does.dates()).length).toBe(9);
    now = new Date('2027-01-05T02:00:00Z');
    expect(await due()).toContain(seriesId);
    expect(await extend(seriesId)).toBe(2);
    expect(await madeUntil(seriesId)).toBe('2027-02-05');
  });

  it('a further one is caught up with, once', async () => {
    await ahead(1);
    const { seriesId } = await book('FREQ=WEEKLY');
    await setAhead(3);
    expect(await due()).toEqual([seriesId]);
    expect(await extend(seriesId)).toBe(9);
    expect(await extend(seriesId)).toBe(0);
    expect(await madeUntil(seriesId)).toBe('2027-02-23');
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  });

  it('is looked for in two queries, however many series there are', async () => {
    await ahead(1);
    for (let made = 0; made < 3; made++) await book('FREQ=WEEKLY', await makeResource(space));
    await setAhead(3);
    let statements = 0;
    onStatement(() => (statements += 1));
    expect(await due()).toHaveLength(3);
    onStatement(undefined);
    // Begin, whose rows, the rules, the series, commit.
    expect(statements).toBe(5);
  });
});

describe('a change of a series', () => {
  it('makes it as far as the owner says, and takes back nothing of what was made further', async () => {
    await ahead(2);
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=2');
    const endless = { scope: 'all' as const, rrule: 'FREQ=WEEKLY' };
    const shown = await does.plan(ana, at('11-30'), endless);
    expect(shown.occurrences.at(-1)?.localStart).toBe('2027-01-18T09:00');
    await does.change(ana, at('11-30'), endless);
    await setAhead(1);
    const moved = await does.plan(ana, at('11-30'), { scope: 'all', localStart: '2026-11-30T10:00' });
    expect([moved.occurrences.length, moved.sums.gone]).toEqual([8, 0]);
  });

  it('to every day is made as far as a plan goes', async () => {
    await ahead(24);
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY');
    const daily = await does.plan(ana, at('11-30'), { scope: 'all', rrule: 'FREQ=DAILY' });
    expect(daily.sums.fine + daily.sums.same).toBeLessThanOrEqual(520);
    expect(daily.sums.fine + daily.sums.same).toBeGreaterThan(500);
  });
});
