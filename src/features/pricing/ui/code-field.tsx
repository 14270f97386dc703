'use client';
import { useState } from 'react';
import { errorCopy } from '@/client/error-copy';
import { moneyInWords } from '@/kernel/money';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import type { CodeAnswer } from '../codes.contract';
import { discountInWords } from '../domain/discount';

type Props = {
  /** The code that is tried; null for none. */
  code: string | null;
  /** What became of it; undefined while that is not known. */
  answer: (CodeAnswer & { readonly dates?: number }) | undefined;
  currency: string;
  locale: string;
  onChange: (code: string | null) => void;
};

/** Whether a code is one that the price was made with, so that it is booked with it. */
export const isTaken = (code: string | null, answer: Props['answer']): boolean =>
  code !== null && answer?.code === code && answer.refused === null;

/** "I have a code": typed beside the price, which answers at once with what it takes off, or why it does not. */
export function CodeField({ code, answer, currency, locale, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const known = answer?.code === code ? answer : undefined;
  if (code !== null && known?.refused === null)
    return <Taken answer={known} {...{ currency, locale }} onRemove={() => onChange(null)} />;
  if (!open && code === null)
    return (
      <Button variant="ghost" size="sm" className="-ml-2 justify-self-start" onClick={() => setOpen(true)}>
        I have a code
      </Button>
    );
  const refused = known?.refused ? errorCopy(known.refused, { code: known.code }).title : undefined;
  const tried = text.trim().toUpperCase();
  return (
    <form
      method="post"
      noValidate
      aria-label="Discount code"
      onSubmit={(event) => {
        event.preventDefault();
        if (tried) onChange(tried);
      }}
    >
      <Field label="Discount code" error={tried === code ? refused : undefined}>
        <div className="flex gap-2">
          <Input
            autoFocus
            autoCapitalize="characters"
            autoComplete="off"
            spellCheck={false}
            maxLength={30}
            className="min-w-0 flex-1 uppercase"
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              // What is written over is not what it is booked with.
              if (code !== null) onChange(null);
            }}
          />
          <Button type="submit" loading={code !== null && !known}>
            Use it
          </Button>
        </div>
      </Field>
    </form>
  );
}

function Taken({
  answer: { code, off, amount, dates },
  currency,
  locale,
  onRemove,
}: {
  answer: NonNullable<Props['answer']>;
  currency: string;
  locale: string;
  onRemove: () => void;
}) {
  const less = off && amount > 0;
  const each = dates === undefined ? '' : dates === 1 ? ' on one date' : ` on ${dates} dates`;
  return (
    <p className="tabular flex flex-wrap items-baseline gap-x-2 text-sm" role="status">
      <span>
        {less ? `${code}: ${discountInWords({ off }, currency, locale)}${each}` : `${code} takes nothing off here`}
      </span>
      {less ? (
        <span className="text-success font-medium">{moneyInWords(-amount, currency, locale)}</span>
      ) : (
        <span className="text-ink-muted">and is not used.</span>
      )}
      <Button variant="ghost" size="sm" aria-label={`Remove code ${code}`} onClick={onRemove}>
        Remove
      </Button>
    </p>
  );
}
