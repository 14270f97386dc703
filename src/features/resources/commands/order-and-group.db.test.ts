import { beforeAll, describe, expect, it } from 'vitest';
import { newId, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { setReactions } from '@/server/jobs/reactions';
import { orderResourcesInput } from '../resources.contract';
import { readManagedSpace } from '../resources.reads';
import { asking, hour, makeScene, requestId, seen, type Scene } from '../testing-resources';
import { orderResources } from './arrange-resources';
import { editResource } from './edit-resource';
import { removeAmenity } from './keep-amenities';
import { putInGroup, removeGroup, renameGroup } from './keep-groups';

process.env.DATABASE_POOL_SIZE = '30';
setReactions(() => []);

let scene: Scene;
let ask: ReturnType<typeof asking>;
beforeAll(async () => {
  scene = await makeScene();
  ask = asking(scene);
});

describe('the order', () => {
  const live = async () =>
    (await readManagedSpace(scene.owner, scene.space.spaceId)).resources.flatMap((each) =>
      each.retiredAt ? [] : each.id,
    );
  const order = (resourceIds: readonly ResourceId[]) =>
    orderResources(
      scene.owner,
      orderResourcesInput.parse({ spaceId: scene.space.spaceId, resourceIds, requestId: requestId() }),
    );

  it('is the owner’s; one who forgets a desk is told that the list changed', async () => {
    for (let n = 0; n < 3; n++) await ask.made();
    const ids = await live();
    const turned = [...ids].reverse();
    await order(turned);
    expect(await live()).toEqual(turned);
    await expect(order(turned.slice(1))).rejects.toMatchObject({ code: 'resources.list_changed' });
    await expect(order([...turned.slice(1), newId<'resource'>()])).rejects.toMatchObject({
      code: 'resources.list_changed',
    });
    expect(await live()).toEqual(turned);
  });
});

describe('groups and amenities', () => {
  const put = (groupName: string | null, ...resourceIds: ResourceId[]) =>
    putInGroup(scene.owner, { spaceId: scene.space.spaceId, groupName, resourceIds, requestId: requestId() });
  const inSpace = <R extends object>(rest: R) => ({ spaceId: scene.space.spaceId, requestId: requestId(), ...rest });

  it('take resources in and let them go', async () => {
    const [a, b] = [await ask.made(), await ask.made()];
    const { groupId } = await put('By the window', a, b);
    expect((await seen(scene.owner, scene.space, b)).groupName).toBe('By the window');
    await put(null, b);
    expect((await seen(scene.owner, scene.space, b)).groupName).toBeNull();
    await renameGroup(scene.owner, { ...inSpace({}), groupId: groupId!, name: 'Window' });
    expect((await seen(scene.owner, scene.space, a)).groupName).toBe('Window');
    await put('Wall', b);
    await expect(renameGroup(scene.owner, { ...inSpace({}), groupId: groupId!, name: 'wall' })).rejects.toMatchObject({
      code: 'group.name_taken',
    });
    await removeGroup(scene.owner, { ...inSpace({}), groupId: groupId! });
    expect((await seen(scene.owner, scene.space, a)).groupName).toBeNull();
    await expect(removeGroup(scene.owner, { ...inSpace({}), groupId: groupId! })).rejects.toMatchObject({
      code: 'group.not_found',
    });
    await expect(put('Wall', newId<'resource'>())).rejects.toMatchObject({ code: 'resource.not_found' });
  });

  it('a group that somebody waited for stays', async () => {
    const { groupId } = await put('Waited for', await ask.made());
    const { operatorId, spaceId } = scene.space;
    const { memberId, personId } = scene.member;
    await inOperator(scene.space, (tx) =>
      tx
        .insertInto('waitlistEntries')
        .values({
          operatorId,
          id: newId<'waitlist_entry'>(),
          spaceId,
          memberId,
          personId,
          groupId,
          startsAt: hour(1),
          endsAt: hour(2),
        })
        .execute(),
    );
    await expect(removeGroup(scene.owner, { ...inSpace({}), groupId: groupId! })).rejects.toMatchObject({
      code: 'group.waited_for',
    });
  });

  it('an amenity that nothing has any more is gone from every resource', async () => {
    const id = await ask.made();
    for (let n = 0; n < 3; n++) await editResource(scene.owner, ask.about(await ask.made(), { amenities: ['Fan'] }));
    await editResource(scene.owner, ask.about(id, { amenities: ['Lamp', 'Fan', 'Plant'] }));
    expect(await removeAmenity(scene.owner, inSpace({ name: 'FAN' }))).toMatchObject({ resources: 4 });
    expect((await seen(scene.owner, scene.space, id)).amenities).toEqual(['Lamp', 'Plant']);
    const { amenities } = await readManagedSpace(scene.owner, scene.space.spaceId);
    expect(amenities).not.toContain('Fan');
  });

  it('are those of one operator', async () => {
    await expect(
      putInGroup(scene.stranger, inSpace({ groupName: 'X', resourceIds: [await ask.made()] })),
    ).rejects.toMatchObject({ kind: 'not_found' });
  });
});
