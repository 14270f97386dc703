import { describe, expect, it } from 'vitest';
import { newId, type FloorId } from '@/kernel/ids';
import { RESOURCE_KINDS } from '@/kernel/resource-kind';
import { lint } from '@/features/pricing/domain/lint';
import { priceList } from '@/features/pricing/pricing.contract';
import { contentOf } from './demo-prices';
import { harbourPrices, lagoonPrices } from './house-prices';

const floorId = newId<'floor'>() as FloorId;
const places = RESOURCE_KINDS.map((kind) => ({
  resourceId: newId<'resource'>(),
  kind,
  groupIds: [],
  floorId,
}));

describe('the price lists of the demo', () => {
  it.each([
    ['Harbour', harbourPrices, 'Europe/Lisbon'],
    ['Lagoon', lagoonPrices, 'Australia/Lord_Howe'],
  ] as const)(
    'of %s: every place has a price at any time, and no line stands in the shadow of another',
    (_, prices, timeZone) => {
      const ids = prices.rules.map(() => newId<'price_rule'>());
      for (const later of [false, true]) {
        const list = priceList.parse(contentOf(prices, ids, new Map(), later));
        const found = lint({ ...list, number: 1, effectiveFrom: '2026-01-01' }, { places, timeZone });
        expect(found.filter(({ type }) => type !== 'overlap')).toEqual([]);
      }
    },
  );
});
