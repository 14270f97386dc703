import { expect, test } from 'vitest';
import type { BookingId, MemberId } from '@/kernel/ids';
import { instantOf } from '@/kernel/zone';
import { priceList } from '../pricing.contract';
import { block, floorId, listOf, percentOff, placeId, sets } from '../testing-prices';
import type { PricedPlace } from './priced-place';
import { type Booked, nothingReplayed, replayed, type ReplayWorld, underList } from './replay';
import { asVersion } from './try-price';

const placed = (n: number, kind: PricedPlace['kind']): PricedPlace => ({
  ...{ id: placeId(n), name: `Place ${n}`, kind, groupId: null, groupName: null },
  ...{ floorId: floorId(1), floorName: 'Ground', timeZone: 'Europe/Lisbon' },
});
const [ROOM, DESK] = [placed(1, 'meeting_room'), placed(2, 'desk')];

/** On a Tuesday, booked an hour before unless said. */
const booked = (n: number, from: string, to: string, more: Partial<Booked> = {}): Booked => {
  const [startsAt, endsAt] = [from, to].map((clock) => instantOf(`2026-06-02T${clock}`, 'Europe/Lisbon')) as [
    Date,
    Date,
  ];
  return {
    ...{
      id: `b${n}` as BookingId,
      startsAt,
      endsAt,
      place: ROOM,
      guests: 0,
      recurring: false,
      role: 'visitor' as const,
    },
    ...{
      memberId: 'ana' as MemberId,
      memberName: 'Ana',
      bookedAt: new Date(startsAt.getTime() - 3_600_000),
      agreed: null,
    },
    ...more,
  };
};
const NOW_LIST = listOf([sets('hour', 1000)]);
/** Evenings are dearer, who books a day before pays half, and desks have no price. */
const DRAFT = listOf([
  block(4000, '18-22', { kinds: ['meeting_room'] }),
  sets('hour', 1200, { kinds: ['meeting_room'] }),
  percentOff(50, { lead: { from: 1440, to: null } }),
  percentOff(10, { roles: ['member'], weekdays: [3] }),
]);
const world: ReplayWorld = {
  list: DRAFT,
  currency: 'EUR',
  published: [{ ...NOW_LIST, number: 1, effectiveFrom: '2026-01-01' }],
};
const replayOf = (bookings: Booked[], at = world) => replayed(nothingReplayed(at), bookings, at);

test('every booking is priced at the moment at which it was made: before as agreed or by the list of then, after by the draft', () => {
  const early = { bookedAt: new Date('2026-05-01T00:00:00Z') };
  const { all, most, byMember } = replayOf([
    // Two hours: 20.00 then, 24.00 by the draft.
    booked(1, '09:00', '11:00'),
    // Agreed for 15.00, whatever the list of then says; 24.00, and half of it a month before.
    booked(2, '12:00', '14:00', { agreed: 1500, memberId: 'ben' as MemberId, memberName: 'Ben', ...early }),
    // An hour, then the evening: 40.00 then, 52.00 by the draft.
    booked(3, '17:00', '21:00'),
  ]);
  expect(all).toEqual({ many: 3, before: 2000 + 1500 + 4000, after: 2400 + 1200 + 5200 });
  expect(most.map(({ booking: { id }, before, after }) => [id, before, after])).toEqual([
    ['b3', 4000, 5200],
    ['b1', 2000, 2400],
    ['b2', 1500, 1200],
  ]);
  expect([...byMember]).toEqual([
    ['ana', { many: 2, before: 6000, after: 7600, name: 'Ana' }],
    ['ben', { many: 1, before: 1500, after: 1200, name: 'Ben' }],
  ]);
});

test('what could not be booked any more is named, counts as nothing, and stands in no list of changes', () => {
  const { lost, all, most, byKind } = replayOf([
    booked(1, '09:00', '11:00', { place: DESK }),
    booked(2, '09:00', '10:00'),
  ]);
  expect([lost.many, lost.first.map(({ booking: { id } }) => id)]).toEqual([1, ['b1']]);
  expect(all).toEqual({ many: 2, before: 3000, after: 1200 });
  expect(most.map(({ booking: { id } }) => id)).toEqual(['b2']);
  expect([...byKind]).toEqual([
    ['desk', { many: 1, before: 2000, after: 0 }],
    ['meeting_room', { many: 1, before: 1000, after: 1200 }],
  ]);
});

test('before there was a list nothing was paid, and that is said', () => {
  const { unpriced, all } = replayOf([booked(1, '09:00', '10:00')], { ...world, published: [] });
  expect([unpriced, all]).toEqual([1, { many: 1, before: 0, after: 1200 }]);
});

test('the rules that no booking met are those whose conditions none has, though another rule won', () => {
  const [evening, hour, early, wednesdays] = DRAFT.rules.map(({ id }) => id);
  expect(replayOf([]).unmet).toEqual([evening, hour, early, wednesdays]);
  expect(replayOf([booked(1, '09:00', '10:00')]).unmet).toEqual([evening, early, wednesdays]);
  // In the evening both that set are met, also where only the upper one sets.
  expect(replayOf([booked(1, '19:00', '20:00')]).unmet).toEqual([early, wednesdays]);
});

test('in pieces it comes to the same as at once, and what is shown stays short', () => {
  const many = Array.from({ length: 60 }, (_, n) =>
    booked(n, '09:00', n % 2 ? '11:00' : '12:00', { place: n % 3 ? ROOM : DESK }),
  );
  const inPieces = [0, 7, 8, 40].reduce(
    (so, at, n, cuts) => replayed(so, many.slice(at, cuts[n + 1]), world),
    nothingReplayed(world),
  );
  expect(inPieces).toEqual(replayOf(many));
  expect([inPieces.most.length, inPieces.lost.first.length, inPieces.lost.many]).toEqual([20, 20, 20]);
});

test('a list priced as it is, is as it was: nothing changes', () => {
  const same = { ...world, list: priceList.parse(NOW_LIST) };
  const all = [booked(1, '09:00', '11:00'), booked(2, '09:00', '10:30', { place: DESK })];
  expect(replayOf(all, same)).toMatchObject({ most: [], all: { before: 3500, after: 3500 } });
  const answer = underList(all[0]!, same);
  expect(answer.type === 'quote' && answer.quote.lines[0]?.version).toBe(asVersion(NOW_LIST).number);
});
