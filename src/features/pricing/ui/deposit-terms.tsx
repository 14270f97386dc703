'use client';
import { useState } from 'react';
import { KIND_WORDS } from '@/features/floor-plan/domain/state-words';
import type { ResourceId } from '@/kernel/ids';
import { RESOURCE_KINDS, type ResourceKind } from '@/kernel/resource-kind';
import { minorIn, typedMoney } from '@/kernel/typed-money';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import type { DepositTerms } from '../pricing.contract';

export type DepositPlace = { readonly id: ResourceId; readonly name: string; readonly kind: ResourceKind };
type Asked = DepositTerms['asked'][number];
type Props = {
  terms: DepositTerms | null;
  places: readonly DepositPlace[];
  currency: string;
  onEdit: (terms: DepositTerms | null) => void;
};

/** A week to look over the hall. */
const RETURN_DAYS = 7;
const keyOf = ({ resourceId, kind }: Pick<Asked, 'resourceId' | 'kind'>): string => resourceId ?? kind ?? '';

/** What is left with the house for a hall, and when it comes back by itself. */
export function Deposits({ terms, places, currency, onEdit }: Props) {
  const asked = terms?.asked ?? [];
  const returnDays = terms?.returnDays ?? RETURN_DAYS;
  const ask = (next: readonly Asked[]) => onEdit(next.length > 0 ? { returnDays, asked: [...next] } : null);
  const free = targetsOf(places, asked);
  const first = free.find(({ kind }) => kind === 'event_space') ?? free[0];
  return (
    <section aria-labelledby="price-deposits" className="grid gap-3">
      <h3 id="price-deposits" className="font-semibold">
        Deposits
      </h3>
      <p className="text-ink-muted text-sm">
        Charged with the booking, apart from its price, and given back after it. A single place counts before its kind.
      </p>
      {asked.length === 0 ? <p className="text-ink-muted">No deposit is asked.</p> : null}
      {asked.map((one, at) => (
        <Line
          key={at}
          {...{ one, currency }}
          targets={targetsOf(places, asked, one)}
          onEdit={(change) => ask(asked.map((other, place) => (place === at ? { ...other, ...change } : other)))}
          onRemove={() => ask(asked.filter((_, place) => place !== at))}
        />
      ))}
      {first && asked.length < 100 ? (
        <Button
          size="sm"
          className="justify-self-start"
          onClick={() => ask([...asked, { resourceId: first.resourceId, kind: first.kind, amount: 10_000 }])}
        >
          Add a deposit
        </Button>
      ) : null}
      {asked.length > 0 ? (
        <Field
          label="Given back by itself, in days after the booking"
          help="Until then the front desk can keep some of it, with a reason."
        >
          <Input
            type="number"
            min={0}
            max={365}
            value={returnDays}
            onChange={({ target }) =>
              onEdit({
                returnDays: Math.max(0, Math.min(365, Math.floor(Number(target.value) || 0))),
                asked: [...asked],
              })
            }
          />
        </Field>
      ) : null}
    </section>
  );
}

type Target = Pick<Asked, 'resourceId' | 'kind'> & { readonly name: string };

/** All that a deposit can be asked for and is not yet, with what `own` is for. */
function targetsOf(places: readonly DepositPlace[], asked: readonly Asked[], own?: Asked): Target[] {
  const all: Target[] = [
    { resourceId: null, kind: null, name: 'Everything' },
    ...RESOURCE_KINDS.filter((kind) => own?.kind === kind || places.some((place) => place.kind === kind)).map(
      (kind) => ({ resourceId: null, kind, name: KIND_WORDS[kind] }),
    ),
    ...places.map(({ id, name }) => ({ resourceId: id, kind: null, name })),
  ];
  const known = own && !all.some((one) => keyOf(one) === keyOf(own));
  return [...all, ...(known ? [{ ...own, name: 'A place that is gone' }] : [])].filter(
    (one) => (own && keyOf(one) === keyOf(own)) || !asked.some((other) => keyOf(other) === keyOf(one)),
  );
}

type LineProps = {
  one: Asked;
  targets: readonly Target[];
  currency: string;
  onEdit: (change: Partial<Asked>) => void;
  onRemove: () => void;
};

function Line({ one, targets, currency, onEdit, onRemove }: LineProps) {
  // What is typed, and the amount that it was typed beside: lines move up when one is removed.
  const [typing, setTyping] = useState({ text: '', beside: -1 });
  const text = typing.beside === one.amount ? typing.text : typedMoney(one.amount, currency);
  const typed = minorIn(text, currency);
  const name = targets.find((target) => keyOf(target) === keyOf(one))?.name ?? '';
  const option = (target: Target) => (
    <option key={keyOf(target)} value={keyOf(target)}>
      {target.name}
    </option>
  );
  return (
    <div
      role="group"
      aria-label={`Deposit for ${name}`}
      className="grid grid-cols-2 items-start gap-2 sm:grid-cols-[minmax(0,1fr)_9rem_auto]"
    >
      <Field label="For" className="max-sm:col-span-2">
        <Select
          value={keyOf(one)}
          onChange={({ target }) => {
            const next = targets.find((other) => keyOf(other) === target.value);
            if (next) onEdit({ resourceId: next.resourceId, kind: next.kind });
          }}
        >
          {targets.filter(({ resourceId, kind }) => resourceId === null && kind === null).map(option)}
          <optgroup label="All of a kind">{targets.filter(({ kind }) => kind !== null).map(option)}</optgroup>
          <optgroup label="Single places">
            {targets.filter(({ resourceId }) => resourceId !== null).map(option)}
          </optgroup>
        </Select>
      </Field>
      <Field label={`Amount, in ${currency}`} error={typed ? undefined : 'Write an amount, like 100 or 75.50'}>
        <Input
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onChange={({ target }) => {
            const next = minorIn(target.value, currency);
            setTyping({ text: target.value, beside: next || one.amount });
            if (next) onEdit({ amount: next });
          }}
        />
      </Field>
      <Button
        variant="ghost"
        className="mt-7 self-start"
        aria-label={`Remove the deposit for ${name}`}
        onClick={onRemove}
      >
        Remove
      </Button>
    </div>
  );
}
