import { beforeAll, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { readFreeTime } from '@/features/availability/free-time.reads';
import { readSpaceDay } from '@/features/availability/availability.service';
import { getOpeningRules, getSpacePlan } from '@/features/spaces/spaces.service';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { bookDeskInput } from './bookings.contract';
import { seriesWishInput } from './series.contract';
import { bookDesk } from './commands/book-desk';
import { planSeries } from './commands/plan-series';

const NOW = new Date('2026-11-23T08:00:00Z');
let space: MadeSpace;
let ana: ActingMember;
let booth: ResourceId, other: ResourceId;

/** The house is open from eight to eight; the booth on Fridays from six in the evening to two. */
beforeAll(async () => {
  space = await makeSpace({ opens: 480, closes: 1200 });
  ana = await makeMember(space);
  booth = await makeResource(space, { kind: 'phone_booth', name: 'Night booth' });
  other = await makeResource(space, { kind: 'phone_booth', name: 'Booth' });
  const { operatorId, spaceId } = space;
  await inOperator(space, async (tx) => {
    await tx
      .insertInto('resourceHours')
      .values({ operatorId, spaceId, resourceId: booth, weekday: 5, opensMinute: 1080, closesMinute: 1560 })
      .execute();
    await tx
      .insertInto('openingExceptions')
      .values({ operatorId, spaceId, onDate: '2026-12-04', name: 'Feast' })
      .execute();
  });
});

const book = (resourceId: ResourceId, startsAt: string, endsAt: string, member = ana) =>
  bookDesk(
    member,
    bookDeskInput.parse({ spaceId: space.spaceId, resourceId, startsAt, endsAt, requestId: newId() }),
    NOW,
  );

const list = (listed: boolean) =>
  inOperator(space, (tx) => tx.updateTable('spaces').set({ listed }).where('id', '=', space.spaceId).execute());

describe('a resource with hours of its own', () => {
  it.each([
    ['2026-11-27T18:00', '2026-11-28T02:00', null],
    ['2026-11-27T17:59', '2026-11-27T19:00', 'booking.outside_hours'],
    ['2026-11-28T01:00', '2026-11-28T02:01', 'booking.outside_hours'],
    ['2026-11-26T10:00', '2026-11-26T11:00', 'booking.closed'],
    // The space's holiday takes the night that would begin on it.
    ['2026-12-04T19:00', '2026-12-04T20:00', 'booking.closed'],
    ['2026-12-05T00:30', '2026-12-05T01:00', 'booking.closed'],
  ])('is booked by them: %s to %s: %s', async (from, to, code) => {
    const booked = book(booth, from, to);
    if (code) await expect(booked).rejects.toMatchObject({ code });
    else await expect(booked).resolves.toMatchObject({ booking: { resourceId: booth } });
  });

  it('leaves the others to the hours of the space', async () => {
    await expect(book(other, '2026-11-27T18:00', '2026-11-27T20:30')).rejects.toMatchObject({
      code: 'booking.outside_hours',
    });
  });

  it('does not stand in while it is shut, and is not offered free then', async () => {
    const ben = await makeMember(space, 'member', 'Ben');
    await book(other, '2026-11-25T09:00', '2026-11-25T10:00');
    await expect(book(other, '2026-11-25T09:00', '2026-11-25T10:00', ben)).rejects.toMatchObject({
      code: 'booking.slot_taken',
      details: { other: null },
    });
    // In the evening of Friday the night booth is open too, but somebody has it from six on.
    await expect(book(booth, '2026-11-27T20:00', '2026-11-28T01:00', ben)).rejects.toMatchObject({
      code: 'booking.slot_taken',
      details: { free: [], other: null },
    });
  });

  it('repeats by them', async () => {
    const wish = seriesWishInput.parse({
      spaceId: space.spaceId,
      resourceId: booth,
      localStart: '2026-12-03T23:00',
      durationMinutes: 180,
      rrule: 'FREQ=DAILY;COUNT=9',
    });
    const { occurrences } = await planSeries(ana, wish, NOW);
    expect(occurrences.map((one) => one.state)).toEqual([...Array<string>(8).fill('closed'), 'fine']);
  });

  it('shows in the plan with its week, the day with its night, and free time by itself, for anybody', async () => {
    const weekly = [{ weekday: 5, opensMinute: 1080, closesMinute: 1560 }];
    const plan = await inOperator(space, (tx) => getSpacePlan(tx, space.spaceId, ana.memberId));
    expect(Object.fromEntries(plan.resources.map(({ id, hours }) => [id, hours]))).toEqual({
      [booth]: weekly,
      [other]: null,
    });

    const day = await inOperator(space, async (tx) => {
      const hours = await getOpeningRules(tx, space.spaceId);
      return readSpaceDay(tx, ana, { id: space.spaceId, ...hours }, '2026-11-27');
    });
    expect(day.open).toEqual([{ startsAt: new Date('2026-11-27T08:00Z'), endsAt: new Date('2026-11-27T20:00Z') }]);
    expect(day.endsAt).toEqual(new Date('2026-11-28T00:00Z'));

    const asked = { spaceId: space.spaceId, from: '2026-11-27T12:00', to: '2026-11-28T12:00' };
    const listed = await readFreeTime(asked, () => Promise.reject(new Error('it is listed')));
    await list(false);
    let members = 0;
    const forMembers = await readFreeTime(asked, () => {
      members++;
      return Promise.resolve(ana);
    });
    expect(members).toBe(1);
    await list(true);
    expect(forMembers).toEqual(listed);
    const freeOf = (id: string) => listed.resources.find((one) => one.id === id)?.free;
    expect(freeOf(booth)).toEqual([]);
    expect(freeOf(other)).toEqual([
      { startsAt: '2026-11-27T12:00:00.000Z', endsAt: '2026-11-27T20:00:00.000Z' },
      { startsAt: '2026-11-28T08:00:00.000Z', endsAt: '2026-11-28T12:00:00.000Z' },
    ]);
  });

  it('is taken in the night as the day knows it', async () => {
    await book(booth, '2026-12-11T23:30', '2026-12-12T00:30');
    await book(booth, '2026-12-12T01:00', '2026-12-12T02:00');
    const day = await inOperator(space, async (tx) => {
      const hours = await getOpeningRules(tx, space.spaceId);
      return readSpaceDay(tx, ana, { id: space.spaceId, ...hours }, '2026-12-11');
    });
    expect(day.busy.filter((one) => one.resourceId === booth).map((one) => one.startsAt.toISOString())).toEqual([
      '2026-12-11T23:30:00.000Z',
      '2026-12-12T01:00:00.000Z',
    ]);
  });
});
