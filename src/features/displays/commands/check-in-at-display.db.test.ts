import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type ResourceId } from '@/kernel/ids';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { inOperator } from '@/server/db/transactions';
import { closeLimits } from '@/server/limits/limits';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { createDisplayInput } from '../displays.contract';
import { readDisplay } from '../displays.reads';
import { checkInAtDisplay } from './check-in-at-display';
import { createDisplay } from './create-display';

process.env.RATE_LIMIT_WRITES_PER_MINUTE = '1000';
const BEFORE = new Date('2026-11-24T08:00:00Z');
const OPEN = new Date('2026-11-24T10:50:00Z');
let space: MadeSpace;
let owner: ActingMember;
let ana: ActingMember;
let room: ResourceId;
let bookingId: BookingId;

beforeAll(async () => {
  space = await makeSpace({ opens: 8 * 60, closes: 20 * 60 });
  owner = await makeMember(space, 'owner', 'Helena Duarte');
  ana = await makeMember(space, 'member', 'Ana Reis');
  const { operatorId, spaceId } = space;
  await inOperator(space, (tx) =>
    tx
      .insertInto('bookingRules')
      .values({
        operatorId,
        id: newId<'booking_rule'>(),
        spaceId,
        topic: 'check_in',
        settings: JSON.stringify({ asked: true, opens: 15, releaseAfterMinutes: 20, automatic: false }),
      })
      .execute(),
  );
});
beforeEach(async () => {
  room = await makeResource(space, { kind: 'meeting_room' });
  bookingId = await book(room);
});
afterAll(closeLimits);

async function book(resourceId: ResourceId): Promise<BookingId> {
  const [startsAt, endsAt] = ['2026-11-24T11:00', '2026-11-24T12:00'];
  const wish = { spaceId: space.spaceId, resourceId, startsAt, endsAt, requestId: newId() };
  return (await bookDesk(ana, bookDeskInput.parse(wish), BEFORE)).booking.id as BookingId;
}
const hang = async (resourceId: ResourceId | null = room) => {
  const wish = { spaceId: space.spaceId, resourceId, name: 'Door', requestId: newId() };
  return (await createDisplay(owner, createDisplayInput.parse(wish))).token;
};
const arrive = (token: string, now = OPEN, id = bookingId, requestId = newId<'request'>()) =>
  checkInAtDisplay({ token, bookingId: id, requestId }, now);
const rowOf = (id: BookingId) =>
  inOperator(space, (tx) =>
    tx
      .selectFrom('bookings')
      .select(['checkedInHow', 'checkedInBy', 'checkedInAt'])
      .where('operatorId', '=', space.operatorId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  );

it('checks in whoever stands at the door, written down as the display’s, and then asks no more', async () => {
  const token = await hang();
  const waiting = async () => (await readDisplay(token, OPEN)).places[0]?.blocks[0]?.checkIn;
  expect(await waiting()).toEqual({ bookingId, opensAt: '2026-11-24T10:45:00.000Z' });
  expect(await arrive(token)).toMatchObject({ bookingId, how: 'display', already: false });
  expect(await rowOf(bookingId)).toEqual({ checkedInHow: 'display', checkedInBy: null, checkedInAt: OPEN });
  expect(await waiting()).toBeNull();
  expect(await arrive(token)).toMatchObject({ already: true });
});

it('is refused before check-in opens, and once it is over', async () => {
  const token = await hang();
  await expect(arrive(token, new Date('2026-11-24T10:44:00Z'))).rejects.toMatchObject({ code: 'check_in.too_early' });
  await expect(arrive(token, new Date('2026-11-24T12:00:00Z'))).rejects.toMatchObject({ code: 'check_in.over' });
  expect((await rowOf(bookingId)).checkedInAt).toBeNull();
});

it('is for what the display shows: its own room, a whole of which it is a part, all rooms of its space', async () => {
  const other = await makeResource(space, { kind: 'meeting_room' });
  await expect(arrive(await hang(other))).rejects.toMatchObject({ code: 'display.not_here' });
  const [east, west] = [
    await makeResource(space, { kind: 'event_space' }),
    await makeResource(space, { kind: 'event_space' }),
  ];
  const hall = await makeResource(space, { kind: 'event_space', parts: [east, west] });
  await expect(arrive(await hang(east), OPEN, await book(hall))).resolves.toMatchObject({ how: 'display' });
  await expect(arrive(await hang(null))).resolves.toMatchObject({ how: 'display' });
});

it('knows no booking of another operator, nor one that is none', async () => {
  const elsewhere = await makeSpace();
  const stranger = await makeMember(elsewhere, 'owner');
  const wish = { spaceId: elsewhere.spaceId, resourceId: null, name: 'Door', requestId: newId() };
  const { token } = await createDisplay(stranger, createDisplayInput.parse(wish));
  await expect(arrive(token)).rejects.toMatchObject({ code: 'display.not_here' });
  await expect(arrive(await hang(), OPEN, newId<'booking'>())).rejects.toMatchObject({ code: 'display.not_here' });
  expect((await rowOf(bookingId)).checkedInAt).toBeNull();
});

it('answers the same press once', async () => {
  const token = await hang();
  const requestId = newId<'request'>();
  const [first, again] = await Promise.all([
    arrive(token, OPEN, bookingId, requestId),
    arrive(token, OPEN, bookingId, requestId),
  ]);
  expect(again).toEqual(first);
});
