import { sql } from 'kysely';
import type { ActingMember, Role } from '@/kernel/acting-member';
import {
  newId,
  type BookingRuleId,
  type DeskGroupId,
  type FloorId,
  type OperatorId,
  type PersonId,
  type ResourceId,
  type SpaceId,
} from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { RuleScope, RuleSettings, RuleTopic } from '@/features/booking-rules/booking-rules.contract';
import { asPerson, inOperator } from '@/server/db/transactions';

/** A person with a verified address and no password. */
export async function makePerson(email = `${newId()}@example.test`): Promise<PersonId> {
  const id = newId<'person'>();
  await asPerson({ personId: null }, (tx) =>
    sql`select auth.insert_person(${id}::uuid, ${email}, null, true)`.execute(tx),
  );
  return id;
}

export type MadeSpace = {
  readonly operatorId: OperatorId;
  readonly spaceId: SpaceId;
  readonly floorId: FloorId;
  readonly timeZone: string;
};

type SpaceWish = {
  readonly timeZone?: string;
  readonly name?: string;
  readonly listed?: boolean;
  readonly opens?: number;
  readonly closes?: number;
};

/** Twenty metres by twenty, with nothing on it. */
const BARE_FLOOR = JSON.stringify({
  ...{ width: 2000, height: 2000 },
  outline: [
    { x: 0, y: 0 },
    { x: 2000, y: 0 },
    { x: 2000, y: 2000 },
    { x: 0, y: 2000 },
  ],
  ...{ walls: [], windows: [], doors: [], zones: [], furniture: [], labels: [] },
});

/** An operator with one listed space of one floor, open every day (by default around the clock). */
export async function makeSpace(wish: SpaceWish = {}): Promise<MadeSpace> {
  const made = {
    operatorId: newId<'operator'>(),
    spaceId: newId<'space'>(),
    floorId: newId<'floor'>(),
    timeZone: wish.timeZone ?? 'Europe/Lisbon',
  };
  const { operatorId, spaceId } = made;
  await inOperator(made, async (tx) => {
    const name = wish.name ?? 'Harbour';
    await tx
      .insertInto('operators')
      .values({ id: operatorId, slug: `op-${operatorId}`, name, currency: 'EUR' })
      .execute();
    await tx
      .insertInto('spaces')
      .values({
        operatorId,
        id: spaceId,
        slug: 'house',
        name: `${name} House`,
        timeZone: made.timeZone,
        country: 'PT',
        listed: wish.listed ?? true,
      })
      .execute();
    await tx
      .insertInto('floors')
      .values({ operatorId, id: made.floorId, spaceId, name: 'Ground floor', level: 0, drawing: BARE_FLOOR })
      .execute();
    await tx
      .insertInto('openingHours')
      .values(
        [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
          operatorId,
          spaceId,
          weekday,
          opensMinute: wish.opens ?? 0,
          closesMinute: wish.closes ?? 1440,
        })),
      )
      .execute();
  });
  return made;
}

/** A member of the operator with a role, as a procedure would have found them. */
export async function makeMember(
  at: { readonly operatorId: OperatorId },
  role: Role = 'member',
  displayName = 'Ana Reis',
): Promise<ActingMember> {
  const personId = await makePerson();
  const memberId = newId<'member'>();
  await inOperator(at, (tx) =>
    tx.insertInto('members').values({ operatorId: at.operatorId, id: memberId, personId, role, displayName }).execute(),
  );
  return { operatorId: at.operatorId, memberId, personId, role, displayName };
}

type ResourceWish = {
  readonly name?: string;
  readonly kind?: ResourceKind;
  readonly openToVisitors?: boolean;
  readonly groupId?: DeskGroupId;
  readonly shape?: object;
  readonly parts?: readonly ResourceId[];
};

/** A desk, unless another kind is asked for; with `parts` a combined resource. */
export async function makeResource(space: MadeSpace, wish: ResourceWish = {}): Promise<ResourceId> {
  const id = newId<'resource'>();
  const { operatorId, spaceId, floorId } = space;
  await inOperator(space, async (tx) => {
    await tx
      .insertInto('resources')
      .values({
        operatorId,
        id,
        spaceId,
        floorId,
        kind: wish.kind ?? 'desk',
        name: wish.name ?? `Desk ${id.slice(-6)}`,
        shape: JSON.stringify(wish.shape ?? {}),
        groupId: wish.groupId ?? null,
        openToVisitors: wish.openToVisitors ?? false,
      })
      .execute();
    for (const partId of wish.parts ?? [])
      await tx.insertInto('resourceParts').values({ operatorId, wholeId: id, partId }).execute();
  });
  return id;
}

/** A desk group of the space; resources name it. */
export async function makeGroup(space: MadeSpace, name = 'Quiet desks'): Promise<DeskGroupId> {
  const id = newId<'desk_group'>();
  const { operatorId, spaceId } = space;
  await inOperator(space, (tx) => tx.insertInto('deskGroups').values({ operatorId, id, spaceId, name }).execute());
  return id;
}

type RuleWish<T extends RuleTopic> = Partial<RuleScope> & {
  readonly topic: T;
  readonly settings: RuleSettings<T>;
  readonly words?: string;
};

/** A rule of the owner's, as the settings screen would have written it. */
export async function makeRule<T extends RuleTopic>(space: MadeSpace, wish: RuleWish<T>): Promise<BookingRuleId> {
  const id = newId<'booking_rule'>();
  const { operatorId, spaceId } = space;
  const { settings, ...rest } = wish;
  await inOperator(space, (tx) =>
    tx
      .insertInto('bookingRules')
      .values({ operatorId, spaceId, id, ...rest, settings: JSON.stringify(settings) })
      .execute(),
  );
  return id;
}
