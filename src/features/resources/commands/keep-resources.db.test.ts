import { beforeAll, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type FloorId, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { setReactions, type Fact } from '@/server/jobs/reactions';
import { readManagedSpace } from '../resources.reads';
import { asking, audited, hour, makeScene, requestId, seen, type Scene } from '../testing-resources';
import { moveOnPlan } from './arrange-resources';
import { createResource } from './create-resource';
import { duplicateResource } from './duplicate-resource';
import { editResource } from './edit-resource';
import { addAmenity } from './keep-amenities';
import { bringBackResource, retireResource } from './retire-resource';

process.env.DATABASE_POOL_SIZE = '30';
const facts: Fact[] = [];
setReactions((fact) => (facts.push(fact), []));

let scene: Scene;
let ask: ReturnType<typeof asking>;
beforeAll(async () => {
  scene = await makeScene();
  ask = asking(scene);
});

describe('who may', () => {
  it.each<[string, (who: ActingMember, id: ResourceId) => Promise<unknown>]>([
    ['create', (who) => createResource(who, ask.wish())],
    ['edit', (who, id) => editResource(who, ask.about(id))],
    ['duplicate', (who, id) => duplicateResource(who, ask.one(id))],
    ['retire', (who, id) => retireResource(who, ask.one(id))],
    ['bring back', (who, id) => bringBackResource(who, ask.one(id))],
    ['move', (who, id) => moveOnPlan(who, { ...ask.one(id), x: 0, y: 0, width: 100, height: 100, rotation: 0 })],
    ['look', (who) => readManagedSpace(who, scene.space.spaceId)],
  ])('%s: owners and managers, here', async (_, act) => {
    const id = await ask.made();
    for (const who of [scene.desk, scene.member])
      await expect(act(who, id)).rejects.toMatchObject({ kind: 'forbidden', code: 'auth.not_allowed' });
    await expect(act(scene.stranger, id)).rejects.toMatchObject({ kind: 'not_found' });
    await act(scene.manager, id);
    expect(await seen(scene.owner, scene.space, id)).toBeTruthy();
  });
});

describe('a new resource', () => {
  it('stands at the end, on a free place of its floor, once per request', async () => {
    const input = ask.wish({ name: 'Window desk' });
    const [first, again] = await Promise.all([createResource(scene.owner, input), createResource(scene.owner, input)]);
    expect(again).toEqual(first);
    const { resources } = await readManagedSpace(scene.owner, scene.space.spaceId);
    expect(resources.filter((each) => each.name === 'Window desk')).toHaveLength(1);
    expect(resources.at(-1)?.id).toBe(first.resourceId);
    const next = await seen(scene.owner, scene.space, await ask.made());
    const [a, b] = [resources.at(-1)!.shape, next.shape] as [{ x: number; y: number }, { x: number; y: number }];
    expect([a.x, a.y]).not.toEqual([b.x, b.y]);
    expect(await audited(scene.space, first.resourceId)).toEqual(['resource.created']);
    expect(facts).toContainEqual({
      type: 'resources.changed',
      operatorId: scene.space.operatorId,
      spaceId: scene.space.spaceId,
    });
  });

  it('has a name that no other has, in whatever case, however many ask at once', async () => {
    const rivals = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => createResource(scene.owner, ask.wish({ name: n % 2 ? 'TWIN' : 'Twin' }))),
    );
    expect(rivals.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    for (const each of rivals)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'resource.name_taken' });
  });

  it('is shut while the space is', async () => {
    await ask.shut(hour(1000), hour(1010));
    expect(await ask.closedOn(await ask.made())).toEqual([{ startsAt: hour(1000), endsAt: hour(1010) }]);
  });

  it('needs a floor of the space', async () => {
    const elsewhere = newId<'floor'>() as FloorId;
    await expect(createResource(scene.owner, ask.wish({ floorId: elsewhere }))).rejects.toMatchObject({
      code: 'floor.not_found',
    });
  });
});

describe('what is said about it', () => {
  it('is kept, with a group and amenities that begin by it; a word is written one way', async () => {
    await addAmenity(scene.owner, { spaceId: scene.space.spaceId, name: 'Big screen', requestId: requestId() });
    const id = await ask.made();
    const input = ask.about(id, {
      name: 'Anchor ',
      kind: 'meeting_room',
      groupName: 'Quiet rooms',
      capacity: 6,
      description: 'Looks at\r\nthe water',
      amenities: ['big screen', 'Whiteboard', 'whiteboard'],
      openToVisitors: true,
    });
    await Promise.all([editResource(scene.owner, input), editResource(scene.owner, input)]);
    expect(await seen(scene.owner, scene.space, id)).toMatchObject({
      name: 'Anchor',
      kind: 'meeting_room',
      groupName: 'Quiet rooms',
      capacity: 6,
      description: 'Looks at\nthe water',
      amenities: ['Big screen', 'Whiteboard'],
      openToVisitors: true,
    });
    await editResource(scene.owner, ask.about(await ask.made(), { groupName: 'quiet ROOMS' }));
    const { groups, amenities } = await readManagedSpace(scene.owner, scene.space.spaceId);
    expect(groups.map((group) => group.name)).toEqual(['Quiet rooms']);
    expect(amenities).toEqual(['Big screen', 'Whiteboard']);
    expect(await audited(scene.space, id)).toEqual(['resource.created', 'resource.edited']);
  });

  it('keeps its own name in another case, and nobody else’s', async () => {
    const id = await ask.made({ name: 'Beacon' });
    await editResource(scene.owner, ask.about(id, { name: 'BEACON' }));
    const other = await ask.made();
    await expect(editResource(scene.owner, ask.about(other, { name: 'beacon' }))).rejects.toMatchObject({
      code: 'resource.name_taken',
      details: { name: 'BEACON', retired: false },
    });
    await retireResource(scene.owner, ask.one(id));
    await expect(editResource(scene.owner, ask.about(other, { name: 'beacon' }))).rejects.toMatchObject({
      details: { retired: true },
    });
  });

  it('gives it a free place on another floor', async () => {
    const upstairs = newId<'floor'>() as FloorId;
    await inOperator(scene.space, (tx) =>
      tx
        .insertInto('floors')
        .values({
          operatorId: scene.space.operatorId,
          id: upstairs,
          spaceId: scene.space.spaceId,
          name: 'Upstairs',
          level: 1,
          drawing: JSON.stringify({ width: 400, height: 400 }),
        })
        .execute(),
    );
    const id = await ask.made();
    await moveOnPlan(scene.owner, { ...ask.one(id), x: 900, y: 600, width: 160, height: 80, rotation: 0 });
    await editResource(scene.owner, ask.about(id, { floorId: upstairs }));
    expect(await seen(scene.owner, scene.space, id)).toMatchObject({
      floorId: upstairs,
      shape: { x: 0, y: 0, width: 160, height: 80 },
    });
  });
});

describe('a copy', () => {
  it('is the same but for name, place and parts', async () => {
    const id = await ask.made({ name: 'Nook 1', kind: 'phone_booth' });
    await editResource(
      scene.owner,
      ask.about(id, { name: 'Nook 1', kind: 'phone_booth', groupName: 'Nooks', amenities: ['Fan'], capacity: 2 }),
    );
    const input = ask.one(id);
    const [copy, again] = await Promise.all([
      duplicateResource(scene.owner, input),
      duplicateResource(scene.owner, input),
    ]);
    expect(again).toEqual(copy);
    expect(copy.name).toBe('Nook 2');
    const [was, is] = [await seen(scene.owner, scene.space, id), await seen(scene.owner, scene.space, copy.resourceId)];
    expect(is).toMatchObject({ kind: 'phone_booth', groupName: 'Nooks', amenities: ['Fan'], capacity: 2, partIds: [] });
    expect(is.checkInCode).not.toBe(was.checkInCode);
    expect(is.shape).not.toEqual(was.shape);
    expect((await duplicateResource(scene.owner, ask.one(id))).name).toBe('Nook 3');
  });
});

describe('on the plan', () => {
  it('it is where it was put, in the size it was given', async () => {
    const id = await ask.made();
    const input = { ...ask.one(id), x: 12.5, y: 40, width: 160, height: 80, rotation: 45 };
    await Promise.all([moveOnPlan(scene.owner, input), moveOnPlan(scene.owner, input)]);
    const { shape } = await seen(scene.owner, scene.space, id);
    expect(shape).toMatchObject({ x: 12.5, y: 40, width: 160, height: 80, rotation: 45 });
    await expect(moveOnPlan(scene.owner, { ...input, x: 1150, requestId: requestId() })).rejects.toMatchObject({
      code: 'resource.off_the_plan',
    });
    expect(await audited(scene.space, id)).toEqual(['resource.created', 'resource.moved_on_plan']);
  });
});
