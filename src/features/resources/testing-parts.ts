import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { newId, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource } from '@/testing/makers';
import { setParts } from './commands/set-parts';
import { makeScene, requestId } from './testing-resources';

/** What `auditOccupancies` says where every claim is right. */
const BASE = Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 86_400_000;
/** So many hours from a full one of tomorrow. */
export const hour = (at: number) => new Date(BASE + at * 3_600_000);

/** A space with five members, rooms that are parts of one another, and what is done with them. */
export async function makeHouse() {
  const scene = await makeScene();
  const members = await Promise.all(
    Array.from({ length: 5 }, (_, n) => makeMember(scene.space, 'member', `Member ${n}`)),
  );
  const room = (name: string, parts: readonly ResourceId[] = []) =>
    makeResource(scene.space, { name: `${name} ${newId().slice(-5)}`, kind: 'event_space', parts });
  const set = (resourceId: ResourceId, partIds: readonly ResourceId[], id = requestId()) =>
    setParts(scene.owner, { spaceId: scene.space.spaceId, resourceId, partIds: [...partIds], requestId: id });
  const book = (resourceId: ResourceId, from: number, to: number, who: ActingMember = members[0]!) =>
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
  const heldOn = (resourceId: ResourceId) =>
    inOperator(scene.space, (tx) =>
      tx
        .selectFrom('occupancies')
        .select(['startsAt', 'endsAt', 'kind', 'buffer'])
        .where('operatorId', '=', scene.space.operatorId)
        .where('resourceId', '=', resourceId)
        .orderBy('startsAt')
        .execute(),
    );
  const hours = async (resourceId: ResourceId) =>
    (await heldOn(resourceId)).map((row) => (+row.startsAt - BASE) / 3_600_000);
  /** A hall of two halves of two quarters each. */
  const hall = async () => {
    const quarters = await Promise.all(['NE', 'SE', 'NW', 'SW'].map((name) => room(name)));
    const [ne, se, nw, sw] = quarters as [ResourceId, ResourceId, ResourceId, ResourceId];
    const [east, west] = [await room('East', [ne, se]), await room('West', [nw, sw])];
    return { hall: await room('Hall', [east, west]), east, west, ne, se, nw, sw, quarters };
  };
  const rowIds = (resourceId: ResourceId) =>
    inOperator(scene.space, async (tx) => {
      const rows = await tx
        .selectFrom('occupancies')
        .select('id')
        .where('operatorId', '=', scene.space.operatorId)
        .where('resourceId', '=', resourceId)
        .orderBy('startsAt')
        .execute();
      return rows.map((row) => row.id);
    });
  return { ...scene, members, room, set, book, heldOn, hours, hall, rowIds };
}

/** Won or lost; anything else is a fault. */
export const won = (asked: Promise<unknown>): Promise<boolean> =>
  asked.then(
    () => true,
    (error: unknown) => {
      if (error instanceof DomainError && (error as DomainError).kind === 'conflict') return false;
      throw error;
    },
  );
