'use client';
import { minutesOf } from '@/kernel/time-range';
import { CodeField } from './code-field';
import { ExtrasField } from './extras-field';
import { PriceNote } from './price-note';
import type { PricedWish as Priced } from './use-priced-wish';

type Props = {
  priced: Priced;
  /** What became of the code over all dates, where it repeats. */
  ofDates?: Parameters<typeof CodeField>[0]['answer'];
  zone: string;
  locale: string;
};

/** The price of what is chosen, with a code and extras beside it: for oneself, or for whom staff book. */
export function PricedWish({ priced, ofDates, zone, locale }: Props) {
  const { price: answer, repeats, range, guests } = priced;
  const currency = answer?.price?.currency;
  return (
    <>
      <PriceNote answer={answer} zone={zone} locale={locale} repeats={repeats} />
      {currency && answer.takesCodes ? (
        <CodeField
          code={priced.code}
          answer={ofDates ?? answer.code}
          currency={currency}
          locale={locale}
          onChange={priced.setCode}
        />
      ) : null}
      {currency && range && answer.offers ? (
        <ExtrasField
          offers={answer.offers}
          counts={priced.counts}
          currency={currency}
          locale={locale}
          about={{ minutes: minutesOf(range), guests }}
          ofEach={repeats}
          onChange={priced.setCounts}
        />
      ) : null}
    </>
  );
}
