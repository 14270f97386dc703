import { beforeAll, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { readArrival } from './arrivals.reads';
import { bookDeskInput } from './bookings.contract';
import { bookDesk } from './commands/book-desk';
import { askCheckIn } from './testing-rules';

const NOW = new Date('2027-03-01T08:00:00Z');
let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;
beforeAll(async () => {
  space = await makeSpace({ opens: 9 * 60, closes: 18 * 60 });
  [ana, ben] = [await makeMember(space, 'member', 'Ana'), await makeMember(space, 'member', 'Ben')];
  await askCheckIn(space, { opens: 15 });
});

const codeOf = (id: ResourceId) =>
  inOperator(space, (tx) =>
    tx.selectFrom('resources').select('checkInCode').where('id', '=', id).executeTakeFirstOrThrow(),
  );
const look = async (who: ActingMember, desk: ResourceId, time: string) =>
  readArrival(who, { spaceId: space.spaceId, code: (await codeOf(desk)).checkInCode }, new Date(`2027-03-01T${time}Z`));

it('shows one’s own booking with when it opens, and others who is there and what is free instead', async () => {
  const [desk, like] = [await makeResource(space, { name: 'Desk 4' }), await makeResource(space, { name: 'Desk 5' })];
  const [startsAt, endsAt] = ['2027-03-01T10:00:00Z', '2027-03-01T12:00:00Z'];
  const wish = { spaceId: space.spaceId, resourceId: desk, startsAt, endsAt, requestId: newId() };
  const { booking } = await bookDesk(ana, bookDeskInput.parse(wish), NOW);
  expect(await look(ana, desk, '09:30:00')).toMatchObject({
    mine: { bookingId: booking.id, opensAt: '2027-03-01T09:45:00.000Z', checkedInAt: null },
  });
  expect(await look(ben, desk, '09:30:00')).toMatchObject({
    mine: null,
    now: { kind: 'free', until: '2027-03-01T10:00:00.000Z' },
  });
  expect(await look(ben, desk, '10:30:00')).toMatchObject({
    now: { kind: 'taken', who: 'Ana', until: '2027-03-01T12:00:00.000Z' },
    nextFree: { startsAt: '2027-03-01T12:00:00.000Z', endsAt: '2027-03-01T18:00:00.000Z' },
    other: { id: like, name: 'Desk 5' },
  });
  expect(await look(ben, desk, '07:00:00')).toMatchObject({
    now: { kind: 'closed', opensAt: '2027-03-01T09:00:00.000Z' },
  });
  expect(await look(ben, desk, '19:00:00')).toMatchObject({ now: { kind: 'closed', opensAt: null }, nextFree: null });
});

it('knows no code of another operator', async () => {
  const other = await makeSpace();
  const stranger = await makeMember(other);
  const { checkInCode: code } = await codeOf(await makeResource(space));
  await expect(readArrival(stranger, { spaceId: other.spaceId, code }, NOW)).rejects.toMatchObject({
    code: 'check_in.code_unknown',
  });
});
