import { beforeAll, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { onStatement } from '@/server/db/pool';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { readPlaces } from './places.reads';

const NOW = new Date('2026-11-24T10:00:00Z');
let space: MadeSpace;
let sofia: ActingMember;
let ana: ActingMember;
let desks: ResourceId[];

beforeAll(async () => {
  space = await makeSpace();
  sofia = await makeMember(space, 'front_desk', 'Sofia');
  ana = await makeMember(space, 'member', 'Ana');
  desks = [];
  for (const name of ['Desk 1', 'Desk 2', 'Desk 3'])
    desks.push(await makeResource(space, { name, openToVisitors: true }));
  const id = newId<'desk_group'>();
  const { operatorId, spaceId } = space;
  await inOperator(space, async (tx) => {
    await tx.insertInto('deskGroups').values({ operatorId, id, spaceId, name: 'Window' }).execute();
    await tx
      .updateTable('resources')
      .set({ groupId: id })
      .where('operatorId', '=', operatorId)
      .where('id', 'in', [desks[1]!, desks[2]!])
      .execute();
  });
  for (const day of ['17', '18', '19'])
    await book(ana, desks[2]!, `2026-11-${day}T09:00`, `2026-11-${day}T12:00`, new Date('2026-11-16T09:00:00Z'));
  await book(sofia, desks[1]!, '2026-11-24T15:00', '2026-11-24T16:00');
});

const book = (who: ActingMember, resourceId: ResourceId, startsAt: string, endsAt: string, now = NOW) =>
  bookDesk(who, bookDeskInput.parse({ spaceId: space.spaceId, resourceId, startsAt, endsAt, requestId: newId() }), now);
const places = (memberId: ActingMember['memberId'] | null, from = '12:00', to = '17:00') =>
  readPlaces(
    sofia,
    {
      spaceId: space.spaceId,
      memberId,
      startsAt: `2026-11-24T${from}:00.000Z`,
      endsAt: `2026-11-24T${to}:00.000Z`,
    },
    NOW,
  );

it('puts a member’s usual place first, a guest where least is used, and what is taken last', async () => {
  const forAna = await places(ana.memberId);
  expect(forAna.places.map(({ name, free, usual }) => [name, free, usual])).toEqual([
    ['Desk 3', true, true],
    ['Desk 1', true, false],
    ['Desk 2', false, false],
  ]);
  const forGuest = await places(null);
  expect(forGuest.places.map(({ name, usual }) => [name, usual])).toEqual([
    ['Desk 1', false],
    ['Desk 3', false],
    ['Desk 2', false],
  ]);
});

it('counts what is free of a group', async () => {
  expect((await places(null)).groups).toMatchObject([{ name: 'Window', free: 1 }]);
  expect((await places(null, '16:00')).groups).toMatchObject([{ name: 'Window', free: 2 }]);
});

it('offers a guest what is open to visitors before what is for members, and no group that only members may have', async () => {
  const only = await makeSpace();
  const desk = await makeMember(only, 'front_desk');
  const id = newId<'desk_group'>();
  const { operatorId, spaceId } = only;
  const quiet = await makeResource(only, { name: 'A quiet desk' });
  await makeResource(only, { name: 'B open desk', openToVisitors: true });
  await inOperator(only, async (tx) => {
    await tx.insertInto('deskGroups').values({ operatorId, id, spaceId, name: 'Quiet' }).execute();
    await tx
      .updateTable('resources')
      .set({ groupId: id })
      .where('operatorId', '=', operatorId)
      .where('id', '=', quiet)
      .execute();
  });
  const wish = { spaceId, startsAt: '2026-11-24T12:00:00.000Z', endsAt: '2026-11-24T13:00:00.000Z' };
  const forGuest = await readPlaces(desk, { ...wish, memberId: null }, NOW);
  expect(forGuest.places.map(({ name }) => name)).toEqual(['B open desk', 'A quiet desk']);
  expect(forGuest.groups).toEqual([]);
  expect((await readPlaces(desk, { ...wish, memberId: desk.memberId }, NOW)).groups).toMatchObject([{ free: 1 }]);
});

it('is for those who run the space, and knows nothing of another operator', async () => {
  const wish = {
    spaceId: space.spaceId,
    memberId: null,
    startsAt: NOW.toISOString(),
    endsAt: '2026-11-24T11:00:00.000Z',
  };
  await expect(readPlaces(ana, wish, NOW)).rejects.toMatchObject({ code: 'auth.not_allowed' });
  const stranger = await makeMember(await makeSpace(), 'owner');
  expect(await readPlaces(stranger, wish, NOW)).toEqual({ groups: [], places: [] });
});

it('costs two statements', async () => {
  const seen: string[] = [];
  onStatement((event) => seen.push(event.query.sql));
  await places(ana.memberId);
  onStatement(undefined);
  expect(seen.filter((sql) => !/^(begin|commit|start transaction)|set_config/i.test(sql.trim()))).toHaveLength(2);
});
