import { beforeAll, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId, type SeriesId } from '@/kernel/ids';
import { localOf } from '@/kernel/zone';
import { onStatement } from '@/server/db/pool';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { bookDeskInput } from '../bookings.contract';
import { bookSeriesInput, type BookSeriesInput } from '../series.contract';
import { readMyBookings } from '../bookings.reads';
import { bookDesk } from './book-desk';
import { bookDeskWeekly } from './book-desk-weekly';
import { extendSeries, listSeriesDue } from './extend-series';
import { planSeries } from './plan-series';

/** A Monday morning. */
const NOW = new Date('2026-11-23T07:00:00Z');
let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;

beforeAll(async () => {
  space = await makeSpace({ opens: 8 * 60, closes: 20 * 60 });
  [ana, ben] = [await makeMember(space, 'member', 'Ana'), await makeMember(space, 'member', 'Ben')];
});

const wish = (
  resourceId: ResourceId,
  rrule = 'FREQ=WEEKLY;BYDAY=MO,WE',
  more: Partial<BookSeriesInput> = {},
): BookSeriesInput => ({
  ...bookSeriesInput.parse({
    spaceId: space.spaceId,
    resourceId,
    localStart: '2026-11-23T09:00',
    durationMinutes: 480,
    rrule,
    onClash: 'skip',
    requestId: newId(),
  }),
  ...more,
});

const single = (resourceId: ResourceId, day: string, from = '09:00', to = '10:00') =>
  bookDeskInput.parse({
    spaceId: space.spaceId,
    resourceId,
    startsAt: `${day}T${from}`,
    endsAt: `${day}T${to}`,
    requestId: newId(),
  });

const held = (resourceId: ResourceId) =>
  inOperator(space, async (tx) => {
    const rows = await tx
      .selectFrom('occupancies')
      .select('startsAt')
      .where('operatorId', '=', space.operatorId)
      .where('resourceId', '=', resourceId)
      .orderBy('startsAt')
      .execute();
    return rows.map((row) => localOf(row.startsAt, space.timeZone));
  });

describe('a weekly desk', () => {
  it('shows every date before booking, with what took it and which desk is free instead', async () => {
    const only = await makeSpace({ opens: 8 * 60, closes: 20 * 60 });
    const [cleo, dan] = [await makeMember(only, 'member', 'Cleo'), await makeMember(only, 'member', 'Dan')];
    const desk = await makeResource(only, { name: 'Desk 1' });
    const other = await makeResource(only, { name: 'Desk 2' });
    await bookDesk(dan, { ...single(desk, '2026-11-25'), spaceId: only.spaceId }, NOW);
    const plan = await planSeries(cleo, { ...wish(desk), spaceId: only.spaceId }, NOW);
    expect(plan.words).toBe('every Monday and Wednesday');
    expect(plan.openEnded).toBe(true);
    expect(plan.sums).toEqual({ fine: plan.occurrences.length - 1, taken: 1, closed: 0, outsideHours: 0, rule: 0 });
    expect(plan.occurrences[1]).toMatchObject({
      localStart: '2026-11-25T09:00',
      state: 'taken',
      clash: { kind: 'booking', mine: false, who: 'Dan' },
      other: { id: other, name: 'Desk 2' },
    });
    expect(plan.otherForAll).toEqual({ id: other, name: 'Desk 2' });
  });

  it('keeps nine o’clock on the wall through both clock changes', async () => {
    const desk = await makeResource(space);
    const { occurrences } = await bookDeskWeekly(ana, wish(desk), NOW);
    expect(occurrences.length).toBeGreaterThan(100);
    expect(new Set(occurrences.map((one) => localOf(new Date(one.startsAt), space.timeZone).slice(11)))).toEqual(
      new Set(['09:00']),
    );
    expect(new Set(occurrences.map((one) => one.startsAt.slice(11, 16)))).toEqual(new Set(['09:00', '08:00']));
    expect(await held(desk)).toHaveLength(occurrences.length);
  });

  it('books the free dates and keeps the others as skipped, or none when asked so', async () => {
    const desk = await makeResource(space);
    await bookDesk(ben, single(desk, '2026-12-02'), NOW);
    await expect(bookDeskWeekly(ana, wish(desk, undefined, { onClash: 'fail' }), NOW)).rejects.toMatchObject({
      code: 'series.clashes',
      details: { occurrences: [{ localStart: '2026-12-02T09:00', state: 'taken' }] },
    });
    expect(await held(desk)).toHaveLength(1);
    const { occurrences } = await bookDeskWeekly(ana, wish(desk), NOW);
    expect(
      occurrences.filter((one) => one.status === 'skipped').map((one) => [one.localStart, one.skipReason]),
    ).toEqual([['2026-12-02T09:00', 'taken']]);
  });

  it('writes nothing when the plan that was shown no longer holds, and says what changed', async () => {
    const desk = await makeResource(space);
    const { planToken } = await planSeries(ana, wish(desk), NOW);
    await bookDesk(ben, single(desk, '2026-12-07'), NOW);
    const refused = await bookDeskWeekly(ana, wish(desk, undefined, { planToken }), NOW).catch(
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({ code: 'series.plan_changed' });
    const { details } = refused as { details: { occurrences: { localStart: string; state: string }[] } };
    expect(details.occurrences.filter((one) => one.state !== 'fine').map((one) => one.localStart)).toEqual([
      '2026-12-07T09:00',
    ]);
    expect(await held(desk)).toHaveLength(1);
    const again = await planSeries(ana, wish(desk), NOW);
    await expect(
      bookDeskWeekly(ana, wish(desk, undefined, { planToken: again.planToken }), NOW),
    ).resolves.toBeDefined();
  });

  it('counts a holiday as closed', async () => {
    const desk = await makeResource(space);
    await inOperator(space, (tx) =>
      tx
        .insertInto('openingExceptions')
        .values({ operatorId: space.operatorId, spaceId: space.spaceId, onDate: '2026-12-30', name: 'Stocktaking' })
        .execute(),
    );
    const plan = await planSeries(
      ana,
      wish(desk, 'FREQ=WEEKLY;BYDAY=WE;COUNT=6', { localStart: '2026-11-25T09:00' }),
      NOW,
    );
    expect(plan.occurrences.filter((one) => one.state === 'closed')).toMatchObject([
      { localStart: '2026-12-30T09:00', holiday: 'Stocktaking' },
    ]);
  });

  it('gives one answer to the same request id', async () => {
    const desk = await makeResource(space);
    const input = wish(desk);
    const [first, again] = await Promise.all([bookDeskWeekly(ana, input, NOW), bookDeskWeekly(ana, input, NOW)]);
    expect(again.series.id).toBe(first.series.id);
  });

  it('refuses a start that is not on its own rule, and says where it could begin', async () => {
    const desk = await makeResource(space);
    await expect(bookDeskWeekly(ana, wish(desk, 'FREQ=WEEKLY;BYDAY=TU'), NOW)).rejects.toMatchObject({
      code: 'recurrence.start_not_on_rule',
      details: { firstStart: '2026-11-24T09:00' },
    });
  });

  it('needs no more statements for a year than for a week', async () => {
    const desk = await makeResource(space);
    const seen: string[] = [];
    onStatement((event) => seen.push(event.query.sql));
    await bookDeskWeekly(ana, wish(desk, 'FREQ=WEEKLY;COUNT=2'), NOW);
    const few = seen.length;
    await bookDeskWeekly(ben, wish(desk, 'FREQ=WEEKLY;COUNT=52', { localStart: '2027-11-22T09:00' }), NOW);
    onStatement(undefined);
    expect(seen.length - few).toBe(few);
  });
});

describe('a series without an end', () => {
  it('is moved on by a year and a day’s worth of dates, once, and keeps clashes as skipped', async () => {
    const desk = await makeResource(space);
    const { series, occurrences } = await bookDeskWeekly(ana, wish(desk, 'FREQ=WEEKLY;BYDAY=MO'), NOW);
    const seriesId = series.id as SeriesId;
    expect(series.madeUntil).toBe('2027-11-23');
    const later = new Date('2026-12-08T02:00:00Z');
    await bookDesk(ben, single(desk, '2027-12-06'), later);
    expect(await listSeriesDue(space.operatorId, later)).toContain(seriesId);
    expect(await extendSeries({ operatorId: space.operatorId, seriesId }, later)).toBe(2);
    expect(await extendSeries({ operatorId: space.operatorId, seriesId }, later)).toBe(0);
    const rows = await inOperator(space, (tx) =>
      tx
        .selectFrom('bookings')
        .select(['originalLocalStart', 'status'])
        .where('operatorId', '=', space.operatorId)
        .where('seriesId', '=', seriesId)
        .orderBy('startsAt')
        .execute(),
    );
    expect(rows.slice(occurrences.length)).toEqual([
      { originalLocalStart: '2027-11-29T09:00', status: 'confirmed' },
      { originalLocalStart: '2027-12-06T09:00', status: 'skipped' },
    ]);
  });
});

describe('My bookings', () => {
  it('pages through everything of one person at every operator, each once', async () => {
    const cleo = await makeMember(space, 'member', 'Cleo');
    const desk = await makeResource(space);
    await bookDeskWeekly(cleo, wish(desk, 'FREQ=DAILY;COUNT=23'), NOW);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await readMyBookings(cleo.personId, { when: 'upcoming', limit: 10, cursor }, NOW);
      seen.push(...page.items.map((item) => item.startsAt));
      cursor = page.nextCursor ?? undefined;
      expect(page.items[0]?.series?.words).toBe('every day, 23 times');
    } while (cursor);
    expect(seen).toHaveLength(23);
    expect(seen).toEqual([...new Set(seen)].sort());
    expect(
      (await readMyBookings(cleo.personId, { when: 'past', limit: 10 }, new Date('2026-11-26T12:00:00Z'))).items,
    ).toHaveLength(3);
  });
});
