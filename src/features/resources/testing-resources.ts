import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import { createResource } from './commands/create-resource';
import { createResourceInput, editResourceInput, oneResourceInput, type EditResourceInput } from './resources.contract';
import { readManagedSpace } from './resources.reads';

/** A space with a floor of twelve by eight metres, and one of each who may ask. */
export async function makeScene() {
  const space = await makeSpace();
  await inOperator(space, (tx) =>
    tx
      .updateTable('floors')
      .set({ drawing: JSON.stringify({ width: 1200, height: 800 }) })
      .where('id', '=', space.floorId)
      .execute(),
  );
  const stranger = await makeMember(await makeSpace(), 'owner');
  return {
    space,
    owner: await makeMember(space, 'owner'),
    manager: await makeMember(space, 'manager'),
    desk: await makeMember(space, 'front_desk'),
    member: await makeMember(space, 'member'),
    stranger,
  };
}
export type Scene = Awaited<ReturnType<typeof makeScene>>;

export const requestId = () => newId<'request'>();

/** One resource as its owner sees it. */
export async function seen(owner: ActingMember, space: MadeSpace, id: ResourceId) {
  const { resources } = await readManagedSpace(owner, space.spaceId);
  const found = resources.find((one) => one.id === id);
  if (!found) throw new Error('There is no such resource.');
  return found;
}

/** How often something was written into the audit log about this subject. */
export const audited = async (space: MadeSpace, subjectId: string): Promise<string[]> => {
  const rows = await inOperator(space, (tx) =>
    tx
      .selectFrom('auditEntries')
      .select('action')
      .where('operatorId', '=', space.operatorId)
      .where('subjectId', '=', subjectId)
      .orderBy('at')
      .execute(),
  );
  return rows.map((row) => row.action);
};

const BASE = Math.ceil(Date.now() / 3_600_000) * 3_600_000;
/** So many hours from the next full one. */
export const hour = (at: number) => new Date(BASE + at * 3_600_000);
let number = 0;

/** What is asked for in the space of a scene. */
export function asking(scene: Scene) {
  const newName = () => `Thing ${String.fromCharCode(65 + (number % 26))}${number++}x`;
  const wish = (change: object = {}) =>
    createResourceInput.parse({
      spaceId: scene.space.spaceId,
      name: newName(),
      kind: 'desk',
      floorId: scene.space.floorId,
      capacity: 1,
      requestId: requestId(),
      ...change,
    });
  const one = (resourceId: ResourceId, id = requestId()) =>
    oneResourceInput.parse({ spaceId: scene.space.spaceId, resourceId, requestId: id });
  const made = async (change: object = {}) => (await createResource(scene.owner, wish(change))).resourceId;
  const about = (resourceId: ResourceId, change: object = {}): EditResourceInput =>
    editResourceInput.parse({
      spaceId: scene.space.spaceId,
      resourceId,
      name: newName(),
      kind: 'desk',
      floorId: scene.space.floorId,
      groupName: null,
      capacity: 1,
      description: '',
      amenities: [],
      openToVisitors: false,
      requestId: requestId(),
      ...change,
    });
  const book = (who: ActingMember, resourceId: ResourceId, from: number, to: number) =>
    bookDesk(
      who,
      bookDeskInput.parse({
        spaceId: scene.space.spaceId,
        resourceId,
        startsAt: hour(from).toISOString(),
        endsAt: hour(to).toISOString(),
        requestId: requestId(),
      }),
    );
  const shut = (startsAt: Date, endsAt: Date) =>
    inOperator(scene.space, (tx) =>
      tx
        .insertInto('closures')
        .values({
          operatorId: scene.space.operatorId,
          id: newId<'closure'>(),
          spaceId: scene.space.spaceId,
          startsAt,
          endsAt,
          reason: 'Paint',
        })
        .execute(),
    );
  const closedOn = (resourceId: ResourceId) =>
    inOperator(scene.space, (tx) =>
      tx
        .selectFrom('occupancies')
        .select(['startsAt', 'endsAt'])
        .where('operatorId', '=', scene.space.operatorId)
        .where('resourceId', '=', resourceId)
        .where('kind', '=', 'closure')
        .execute(),
    );

  return { wish, one, made, about, book, shut, closedOn };
}
