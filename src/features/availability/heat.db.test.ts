import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId, type ResourceId } from '@/kernel/ids';
import { instantOf } from '@/kernel/zone';
import { onStatement } from '@/server/db/pool';
import { inOperator } from '@/server/db/transactions';
import { makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { readHeat } from './heat.reads';
import { NOW, take, ZONE } from './testing-finding';

let space: MadeSpace;
let desks: ResourceId[];
/** Open from eight to six: 600 minutes of each of four desks, one of them a half of a hall. */
beforeAll(async () => {
  space = await makeSpace({ opens: 480, closes: 1080 });
  desks = [];
  for (let n = 0; n < 4; n++) desks.push(await makeResource(space));
  await makeResource(space, { kind: 'event_space', parts: [desks[2]!, desks[3]!] });
  const { operatorId, spaceId } = space;
  await inOperator(space, (tx) =>
    tx
      .insertInto('openingExceptions')
      .values({ operatorId, spaceId, onDate: '2026-12-01', name: 'Restoration' })
      .execute(),
  );
});
const heat = (at = space) => inOperator(at, (tx) => readHeat(tx, at.spaceId, NOW));
const on = async (date: string) => (await heat()).find((day) => day.date === date);

async function close(resourceId: ResourceId, from: string, to: string) {
  const { operatorId, spaceId } = space;
  const [id, startsAt, endsAt] = [newId(), instantOf(from, ZONE), instantOf(to, ZONE)];
  await inOperator(space, async (tx) => {
    await sql`insert into closures (operator_id, id, space_id, resource_id, starts_at, ends_at, reason)
      values (${operatorId}, ${id}, ${spaceId}, ${resourceId}, ${startsAt}, ${endsAt}, 'Repairs')`.execute(tx);
    await sql`insert into occupancies (operator_id, resource_id, starts_at, ends_at, kind, closure_id)
      values (${operatorId}, ${resourceId}, ${startsAt}, ${endsAt}, 'closure', ${id})`.execute(tx);
  });
}

describe('how full a space is', () => {
  it('is told for fourteen days from today, with closed days and their names', async () => {
    const days = await heat();
    expect(days.map((day) => day.date)).toEqual([
      ...['2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01', '2026-12-02'],
      ...['2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06', '2026-12-07', '2026-12-08', '2026-12-09'],
    ]);
    expect(days[0]).toEqual({ date: '2026-11-26', share: 0, holiday: null });
    expect(days[5]).toEqual({ date: '2026-12-01', share: null, holiday: 'Restoration' });
  });

  it('counts the open minutes that are taken, each leaf once, and holds too', async () => {
    await take(space, desks[0]!, '2026-11-27T06:00', '2026-11-27T13:00');
    await take(space, desks[2]!, '2026-11-27T16:00', '2026-11-27T22:00', 'hold');
    // 300 and 120 of 2,400.
    expect((await on('2026-11-27'))!.share).toBeCloseTo(420 / 2400, 10);
  });

  it('splits what runs over several days, by their own hours', async () => {
    await take(space, desks[1]!, '2026-11-28T17:00', '2026-11-30T09:00');
    expect((await on('2026-11-28'))!.share).toBeCloseTo(60 / 2400, 10);
    expect((await on('2026-11-29'))!.share).toBeCloseTo(600 / 2400, 10);
    expect((await on('2026-11-30'))!.share).toBeCloseTo(60 / 2400, 10);
  });

  it('counts a closure as closed', async () => {
    for (const desk of desks.slice(1)) await close(desk, '2026-12-04T00:00', '2026-12-05T00:00');
    await take(space, desks[0]!, '2026-12-04T08:00', '2026-12-04T13:00');
    expect((await on('2026-12-04'))!.share).toBeCloseTo(0.5, 10);
    await close(desks[0]!, '2026-12-04T13:00', '2026-12-04T18:00');
    expect((await on('2026-12-04'))!.share).toBe(1);
  });

  it('goes by the hours of a resource that has its own, over midnight too', async () => {
    const house = await makeSpace({ opens: 480, closes: 1080 });
    const night = await makeResource(house);
    await makeResource(house);
    const { operatorId, spaceId } = house;
    await inOperator(house, (tx) =>
      tx
        .insertInto('resourceHours')
        .values({ operatorId, spaceId, resourceId: night, weekday: 5, opensMinute: 1200, closesMinute: 1560 })
        .execute(),
    );
    await take(house, night, '2026-11-28T01:00', '2026-11-28T09:00');
    const days = await heat(house);
    // An hour of 600 and 360 on Friday; on Saturday the night booth is shut.
    expect(days[1]!.share).toBeCloseTo(60 / 960, 10);
    expect(days[2]!.share).toBe(0);
  });

  it('asks twice, whatever the number of resources, and only about its own', async () => {
    let statements = 0;
    await inOperator(space, async (tx) => {
      onStatement(() => statements++);
      await readHeat(tx, space.spaceId, NOW).finally(() => onStatement(undefined));
    });
    expect(statements).toBe(2);
    const elsewhere = await makeSpace();
    await expect(inOperator(elsewhere, (tx) => readHeat(tx, space.spaceId, NOW))).rejects.toMatchObject({
      code: 'space.not_found',
    });
  });

  it('is of a space without resources nothing that is open', async () => {
    expect((await heat(await makeSpace())).every((day) => day.share === null)).toBe(true);
  });
});
