'use client';
import { useState } from 'react';
import type { ResourceId, SpaceId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { typedOf } from '../extras.contract';
import { isTaken } from './code-field';
import { type ExtraCounts, wantedOf } from './extras-field';
import { type Payer, usePrice } from './price-note';

type Wish = {
  readonly spaceId: SpaceId;
  readonly resourceId: ResourceId | null;
  readonly range: TimeRange | null;
  readonly repeats: boolean;
  readonly guests: number;
  readonly payer?: Payer;
};

/** What a wished time would cost with the code and the extras that are chosen beside it, and what of them it is booked with. */
export function usePricedWish(wish: Wish) {
  const [code, setCode] = useState<string | null>(null);
  const [counts, setCounts] = useState<ExtraCounts>({});
  const extras = wantedOf(counts);
  const { answer: price, isOfThis, again } = usePrice({ ...wish, code, extras: typedOf(extras) });
  const withCode = code !== null && isTaken(code, price?.code) ? { code } : {};
  return {
    ...wish,
    /** Undefined while that is not known. */
    price,
    code,
    setCode,
    counts,
    setCounts,
    withCode,
    withExtras: extras.length > 0 ? { extras } : {},
    /** The price that stands there, for nothing to be booked at another one. */
    withTold: isOfThis && price?.price ? { toldPrice: price.price.amount } : {},
    /** Reads the price anew. */
    again,
  };
}
export type PricedWish = ReturnType<typeof usePricedWish>;
