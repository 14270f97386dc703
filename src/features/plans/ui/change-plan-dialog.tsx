'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import type { Id, OperatorId } from '@/kernel/ids';
import { moneyInWords } from '@/kernel/money';
import { Button } from '@/ui/button';
import { Dialog, DialogClose } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { RadioGroup } from '@/ui/radio-group';
import { allowanceInWords, dateInWords, priceInWords } from '../domain/plan-words';
import type { MembershipOf, PlanView } from '../plans.contract';

type Props = {
  operatorId: OperatorId;
  membership: MembershipOf;
  plans: readonly PlanView[];
  currency: string;
  locale: string;
  staff: boolean;
  busy: boolean;
  onChange: (plan: PlanView, when: 'now' | 'next_period', difference: number) => void;
  onClose: () => void;
};

/** Which plan, and from when on: at once for the difference that is shown, or with the next period. */
export function ChangePlanDialog(props: Props) {
  const { operatorId, membership, plans, currency, locale, staff, busy, onChange, onClose } = props;
  const trpc = useTRPC();
  const others = plans.filter(({ id }) => id !== membership.plan.id);
  const [planId, setPlanId] = useState<string | undefined>();
  const [when, setWhen] = useState<'now' | 'next_period'>('next_period');
  const plan = others.find(({ id }) => id === planId);
  const wish = { operatorId, membershipId: membership.id as Id<'membership'>, planId: (planId ?? '') as Id<'plan'> };
  const preview = useQuery(trpc.plans.previewChange.queryOptions(wish, { enabled: plan !== undefined })).data;
  const difference = preview?.now.difference ?? 0;
  const refused = preview?.now.smaller === true && !staff;
  const newPeriod = preview?.now.newPeriod === true;
  const cost =
    difference === 0
      ? 'Nothing is to pay for it now.'
      : difference > 0
        ? newPeriod
          ? `${moneyInWords(difference, currency, locale)} more, and a new period begins: what is left of this one is given back.`
          : `${moneyInWords(difference, currency, locale)} more for the rest of this period.`
        : `${moneyInWords(-difference, currency, locale)} are given back for the rest of this period.`;
  return (
    <Dialog
      open
      onOpenChange={(open) => (open || busy ? undefined : onClose())}
      title="Change plan"
      description={`Now it is ${membership.plan.name}, ${priceInWords(membership.plan.terms, currency, locale)}.`}
      footer={
        <>
          <DialogClose asChild>
            <Button>Leave it</Button>
          </DialogClose>
          <Button
            variant="primary"
            loading={busy}
            disabled={!plan || !preview || (when === 'now' && refused)}
            onClick={() => (plan ? onChange(plan, when, when === 'now' ? difference : 0) : undefined)}
          >
            Change it
          </Button>
        </>
      }
    >
      {others.length === 0 ? (
        <p>There is no other plan to take.</p>
      ) : (
        <div className="grid gap-5">
          <Field label="To which plan" group>
            <RadioGroup
              value={planId}
              onValueChange={setPlanId}
              options={others.map(({ id, name, terms }) => ({
                value: id,
                label: `${name}, ${priceInWords(terms, currency, locale)}`,
                description: terms.allowances.map((one) => allowanceInWords(one, terms)).join(' · ') || undefined,
              }))}
            />
          </Field>
          {plan && preview ? (
            <Field label="From when on" group>
              <RadioGroup
                value={when}
                onValueChange={setWhen}
                options={[
                  {
                    value: 'next_period',
                    label: `With the next period, on ${dateInWords(preview.nextPeriod.on, locale)}`,
                    description: 'Until then all stays as it is.',
                  },
                  {
                    value: 'now',
                    label: 'At once',
                    description: refused ? 'A smaller plan begins with the next period.' : cost,
                    disabled: refused,
                  },
                ]}
              />
            </Field>
          ) : null}
        </div>
      )}
    </Dialog>
  );
}
