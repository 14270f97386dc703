import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BookingId, ResourceId } from '@/kernel/ids';
import { keyOf, moveClaims, type ChangedLeaves, type StandingClaim } from './move-claims';

const resource = (name: string) => name as ResourceId;
const claim = (change: Partial<StandingClaim>): StandingClaim => ({
  id: 'row',
  resourceId: resource('hall'),
  leafId: resource('east'),
  kind: 'booking',
  bookingId: 'b' as BookingId,
  waitlistEntryId: null,
  buffer: false,
  expiresAt: null,
  startsAt: new Date('2027-03-22T09:00Z'),
  endsAt: new Date('2027-03-22T10:00Z'),
  ...change,
});
const hall = (before: string[], after: string[]): ChangedLeaves => ({
  resourceId: resource('hall'),
  before: before.map(resource),
  after: after.map(resource),
});

test('a part that goes frees its time, a part that comes gives its own, and what stays is left alone', () => {
  const standing = [claim({ id: 'e' }), claim({ id: 'w', leafId: resource('west') })];
  const { gone, wanted } = moveClaims([hall(['east', 'west'], ['east', 'north'])], standing);
  expect(gone).toEqual(['w']);
  expect(wanted).toMatchObject([{ leafId: 'north', bookingId: 'b' }]);
});

test('a room that gets parts hands its own time to each of them', () => {
  const { gone, wanted } = moveClaims([hall(['hall'], ['east', 'west'])], [claim({ leafId: resource('hall') })]);
  expect(gone).toEqual(['row']);
  expect(wanted.map((one) => one.leafId)).toEqual(['east', 'west']);
});

test('the time of a part that is booked by itself stays', () => {
  const own = claim({ resourceId: resource('west'), leafId: resource('west') });
  expect(moveClaims([hall(['east', 'west'], ['east'])], [own])).toEqual({ gone: [], wanted: [] });
});

test('a closure goes with its part and is filled in apart', () => {
  const shut = claim({ kind: 'closure', bookingId: null, leafId: resource('west') });
  expect(moveClaims([hall(['east', 'west'], ['east', 'north'])], [shut])).toEqual({ gone: ['row'], wanted: [] });
});

const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 });
test('afterwards each holder has all new leaves, once, and no other', () => {
  fc.assert(
    fc.property(names, names, fc.array(fc.nat(20), { maxLength: 6 }), (before, after, hours) => {
      const standing = hours.flatMap((hour, n) =>
        before.map((leaf) =>
          claim({
            id: `${n} ${leaf}`,
            bookingId: `b${n}` as BookingId,
            leafId: resource(leaf),
            startsAt: new Date(Date.UTC(2027, 2, 22, hour)),
            endsAt: new Date(Date.UTC(2027, 2, 22, hour + 1)),
          }),
        ),
      );
      const { gone, wanted } = moveClaims([hall(before, after)], standing);
      const stand = [...standing.filter((one) => !gone.includes(one.id)), ...wanted];
      const expected = hours.flatMap((hour, n) =>
        after.map((leaf) =>
          keyOf(
            claim({
              bookingId: `b${n}` as BookingId,
              leafId: resource(leaf),
              startsAt: new Date(Date.UTC(2027, 2, 22, hour)),
              endsAt: new Date(Date.UTC(2027, 2, 22, hour + 1)),
            }),
          ),
        ),
      );
      expect(stand.map(keyOf).sort()).toEqual(expected.sort());
    }),
  );
});
