'use client';
import { KINDS_IN_WORDS } from '@/features/booking-rules/domain/scope-words';
import { newId } from '@/kernel/ids';
import { RESOURCE_KINDS } from '@/kernel/resource-kind';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { RadioGroup } from '@/ui/radio-group';
import { Select } from '@/ui/select';
import { type DepositPlace, Deposits } from './deposit-terms';
import { NoShow } from './no-show-terms';
import type { PriceList, TaxSettings } from '../pricing.contract';

type Props = {
  list: PriceList;
  places: readonly DepositPlace[];
  currency: string;
  onEdit: (change: Partial<PriceList>) => void;
};

const number = (typed: string, most: number): number =>
  Math.max(0, Math.min(most, Number(typed.replace(',', '.')) || 0));
const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** What goes for the whole list: where no line sets a price, taxes, what cancelling and not coming cost, and deposits. */
export function PriceTerms({ list, places, currency, onEdit }: Props) {
  return (
    <div className="grid gap-6">
      <Field label="Where no line sets a price" group>
        <RadioGroup<PriceList['otherwise']>
          value={list.otherwise}
          onValueChange={(otherwise) => onEdit({ otherwise })}
          options={[
            {
              value: 'not_bookable',
              label: 'Not bookable',
              description: 'Whoever tries is told that there is no price.',
            },
            { value: 'free', label: 'Free', description: 'It is booked and costs nothing.' },
          ]}
        />
      </Field>
      <Taxes taxes={list.taxes} onEdit={(taxes) => onEdit({ taxes })} />
      <Cancelling list={list} onEdit={onEdit} />
      <NoShow fee={list.noShow ?? null} currency={currency} onEdit={(noShow) => onEdit({ noShow })} />
      <Deposits terms={list.deposits ?? null} {...{ places, currency }} onEdit={(deposits) => onEdit({ deposits })} />
    </div>
  );
}

function Taxes({ taxes, onEdit }: { taxes: TaxSettings; onEdit: (taxes: TaxSettings) => void }) {
  const { mode, categories, byKind, otherwise } = taxes;
  const set = (at: number, change: Partial<TaxSettings['categories'][number]>) =>
    onEdit({ ...taxes, categories: categories.map((one, place) => (place === at ? { ...one, ...change } : one)) });
  const remove = (id: string) =>
    onEdit({
      ...taxes,
      categories: categories.filter((one) => one.id !== id),
      byKind: Object.fromEntries(Object.entries(byKind).filter(([, category]) => category !== id)),
      otherwise: otherwise === id ? null : otherwise,
    });
  const add = () => {
    const id = newId<'tax'>();
    onEdit({
      ...taxes,
      categories: [...categories, { id, name: 'VAT', percent: 0 }],
      ...(categories.length === 0 ? { otherwise: id } : {}),
    });
  };
  return (
    <section aria-labelledby="price-taxes" className="grid gap-3">
      <h3 id="price-taxes" className="font-semibold">
        Taxes
      </h3>
      {categories.length === 0 ? <p className="text-ink-muted">No tax is charged.</p> : null}
      {categories.map((one, at) => (
        <div key={one.id} className="grid grid-cols-[minmax(0,1fr)_6rem_auto] items-end gap-2">
          <Field label="Tax">
            <Input
              value={one.name}
              maxLength={60}
              onChange={({ target }) => set(at, { name: target.value || 'Tax' })}
            />
          </Field>
          <Field label="Per cent">
            <Input
              type="number"
              min={0}
              max={100}
              step={0.01}
              value={one.percent}
              onChange={({ target }) => set(at, { percent: number(target.value, 100) })}
            />
          </Field>
          <Button variant="ghost" aria-label={`Remove the tax ${one.name}`} onClick={() => remove(one.id)}>
            Remove
          </Button>
        </div>
      ))}
      <Button size="sm" className="justify-self-start" onClick={add}>
        Add a tax
      </Button>
      {categories.length > 0 ? (
        <>
          <Field label="Prices of the list" group>
            <RadioGroup<TaxSettings['mode']>
              value={mode}
              onValueChange={(next) => onEdit({ ...taxes, mode: next })}
              options={[
                { value: 'inclusive', label: 'have the tax in them' },
                { value: 'exclusive', label: 'come before tax', description: 'The tax is put on top.' },
              ]}
            />
          </Field>
          <div className="grid gap-3 sm:grid-cols-2">
            {RESOURCE_KINDS.map((kind) => (
              <Field key={kind} label={sentence(KINDS_IN_WORDS[kind])}>
                <Select
                  value={byKind[kind] ?? ''}
                  onChange={({ target }) => {
                    const { [kind]: _, ...others } = byKind;
                    onEdit({ ...taxes, byKind: target.value ? { ...others, [kind]: target.value } : others });
                  }}
                >
                  <option value="">As everything else</option>
                  {categories.map(({ id, name, percent }) => (
                    <option key={id} value={id}>
                      {name}, {percent} %
                    </option>
                  ))}
                </Select>
              </Field>
            ))}
            <Field label="Everything else">
              <Select
                value={otherwise ?? ''}
                onChange={({ target }) => onEdit({ ...taxes, otherwise: target.value || null })}
              >
                <option value="">No tax</option>
                {categories.map(({ id, name, percent }) => (
                  <option key={id} value={id}>
                    {name}, {percent} %
                  </option>
                ))}
              </Select>
            </Field>
          </div>
        </>
      ) : null}
    </section>
  );
}

/** Steps by the time before the start: the later, the dearer. */
function Cancelling({ list, onEdit }: Pick<Props, 'list' | 'onEdit'>) {
  const { cancellation } = list;
  const set = (at: number, change: Partial<PriceList['cancellation'][number]>) =>
    onEdit({ cancellation: cancellation.map((one, place) => (place === at ? { ...one, ...change } : one)) });
  return (
    <section aria-labelledby="price-cancelling" className="grid gap-3">
      <h3 id="price-cancelling" className="font-semibold">
        Cancelling
      </h3>
      {cancellation.length === 0 ? <p className="text-ink-muted">Cancelling costs nothing, at any time.</p> : null}
      {cancellation.map((step, at) => (
        <div key={at} className="grid grid-cols-[1fr_1fr_auto] items-end gap-2">
          <Field label="Less than, in hours before">
            <Input
              type="number"
              min={0}
              max={8760}
              value={step.minutesBefore / 60}
              onChange={({ target }) => set(at, { minutesBefore: Math.round(number(target.value, 8760) * 60) })}
            />
          </Field>
          <Field label="Costs, in per cent">
            <Input
              type="number"
              min={0}
              max={100}
              value={step.percent}
              onChange={({ target }) => set(at, { percent: number(target.value, 100) })}
            />
          </Field>
          <Button
            variant="ghost"
            aria-label={`Remove the step of ${step.minutesBefore / 60} hours`}
            onClick={() => onEdit({ cancellation: cancellation.filter((_, place) => place !== at) })}
          >
            Remove
          </Button>
        </div>
      ))}
      {cancellation.length < 10 ? (
        <Button
          size="sm"
          className="justify-self-start"
          onClick={() => onEdit({ cancellation: [...cancellation, { minutesBefore: 24 * 60, percent: 50 }] })}
        >
          Add a step
        </Button>
      ) : null}
    </section>
  );
}
