import { type Id, newId, type ResourceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import { addDays, localDateOf } from '@/kernel/zone';
import { priceList, type PriceList } from '@/features/pricing/pricing.contract';
import type { OperatorTx } from '@/server/db/transactions';
import type { DemoHouse } from './demo-house';
import { idOf, type WrittenHouse } from './write-house';

type Rule = {
  readonly name?: string;
  readonly kinds?: readonly ResourceKind[];
  /** By their slugs. */
  readonly resources?: readonly string[];
  /** Hours of the day, from and to. */
  readonly hours?: readonly [from: number, to: number];
  readonly when?: Readonly<Record<string, unknown>>;
  readonly how?: 'sets' | 'adjusts' | 'caps';
  readonly effect: Readonly<Record<string, unknown>>;
  readonly thenStop?: boolean;
  /** What is different from the next version on. */
  readonly then?: Readonly<Record<string, unknown>>;
};
/** A house's price list as it has been for long, and with what changes soon. */
export type DemoPrices = Omit<PriceList, 'rules'> & { readonly rules: readonly Rule[] };

export const WORKDAYS = { weekdays: [1, 2, 3, 4, 5] };
export const rate = (per: string, amount: number, halfDayMinutes = 240) => ({
  type: 'rate',
  per,
  amount,
  halfDayMinutes,
});
export const most = (per: string, amount: number) => ({ type: 'cap', per, amount });
export const off = (percent: number) => ({ type: 'percent', direction: 'off', percent });

const LONG_AGO = '2020-01-01';

/** What the list says, now or later, with the ids of its rules and of what they name. */
export const contentOf = (
  prices: DemoPrices,
  ids: readonly Id<'price_rule'>[],
  resourceIds: WrittenHouse['resources'],
  later: boolean,
): PriceList =>
  priceList.parse({
    ...prices,
    rules: prices.rules.map(({ name, kinds = [], resources = [], hours, when = {}, how = 'sets', ...rest }, at) => ({
      ...{ id: ids[at], name, how, thenStop: rest.thenStop },
      effect: { ...rest.effect, ...(later ? rest.then : {}) },
      conditions: {
        ...when,
        kinds,
        resourceIds: resources.map((slug) => idOf<ResourceId>(resourceIds, slug)),
        time: hours ? { from: hours[0] * 60, to: hours[1] * 60 } : null,
      },
    })),
  });

/** Two versions: the one that counts, and from the first of the next month a dearer one. Answers the one that counts. */
export async function writePrices(
  tx: OperatorTx,
  { prices, members, space }: DemoHouse,
  written: WrittenHouse,
  now: Date,
): Promise<PriceList | null> {
  const owner = members.find(({ role }) => role === 'owner');
  if (!owner) return null;
  const ids = prices.rules.map(() => newId<'price_rule'>());
  const today = localDateOf(now, space.timeZone);
  const nextMonth = addDays(`${today.slice(0, 7)}-28`, 4).slice(0, 7);
  const changedBy = idOf(written.members, owner.email).memberId;
  const row = (version: number, effectiveFrom: string, later: boolean) => ({
    ...{ operatorId: tx.operatorId, version, effectiveFrom, changedBy },
    content: JSON.stringify(contentOf(prices, ids, written.resources, later)),
  });
  await tx
    .insertInto('priceLists')
    .values([row(1, LONG_AGO, false), row(2, `${nextMonth}-01`, true)])
    .execute();
  return contentOf(prices, ids, written.resources, false);
}
