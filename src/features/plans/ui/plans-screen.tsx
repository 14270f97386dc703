'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import type { TaxChoice } from '@/features/memberships/ui/pass-sheet';
import type { Id, OperatorId } from '@/kernel/ids';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { toast } from '@/ui/toast-store';
import { allowanceInWords, priceInWords, termsInWords } from '../domain/plan-words';
import type { PlanView } from '../plans.contract';
import type { readPlans } from '../plans.reads';
import { PlanSheet, type PlanWish } from './plan-sheet';

type Props = {
  operatorId: OperatorId;
  first: Awaited<ReturnType<typeof readPlans>>;
  taxes: readonly TaxChoice[];
  locale: string;
};

/** The plans of an operator, each in words with how many are on it; changed, added and retired here. */
export function PlansScreen({ operatorId, first, taxes, locale }: Props) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const request = useRequestId();
  const [opened, setOpened] = useState<PlanView | 'new' | null>(null);
  const [busy, setBusy] = useState(false);
  const { plans, currency } = useQuery(trpc.plans.plans.queryOptions({ operatorId }, { initialData: first })).data;
  const act = async (work: () => Promise<{ title: string; description?: string }>) => {
    setBusy(true);
    try {
      toast({ ...(await work()), tone: 'success' });
      request.answered();
      setOpened(null);
    } catch (error) {
      sayRefusal(refusalIn(error));
    } finally {
      setBusy(false);
      void client.invalidateQueries(trpc.plans.pathFilter());
    }
  };
  const save = (wished: PlanWish) => {
    const known = opened && opened !== 'new' ? opened : null;
    const wish = { operatorId, ...wished, planId: (known?.id ?? null) as Id<'plan'> | null, seen: known?.version ?? 0 };
    return act(async () => {
      const { moved } = await api.plans.save.mutate({ ...wish, requestId: request.idFor(wish) });
      const title = `${wish.name} is saved`;
      return moved > 0 ? { title, description: `${moved} have the new terms from their next period on.` } : { title };
    });
  };
  const retire = ({ id, name, retired }: PlanView) => {
    const wish = { operatorId, planId: id as Id<'plan'>, retired: !retired };
    return act(async () => {
      await api.plans.retire.mutate({ ...wish, requestId: request.idFor(wish) });
      if (retired) return { title: `${name} can be taken again` };
      return { title: `${name} can’t be taken any more`, description: 'Whoever is on it stays.' };
    });
  };
  return (
    <section aria-labelledby="plans" className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="plans" className="text-xl font-semibold">
          Plans
        </h2>
        <Button onClick={() => setOpened('new')}>Add a plan</Button>
      </div>
      <p className="text-ink-muted">What members pay each period, and the hours and days that they get for it.</p>
      {plans.length === 0 ? (
        <EmptyState picture="calendar">No plans yet. “Flex, 129 a month with ten hours” is a good one.</EmptyState>
      ) : (
        <ul aria-label="Plans" className="divide-line border-line bg-surface divide-y rounded-lg border">
          {plans.map((plan) => (
            <li key={plan.id} className="grid gap-1 px-4 py-3">
              <p className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span className="flex flex-wrap items-baseline gap-x-2">
                  <span className="font-medium">{plan.name}</span>
                  {plan.retired ? <Badge>Retired</Badge> : plan.public ? null : <Badge>By invitation</Badge>}
                </span>
                <span className="tabular font-medium">{priceInWords(plan.terms, currency, locale)}</span>
              </p>
              {plan.terms.allowances.map((allowance) => (
                <p key={JSON.stringify(allowance)}>{allowanceInWords(allowance, plan.terms)}</p>
              ))}
              <p className="text-ink-muted text-sm">{termsInWords(plan.terms, currency, locale)}</p>
              <div className="flex flex-wrap items-center justify-between gap-x-3">
                <p className="text-ink-muted text-sm">
                  {plan.holders === 1 ? '1 member is on it' : `${plan.holders ?? 0} members are on it`}, version{' '}
                  {plan.version}
                </p>
                <div className="flex flex-wrap gap-1">
                  <Button size="sm" variant="ghost" onClick={() => void retire(plan)} disabled={busy}>
                    {plan.retired ? `Reopen ${plan.name}` : `Retire ${plan.name}`}
                  </Button>
                  <Button size="sm" variant="ghost" onClick={() => setOpened(plan)}>
                    Change {plan.name}
                  </Button>
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
      {opened ? (
        <PlanSheet
          {...{ operatorId, currency, taxes, locale, busy }}
          opened={opened === 'new' ? null : opened}
          onSave={(wish) => void save(wish)}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </section>
  );
}
