import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { closeLimits } from '@/server/limits/limits';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { createDisplayInput } from '../displays.contract';
import { readDisplay } from '../displays.reads';
import { bookNow } from './book-now';
import { createDisplay } from './create-display';

process.env.RATE_LIMIT_WRITES_PER_MINUTE = '1000';
const NOW = new Date('2026-11-24T10:07:00Z');
let space: MadeSpace;
let owner: ActingMember;
let room: ResourceId;

beforeAll(async () => {
  space = await makeSpace({ opens: 8 * 60, closes: 20 * 60 });
  owner = await makeMember(space, 'owner', 'Helena Duarte');
  room = await makeResource(space, { name: 'Anchor', kind: 'meeting_room' });
});
afterAll(closeLimits);

const hang = async (more: object = {}) => {
  const wish = { spaceId: space.spaceId, resourceId: null, name: 'Hall', requestId: newId(), ...more };
  return (await createDisplay(owner, createDisplayInput.parse(wish))).token;
};
const now = (token: string, resourceId = room, minutes: 15 | 30 | 60 = 30, at = NOW) =>
  bookNow({ token, resourceId, minutes, requestId: newId() }, at);
const newRoom = (openToVisitors = false) => makeResource(space, { kind: 'meeting_room', openToVisitors });
const rule = (topic: string, settings: object, resourceId: ResourceId) =>
  inOperator(space, (tx) =>
    tx
      .insertInto('bookingRules')
      .values({
        operatorId: space.operatorId,
        id: newId<'booking_rule'>(),
        spaceId: space.spaceId,
        topic: topic as 'length',
        resourceId,
        settings: JSON.stringify(settings),
      })
      .execute(),
  );

it('takes the room from now on, as a guest of whoever hung it, also where visitors may not book', async () => {
  const door = await newRoom(false);
  const token = await hang({ resourceId: door });
  const answer = await now(token, door);
  expect(answer).toMatchObject({ startsAt: '2026-11-24T10:05:00.000Z', endsAt: '2026-11-24T10:35:00.000Z' });
  const booking = await inOperator(space, (tx) =>
    tx
      .selectFrom('bookings')
      .select(['memberId', 'guestName', 'guestEmail', 'overrideReason', 'status'])
      .where('operatorId', '=', space.operatorId)
      .where('resourceId', '=', door)
      .executeTakeFirstOrThrow(),
  );
  expect(booking).toEqual({
    memberId: owner.memberId,
    guestName: 'At the display',
    guestEmail: null,
    overrideReason: null,
    status: 'confirmed',
  });
  const [place] = (await readDisplay(token, NOW)).places;
  expect(place?.blocks).toMatchObject([{ kind: 'booking', who: null, endsAt: '2026-11-24T10:35:00.000Z' }]);
});

it('never takes what somebody has, and does not say who', async () => {
  const door = await newRoom();
  const token = await hang({ resourceId: door, showsNames: true });
  await now(token, door);
  const refused = now(token, door, 15, new Date('2026-11-24T10:20:00Z'));
  await expect(refused).rejects.toMatchObject({ code: 'booking.slot_taken' });
  await expect(refused).rejects.not.toHaveProperty('details.clashes');
  // What comes next is as safe as what is on.
  const soon = new Date('2026-11-24T09:50:00Z');
  await expect(now(token, door, 30, soon)).rejects.toMatchObject({ code: 'booking.slot_taken' });
  await expect(now(token, door, 15, soon)).resolves.toBeDefined();
  // It begins where the one before ended, though that is a moment ago.
  await expect(now(token, door, 15, new Date('2026-11-24T10:36:00Z'))).resolves.toMatchObject({
    startsAt: '2026-11-24T10:35:00.000Z',
  });
});

it('of many who press at once, one has it', async () => {
  const door = await newRoom();
  const token = await hang({ resourceId: door });
  const all = await Promise.allSettled(Array.from({ length: 8 }, () => now(token, door)));
  expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
});

it('keeps the rules: another start on the grid, or the refusal; and asks for no yes', async () => {
  const [gridded, long, asked] = [await newRoom(), await newRoom(), await newRoom()];
  const step = { unit: 'minutes', every: 30 };
  await rule('length', { minMinutes: null, maxMinutes: null, step, starts: [] }, gridded);
  await rule('length', { minMinutes: 120, maxMinutes: null, step: { unit: 'minutes', every: 15 }, starts: [] }, long);
  await rule('approval', { needed: true, answerMinutes: 60 }, asked);
  const token = await hang();
  expect(await now(token, gridded)).toMatchObject({
    startsAt: '2026-11-24T10:00:00.000Z',
    endsAt: '2026-11-24T10:30:00.000Z',
  });
  await expect(now(token, long)).rejects.toMatchObject({ code: 'rule.too_short' });
  await expect(now(token, asked)).rejects.toMatchObject({ code: 'display.needs_yes' });
  await expect(now(token, await newRoom(), 30, new Date('2026-11-24T19:45:00Z'))).rejects.toMatchObject({
    code: 'booking.outside_hours',
  });
  const left = await inOperator(space, (tx) =>
    tx
      .selectFrom('bookings')
      .select('id')
      .where('operatorId', '=', space.operatorId)
      .where('resourceId', 'in', [asked, long])
      .execute(),
  );
  expect(left).toEqual([]);
});

it('asks no notice of whoever stands there, also where the grid wants another start', async () => {
  const [door, gridded] = [await newRoom(), await newRoom()];
  for (const id of [door, gridded]) await rule('notice', { minMinutes: 60, maxDays: null }, id);
  const step = { unit: 'minutes', every: 30 };
  await rule('length', { minMinutes: null, maxMinutes: null, step, starts: [] }, gridded);
  const token = await hang();
  expect(await now(token, door)).toMatchObject({ startsAt: '2026-11-24T10:05:00.000Z' });
  expect(await now(token, gridded)).toMatchObject({ startsAt: '2026-11-24T10:00:00.000Z' });
});

it('books nothing where the owner turned that off, and no other room than its own', async () => {
  await expect(now(await hang({ books: false }))).rejects.toMatchObject({ code: 'display.does_not_book' });
  const door = await newRoom();
  await expect(now(await hang({ resourceId: door }), room)).rejects.toMatchObject({ code: 'display.not_here' });
  const theirs = await makeResource(await makeSpace());
  await expect(now(await hang(), theirs)).rejects.toMatchObject({ code: 'resource.not_found' });
});

it('answers the same press once', async () => {
  const door = await newRoom();
  const input = { token: await hang(), resourceId: door, minutes: 30 as const, requestId: newId<'request'>() };
  const [first, again] = await Promise.all([bookNow(input, NOW), bookNow(input, NOW)]);
  expect(again).toEqual(first);
});
