import { describe, expect, test } from 'vitest';
import { goldenTable } from './testing-golden';
import { amountOf, band, block, BOOK, cap, listOf, minimum, percentOn, quoteOf, sets, wishOf } from './testing-prices';

describe('4.00 an hour through the nights in which the clocks change', () => {
  const newYork = { timeZone: 'America/New_York' };
  const lordHowe = { timeZone: 'Australia/Lord_Howe' };
  goldenTable(
    [sets('hour', 400)],
    [
      ['2026-10-24 22 - 2026-10-25 6', {}, [800, 2800], '9 h: 2 before midnight, and 2-3 comes twice: 7 after it'],
      ['2026-03-28 22 - 2026-03-29 6', {}, [800, 2000], '7 h: 2-3 does not exist'],
      ['2026-10-31 22 - 2026-11-01 6', newYork, [800, 2800], '9 h on another date'],
      [
        '2026-04-04 22 - 2026-04-05 6',
        lordHowe,
        [800, 2600],
        '8 h 30: the clocks go back by half an hour, 6.5 h x 4.00',
      ],
      ['2026-10-25 0 - 2026-10-26 0', {}, [10_000], 'a day of 25 h'],
      ['2026-03-29 0 - 2026-03-30 0', {}, [9200], 'a day of 23 h'],
    ],
  );
  goldenTable(
    [sets('hour', 1000, { time: band('2-3') }), sets('hour', 400)],
    [
      ['2026-10-25 1-4', {}, [400, 2000, 400], 'what is dearer from 2 to 3 is so in both of them: 2 x 10.00'],
      ['2026-03-29 1-4', {}, [800], '1-2 and 3-4: no hour between, nothing dear, one stretch of 2 h'],
    ],
  );
  goldenTable(
    [block(3000, '22-6'), sets('hour', 400)],
    [['2026-10-24 21 - 2026-10-25 7', {}, [400, 3000, 400], 'a night is a night, however long']],
  );
});

describe('10.00 an hour, cleaning 6.00, nights 30.00; from 1 July 12.00, 8.00 and 36.00', () => {
  const before = listOf([block(3000, '23-5'), sets('hour', 1000), amountOf('on', 'booking', 600), cap('day', 9000)]);
  const after = listOf([block(3600, '23-5'), sets('hour', 1200), amountOf('on', 'booking', 800), cap('day', 9000)], {
    number: 2,
    effectiveFrom: '2026-07-01',
  });
  goldenTable(
    [before, after],
    [
      ['2026-06-30 9-11', {}, [2600], '2 x 10.00 + 6.00'],
      ['2026-07-01 9-11', {}, [3200], '2 x 12.00 + 8.00'],
      [
        '2026-06-30 22 - 2026-07-01 6',
        {},
        [1600, 3000, 1200],
        '10.00 + 6.00; the night once, as it was when it began; 12.00',
      ],
      ['2026-07-01 1-3', {}, [4400], 'a night that begins on the other side: 36.00 + 8.00'],
    ],
  );
  goldenTable(
    [after, listOf([sets('hour', 1300)], { number: 3, effectiveFrom: '2026-07-01' })],
    [['2026-07-01 9-11', {}, [2600], 'two of one date: the later number counts']],
  );
});

test('a minimum that only the later prices have raises the time before them too, and what counted there before is told still', () => {
  const before = listOf([sets('hour', 1000), percentOn(10)]);
  const after = listOf([sets('hour', 1000), percentOn(10), minimum(20_000)], {
    number: 2,
    effectiveFrom: '2026-07-01',
  });
  const { lines } = quoteOf(wishOf('2026-06-30 23 - 2026-07-01 1'), { ...BOOK, versions: [before, after] });
  // An hour on each side: 10.00, a tenth on it, and half of what is missing to 200.00.
  expect(lines.map(({ base, adjustments }) => [base, ...adjustments.map(({ amount }) => amount)])).toEqual([
    [1000, 100, 8900],
    [1000, 100, 8900],
  ]);
  // Without anything else that changes it, too.
  const [plain] = quoteOf(wishOf('2026-06-30 23 - 2026-07-01 1'), {
    ...BOOK,
    versions: [
      listOf([]),
      listOf([minimum(20_000)], { number: 2, effectiveFrom: '2026-07-01', otherwise: 'free' }),
    ].map((list) => ({ ...list, otherwise: 'free' as const })),
  }).lines;
  expect([plain?.base, plain?.adjustments.map(({ amount }) => amount)]).toEqual([0, [20_000]]);
});

describe('before the first list nothing is charged, and where nothing is set and the list says free', () => {
  goldenTable(
    [listOf([sets('hour', 1000, { time: band('9-18') })], { effectiveFrom: '2026-06-02', otherwise: 'free' })],
    [
      ['2026-06-01 22 - 2026-06-02 10', {}, [0, 0, 1000], 'Monday before the list; Tuesday to 9 free; 1 h x 10.00'],
      ['2026-06-02 16-20', {}, [2000, 0], '2 x 10.00, the rest free'],
    ],
  );
});
