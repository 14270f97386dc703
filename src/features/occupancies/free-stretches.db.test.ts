import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId, type ResourceId } from '@/kernel/ids';
import { freeWithin, type TimeRange } from '@/kernel/time-range';
import { seededRandom } from '@/embedded/demo/seeded-random';
import { onStatement } from '@/server/db/pool';
import { inOperator } from '@/server/db/transactions';
import { makeEventDate } from '@/testing/make-event-date';
import { makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { listFreeStretches, listTimeHeld } from './occupancies.service';

const at = (minute: number) => new Date(Date.UTC(2027, 0, 4) + minute * 60_000);
const range = (from: number, to: number): TimeRange => ({ startsAt: at(from), endsAt: at(to) });
const hours = (from: number, to: number) => range(from * 60, to * 60);

let space: MadeSpace;
beforeAll(async () => {
  space = await makeSpace();
});

async function hold(resourceId: ResourceId, taken: TimeRange, expiresAt: string | null = null) {
  const dateId = expiresAt ? null : await makeEventDate(space);
  await inOperator(space, (tx) =>
    sql`insert into occupancies (operator_id, resource_id, starts_at, ends_at, kind, expires_at, event_date_id)
      values (${space.operatorId}, ${resourceId}, ${taken.startsAt}, ${taken.endsAt}, ${expiresAt ? 'hold' : 'event'},
        ${expiresAt}::timestamptz, ${dateId}::uuid)`.execute(tx),
  );
}
const freeOf = async (resourceId: ResourceId, ...stretches: TimeRange[]) =>
  inOperator(
    space,
    async (tx) => (await listFreeStretches(tx, [{ resourceIds: [resourceId], stretches }])).get(resourceId) ?? [],
  );

describe('what is free of a stretch', () => {
  it('is all of it where nobody has anything, and nothing where somebody has all of it', async () => {
    const [free, full] = [await makeResource(space), await makeResource(space)];
    await hold(full, hours(0, 48));
    expect(await freeOf(free, hours(9, 17))).toEqual([hours(9, 17)]);
    expect(await freeOf(full, hours(9, 17), hours(33, 41))).toEqual([]);
  });

  it('lies between claims; what touches leaves nothing between, what began before and ends after counts', async () => {
    const desk = await makeResource(space);
    await hold(desk, hours(-100, 10));
    await hold(desk, hours(12, 13));
    await hold(desk, hours(13, 14));
    await hold(desk, hours(16, 400));
    expect(await freeOf(desk, hours(9, 17))).toEqual([hours(10, 12), hours(14, 16)]);
  });

  it('counts a hold until it expires, and not a moment longer', async () => {
    const desk = await makeResource(space);
    await hold(desk, hours(8, 10), '2000-01-01');
    await hold(desk, hours(10, 11), 'infinity');
    expect(await freeOf(desk, hours(9, 12))).toEqual([hours(9, 10), hours(11, 12)]);
  });

  it('is what all parts of a hall have free, at any depth', async () => {
    const quarters = [await makeResource(space), await makeResource(space)];
    const half = await makeResource(space, { parts: quarters });
    const other = await makeResource(space);
    const hall = await makeResource(space, { parts: [half, other] });
    await hold(quarters[0]!, hours(9, 10));
    await hold(quarters[1]!, hours(10, 11));
    await hold(other, hours(13, 14));
    expect(await freeOf(hall, hours(8, 16))).toEqual([hours(8, 9), hours(11, 13), hours(14, 16)]);
    expect(await freeOf(half, hours(8, 16))).toEqual([hours(8, 9), hours(11, 16)]);
  });

  it('is asked for each resource over its own stretches, in one statement, and only of one operator', async () => {
    const [early, late] = [await makeResource(space), await makeResource(space)];
    const elsewhere = await makeSpace();
    const theirs = await makeResource(elsewhere);
    let statements = 0;
    const found = await inOperator(space, async (tx) => {
      onStatement(() => statements++);
      return listFreeStretches(tx, [
        { resourceIds: [early, theirs], stretches: [hours(6, 12), hours(30, 36)] },
        { resourceIds: [late], stretches: [hours(18, 30)] },
        { resourceIds: [newId<'resource'>()], stretches: [] },
      ]).finally(() => onStatement(undefined));
    });
    expect(statements).toBe(1);
    expect(found.get(early)).toEqual([hours(6, 12), hours(30, 36)]);
    expect(found.get(late)).toEqual([hours(18, 30)]);
    expect(found.has(theirs)).toBe(false);
  });

  it('is left out where it is shorter than anybody asked for, by its own stretch too', async () => {
    const desk = await makeResource(space);
    await hold(desk, hours(10, 12));
    await hold(desk, hours(13, 15));
    const asked = { resourceIds: [desk], stretches: [hours(9, 17)] };
    const least = (leastMinutes: number) =>
      inOperator(space, async (tx) => (await listFreeStretches(tx, [{ ...asked, leastMinutes }])).get(desk));
    expect(await least(60)).toEqual([hours(9, 10), hours(12, 13), hours(15, 17)]);
    // Free since midnight, and open for an hour of it.
    expect(await least(61)).toEqual([hours(15, 17)]);
    expect(await least(121)).toBeUndefined();
  });

  it('asks nobody when nothing is asked', async () => {
    expect(await inOperator(space, (tx) => listFreeStretches(tx, []))).toEqual(new Map());
  });

  it('agrees with what is held, whatever is held', async () => {
    const random = seededRandom('free stretches').next;
    const halves = [await makeResource(space), await makeResource(space)];
    const hall = await makeResource(space, { parts: halves });
    for (const half of halves)
      for (let minute = 0; minute < 14 * 1440;) {
        minute += Math.floor(random() * 400);
        const end = minute + 5 + Math.floor(random() * 300);
        await hold(half, range(minute, end), random() < 0.2 ? '2000-01-01' : random() < 0.2 ? 'infinity' : null);
        minute = end;
      }
    for (let round = 0; round < 25; round++) {
      const from = Math.floor(random() * 13 * 1440);
      const stretches = [range(from, from + 300), range(from + 400, from + 400 + Math.floor(random() * 2000))];
      for (const resource of [...halves, hall]) {
        const held = await inOperator(space, (tx) => listTimeHeld(tx, resource, range(0, 20 * 1440)));
        expect(await freeOf(resource, ...stretches)).toEqual(stretches.flatMap((stretch) => freeWithin(stretch, held)));
      }
    }
  });
});
