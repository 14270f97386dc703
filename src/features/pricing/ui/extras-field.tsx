'use client';
import { Minus, Plus } from 'lucide-react';
import { moneyInWords } from '@/kernel/money';
import { Button } from '@/ui/button';
import { extraAmount, extraPriceInWords, type ExtraPer } from '../domain/extras';

/** How many of what, by its id; what is not in it is not had. */
export type ExtraCounts = Readonly<Record<string, number>>;
type Offer = { readonly extraId: string; readonly name: string; readonly per: ExtraPer; readonly price: number };
type Props = {
  offers: readonly Offer[];
  counts: ExtraCounts;
  currency: string;
  locale: string;
  /** What the prices for each hour and guest are reckoned with. */
  about: { readonly minutes: number; readonly guests: number };
  /** On every date of a series. */
  ofEach?: boolean;
  onChange: (counts: ExtraCounts) => void;
};
const MOST = 99;

/** What is wanted of each, as it is sent. */
export const wantedOf = (counts: ExtraCounts) =>
  Object.entries(counts).flatMap(([extraId, count]) => (count > 0 ? [{ extraId, count }] : []));

/** What can be had with a booking, each with a count and what it comes to. */
export function ExtrasField({ offers, counts, currency, locale, about, ofEach = false, onChange }: Props) {
  if (offers.length === 0) return null;
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 text-sm font-medium">{ofEach ? 'Extras on every date' : 'Extras'}</legend>
      {offers.map(({ extraId, name, per, price }) => {
        const count = counts[extraId] ?? 0;
        const put = (next: number) => onChange({ ...counts, [extraId]: next });
        const amount = extraAmount({ per, price, count }, about);
        return (
          <div key={extraId} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3">
            <p className="min-w-0">
              <span className="block">{name}</span>
              <span className="text-ink-muted tabular block text-sm">
                {extraPriceInWords({ per, price }, currency, locale)}
                {count > 0 ? `, comes to ${moneyInWords(amount, currency, locale)}` : ''}
              </span>
            </p>
            <div className="flex items-center gap-1">
              <Button
                size="icon"
                variant="ghost"
                aria-label={`One ${name} less`}
                disabledReason={count === 0 ? 'There is none.' : undefined}
                onClick={() => put(Math.max(0, count - 1))}
              >
                <Minus aria-hidden />
              </Button>
              <output aria-label={`${name}, how many`} className="tabular w-6 text-center">
                {count}
              </output>
              <Button
                size="icon"
                variant="ghost"
                aria-label={`One ${name} more`}
                disabledReason={count === MOST ? `${MOST} is the most.` : undefined}
                onClick={() => put(Math.min(MOST, count + 1))}
              >
                <Plus aria-hidden />
              </Button>
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}
