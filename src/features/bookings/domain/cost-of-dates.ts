import type { SeriesRow } from './said-of-dates';

type Priced = Pick<SeriesRow, 'state' | 'price'> & {
  readonly was?: { readonly price?: SeriesRow['price'] } | null | undefined;
};

/** What the dates of a plan come to, in minor units: those that will be as wished, and what they and those given back cost so far. */
export type CostOfDates = {
  readonly currency: string;
  readonly amount: number;
  readonly before: number;
  /** What is left with the house for them, each on its day; left out where nothing is. */
  readonly deposits?: number;
};

/** Null where prices are not spoken of. What somebody still has to decide is in neither sum. */
export function costOfDates(rows: readonly Priced[]): CostOfDates | null {
  const settled = rows.filter(({ state }) => state === 'fine' || state === 'gone');
  const [now, before] = [settled.flatMap(({ price }) => price ?? []), settled.flatMap(({ was }) => was?.price ?? [])];
  const currency = (now[0] ?? before[0])?.currency;
  if (currency === undefined) return null;
  const sum = (all: readonly { readonly amount: number }[]) => all.reduce((so, { amount }) => so + amount, 0);
  const deposits = now.reduce((so, { deposit }) => so + (deposit?.amount ?? 0), 0);
  return { currency, amount: sum(now), before: sum(before), ...(deposits > 0 ? { deposits } : {}) };
}

type Had = { readonly extraId: string; readonly name: string; readonly count: number; readonly amount: number };

/** Extras of several dates, each with all that is had of it. */
export function sumOfExtras(all: readonly Had[]): { name: string; count: number; amount: number }[] {
  const sums = new Map<string, { name: string; count: number; amount: number }>();
  for (const { extraId, name, count, amount } of all) {
    const so = sums.get(extraId) ?? { name, count: 0, amount: 0 };
    sums.set(extraId, { name, count: so.count + count, amount: so.amount + amount });
  }
  return [...sums.values()];
}
