import { newId, type FloorId, type MemberId, type PersonId, type ResourceId, type SpaceId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { DemoHouse } from './demo-house';
import type { HouseTime } from './house-time';

/** The ids behind addresses and slugs. */
export type WrittenHouse = {
  readonly spaceId: SpaceId;
  readonly members: ReadonlyMap<string, { readonly memberId: MemberId; readonly personId: PersonId }>;
  readonly resources: ReadonlyMap<string, ResourceId>;
};

/** Writes the operator; false when it is there already. Of two loaders at once the second waits here for the first. */
export async function writeOperator(tx: OperatorTx, house: DemoHouse, since: Date): Promise<boolean> {
  const written = await tx
    .insertInto('operators')
    .values({ id: tx.operatorId, ...house.operator, createdAt: since })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return written.numInsertedOrUpdatedRows === 1n;
}

/** Writes members, space, plan and hours. */
export async function writeHouse(
  tx: OperatorTx,
  house: DemoHouse,
  time: HouseTime,
  people: ReadonlyMap<string, PersonId>,
  joined: ReadonlyMap<string, Date>,
): Promise<WrittenHouse> {
  const members = new Map<string, { memberId: MemberId; personId: PersonId }>();
  for (const { email } of house.members) {
    const personId = people.get(email);
    if (personId) members.set(email, { memberId: newId<'member'>(), personId });
  }
  await tx
    .insertInto('members')
    .values(
      house.members.flatMap((member) => {
        const ids = members.get(member.email);
        if (!ids) return [];
        return {
          operatorId: tx.operatorId,
          id: ids.memberId,
          personId: ids.personId,
          role: member.role,
          displayName: member.name,
          about: member.about,
          visibility: member.shy ? ('staff' as const) : ('members' as const),
          joinedAt: joined.get(member.email) ?? time.now,
        };
      }),
    )
    .execute();
  const spaceId = await writeSpace(tx, house, time);
  const resources = await writePlan(tx, house, spaceId);
  await writeOwnHours(tx, house, spaceId, resources);
  await writeRules(tx, house, spaceId, resources);
  return { spaceId, members, resources };
}

async function writeOwnHours(
  tx: OperatorTx,
  { ownHours }: DemoHouse,
  spaceId: SpaceId,
  resources: ReadonlyMap<string, ResourceId>,
): Promise<void> {
  const rows = ownHours.flatMap(({ resources: slugs, hours }) =>
    slugs.flatMap((slug) =>
      hours.map(([weekday, opensMinute, closesMinute]) => ({
        operatorId: tx.operatorId,
        spaceId,
        resourceId: idOf<ResourceId>(resources, slug),
        weekday,
        opensMinute,
        closesMinute,
      })),
    ),
  );
  if (rows.length > 0) await tx.insertInto('resourceHours').values(rows).execute();
}

/** The bookings of the demo were made before its rules. */
async function writeRules(
  tx: OperatorTx,
  house: DemoHouse,
  spaceId: SpaceId,
  resources: ReadonlyMap<string, ResourceId>,
): Promise<void> {
  await tx
    .insertInto('bookingRules')
    .values(
      house.rules.map(({ topic, settings, kind = null, resource, role = null, words = '' }) => ({
        operatorId: tx.operatorId,
        id: newId<'booking_rule'>(),
        spaceId,
        topic,
        kind,
        resourceId: resource ? idOf<ResourceId>(resources, resource) : null,
        role,
        settings: JSON.stringify(settings),
        words,
      })),
    )
    .execute();
}

async function writeSpace(tx: OperatorTx, house: DemoHouse, time: HouseTime): Promise<SpaceId> {
  const { operatorId } = tx;
  const spaceId = newId<'space'>();
  await tx
    .insertInto('spaces')
    .values({ operatorId, id: spaceId, ...house.space, amenities: [...house.space.amenities], listed: true })
    .execute();
  await tx
    .insertInto('openingHours')
    .values(time.rules.weekly.map((line) => ({ operatorId, spaceId, ...line })))
    .execute();
  await tx
    .insertInto('openingExceptions')
    .values(time.rules.exceptions.map(({ date, ...rest }) => ({ operatorId, spaceId, onDate: date, ...rest })))
    .execute();
  return spaceId;
}

async function writePlan(tx: OperatorTx, house: DemoHouse, spaceId: SpaceId): Promise<ReadonlyMap<string, ResourceId>> {
  const { operatorId } = tx;
  const { floors, groups, resources } = house.plan;
  const floorIds = new Map(floors.map(({ slug }) => [slug, newId<'floor'>()]));
  const groupIds = new Map(groups.map(({ slug }) => [slug, newId<'desk_group'>()]));
  const ids = new Map(resources.map(({ slug }) => [slug, newId<'resource'>()]));
  await tx
    .insertInto('floors')
    .values(
      floors.map(({ slug, name, level, drawing }) => ({
        operatorId,
        id: idOf<FloorId>(floorIds, slug),
        spaceId,
        name,
        level,
        drawing: JSON.stringify(drawing),
      })),
    )
    .execute();
  await tx
    .insertInto('deskGroups')
    .values(groups.map(({ slug, name }) => ({ operatorId, id: idOf(groupIds, slug), spaceId, name })))
    .execute();
  await tx
    .insertInto('resources')
    .values(
      resources.map((resource, place) => ({
        operatorId,
        id: idOf<ResourceId>(ids, resource.slug),
        spaceId,
        floorId: idOf<FloorId>(floorIds, resource.floor),
        groupId: resource.group ? idOf(groupIds, resource.group) : null,
        kind: resource.kind,
        name: resource.name,
        capacity: resource.capacity,
        description: resource.description,
        amenities: [...resource.amenities],
        shape: JSON.stringify(resource.shape),
        sortKey: place + 1,
        openToVisitors: resource.openToVisitors,
      })),
    )
    .execute();
  const amenities = [...new Set(resources.flatMap((resource) => resource.amenities))].sort();
  if (amenities.length > 0)
    await tx
      .insertInto('amenities')
      .values(amenities.map((name) => ({ operatorId, name })))
      .execute();
  const parts = resources.flatMap(({ slug, partsOf = [] }) =>
    partsOf.map((part) => ({ operatorId, wholeId: idOf<ResourceId>(ids, slug), partId: idOf<ResourceId>(ids, part) })),
  );
  if (parts.length > 0) await tx.insertInto('resourceParts').values(parts).execute();
  return ids;
}

/** The id behind a slug or an address. @throws Error when the demo's own data names something that is not there. */
export function idOf<V>(ids: ReadonlyMap<string, V>, key: string): V {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The demo's data names "${key}", which is not there`);
  return id;
}
