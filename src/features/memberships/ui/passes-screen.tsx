'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import { moneyInWords } from '@/kernel/money';
import type { Id, OperatorId } from '@/kernel/ids';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { toast } from '@/ui/toast-store';
import type { EarningTerms, PassTerms, PassView } from '../memberships.contract';
import type { readPasses } from '../memberships.reads';
import { EarningCard } from './earning-card';
import { passInWords } from './pass-shop';
import { PassSheet, type TaxChoice } from './pass-sheet';

type Props = {
  operatorId: OperatorId;
  first: Awaited<ReturnType<typeof readPasses>>;
  taxes: readonly TaxChoice[];
  locale: string;
};

/** What members can buy in advance: each pass with its terms, changed and added here. */
export function PassesScreen({ operatorId, first, taxes, locale }: Props) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const request = useRequestId();
  const [opened, setOpened] = useState<PassView | 'new' | null>(null);
  const [busy, setBusy] = useState(false);
  const { passes, currency, earning } = useQuery(
    trpc.memberships.passes.queryOptions({ operatorId }, { initialData: first }),
  ).data;
  const act = async (title: string, description: string, work: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await work();
      request.answered();
      toast({ title, description, tone: 'success' });
      setOpened(null);
    } catch (error) {
      sayRefusal(refusalIn(error));
    } finally {
      setBusy(false);
      void client.invalidateQueries(trpc.memberships.pathFilter());
    }
  };
  const save = (pass: PassTerms) => {
    const passId = opened && opened !== 'new' ? (opened.id as Id<'pass'>) : null;
    const wish = { operatorId, passId, pass };
    return act(`${pass.name} is saved`, 'What was bought before keeps its terms.', () =>
      api.memberships.savePass.mutate({ ...wish, requestId: request.idFor(wish) }),
    );
  };
  const saveEarning = (terms: EarningTerms) => {
    const wish = { operatorId, earning: terms };
    return act('That is what they get', 'For time that ends from now on.', () =>
      api.memberships.saveEarning.mutate({ ...wish, requestId: request.idFor(wish) }),
    );
  };
  return (
    <section aria-labelledby="passes" className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="passes" className="text-xl font-semibold">
          Passes
        </h2>
        <Button onClick={() => setOpened('new')}>Add a pass</Button>
      </div>
      <p className="text-ink-muted">Days or hours that members buy in advance. They pay bookings before money does.</p>
      {passes.length === 0 ? (
        <EmptyState picture="calendar">No passes yet. “Ten days for 150” is a good one to begin with.</EmptyState>
      ) : (
        <ul aria-label="Passes" className="divide-line border-line bg-surface divide-y rounded-lg border">
          {passes.map((pass) => (
            <li key={pass.id} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-4 py-3">
              <p className="flex min-w-0 flex-wrap items-baseline gap-x-2">
                <span className="font-medium">{pass.name}</span>
                {pass.onSale ? null : <Badge>At the desk only</Badge>}
              </p>
              <p className="tabular text-right font-medium">{moneyInWords(pass.price, currency, locale)}</p>
              <p className="text-ink-muted text-sm">{passInWords(pass, currency)}</p>
              <Button size="sm" variant="ghost" aria-label={`Change ${pass.name}`} onClick={() => setOpened(pass)}>
                Change
              </Button>
            </li>
          ))}
        </ul>
      )}
      <EarningCard {...{ earning, currency, locale, busy }} onSave={(terms) => void saveEarning(terms)} />
      {opened ? (
        <PassSheet
          {...{ currency, taxes, busy }}
          opened={opened === 'new' ? null : opened}
          onSave={(pass) => void save(pass)}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </section>
  );
}
