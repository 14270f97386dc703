import { beforeAll, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId } from '@/kernel/ids';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { readPlacesFor, readSwappable } from './changes.reads';
import { changesIn, statementsOf } from './testing-changes';

const NOW = new Date('2026-11-23T07:00:00Z');
let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;
let fay: ActingMember;
let does: ReturnType<typeof changesIn>;
let bookings: { anas: BookingId; anasOther: BookingId; bens: BookingId };
beforeAll(async () => {
  space = await makeSpace();
  ana = await makeMember(space, 'member', 'Ana');
  ben = await makeMember(space, 'member', 'Ben');
  fay = await makeMember(space, 'front_desk', 'Fay');
  does = changesIn(space, () => NOW);
  const at = (who: ActingMember, name: string, from: string, to: string) =>
    makeResource(space, { name }).then((id) => does.book(who, id, `2026-11-24T${from}`, `2026-11-24T${to}`));
  bookings = {
    anas: await at(ana, 'Desk 1', '09:00', '12:00'),
    anasOther: await at(ana, 'Desk 2', '11:00', '13:00'),
    bens: await at(ben, 'Desk 3', '08:00', '10:00'),
  };
  await at(ben, 'Desk 4', '14:00', '15:00');
});

describe('what a booking could swap places with', () => {
  const asked = async (who: ActingMember, anybodys: boolean, now = NOW) => {
    const wish = { operatorId: space.operatorId, bookingId: bookings.anas, anybodys };
    return (await readSwappable(who, wish, now)).map(({ resourceName, name }) => `${name}: ${resourceName}`);
  };

  it('is one’s own at the same time; for staff who ask so, anybody’s', async () => {
    expect(await asked(ana, false)).toEqual(['Ana: Desk 2']);
    expect(await asked(fay, false)).toEqual(['Ana: Desk 2']);
    expect(await asked(fay, true)).toEqual(['Ben: Desk 3', 'Ana: Desk 2']);
    // A member who asks for everybody's is answered as if not.
    expect(await asked(ana, true)).toEqual(['Ana: Desk 2']);
  });

  it('names the likeliest first: of the same kind', async () => {
    const room = await makeResource(space, { name: 'Anchor', kind: 'meeting_room' });
    await does.book(ben, room, '2026-11-24T10:30', '2026-11-24T11:30');
    const all = ['Ben: Desk 3', 'Ana: Desk 2', 'Ben: Anchor'];
    expect((await asked(fay, true)).map((one) => all.indexOf(one))).toEqual([0, 1, 2]);
  });

  it('is for staff also what runs already, and not what is over', async () => {
    expect(await asked(fay, true, new Date('2026-11-24T09:30:00Z'))).toEqual([
      'Ben: Desk 3',
      'Ana: Desk 2',
      'Ben: Anchor',
    ]);
    expect(await asked(fay, true, new Date('2026-11-24T10:00:00Z'))).toEqual(['Ana: Desk 2', 'Ben: Anchor']);
  });

  it('is nobody else’s business, nor another operator’s', async () => {
    const stranger = await makeMember(await makeSpace(), 'owner');
    for (const who of [ben, stranger])
      await expect(asked(who, true)).rejects.toMatchObject({ code: 'booking.not_found' });
  });
});

it('where a booking could go is told with the booking as it stands, by a handful of statements', async () => {
  const wish = { operatorId: space.operatorId, bookingId: bookings.anas };
  const ground = await readPlacesFor(ana, wish);
  expect(ground.booking).toMatchObject({ id: bookings.anas, resourceName: 'Desk 1', timeZone: space.timeZone });
  expect(ground.places.map(({ name }) => name)).toEqual(expect.arrayContaining(['Desk 1', 'Desk 4']));
  expect(ground.mayOverride).toBe(false);
  expect((await readPlacesFor(fay, wish)).mayOverride).toBe(true);
  await expect(readPlacesFor(ben, wish)).rejects.toMatchObject({ code: 'booking.not_found' });
  await expect(readPlacesFor(ana, { ...wish, bookingId: newId() })).rejects.toMatchObject({
    code: 'booking.not_found',
  });
  expect((await statementsOf(() => readPlacesFor(ana, wish))).length).toBeLessThanOrEqual(8);
});
