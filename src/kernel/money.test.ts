import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digitsOf, exactly, figureOf, moneyInWords, ratio, rounded, sharedOut, sumOf, timesOver } from './money';

const third = (minor: number) => timesOver(exactly(minor), 1, 3);

describe('money', () => {
  test('a half goes away from zero, either way', () => {
    expect([5, 15, -5, -15, 14, 16].map((tenths) => rounded(timesOver(exactly(tenths), 1, 10)))).toEqual([
      1, 2, -1, -2, 1, 2,
    ]);
    expect(rounded(timesOver(exactly(1005), 1, 10))).toBe(101);
  });

  test('three thirds are a whole again', () => {
    expect(sharedOut([third(2500), third(2500), third(2500)])).toEqual([833, 834, 833]);
    expect(rounded(sumOf([third(100), third(100), third(100)]))).toBe(100);
    expect(ratio(exactly(0), exactly(0))).toEqual(exactly(0));
  });

  test('shares sum to the rounded whole, none further than a unit from what it is', () => {
    const parts = fc.array(fc.tuple(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 997 })), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(parts, (drafts) => {
        const all = drafts.map(([minor, of]) => timesOver(exactly(minor), 1, of));
        const shares = sharedOut(all);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(rounded(sumOf(all)));
        for (const [at, share] of shares.entries())
          expect(Math.abs(share - rounded(all[at] ?? exactly(0)))).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('figures and words have the digits of their currency', () => {
    expect(['EUR', 'JPY', 'KWD'].map(digitsOf)).toEqual([2, 0, 3]);
    expect([
      figureOf(1250, 'EUR'),
      figureOf(5, 'EUR'),
      figureOf(-5, 'EUR'),
      figureOf(1200, 'JPY'),
      figureOf(1200, 'KWD'),
    ]).toEqual(['12.50', '0.05', '-0.05', '1200', '1.200']);
    expect(moneyInWords(123_450, 'EUR')).toBe('€1,234.50');
    expect(moneyInWords(1200, 'JPY')).toBe('¥1,200');
    expect(moneyInWords(123_450, 'EUR', 'de').replace(/\s/, ' ')).toBe('1.234,50 €');
    expect(moneyInWords(900_719_925_474_099, 'EUR')).toBe('€9,007,199,254,740.99');
  });
});
