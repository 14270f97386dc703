'use client';
import { useState } from 'react';
import { minorIn, typedMoney } from '@/kernel/typed-money';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { RadioGroup } from '@/ui/radio-group';
import type { NoShowFee } from '../pricing.contract';

type Props = { fee: NoShowFee | null; currency: string; onEdit: (fee: NoShowFee | null) => void };
type Way = 'all' | NoShowFee['type'];

/** What whoever does not come pays. */
export function NoShow({ fee, currency, onEdit }: Props) {
  const begin: Record<Way, NoShowFee | null> = {
    all: null,
    percent: { type: 'percent', percent: 50 },
    amount: { type: 'amount', amount: 0 },
  };
  return (
    <section aria-labelledby="price-no-show" className="grid gap-3">
      <h3 id="price-no-show" className="font-semibold">
        Not coming
      </h3>
      <p className="text-ink-muted text-sm">
        Where people are asked to check in: a booking that was released because nobody had checked in by then.
      </p>
      <Field label="Who does not come pays" group>
        <RadioGroup<Way>
          value={fee?.type ?? 'all'}
          onValueChange={(way) => onEdit(begin[way])}
          options={[
            { value: 'all', label: 'The whole price' },
            { value: 'percent', label: 'A share of the price' },
            { value: 'amount', label: 'An amount', description: 'At most the price of the booking.' },
          ]}
        />
      </Field>
      {fee?.type === 'percent' ? (
        <Field label="Share, in per cent">
          <Input
            type="number"
            min={0}
            max={100}
            value={fee.percent}
            onChange={({ target }) =>
              onEdit({ type: 'percent', percent: Math.max(0, Math.min(100, Number(target.value) || 0)) })
            }
          />
        </Field>
      ) : null}
      {fee?.type === 'amount' ? <Amount amount={fee.amount} {...{ currency, onEdit }} /> : null}
    </section>
  );
}

function Amount({ amount, currency, onEdit }: { amount: number } & Pick<Props, 'currency' | 'onEdit'>) {
  const [text, setText] = useState(() => typedMoney(amount, currency));
  const typed = minorIn(text, currency);
  return (
    <Field label={`Amount, in ${currency}`} error={typed === null ? 'Write an amount, like 5 or 2.50' : undefined}>
      <Input
        inputMode="decimal"
        autoComplete="off"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          const next = minorIn(target.value, currency);
          if (next !== null) onEdit({ type: 'amount', amount: next });
        }}
      />
    </Field>
  );
}
