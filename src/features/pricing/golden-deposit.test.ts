import { describe, expect, it } from 'vitest';
import { depositDueOn, depositReturnsOn } from './domain/deposit';
import { type DepositTerms, priceList } from './pricing.contract';
import { BOOK, listOf, placeId, quoteOf, sets, wishOf } from './testing-prices';

const asked = (of: object[], returnDays = 3): DepositTerms =>
  priceList.parse({
    ...{ otherwise: 'free', rules: [] },
    deposits: { returnDays, asked: of },
  }).deposits!;
const ALL = { amount: 1000 };
const DESKS = { kind: 'desk', amount: 2000 };
const ONE = { resourceId: '00000001-0000-4000-8000-000000000001', amount: 3000 };
const of = (deposits: DepositTerms | null | undefined, wish: object = {}) =>
  quoteOf({ ...wishOf('2026-06-02 9-11'), ...wish }, { ...BOOK, deposits, versions: [listOf([sets('hour', 1000)])] });

describe('the deposit of a place', () => {
  const place = { ...wishOf('2026-06-02 9-11').place, kind: 'desk' as const, resourceId: placeId(1) };
  it.each<[string, object[], object, number | undefined]>([
    ['none is asked', [], place, undefined],
    ['of everything', [ALL], place, 1000],
    ['of its kind before everything', [ALL, DESKS], place, 2000],
    ['of itself before its kind', [DESKS, ALL, ONE], place, 3000],
    ['of another place of that kind', [DESKS, ONE], { ...place, resourceId: placeId(2) }, 2000],
    ['of another kind', [DESKS], { ...place, kind: 'event_space' }, undefined],
  ])('%s', (_words, terms, where, amount) =>
    expect(of(asked(terms), { place: where }).deposit).toEqual(amount && { amount, returnDays: 3 }),
  );

  it('is no price: every figure beside it is as without it', () => {
    const { deposit, ...price } = of(asked([ALL]));
    expect(deposit).toEqual({ amount: 1000, returnDays: 3 });
    expect(price).toEqual(of(null));
  });

  it('is asked once for each place or kind, of one thing, and of more than nothing', () => {
    for (const wrong of [[ALL, ALL], [DESKS, DESKS], [{ ...DESKS, ...ONE }], [{ amount: 0 }]])
      expect(() => asked(wrong)).toThrow();
    expect(priceList.parse({ otherwise: 'free', rules: [] })).not.toHaveProperty('deposits');
  });
});

describe('its days', () => {
  const lisbon = { timeZone: 'Europe/Lisbon' };
  const at = (from: string, to: string) => ({ startsAt: new Date(from), endsAt: new Date(to), ...lisbon });
  it('a booking asks for it as it is booked, a date of a series on its own day', () => {
    const bookedAt = new Date('2026-05-31T23:30:00Z');
    const booking = at('2026-06-20T09:00:00Z', '2026-06-20T11:00:00Z');
    expect(depositDueOn(booking, { recurring: false, bookedAt })).toBe('2026-06-01');
    expect(depositDueOn(booking, { recurring: true, bookedAt })).toBe('2026-06-20');
  });
  it('it comes back so many days after the last day on which it was had', () => {
    const back = (to: string, returnDays: number) =>
      depositReturnsOn(at('2026-06-20T09:00:00Z', to), { amount: 1, returnDays });
    expect(back('2026-06-20T11:00:00Z', 3)).toBe('2026-06-23');
    expect(back('2026-06-20T11:00:00Z', 0)).toBe('2026-06-20');
    // Until midnight in Lisbon is that day's; a quarter of an hour more is the next one's.
    expect(back('2026-06-20T23:00:00Z', 3)).toBe('2026-06-23');
    expect(back('2026-06-20T23:15:00Z', 3)).toBe('2026-06-24');
  });
});
