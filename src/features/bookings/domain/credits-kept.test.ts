import { expect, it } from 'vitest';
import { usesKept, type PrepaidBooking } from './credits-kept';

const TWO_HOURS = [
  { bucketId: 'a', used: 60 },
  { bucketId: 'b', used: 1 },
  { bucketId: 'a', used: 60 },
];
/** Free until a day before, half within the day, all within the last hour. */
const STEPS = [
  { from: null, percent: 0 },
  { from: '2026-06-01T09:00:00Z', percent: 50 },
  { from: '2026-06-02T08:00:00Z', percent: 100 },
];
const kept = (more: Partial<PrepaidBooking>) =>
  usesKept({ status: 'cancelled', cancelledByHolderAt: null, uses: TWO_HOURS, cancellation: STEPS, ...more });
const at = (time: string) => ({ cancelledByHolderAt: new Date(time) });
const ALL = [
  { bucketId: 'a', used: 120 },
  { bucketId: 'b', used: 1 },
];

it.each(['confirmed', 'requested', 'no_show'])('a booking that is %s keeps all that it used', (status) => {
  expect(kept({ status })).toEqual(ALL);
});

it('one whose member did not come keeps the share that its terms said', () => {
  expect(kept({ status: 'no_show', noShowPercent: 25 })).toEqual([{ bucketId: 'a', used: 30 }]);
  expect(kept({ status: 'no_show', noShowPercent: 0 })).toEqual([]);
  // Neither coming nor not coming: the share is of no other booking.
  expect(kept({ status: 'confirmed', noShowPercent: 25 })).toEqual(ALL);
});

it.each(['skipped', 'declined', 'lapsed', 'cancelled'])(
  'one that is %s, not by its holder, keeps nothing',
  (status) => {
    expect(kept({ status })).toEqual([]);
  },
);

it('one that its holder cancelled keeps what cancelling cost at that moment, a half of the smallest unit rounded up', () => {
  expect(kept(at('2026-06-01T08:59:59Z'))).toEqual([]);
  expect(kept(at('2026-06-01T09:00:00Z'))).toEqual([
    { bucketId: 'a', used: 60 },
    { bucketId: 'b', used: 1 },
  ]);
  expect(kept(at('2026-06-02T08:30:00Z'))).toEqual(ALL);
});

it('without terms cancelling costs nothing', () => {
  expect(kept({ ...at('2026-06-02T08:30:00Z'), cancellation: [] })).toEqual([]);
});
