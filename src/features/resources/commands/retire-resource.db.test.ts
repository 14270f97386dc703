import { beforeAll, describe, expect, it } from 'vitest';
import { inOperator } from '@/server/db/transactions';
import { setReactions } from '@/server/jobs/reactions';
import { makeResource } from '@/testing/makers';
import { asking, audited, hour, makeScene, seen, type Scene } from '../testing-resources';
import { moveOnPlan } from './arrange-resources';
import { bringBackResource, retireResource } from './retire-resource';

process.env.DATABASE_POOL_SIZE = '30';
setReactions(() => []);

let scene: Scene;
let ask: ReturnType<typeof asking>;
beforeAll(async () => {
  scene = await makeScene();
  ask = asking(scene);
});

describe('retiring', () => {
  it('takes it off the plan at once, keeps it for the past, and can be taken back', async () => {
    const id = await ask.made();
    const input = ask.one(id);
    await Promise.all([retireResource(scene.owner, input), retireResource(scene.owner, input)]);
    expect((await seen(scene.owner, scene.space, id)).retiredAt).not.toBeNull();
    await expect(ask.book(scene.member, id, 1, 2)).rejects.toMatchObject({ code: 'resource.not_found' });
    await expect(
      moveOnPlan(scene.owner, { ...ask.one(id), x: 0, y: 0, width: 99, height: 99, rotation: 0 }),
    ).rejects.toMatchObject({ code: 'resource.retired' });
    await ask.shut(hour(2000), hour(2010));
    await bringBackResource(scene.owner, ask.one(id));
    expect((await seen(scene.owner, scene.space, id)).retiredAt).toBeNull();
    expect(await ask.closedOn(id)).toContainEqual({ startsAt: hour(2000), endsAt: hour(2010) });
    await ask.book(scene.member, id, 1, 2);
    expect(await audited(scene.space, id)).toEqual(['resource.created', 'resource.retired', 'resource.brought_back']);
  });

  it('is refused in numbers while somebody counts on it, and not for what is past or given back', async () => {
    const id = await ask.made();
    await ask.book(scene.member, id, 3, 4);
    await ask.book(scene.member, id, 5, 6);
    await ask.book(scene.owner, id, 7, 9);
    await expect(retireResource(scene.owner, ask.one(id))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'resource.has_bookings',
      details: { resourceId: id, bookings: 3, people: 2, series: 0, waiting: 0, lastEndsAt: hour(9).toISOString() },
    });
    await inOperator(scene.space, (tx) =>
      tx
        .updateTable('bookings')
        .set({ startsAt: hour(-9), endsAt: hour(-8) })
        .where('resourceId', '=', id)
        .execute(),
    );
    await retireResource(scene.owner, ask.one(id));
  });

  it('is refused for a part of what is in use, and a whole comes back with its parts alone', async () => {
    const half = await makeResource(scene.space, { name: 'Half' });
    const hall = await makeResource(scene.space, { name: 'Hall', parts: [half] });
    await expect(retireResource(scene.owner, ask.one(half))).rejects.toMatchObject({
      code: 'resource.part_of',
      details: { wholes: ['Hall'] },
    });
    await retireResource(scene.owner, ask.one(hall));
    await retireResource(scene.owner, ask.one(half));
    await expect(bringBackResource(scene.owner, ask.one(hall))).rejects.toMatchObject({
      code: 'resource.parts_retired',
      details: { parts: ['Half'] },
    });
    await bringBackResource(scene.owner, ask.one(half));
    await bringBackResource(scene.owner, ask.one(hall));
  });

  it('and booking at the same moment: one of both, never a booking on what is retired', async () => {
    for (let round = 0; round < 6; round++) {
      const id = await ask.made();
      const acts = Array.from({ length: 12 }, (_, n) =>
        n === 6 ? retireResource(scene.owner, ask.one(id)) : ask.book(scene.member, id, 20 + n, 21 + n),
      );
      const said = await Promise.allSettled(acts);
      const booked = said.filter((each, n) => n !== 6 && each.status === 'fulfilled').length;
      const retired = said[6]!.status === 'fulfilled';
      expect((await seen(scene.owner, scene.space, id)).retiredAt !== null).toBe(retired);
      expect(retired ? booked : Math.min(booked, 1)).toBe(retired ? 0 : 1);
    }
  });
});
