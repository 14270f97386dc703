import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FindableResource } from '@/features/spaces/spaces.contract';
import { newId } from '@/kernel/ids';
import { rankPlaces, type FoundPlace } from './rank-places';
import { NO_WISH } from './wish';

const at = (hour: number) => new Date(Date.UTC(2026, 11, 1, hour));
const place = (
  name: string,
  of: { capacity?: number; mine?: number; hour?: number; whole?: boolean } = {},
): FoundPlace => {
  const { capacity = 1, mine = 0, hour = 9, whole = false } = of;
  const range = { startsAt: at(hour), endsAt: at(hour + 1) };
  const resource: FindableResource = {
    id: newId<'resource'>(),
    name,
    kind: 'desk',
    capacity,
    mine,
    amenities: [],
    groupName: null,
    openToVisitors: true,
    hours: null,
    floorName: 'Ground floor',
    partIds: [],
  };
  return { resource, slots: [{ ...range, date: '2026-12-01', free: range, whole, byRule: false }] };
};
const order = (places: FoundPlace[], wish = NO_WISH) => rankPlaces(places, wish).map((one) => one.resource.name);
const reasons = (places: FoundPlace[], wish = NO_WISH) =>
  Object.fromEntries(rankPlaces(places, wish).map((one) => [one.resource.name, one.reasons]));

describe('what comes first', () => {
  it('is what fits the people closest, and says so where it fits exactly', () => {
    const rooms = [
      place('twelve', { capacity: 12 }),
      place('six', { capacity: 6, hour: 15 }),
      place('eight', { capacity: 8 }),
    ];
    const wish = { ...NO_WISH, people: 6, amenities: ['Screen'] };
    expect(order(rooms, wish)).toEqual(['six', 'eight', 'twelve']);
    expect(reasons(rooms, wish)).toEqual({
      six: ['exact_fit', 'has_all'],
      eight: ['has_all', 'soonest'],
      twelve: ['has_all', 'soonest'],
    });
  });

  it('is then the usual place, had more than once, then the soonest, then where all of the window is free', () => {
    const desks = [
      place('later', { hour: 11 }),
      place('early'),
      place('usual', { mine: 5, hour: 14 }),
      place('open', { whole: true }),
      place('rare', { mine: 1 }),
    ];
    expect(order(desks)).toEqual(['usual', 'open', 'early', 'rare', 'later']);
    expect(reasons(desks)).toEqual({
      usual: ['usual'],
      open: ['soonest', 'whole_window'],
      early: ['soonest'],
      rare: ['soonest'],
      later: [],
    });
  });

  it('keeps the order of the plan where nothing speaks for one', () => {
    expect(order([place('b'), place('a'), place('c')])).toEqual(['b', 'a', 'c']);
  });

  it('loses and invents nothing, and does not depend on where one stood, but for ties', () => {
    const any = fc.record({
      capacity: fc.integer({ min: 6, max: 12 }),
      mine: fc.integer({ min: 0, max: 4 }),
      hour: fc.integer({ min: 8, max: 20 }),
      whole: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (facts) => {
        const places = facts.map((of, n) => place(String(n), of));
        const key = (one: FoundPlace) => {
          const { resource, slots } = one;
          return [resource.capacity, resource.mine, slots[0].startsAt.getTime(), slots[0].whole].join();
        };
        const wish = { ...NO_WISH, people: 6 };
        const [there, back] = [rankPlaces(places, wish), rankPlaces([...places].reverse(), wish)];
        expect(there.map((one) => one.resource.name).sort()).toEqual(places.map((one) => one.resource.name).sort());
        // Only the usual places of one count alike whatever their number.
        if (places.every((one) => one.resource.mine === 0)) expect(there.map(key)).toEqual(back.map(key));
      }),
    );
  });
});
