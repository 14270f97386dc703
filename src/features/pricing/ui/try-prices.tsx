'use client';
import { Pin } from 'lucide-react';
import { useMemo, useState } from 'react';
import { ROLES_IN_WORDS } from '@/features/booking-rules/domain/scope-words';
import { ROLES, type Role } from '@/kernel/acting-member';
import { moneyInWords } from '@/kernel/money';
import { DateField } from '@/ui/date-field';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { TimeField } from '@/ui/time-field';
import type { PricedPlace } from '../domain/priced-place';
import type { PriceNames } from '../domain/price-words';
import { whyThisPrice } from '../domain/trace-words';
import { asVersion, tryPrice, type TriedBooking } from '../domain/try-price';
import type { PriceList } from '../pricing.contract';
import { Button } from '@/ui/button';
import { PriceReasons } from './price-reasons';

type Props = {
  list: PriceList;
  /** What counts today, to hold it against; null where nothing does. */
  inForce: PriceList | null;
  tried: TriedBooking;
  places: readonly PricedPlace[];
  names: PriceNames;
  today: string;
  now: Date;
  locale: string;
  onTry: (change: Partial<TriedBooking>) => void;
  /** Keeps it with its price. */
  onPin: (expected: number | null) => void;
  pinning: boolean;
};

/** A booking to try the list with: what it would cost, and why, while one types. */
export function TryPrices({ list, inForce, tried, places, names, today, now, locale, onTry, onPin, pinning }: Props) {
  const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
  return (
    <section aria-labelledby="try-prices" className="border-line bg-surface grid gap-4 rounded-lg border p-4">
      <h3 id="try-prices" className="font-semibold">
        Try it
      </h3>
      <div className="grid gap-3 sm:grid-cols-3">
        <Field label="Place">
          <Select
            value={tried.place.id}
            onChange={({ target }) => {
              const place = places.find(({ id }) => id === target.value);
              if (place) onTry({ place });
            }}
          >
            {places.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="For whom">
          <Select value={tried.role} onChange={({ target }) => onTry({ role: target.value as Role })}>
            {[...ROLES].reverse().map((role) => (
              <option key={role} value={role}>
                {sentence(ROLES_IN_WORDS[role])}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Guests">
          <Input
            type="number"
            min={0}
            max={100}
            value={tried.guests}
            onChange={({ target }) => onTry({ guests: Math.max(0, Math.min(100, Number(target.value) || 0)) })}
          />
        </Field>
        <Field label="Day">
          <DateField
            value={tried.date}
            today={today}
            locale={locale}
            onValueChange={(date) => date && onTry({ date })}
            onTimesTyped={({ from, to }) => onTry({ from, ...(to ? { to } : {}) })}
          />
        </Field>
        <Field label="From">
          <TimeField value={tried.from} locale={locale} onValueChange={(from) => from && onTry({ from })} />
        </Field>
        <Field label="Until">
          <TimeField value={tried.to} locale={locale} max="24:00" onValueChange={(to) => to && onTry({ to })} />
        </Field>
        {list.rules.some(({ conditions }) => conditions.fullness) ? (
          <Field label="How full it is, in per cent" optional>
            <Input
              type="number"
              min={0}
              max={100}
              value={tried.fullness ?? ''}
              onChange={({ target }) => onTry({ fullness: fullnessIn(target.value) })}
            />
          </Field>
        ) : null}
      </div>
      <Answer {...{ list, inForce, tried, names, now, locale, onPin, pinning }} />
    </section>
  );
}

const fullnessIn = (typed: string): number | null =>
  typed.trim() === '' ? null : Math.max(0, Math.min(100, Math.floor(Number(typed) || 0)));

type AnswerProps = Omit<Props, 'places' | 'today' | 'onTry'>;

function Answer({ list, inForce, tried, names, now, locale, onPin, pinning }: AnswerProps) {
  const [open, setOpen] = useState(true);
  const { currency } = names;
  const answer = useMemo(() => tryPrice(list, currency, tried, now), [list, currency, tried, now]);
  const before = useMemo(
    () => (inForce ? tryPrice(inForce, currency, tried, now) : null),
    [inForce, currency, tried, now],
  );
  const said = (one: typeof answer) =>
    one === null
      ? 'Ends before it begins'
      : one.type === 'quote'
        ? one.quote.total === 0
          ? 'Free'
          : moneyInWords(one.quote.total, currency, locale)
        : 'Not bookable';
  const quote = answer?.type === 'quote' ? answer.quote : null;
  return (
    <div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="tabular flex flex-wrap items-baseline gap-x-3">
          <span className="text-lg font-medium">{said(answer)}</span>
          {before && said(before) !== said(answer) ? (
            <span className="text-ink-muted">today {said(before).toLowerCase()}</span>
          ) : null}
        </p>
        {answer ? (
          <Button size="sm" loading={pinning} onClick={() => onPin(quote?.total ?? null)}>
            <Pin aria-hidden />
            Pin this price
          </Button>
        ) : null}
      </div>
      {quote ? (
        <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)} className="mt-1">
          <summary className="text-accent-ink min-h-6 cursor-pointer text-sm underline-offset-4 hover:underline">
            Why this price?
          </summary>
          <ul className="mt-2 grid gap-3 text-sm">
            {quote.lines.map((line) => (
              <li key={line.ranges[0]?.startsAt.toISOString()} className="grid gap-0.5">
                <PriceReasons reasons={whyThisPrice(line, quote, [asVersion(list)], names)} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
