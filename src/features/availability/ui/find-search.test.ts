import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RESOURCE_KINDS } from '@/kernel/resource-kind';
import { addDays } from '@/kernel/zone';
import { timeOf } from '@/kernel/parse-time';
import { DAY_PARTS, NO_WISH, type Wish } from '../domain/wish';
import { pageOfSearch, saysNothing, searchOfWish, wishOfSearch } from './find-search';

const clock = fc.integer({ min: 0, max: 1439 }).map(timeOf);
const name = fc.stringMatching(/^[A-Za-z][A-Za-z ,&'-]{0,20}[a-z]$/);
const anyWish: fc.Arbitrary<Wish> = fc
  .record({
    kinds: fc.subarray([...RESOURCE_KINDS]),
    people: fc.option(fc.integer({ min: 1, max: 1000 })),
    amenities: fc.uniqueArray(name, { maxLength: 4 }),
    group: fc.option(name),
    places: fc.uniqueArray(fc.uuid(), { maxLength: 3 }),
    minutes: fc.option(fc.integer({ min: 5, max: 1440 })),
    days: fc
      .uniqueArray(fc.integer({ min: 0, max: 300 }), { maxLength: 14 })
      .map((days) => days.map((ahead) => addDays('2026-11-26', ahead)).sort()),
    time: fc.oneof(
      fc.record({ parts: fc.subarray([...DAY_PARTS]), from: fc.constant(null), to: fc.constant(null) }),
      fc.record({ parts: fc.constant([]), from: fc.option(clock), to: fc.option(clock) }),
    ),
  })
  .map(({ time, ...rest }) => ({ ...rest, ...time }))
  .filter((one) => one.from === null || one.to === null || one.from < one.to);

describe('a wish in the address', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(anyWish, (wish) => {
        const address = new URLSearchParams(
          Object.entries(searchOfWish(wish)).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
        );
        expect(wishOfSearch(Object.fromEntries(new URLSearchParams(address.toString())))).toEqual(wish);
      }),
    );
  });
  it('takes nothing from what nobody can read', () => {
    const nonsense = {
      kind: 'boat',
      people: '-1',
      place: 'x',
      minutes: '2',
      days: '2026-02-30',
      part: 'dawn',
      from: '25:00',
      to: 'x',
    };
    expect(wishOfSearch(nonsense)).toEqual(NO_WISH);
    expect(wishOfSearch({ from: '12:00', to: '09:00' })).toEqual({ ...NO_WISH, from: '12:00' });
    expect([pageOfSearch({ page: '0' }), pageOfSearch({ page: 'x' }), pageOfSearch({ page: '3' })]).toEqual([1, 1, 3]);
  });
  it('says nothing where nothing is wished', () => {
    expect(saysNothing(wishOfSearch({}))).toBe(true);
    expect(saysNothing(wishOfSearch({ people: '6' }))).toBe(false);
  });
});
