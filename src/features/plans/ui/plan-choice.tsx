'use client';
import { Button } from '@/ui/button';
import { allowanceInWords, priceInWords, termsInWords } from '../domain/plan-words';
import type { PlanView } from '../plans.contract';

type Props = {
  plans: readonly PlanView[];
  currency: string;
  locale: string;
  onTake: (plan: PlanView) => void;
};

/** The plans that can be taken, each with what it costs and gives. */
export const PlanChoice = ({ plans, currency, locale, onTake }: Props) => (
  <ul aria-label="Plans" className="grid gap-3 sm:grid-cols-2">
    {plans.map((plan) => (
      <li key={plan.id} className="border-line bg-surface grid content-between gap-3 rounded-lg border p-4">
        <div className="grid gap-1">
          <p className="font-semibold">{plan.name}</p>
          <p className="tabular">{priceInWords(plan.terms, currency, locale)}</p>
          {plan.description ? <p className="text-ink-muted">{plan.description}</p> : null}
          {plan.terms.allowances.map((allowance) => (
            <p key={JSON.stringify(allowance)} className="text-sm">
              {allowanceInWords(allowance, plan.terms)}
            </p>
          ))}
          <p className="text-ink-muted text-sm">{termsInWords(plan.terms, currency, locale)}</p>
        </div>
        <Button onClick={() => onTake(plan)}>Take {plan.name}</Button>
      </li>
    ))}
  </ul>
);
