import { beforeAll, describe, expect, it } from 'vitest';
import { setReactions } from '@/server/jobs/reactions';
import { importResourcesInput } from '../resources.contract';
import { readManagedSpace } from '../resources.reads';
import { asking, audited, hour, makeScene, requestId, type Scene } from '../testing-resources';
import { importResources } from './import-resources';

setReactions(() => []);

let scene: Scene;
beforeAll(async () => {
  scene = await makeScene();
  await asking(scene).made({ name: 'Desk 4' });
  await asking(scene).shut(hour(500), hour(510));
});

const LIST = `\uFEFFName;Kind;Group;Capacity;Amenities;Colour
"Desk; 1";desk;Window;;Screen, Lamp;red
Anchor;Meeting room;;6;screen;
desk 4;desk;;;;
=1+1;desk;;;;
Loft;attic;;;;`;
const bring = (change: object = {}, who = scene.owner) =>
  importResources(
    who,
    importResourcesInput.parse({ spaceId: scene.space.spaceId, text: LIST, requestId: requestId(), ...change }),
  );
const names = async () => (await readManagedSpace(scene.owner, scene.space.spaceId)).resources.map((one) => one.name);

describe('a list of resources', () => {
  it('is looked at without a trace: what each row would become, and what is wrong in words', async () => {
    const seen = await bring({ dryRun: true });
    expect(seen.rows.map(({ line, title, problems }) => [line, title, problems.length])).toEqual([
      [2, 'Desk; 1', 0],
      [3, 'Anchor', 0],
      [4, 'desk 4', 1],
      [5, '=1+1', 0],
      [6, 'Loft', 1],
    ]);
    expect(seen.rows[2]?.problems).toEqual(['there is a Desk 4 already']);
    expect(seen).toMatchObject({ unknownColumns: ['Colour'], taken: 0 });
    expect(await names()).toEqual(['Desk 4']);
  });

  it('with a chosen row that is wrong makes nothing, and says which', async () => {
    await expect(bring({ lines: [2, 4, 6] })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'import.rows_wrong',
      details: {
        count: 2,
        problems: [expect.stringMatching(/^Row 4: there is a Desk 4 already\.$/), expect.any(String)],
      },
    });
    await expect(bring({ lines: [2, 99] })).rejects.toMatchObject({ code: 'import.rows_wrong' });
    expect(await names()).toEqual(['Desk 4']);
  });

  it('makes the chosen rows in one commit, once, each on a place of its own, shut when the space is', async () => {
    const asked = { lines: [2, 3, 5], requestId: requestId() };
    const [first, again] = await Promise.all([bring(asked), bring(asked)]);
    expect(again).toEqual(first);
    expect(first.taken).toBe(3);
    expect(await names()).toEqual(['Desk 4', 'Desk; 1', 'Anchor', '=1+1']);
    const { resources, groups } = await readManagedSpace(scene.owner, scene.space.spaceId);
    expect(groups.map((group) => group.name)).toEqual(['Window']);
    const [, desk, anchor] = resources;
    expect(desk).toMatchObject({ groupName: 'Window', amenities: ['Screen', 'Lamp'], capacity: 1 });
    expect(anchor).toMatchObject({ kind: 'meeting_room', amenities: ['Screen'], capacity: 6 });
    const places = resources.map(({ shape }) => `${shape?.x} ${shape?.y}`);
    expect(new Set(places).size).toBe(places.length);
    expect(await asking(scene).closedOn(desk!.id)).toEqual([{ startsAt: hour(500), endsAt: hour(510) }]);
    expect(await audited(scene.space, desk!.id)).toEqual(['resource.created']);
    await expect(bring({ lines: [2] })).rejects.toMatchObject({ code: 'import.rows_wrong' });
  });

  it('that is no table says why', async () => {
    await expect(bring({ text: 'hello', dryRun: true })).rejects.toMatchObject({ code: 'import.unreadable' });
  });

  it('is for owners and managers, here', async () => {
    for (const who of [scene.desk, scene.member])
      await expect(bring({ dryRun: true }, who)).rejects.toMatchObject({ code: 'auth.not_allowed' });
    await expect(bring({ dryRun: true }, scene.stranger)).rejects.toMatchObject({ code: 'space.not_found' });
    expect((await bring({ dryRun: true }, scene.manager)).rows).toHaveLength(5);
  });
});
