'use client';
import { ROLES_IN_WORDS } from '@/features/booking-rules/domain/scope-words';
import { ROLES } from '@/kernel/acting-member';
import { Checkbox } from '@/ui/checkbox';
import { DateField } from '@/ui/date-field';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { TimeField } from '@/ui/time-field';
import { ToggleChip } from '@/ui/toggle-chip';
import type { PricedPlace, PricedPlan } from '../domain/priced-place';
import type { RuleErrors, RuleForm } from '../domain/rule-form';
import { PlaceChoice } from './place-choice';

type Props = {
  form: RuleForm;
  errors: RuleErrors;
  places: readonly PricedPlace[];
  plans: readonly PricedPlan[];
  today: string;
  locale: string;
  edit: (change: Partial<RuleForm>) => void;
};

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const toggled = <T,>(all: readonly T[], one: T): T[] =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** When a line counts: where, for whom, at which times. What is left open is "all". */
export function ConditionFields({ form, errors, places, plans, today, locale, edit }: Props) {
  return (
    <>
      <PlaceChoice chosen={form.places} places={places} onChange={(chosen) => edit({ places: chosen })} />
      <Field label="For whom" group help={form.roles.length === 0 ? 'Everybody, unless you choose.' : undefined}>
        <div className="flex flex-wrap gap-1.5">
          {[...ROLES].reverse().map((role) => (
            <ToggleChip
              key={role}
              pressed={form.roles.includes(role)}
              onClick={() => edit({ roles: toggled(form.roles, role) })}
            >
              {sentence(ROLES_IN_WORDS[role])}
            </ToggleChip>
          ))}
        </div>
      </Field>
      {plans.length > 0 ? (
        <Field
          label="On which plan"
          group
          help={form.planIds.length === 0 ? 'On any or none, unless you choose.' : 'On the day of the booking.'}
        >
          <div className="flex flex-wrap gap-1.5">
            {plans.map(({ id, name }) => (
              <ToggleChip
                key={id}
                pressed={form.planIds.includes(id)}
                onClick={() => edit({ planIds: toggled(form.planIds, id) })}
              >
                {name}
              </ToggleChip>
            ))}
          </div>
        </Field>
      ) : null}
      <Field label="Days" group help={form.weekdays.length === 0 ? 'Every day, unless you choose.' : undefined}>
        <div className="flex flex-wrap gap-1.5">
          {DAYS.map((name, at) => (
            <ToggleChip
              key={name}
              pressed={form.weekdays.includes(at + 1)}
              aria-label={name}
              onClick={() => edit({ weekdays: toggled(form.weekdays, at + 1).sort() })}
            >
              {name.slice(0, 3)}
            </ToggleChip>
          ))}
        </div>
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label="From" optional error={errors.from}>
          <TimeField value={form.from || null} locale={locale} onValueChange={(from) => edit({ from: from ?? '' })} />
        </Field>
        <Field label="Until" optional help={form.to && form.to < form.from ? 'the next day' : undefined}>
          <TimeField
            value={form.to || null}
            locale={locale}
            max="24:00"
            onValueChange={(to) => edit({ to: to ?? '' })}
          />
        </Field>
        <Field label="First day" optional error={errors.firstDay}>
          <DateField
            value={form.firstDay}
            today={today}
            locale={locale}
            onValueChange={(firstDay) => edit({ firstDay })}
          />
        </Field>
        <Field label="Last day" optional>
          <DateField
            value={form.lastDay}
            today={today}
            locale={locale}
            onValueChange={(lastDay) => edit({ lastDay })}
          />
        </Field>
      </div>
      {form.firstDay || form.lastDay ? (
        <Checkbox
          checked={form.everyYear}
          onCheckedChange={(everyYear) => edit({ everyYear })}
          label="Every year"
          description="A season: day and month count, whatever the year."
        />
      ) : null}
      <details className="group">
        <summary className="text-accent-ink min-h-6 cursor-pointer text-sm underline-offset-4 hover:underline">
          Length, notice, guests, series, how full it is
        </summary>
        <div className="mt-3 grid gap-4">
          <Range
            label="Length in hours"
            of={form.length}
            error={errors.length}
            onChange={(length) => edit({ length })}
          />
          <Range
            label="Hours from booking to its start"
            of={form.lead}
            error={errors.lead}
            onChange={(lead) => edit({ lead })}
          />
          <Range label="Guests" of={form.guests} error={errors.guests} onChange={(guests) => edit({ guests })} />
          <Range
            label="How full it is, in per cent"
            help="Of the time at which places of that kind are open on the days of the booking, how much others hold when it is booked. The price agreed stays."
            of={form.fullness}
            error={errors.fullness}
            onChange={(fullness) => edit({ fullness })}
          />
          <Field label="Series or single">
            <Select
              value={form.recurring}
              onChange={({ target }) => edit({ recurring: target.value as RuleForm['recurring'] })}
            >
              <option value="any">Both</option>
              <option value="series">Dates of a series</option>
              <option value="single">Single bookings</option>
            </Select>
          </Field>
        </div>
      </details>
    </>
  );
}

type RangeProps = {
  label: string;
  help?: string;
  of: { readonly from: string; readonly to: string };
  error?: string | undefined;
  onChange: (range: { from: string; to: string }) => void;
};

function Range({ label, help, of, error, onChange }: RangeProps) {
  return (
    <Field label={label} group optional error={error} {...(help ? { help } : {})}>
      <div className="flex items-center gap-2">
        <Input
          aria-label={`${label}, from`}
          inputMode="decimal"
          autoComplete="off"
          value={of.from}
          onChange={({ target }) => onChange({ ...of, from: target.value })}
        />
        <span className="text-ink-muted">to</span>
        <Input
          aria-label={`${label}, to`}
          inputMode="decimal"
          autoComplete="off"
          value={of.to}
          onChange={({ target }) => onChange({ ...of, to: target.value })}
        />
      </div>
    </Field>
  );
}
