import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineOf, pageOfLine } from './line';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 8, minute));
const entryOf = fc.record({ since: fc.nat(30).map(at), id: fc.uuid() });
const dateOf = fc.record({
  since: fc.nat(30).map(at),
  id: fc.uuid(),
  seriesId: fc.constantFrom('a', 'b'),
  resourceId: fc.constantFrom('desk', 'other'),
  wanted: fc.constantFrom('fill', 'offer'),
});

it('has everybody once, in the order in which they came, and only dates of one series, place and wish together', () => {
  fc.assert(
    fc.property(fc.array(entryOf), fc.array(dateOf), (entries, unsorted) => {
      const dates = [...unsorted].sort((a, b) => a.since.getTime() - b.since.getTime());
      const line = lineOf(entries, dates);
      const all = line.flatMap((one) => ('dates' in one ? [...one.dates] : [one.entry]));
      expect(all.map(({ id }) => id).sort()).toEqual([...entries, ...dates].map(({ id }) => id).sort());
      const since = all.map((one) => one.since.getTime());
      expect(since).toEqual([...since].sort((a, b) => a - b));
      for (const one of line)
        if ('dates' in one)
          expect(
            new Set(one.dates.map((d) => `${d.seriesId} ${d.resourceId} ${d.wanted} ${d.since.getTime()}`)).size,
          ).toBe(1);
    }),
  );
});

it('keeps the dates of a series together that came at once', () => {
  const date = (id: string, minute: number) => ({
    ...{ id, since: at(minute), seriesId: 'a', resourceId: 'desk', wanted: 'fill' },
  });
  const line = lineOf([{ id: 'single', since: at(2) }], [date('1', 1), date('2', 1), date('3', 3)]);
  expect(line.map((one) => ('dates' in one ? one.dates.map(({ id }) => id).join('+') : one.entry.id))).toEqual([
    '1+2',
    'single',
    '3',
  ]);
});

it('has, page by page, everybody once and in the same order, however short the pages', () => {
  const most = fc.record({ entries: fc.integer({ min: 1, max: 4 }), dates: fc.integer({ min: 1, max: 4 }) });
  fc.assert(
    fc.property(fc.array(entryOf), fc.array(dateOf), most, (someEntries, someDates, page) => {
      const inOrder = <T extends { readonly since: Date }>(list: readonly T[]) =>
        [...list].sort((a, b) => a.since.getTime() - b.since.getTime());
      const [entries, dates] = [inOrder(someEntries), inOrder(someDates)];
      const seen: { readonly since: Date; readonly id: string }[] = [];
      for (let [entry, date, isLast] = [0, 0, false]; !isLast;) {
        const read = [entries.slice(entry, entry + page.entries), dates.slice(date, date + page.dates)] as const;
        const here = pageOfLine(...read, page);
        expect(here.isLast || here.entries.length + here.dates.length > 0).toBe(true);
        seen.push(...inOrder([...here.entries, ...here.dates]));
        [entry, date, isLast] = [entry + here.entries.length, date + here.dates.length, here.isLast];
      }
      expect(seen.map(({ id }) => id).sort()).toEqual([...entries, ...dates].map(({ id }) => id).sort());
      const since = seen.map((one) => one.since.getTime());
      expect(since).toEqual([...since].sort((a, b) => a - b));
    }),
  );
});
