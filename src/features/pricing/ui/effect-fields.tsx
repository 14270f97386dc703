'use client';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { PERS, type Does, type RuleErrors, type RuleForm, type Step } from '../domain/rule-form';

type Props = { form: RuleForm; errors: RuleErrors; currency: string; edit: (change: Partial<RuleForm>) => void };

const GROUPS: readonly (readonly [string, readonly (readonly [Does, string])[]])[] = [
  [
    'Sets the price',
    [
      ['rate', 'A price for each…'],
      ['block', 'One price for its hours'],
      ['tiers', 'Steps by length'],
      ['free', 'Free'],
    ],
  ],
  [
    'Takes off or adds',
    [
      ['percent_off', 'Per cent off'],
      ['percent_on', 'Per cent on top'],
      ['amount_off', 'An amount off'],
      ['amount_on', 'An amount on top'],
      ['minimum', 'At least'],
    ],
  ],
  ['Caps', [['cap', 'At most']]],
];
const UNITS: Record<RuleForm['per'], string> = {
  ...{ hour: 'hour', half_day: 'half day', day: 'day', week: 'week', month: 'month' },
  ...{ booking: 'booking', guest: 'guest' },
};

/** What a line does with the price. */
export function EffectFields({ form, errors, currency, edit }: Props) {
  const { does, per } = form;
  const pers = PERS[does];
  const hasAmount = !['tiers', 'free', 'percent_off', 'percent_on'].includes(does);
  const choose = (next: Does) => {
    const allowed = PERS[next];
    edit({ does: next, ...(allowed && !allowed.includes(per) ? { per: allowed[0]! } : {}) });
  };
  return (
    <>
      <Field label="What it does" error={errors.does}>
        <Select value={does} onChange={({ target }) => choose(target.value as Does)}>
          {GROUPS.map(([label, options]) => (
            <optgroup key={label} label={label}>
              {options.map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      {hasAmount ? (
        <div className="grid grid-cols-2 gap-3">
          <Field label={`Amount in ${currency}`} error={errors.amount}>
            <Input
              inputMode="decimal"
              autoComplete="off"
              value={form.amount}
              onChange={({ target }) => edit({ amount: target.value })}
            />
          </Field>
          {pers ? (
            <Field label="For each">
              <Select value={per} onChange={({ target }) => edit({ per: target.value as RuleForm['per'] })}>
                {pers.map((one) => (
                  <option key={one} value={one}>
                    {UNITS[one]}
                  </option>
                ))}
              </Select>
            </Field>
          ) : null}
        </div>
      ) : null}
      {does.startsWith('percent') ? (
        <Field label="Per cent" error={errors.percent}>
          <Input
            inputMode="decimal"
            autoComplete="off"
            value={form.percent}
            onChange={({ target }) => edit({ percent: target.value })}
          />
        </Field>
      ) : null}
      {does === 'rate' && (per === 'half_day' || per === 'day') ? (
        <Field label="A half day has" help="Hours; a day has two of them.">
          <Input
            inputMode="decimal"
            autoComplete="off"
            value={form.halfDayHours}
            onChange={({ target }) => edit({ halfDayHours: target.value })}
          />
        </Field>
      ) : null}
      {does === 'tiers' ? <StepFields form={form} errors={errors} edit={edit} currency={currency} /> : null}
    </>
  );
}

/** "Up to 2 hours 10, up to 4 hours 18, then 25." */
function StepFields({ form, errors, currency, edit }: Props) {
  const { steps } = form;
  const set = (at: number, change: Partial<Step>) =>
    edit({ steps: steps.map((step, place) => (place === at ? { ...step, ...change } : step)) });
  return (
    <Field label="Steps" group error={errors.steps}>
      <div className="grid gap-2">
        <div className="grid grid-cols-2 gap-3">
          <Select
            aria-label="Counted over"
            value={form.tierOver}
            onChange={({ target }) => edit({ tierOver: target.value as RuleForm['tierOver'] })}
          >
            <option value="booking">The whole booking</option>
            <option value="day">Each day of it</option>
          </Select>
          <Select
            aria-label="Each step is"
            value={form.tierAs}
            onChange={({ target }) => edit({ tierAs: target.value as RuleForm['tierAs'] })}
          >
            <option value="each_hour">An hourly price within it</option>
            <option value="whole">One price for all of the time</option>
          </Select>
        </div>
        {steps.map((step, at) => {
          const last = at === steps.length - 1;
          return (
            <div key={at} className="grid grid-cols-[1fr_1fr_auto] items-center gap-2">
              {last ? (
                <span className="text-ink-muted">then</span>
              ) : (
                <Input
                  aria-label={`Step ${at + 1} up to, in hours`}
                  inputMode="decimal"
                  autoComplete="off"
                  placeholder="hours"
                  value={step.upTo}
                  onChange={({ target }) => set(at, { upTo: target.value })}
                />
              )}
              <Input
                aria-label={`Step ${at + 1} price in ${currency}`}
                inputMode="decimal"
                autoComplete="off"
                placeholder={currency}
                value={step.amount}
                onChange={({ target }) => set(at, { amount: target.value })}
              />
              <Button
                size="sm"
                variant="ghost"
                disabled={last || steps.length < 2}
                aria-label={`Remove step ${at + 1}`}
                onClick={() => edit({ steps: steps.filter((_, place) => place !== at) })}
              >
                Remove
              </Button>
            </div>
          );
        })}
        <Button
          size="sm"
          className="justify-self-start"
          onClick={() => edit({ steps: [...steps.slice(0, -1), { upTo: '', amount: '' }, ...steps.slice(-1)] })}
        >
          One more step
        </Button>
      </div>
    </Field>
  );
}
