'use client';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTRPC } from '@/client/trpc';
import type { TaxChoice } from '@/features/memberships/ui/pass-sheet';
import type { Id, OperatorId } from '@/kernel/ids';
import { moneyInWords } from '@/kernel/money';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Field } from '@/ui/field';
import { focusFirstError } from '@/ui/focus-first-error';
import { Input } from '@/ui/input';
import { RadioGroup } from '@/ui/radio-group';
import { Select } from '@/ui/select';
import { Sheet } from '@/ui/sheet';
import { EMPTY_PLAN, formOfPlan, newAllowance, type PlanForm, readPlan } from '../domain/plan-form';
import { dateInWords } from '../domain/plan-words';
import { EVERY, type PlanView, type SavePlanInput } from '../plans.contract';
import { AllowanceFields } from './allowance-fields';

export type PlanWish = Pick<SavePlanInput, 'name' | 'description' | 'public' | 'terms' | 'moves'>;
type Props = {
  operatorId: OperatorId;
  opened: PlanView | null;
  currency: string;
  taxes: readonly TaxChoice[];
  locale: string;
  busy: boolean;
  onSave: (wish: PlanWish) => void;
  onClose: () => void;
};

/** The terms of a plan; and who gets other ones, where somebody is on it. */
export function PlanSheet({ operatorId, opened, currency, taxes, locale, busy, onSave, onClose }: Props) {
  const formId = useId();
  const [first] = useState(() => (opened ? formOfPlan(opened, currency) : EMPTY_PLAN));
  const [form, setForm] = useState(first);
  const [moves, setMoves] = useState<SavePlanInput['moves']>('nobody');
  const [tried, setTried] = useState(false);
  const read = readPlan(form, currency);
  const errors = tried && !read.ok ? read.errors : {};
  const edit = (change: Partial<PlanForm>) => setForm((old) => ({ ...old, ...change }));
  const text = (name: 'name' | 'description' | 'price' | 'signUpFee' | 'trialDays' | 'minPeriods' | 'noticeDays') => ({
    value: form[name],
    autoComplete: 'off',
    onChange: ({ target }: { target: HTMLInputElement }) => edit({ [name]: target.value }),
  });
  const otherTerms = read.ok && opened !== null && JSON.stringify(read.value.terms) !== JSON.stringify(opened.terms);
  const leave = () => {
    if (JSON.stringify(form) === JSON.stringify(first) || window.confirm('This plan is not saved. Leave it as it was?'))
      onClose();
  };
  return (
    <Sheet
      open
      onOpenChange={(open) => (open || busy ? undefined : leave())}
      title={opened ? `Change ${opened.name}` : 'A new plan'}
      description={opened ? 'Other terms are a new version: you say who moves to it.' : undefined}
      className="md:w-[34rem]"
      footer={
        <>
          <Button onClick={leave}>Leave it</Button>
          <Button type="submit" form={formId} variant="primary" loading={busy}>
            Save the plan
          </Button>
        </>
      }
    >
      <form
        id={formId}
        method="post"
        noValidate
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          const element = event.currentTarget;
          if (read.ok) onSave({ ...read.value, moves: otherTerms ? moves : 'nobody' });
          else requestAnimationFrame(() => focusFirstError(element));
        }}
      >
        <Field label="Name" error={errors.name}>
          <Input {...text('name')} maxLength={80} placeholder="Flex" />
        </Field>
        <Field label="In a sentence" optional>
          <Input {...text('description')} maxLength={500} />
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label={`Price in ${currency}`} error={errors.price}>
            <Input {...text('price')} inputMode="decimal" />
          </Field>
          <Field label="For each">
            <Select value={form.every} onChange={({ target }) => edit({ every: target.value as PlanForm['every'] })}>
              {EVERY.map((every) => (
                <option key={every}>{every}</option>
              ))}
            </Select>
          </Field>
        </div>
        {form.every === 'month' ? (
          <Checkbox
            checked={form.calendar}
            onCheckedChange={(calendar) => edit({ calendar })}
            label="By calendar months"
            description="The first and the last are paid by their days. Otherwise a month begins on the day of joining."
          />
        ) : null}
        <Field label="It gives" group help={form.allowances.length === 0 ? 'Nothing yet.' : undefined}>
          <div className="grid gap-3">
            {form.allowances.map((one, at) => (
              <AllowanceFields
                key={one.key}
                {...{ one, number: at + 1, every: form.every }}
                error={errors.allowances?.[one.key]}
                onChange={(change) =>
                  edit({
                    allowances: form.allowances.map((old) => (old.key === one.key ? { ...old, ...change } : old)),
                  })
                }
                onRemove={() => edit({ allowances: form.allowances.filter(({ key }) => key !== one.key) })}
              />
            ))}
            {form.allowances.length < 10 ? (
              <Button
                size="sm"
                className="justify-self-start"
                onClick={() =>
                  edit({
                    allowances: [
                      ...form.allowances,
                      newAllowance(Math.max(-1, ...form.allowances.map(({ key }) => key)) + 1),
                    ],
                  })
                }
              >
                Add hours or days
              </Button>
            ) : null}
          </div>
        </Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label="Days on trial" error={errors.trialDays}>
            <Input {...text('trialDays')} inputMode="numeric" />
          </Field>
          <Field label={`Joining costs, in ${currency}`} error={errors.signUpFee}>
            <Input {...text('signUpFee')} inputMode="decimal" />
          </Field>
          <Field label={`At least so many ${form.every}s`} error={errors.minPeriods}>
            <Input {...text('minPeriods')} inputMode="numeric" />
          </Field>
          <Field label="Days of notice" error={errors.noticeDays}>
            <Input {...text('noticeDays')} inputMode="numeric" />
          </Field>
        </div>
        {taxes.length > 0 ? (
          <Field label="Tax">
            <Select value={form.tax ?? ''} onChange={({ target }) => edit({ tax: target.value || null })}>
              <option value="">None</option>
              {taxes.map(({ id, name, percent }) => (
                <option key={id} value={id}>
                  {name}, {percent} %
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        <Checkbox
          checked={form.public}
          onCheckedChange={(open) => edit({ public: open })}
          label="Members can take it themselves"
          description="Otherwise you put them on it."
        />
        {otherTerms ? (
          <WhoMoves {...{ operatorId, moves, currency, locale }} planId={opened.id as Id<'plan'>} onChoose={setMoves} />
        ) : null}
      </form>
    </Sheet>
  );
}

type Moving = {
  operatorId: OperatorId;
  planId: Id<'plan'>;
  moves: SavePlanInput['moves'];
  currency: string;
  locale: string;
  onChoose: (moves: SavePlanInput['moves']) => void;
};

/** Who is on the plan, and when each would have the new terms. */
function WhoMoves({ operatorId, planId, moves, currency, locale, onChoose }: Moving) {
  const trpc = useTRPC();
  const holders = useQuery(trpc.plans.holders.queryOptions({ operatorId, planId })).data;
  if (!holders || holders.length === 0) return null;
  return (
    <Field label="Who gets the new terms" group>
      <div className="grid gap-3">
        <RadioGroup
          value={moves}
          onValueChange={onChoose}
          options={[
            { value: 'nobody', label: 'Whoever takes it from now on', description: 'Those who are on it keep theirs.' },
            {
              value: 'everybody',
              label: holders.length === 1 ? 'And the one who is on it' : `And all ${holders.length} who are on it`,
              description: 'Each from their next period on.',
            },
          ]}
        />
        {moves === 'everybody' ? (
          <ul aria-label="Who moves" className="text-sm">
            {holders.map(({ memberId, displayName, price, movesOn }) => (
              <li key={memberId} className="flex flex-wrap justify-between gap-x-3">
                <span>{displayName}</span>
                <span className="text-ink-muted">
                  {moneyInWords(price, currency, locale)} until {dateInWords(movesOn, locale)}
                </span>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </Field>
  );
}
