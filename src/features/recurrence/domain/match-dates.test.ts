import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '@/kernel/zone';
import type { LocalDateTime } from '@/kernel/zone';
import { matchDates } from './match-dates';

const nine = (...dates: string[]) => dates.map((date) => `2026-${date}T09:00` as LocalDateTime);
const words = ({ pairs, givenUp, added }: ReturnType<typeof matchDates>) => ({
  pairs: pairs.map((pair) => `${pair.old.slice(5, 10)} ${pair.new.slice(5, 10)}`),
  givenUp: givenUp.map((one) => one.slice(5, 10)),
  added: added.map((one) => one.slice(5, 10)),
});

test.each([
  // Monday and Wednesday become Tuesday and Thursday: in order, week by week.
  [
    nine('11-23', '11-25', '11-30'),
    nine('11-24', '11-26', '12-01'),
    ['11-23 11-24', '11-25 11-26', '11-30 12-01'],
    [],
    [],
  ],
  // Monday and Wednesday become Wednesday and Friday: Wednesday stays, Monday goes to Friday.
  [nine('11-23', '11-25'), nine('11-25', '11-27'), ['11-23 11-27', '11-25 11-25'], [], []],
  // One day less, one day more.
  [nine('11-23', '11-25', '11-27'), nine('11-25'), ['11-25 11-25'], ['11-23', '11-27'], []],
  [nine('11-25'), nine('11-23', '11-25', '11-27'), ['11-25 11-25'], [], ['11-23', '11-27']],
  // The week begins on Monday: a Sunday is no match for the Monday after it.
  [nine('11-29'), nine('11-30'), [], ['11-29'], ['11-30']],
  // Every two weeks instead of weekly.
  [nine('11-24', '12-01', '12-08'), nine('11-25', '12-09'), ['11-24 11-25', '12-08 12-09'], ['12-01'], []],
])('%j, now %j', (olds, news, pairs, givenUp, added) => {
  expect(words(matchDates(olds, news))).toEqual({ pairs, givenUp, added });
});

test('the same day at another time comes before another day of the week', () => {
  expect(matchDates(['2026-11-23T09:00', '2026-11-24T09:00'], ['2026-11-24T08:00', '2026-11-24T14:00'])).toEqual({
    pairs: [
      { old: '2026-11-23T09:00', new: '2026-11-24T14:00' },
      { old: '2026-11-24T09:00', new: '2026-11-24T08:00' },
    ],
    givenUp: [],
    added: [],
  });
});

test('each date is told once, whatever the order in which they are given', () => {
  const local = fc
    .tuple(fc.nat(40), fc.constantFrom('09:00', '14:00'))
    .map(([day, time]) => `${addDays('2026-11-20', day)}T${time}` as LocalDateTime);
  const some = fc.uniqueArray(local, { maxLength: 30 });
  fc.assert(
    fc.property(some, some, (olds, news) => {
      const matched = matchDates(olds, news);
      expect([...matched.pairs.map((pair) => pair.old), ...matched.givenUp].sort()).toEqual([...olds].sort());
      expect([...matched.pairs.map((pair) => pair.new), ...matched.added].sort()).toEqual([...news].sort());
      for (const same of olds.filter((one) => news.includes(one))) {
        expect(matched.pairs).toContainEqual({ old: same, new: same });
      }
      expect(matchDates([...olds].reverse(), [...news].reverse())).toEqual(matched);
    }),
  );
});

test('ten years of days take a moment', () => {
  const days = Array.from({ length: 3650 }, (_, day) => addDays('2026-01-01', day));
  const began = performance.now();
  const { pairs } = matchDates(
    days.map((day) => `${day}T09:00` as LocalDateTime),
    days.map((day) => `${day}T10:00` as LocalDateTime),
  );
  expect(pairs).toHaveLength(3650);
  expect(performance.now() - began).toBeLessThan(500);
});
