import { beforeEach, describe, expect, it } from 'vitest';
import { newId, type ResourceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { onStatement } from '@/server/db/pool';
import { inOperator } from '@/server/db/transactions';
import { makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { fillClosures } from './occupancies.service';

const DAY = 86_400_000;
const BASE = Math.floor(Date.now() / 3_600_000) * 3_600_000 + DAY;
const days = (from: number, to: number): TimeRange => ({
  startsAt: new Date(BASE + from * DAY),
  endsAt: new Date(BASE + to * DAY),
});

let space: MadeSpace;
beforeEach(async () => {
  space = await makeSpace();
});

const shut = (range: TimeRange, resourceId: ResourceId | null = null, at = space) => {
  const id = newId<'closure'>();
  return inOperator(at, (tx) =>
    tx
      .insertInto('closures')
      .values({ operatorId: at.operatorId, id, spaceId: at.spaceId, resourceId, ...range, reason: 'Paint' })
      .execute(),
  ).then(() => id);
};
const hold = (resourceId: ResourceId, range: TimeRange, expiresAt: Date) =>
  inOperator(space, (tx) =>
    tx
      .insertInto('occupancies')
      .values({ operatorId: space.operatorId, resourceId, ...range, kind: 'hold', expiresAt })
      .execute(),
  );
const fill = (...leaves: ResourceId[]) => inOperator(space, (tx) => fillClosures(tx, leaves));
const closedOn = (resourceId: ResourceId) =>
  inOperator(space, (tx) =>
    tx
      .selectFrom('occupancies')
      .select(['startsAt', 'endsAt', 'closureId'])
      .where('operatorId', '=', space.operatorId)
      .where('resourceId', '=', resourceId)
      .where('kind', '=', 'closure')
      .orderBy('startsAt')
      .execute(),
  );

describe('closures that stand', () => {
  it('take a new desk too: those of the space, its own, and those of what it is part of; once', async () => {
    const at = space;
    const desk = await makeResource(at);
    const other = await makeResource(at);
    const hall = await makeResource(at, { parts: [desk] });
    const house = await shut(days(0, 1));
    const own = await shut(days(2, 3), desk);
    const ofHall = await shut(days(4, 5), hall);
    await shut(days(6, 7), other);
    await shut(days(8, 9), null, await makeSpace());
    await fill(desk);
    await fill(desk);
    expect(await closedOn(desk)).toEqual([
      { ...days(0, 1), closureId: house },
      { ...days(2, 3), closureId: own },
      { ...days(4, 5), closureId: ofHall },
    ]);
    expect(await closedOn(other)).toEqual([]);
  });

  it('go around what is taken, and over a hold that has lapsed', async () => {
    const desk = await makeResource(space);
    const closureId = await shut(days(20, 30), desk);
    await hold(desk, days(22, 23), new Date(Date.now() + 600_000));
    await hold(desk, days(25, 26), new Date(Date.now() - 1000));
    await fill(desk);
    expect(await closedOn(desk)).toEqual([
      { ...days(20, 22), closureId },
      { ...days(23, 30), closureId },
    ]);
  });

  it('of more than a month stand in rows of at most 31 days; two that overlap share the time', async () => {
    const desk = await makeResource(space);
    const long = await shut(days(100, 170), desk);
    const late = await shut(days(160, 180), desk);
    await fill(desk);
    const rows = await closedOn(desk);
    expect(rows.map((row) => row.closureId)).toEqual([long, long, long, late]);
    expect(rows[0]!.startsAt).toEqual(days(100, 170).startsAt);
    for (const [at, row] of rows.entries()) if (at > 0) expect(row.startsAt).toEqual(rows[at - 1]!.endsAt);
    expect(rows.at(-1)!.endsAt).toEqual(days(160, 180).endsAt);
  });

  it('cost as few statements when they are many', async () => {
    const desk = await makeResource(space);
    const countFor = async (closures: number) => {
      for (let n = 0; n < closures; n++) await shut(days(200 + 2 * n, 201 + 2 * n), desk);
      let statements = 0;
      onStatement(() => statements++);
      await fill(desk);
      onStatement(undefined);
      return statements;
    };
    const one = await countFor(1);
    expect(await countFor(9)).toBe(one);
    expect(await closedOn(desk)).toHaveLength(9);
  });

  it('that have begun count from now on, and those that are over not at all', async () => {
    const desk = await makeResource(space);
    await shut(days(-9, -5), desk);
    await shut(days(-4, 60), desk);
    await fill(desk);
    const rows = await closedOn(desk);
    expect(rows[0]!.startsAt.getTime()).toBeGreaterThan(Date.now() - 120_000);
    expect(rows.at(-1)!.endsAt).toEqual(days(-4, 60).endsAt);
  });
});
