import type { CreditBucket } from '@/features/memberships/domain/credit-bucket';
import type { PriceAnswer } from './quote';

/** What is left of buckets once an answer has used what it says. */
export function leftAfter(holdings: readonly CreditBucket[], answer: PriceAnswer): readonly CreditBucket[] {
  if (answer.type !== 'quote' || answer.quote.credits.length === 0) return holdings;
  const used = new Map<string, number>();
  for (const one of answer.quote.credits) used.set(one.bucketId, (used.get(one.bucketId) ?? 0) + one.used);
  return holdings.map((bucket) => ({ ...bucket, left: bucket.left - (used.get(bucket.id) ?? 0) }));
}

/**
 * Answers wishes one after the other, in the order of their time: what the first uses of prepaid value the second has no more. Each holder has their own.
 * @returns in the order in which they were asked
 */
export function answersInTurn<W extends { readonly startsAt: Date }, H extends string>(
  wishes: readonly W[],
  holderOf: (wish: W) => H | null,
  held: ReadonlyMap<H, readonly CreditBucket[]>,
  answer: (wish: W, holdings: readonly CreditBucket[]) => PriceAnswer,
): PriceAnswer[] {
  const left = new Map(held);
  const answers = new Map<W, PriceAnswer>();
  for (const wish of [...wishes].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    const holder = holderOf(wish);
    const holdings = (holder && left.get(holder)) ?? [];
    const found = answer(wish, holdings);
    answers.set(wish, found);
    if (holder) left.set(holder, leftAfter(holdings, found));
  }
  return wishes.map((wish) => answers.get(wish) ?? { type: 'unpriced' });
}
