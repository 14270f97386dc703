'use client';
import { useState } from 'react';
import { KIND_WORDS } from '@/features/floor-plan/domain/state-words';
import { moneyInWords } from '@/kernel/money';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Dialog, DialogClose } from '@/ui/dialog';
import { creditInWords } from '../domain/credit-words';
import type { PassView } from '../memberships.contract';

type Props = {
  passes: readonly PassView[];
  currency: string;
  locale: string;
  busy: string | null;
  /** Whom it is sold to; null for oneself. */
  buyer: string | null;
  onBuy: (pass: PassView) => Promise<boolean>;
};

/** What a pass is, in one line: "10 days · Desks · 90 days from the day of buying". */
export function passInWords({ unit, amount, kinds, validDays }: PassView, currency: string): string {
  const what = kinds.length === 0 ? 'everything' : kinds.map((kind) => KIND_WORDS[kind]).join(', ');
  const until =
    validDays === null
      ? 'without an end'
      : validDays === 1
        ? 'on the day of buying'
        : `within ${validDays} days of buying`;
  return `${creditInWords(amount, unit, currency)} · ${what} · ${until}`;
}

/** Passes on sale, each bought in two presses: what is bought stands on the account. */
export function PassShop({ passes, currency, locale, busy, buyer, onBuy }: Props) {
  const [asked, setAsked] = useState<PassView | null>(null);
  const act = buyer ? 'Sell' : 'Buy';
  return (
    <>
      <ul aria-label="Passes on sale" className="grid gap-3 sm:grid-cols-2">
        {passes.map((pass) => (
          <li key={pass.id} className="border-line bg-surface grid gap-1 rounded-lg border p-4">
            <p className="flex items-baseline justify-between gap-3">
              <span className="font-medium">{pass.name}</span>
              <span className="tabular font-medium">{moneyInWords(pass.price, currency, locale)}</span>
            </p>
            <p className="text-ink-muted text-sm">{passInWords(pass, currency)}</p>
            <p className="mt-2 flex items-center justify-between gap-3">
              {pass.onSale ? <span /> : <Badge>At the desk only</Badge>}
              <Button
                size="sm"
                aria-label={`${act} ${pass.name}`}
                loading={busy === `buy ${pass.id}`}
                onClick={() => setAsked(pass)}
              >
                {act}
              </Button>
            </p>
          </li>
        ))}
      </ul>
      {asked ? (
        <Dialog
          open
          onOpenChange={(open) => (open ? undefined : setAsked(null))}
          title={buyer ? `Sell ${asked.name} to ${buyer}?` : `Buy ${asked.name}?`}
          description={passInWords(asked, currency)}
          footer={
            <>
              <DialogClose asChild>
                <Button>Not now</Button>
              </DialogClose>
              <Button
                variant="primary"
                loading={busy === `buy ${asked.id}`}
                onClick={() => void onBuy(asked).then((done) => (done ? setAsked(null) : undefined))}
              >
                {act} for {moneyInWords(asked.price, currency, locale)}
              </Button>
            </>
          }
        >
          <p className="text-ink-muted text-sm">
            It can be used at once, and pays bookings before money does. Its price is to be paid at the desk or by
            transfer.
          </p>
        </Dialog>
      ) : null}
    </>
  );
}
