import { describe, expect, it } from 'vitest';
import { priceList, type NoShowFee } from './pricing.contract';
import { BOOK, listOf, quoteOf, sets, wishOf } from './testing-prices';

const of = (noShow: NoShowFee | null | undefined, hourly = 1000) =>
  quoteOf(wishOf('2026-06-02 9-11'), { ...BOOK, noShow, versions: [listOf([sets('hour', hourly)])] }).noShow;

describe('what not coming costs', () => {
  it.each<[string, NoShowFee | null | undefined, number, ReturnType<typeof of>]>([
    ['nothing said: the whole, as before', undefined, 1000, undefined],
    ['the whole', null, 1000, undefined],
    ['half of 20.00', { type: 'percent', percent: 50 }, 1000, { cost: 1000, percent: 50 }],
    ['12.5 % of 6.66 is 0.8325', { type: 'percent', percent: 12.5 }, 333, { cost: 83, percent: 12.5 }],
    ['nothing', { type: 'percent', percent: 0 }, 1000, { cost: 0, percent: 0 }],
    ['5.00', { type: 'amount', amount: 500 }, 1000, { cost: 500, percent: 100 }],
    ['50.00, at most the price of 20.00', { type: 'amount', amount: 5000 }, 1000, { cost: 2000, percent: 100 }],
  ])('%s', (_words, fee, hourly, cost) => expect(of(fee, hourly)).toEqual(cost));
});

it('lists of before say nothing of it', () => {
  expect(priceList.parse({ otherwise: 'free', rules: [] })).not.toHaveProperty('noShow');
});
