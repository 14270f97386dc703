import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type ResourceId } from '@/kernel/ids';
import { overlaps, type TimeRange } from '@/kernel/time-range';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { asOwner } from '@/testing/as-owner';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { takeTime } from './occupancies.service';

// Real rivals: each take has a connection of its own.
process.env.DATABASE_POOL_SIZE = '50';

const NINE = new Date('2027-03-22T09:00:00Z').getTime();
const hours = (from: number, to: number): TimeRange => ({
  startsAt: new Date(NINE + from * 3_600_000),
  endsAt: new Date(NINE + to * 3_600_000),
});
const weeks = (many: number, from: number, to: number) =>
  Array.from({ length: many }, (_, week) => hours(week * 168 + from, week * 168 + to));

let space: MadeSpace;
let ana: ActingMember;
beforeAll(async () => {
  space = await makeSpace();
  ana = await makeMember(space);
});

class Taken extends Error {}

/** Books all or nothing, as a command does: a row for each range, then its time on every leaf. Answers whether it was had. */
const tryBook = (leaves: readonly ResourceId[], ranges: readonly TimeRange[], order = leaves): Promise<boolean> =>
  inOperator(space, async (tx) => {
    const bookings = ranges.map((range) => ({ id: newId<'booking'>(), ...range }));
    await insertBookings(tx, leaves[0]!, bookings);
    const lost = await takeTime(
      tx,
      bookings.flatMap(({ id: bookingId, ...range }) =>
        order.map((resourceId) => ({ bookingId, resourceId, ...range })),
      ),
    );
    if (lost.size > 0) throw new Taken();
    return true;
  }).catch((error: unknown) => {
    if (error instanceof Taken) return false;
    throw error;
  });

const insertBookings = (tx: OperatorTx, resourceId: ResourceId, rows: readonly ({ id: BookingId } & TimeRange)[]) =>
  tx
    .insertInto('bookings')
    .values(
      rows.map((row) => ({
        ...row,
        operatorId: space.operatorId,
        spaceId: space.spaceId,
        resourceId,
        memberId: ana.memberId,
        personId: ana.personId,
        bookedBy: ana.memberId,
      })),
    )
    .execute();

const heldOn = (resourceId: ResourceId) =>
  inOperator(space, (tx) =>
    tx
      .selectFrom('occupancies')
      .select(['startsAt', 'endsAt', 'kind'])
      .where('operatorId', '=', space.operatorId)
      .where('resourceId', '=', resourceId)
      .orderBy('startsAt')
      .execute(),
  );
const anyOverlap = (ranges: readonly TimeRange[]) =>
  ranges.some((one, at) => ranges.slice(at + 1).some((other) => overlaps(one, other)));
const hall = async () => {
  const [east, west] = [await makeResource(space), await makeResource(space)];
  return { east, west };
};
const deadlocks = async () =>
  Number(
    (await asOwner<{ n: string }>('select deadlocks as n from pg_stat_database where datname = current_database()'))[0]!
      .n,
  );

describe('fifty at the same moment', () => {
  it('get one slot exactly once, round after round', async () => {
    for (let round = 0; round < 5; round++) {
      const desk = await makeResource(space);
      const won = await Promise.all(Array.from({ length: 50 }, () => tryBook([desk], [hours(0, 8)])));
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await heldOn(desk)).toHaveLength(1);
    }
  });

  it('never overlap, whatever ranges they ask for, and at least one of them has its wish', async () => {
    const range = fc
      .tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }))
      .map(([from, long]) => hours(from / 4, (from + long) / 4));
    await fc.assert(
      fc.asyncProperty(fc.array(range, { minLength: 50, maxLength: 50 }), async (ranges) => {
        const desk = await makeResource(space);
        const won = await Promise.all(ranges.map((one) => tryBook([desk], [one])));
        const held = await heldOn(desk);
        expect(held).toHaveLength(won.filter(Boolean).length);
        expect(held.length).toBeGreaterThan(0);
        expect(anyOverlap(held)).toBe(false);
        // Nobody was turned away from time that is free: each loser meets a claim that stands.
        const winners = ranges.filter((_, at) => won[at]);
        for (const [at, one] of ranges.entries())
          if (!won[at]) expect(winners.some((winner) => overlaps(winner, one))).toBe(true);
      }),
      { numRuns: 8 },
    );
  });

  it('have touching times all of them', async () => {
    const desk = await makeResource(space);
    const won = await Promise.all(
      Array.from({ length: 50 }, (_, at) => tryBook([desk], [hours(at / 2, (at + 1) / 2)])),
    );
    expect(won).toEqual(won.map(() => true));
  });

  it('have a hall or its halves, never both, and no half of a hall stays behind', async () => {
    for (let round = 0; round < 5; round++) {
      const { east, west } = await hall();
      const wishes = Array.from({ length: 50 }, (_, at) => [[east, west], [east], [west]][at % 3]!);
      const won = await Promise.all(wishes.map((leaves) => tryBook(leaves, [hours(0, 2)])));
      const winners = wishes.filter((_, at) => won[at]).map((leaves) => leaves.length);
      expect([[2], [1, 1]]).toContainEqual(winners);
      expect((await heldOn(east)).length + (await heldOn(west)).length).toBe(winners.reduce((sum, n) => sum + n, 0));
    }
  });

  it('cross in series of a year without a deadlock that anybody sees, and one of them has its wish', async () => {
    const before = await deadlocks();
    for (let round = 0; round < 2; round++) {
      const { east, west } = await hall();
      const forward = weeks(52, 0, 8);
      const backward = weeks(52, 4, 12).reverse();
      const won = await Promise.all(
        Array.from({ length: 20 }, (_, at) =>
          at % 2 ? tryBook([east, west], forward) : tryBook([east, west], backward, [west, east]),
        ),
      );
      expect(won.filter(Boolean)).toHaveLength(1);
      expect([await heldOn(east), await heldOn(west)].map((rows) => rows.length)).toEqual([52, 52]);
    }
    // Statistics reach the catalogue a moment later.
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(await deadlocks()).toBe(before);
  });

  it('leave nothing of a series that could not be had whole', async () => {
    const desk = await makeResource(space);
    await tryBook([desk], [hours(168 * 30, 168 * 30 + 1)]);
    expect(await tryBook([desk], weeks(52, 0, 8))).toBe(false);
    expect(await heldOn(desk)).toHaveLength(1);
  });
});

describe('a hold', () => {
  const hold = (resourceId: ResourceId, seconds: number) =>
    inOperator(space, (tx) =>
      tx
        .insertInto('occupancies')
        .values({
          operatorId: space.operatorId,
          resourceId,
          ...hours(0, 8),
          kind: 'hold',
          expiresAt: sql<Date>`now() + make_interval(secs => ${seconds})`,
        })
        .execute(),
    );

  it('keeps its time as long as it lives', async () => {
    const desk = await makeResource(space);
    await hold(desk, 600);
    expect(await tryBook([desk], [hours(4, 5)])).toBe(false);
    expect((await heldOn(desk)).map((row) => row.kind)).toEqual(['hold']);
  });

  it('is taken over once it has expired, by one of fifty, job or no job', async () => {
    const desk = await makeResource(space);
    await hold(desk, -1);
    const won = await Promise.all(Array.from({ length: 50 }, () => tryBook([desk], [hours(4, 5)])));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect((await heldOn(desk)).map((row) => row.kind)).toEqual(['booking']);
  });

  it('that expired elsewhere stays untouched', async () => {
    const [desk, other] = [await makeResource(space), await makeResource(space)];
    await hold(other, -1);
    await tryBook([desk], [hours(0, 8)]);
    expect(await heldOn(other)).toHaveLength(1);
  });
});
