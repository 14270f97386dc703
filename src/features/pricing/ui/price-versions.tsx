'use client';
import { useState } from 'react';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { dateInWords } from '@/ui/calendar-day';
import { ruleInWords, type PriceNames } from '../domain/price-words';
import type { PriceLists } from './use-price-list';

type Props = {
  published: PriceLists['published'];
  inForce: number | null;
  names: PriceNames;
  today: string;
  locale: string;
  onBringBack: (version: number) => void;
};

/** All that was published, to be read and brought back: nothing of it changes. */
export function PriceVersions({ published, inForce, names, today, locale, onBringBack }: Props) {
  const [shown, setShown] = useState<number | null>(null);
  if (published.length === 0) return null;
  return (
    <section aria-labelledby="price-versions" className="grid gap-3">
      <h3 id="price-versions" className="font-semibold">
        What was published
      </h3>
      <ul className="divide-line border-line bg-surface divide-y rounded-lg border">
        {published.map(({ number, effectiveFrom, restores, changedByName, rules }) => (
          <li key={number} className="grid gap-2 px-4 py-3">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <p>
                <span className="font-medium">Version {number}</span>, from {dateInWords(effectiveFrom, locale)}
                {restores ? `, as version ${restores}` : ''}{' '}
                {number === inForce ? (
                  <Badge tone="success">counts now</Badge>
                ) : effectiveFrom > today ? (
                  <Badge tone="neutral">to come</Badge>
                ) : null}
                <span className="text-ink-muted block text-sm">by {changedByName}</span>
              </p>
              <div className="flex gap-1">
                <Button
                  size="sm"
                  variant="ghost"
                  aria-expanded={shown === number}
                  aria-label={`${shown === number ? 'Hide' : 'Read'} version ${number}`}
                  onClick={() => setShown(shown === number ? null : number)}
                >
                  {shown === number ? 'Hide' : 'Read'}
                </Button>
                {number === inForce ? null : (
                  <Button
                    size="sm"
                    variant="ghost"
                    aria-label={`Bring back version ${number}`}
                    onClick={() => onBringBack(number)}
                  >
                    Bring back
                  </Button>
                )}
              </div>
            </div>
            {shown === number ? (
              <ol className="text-ink-muted list-decimal ps-6 text-sm">
                {rules.map((rule) => (
                  <li key={rule.id}>{ruleInWords(rule, names)}</li>
                ))}
              </ol>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
