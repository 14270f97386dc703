'use client';
import { KindChoice } from '@/features/memberships/ui/kind-choice';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import type { AllowanceForm, PlanForm } from '../domain/plan-form';

type Props = {
  one: AllowanceForm;
  number: number;
  every: PlanForm['every'];
  error: string | undefined;
  onChange: (change: Partial<AllowanceForm>) => void;
  onRemove: () => void;
};

/** So much of each period, for which kinds, and what of it goes over into the next ones. */
export function AllowanceFields({ one, number, every, error, onChange, onRemove }: Props) {
  const limited = one.unit !== 'unlimited';
  const unit = one.unit === 'half_days' ? 'days' : 'hours';
  return (
    <div role="group" aria-label={`Allowance ${number}`} className="border-line grid gap-4 rounded-lg border p-4">
      <div className="grid grid-cols-2 gap-3">
        <Field label={`Each ${every}`}>
          <Select value={one.unit} onChange={({ target }) => onChange({ unit: target.value as AllowanceForm['unit'] })}>
            <option value="minutes">Hours</option>
            <option value="half_days">Days</option>
            <option value="unlimited">Without limit</option>
          </Select>
        </Field>
        {limited ? (
          <Field label={`How many ${unit}`} error={error}>
            <Input
              value={one.amount}
              inputMode="decimal"
              autoComplete="off"
              onChange={({ target }) => onChange({ amount: target.value })}
            />
          </Field>
        ) : null}
      </div>
      <KindChoice kinds={one.kinds} onChange={(kinds) => onChange({ kinds })} />
      {limited ? (
        <div className="grid grid-cols-2 gap-3">
          <Field label={`Goes over, at most ${unit}`} optional help="Nothing where it is empty.">
            <Input
              value={one.cap}
              inputMode="decimal"
              autoComplete="off"
              onChange={({ target }) => onChange({ cap: target.value })}
            />
          </Field>
          <Field label={`Into so many ${every}s`}>
            <Input
              value={one.periods}
              inputMode="numeric"
              autoComplete="off"
              onChange={({ target }) => onChange({ periods: target.value })}
            />
          </Field>
        </div>
      ) : null}
      <Button size="sm" variant="ghost" className="justify-self-start" onClick={onRemove}>
        Remove allowance {number}
      </Button>
    </div>
  );
}
