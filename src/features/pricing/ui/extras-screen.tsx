'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import type { Id, OperatorId } from '@/kernel/ids';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { toast } from '@/ui/toast-store';
import { extraPriceInWords } from '../domain/extras';
import type { ExtraTerms, ExtraView } from '../extras.contract';
import type { readExtras } from '../extras.reads';
import { ExtraSheet } from './extra-sheet';
import { chosenInWords } from './kinds-and-places';

type Props = { operatorId: OperatorId; first: Awaited<ReturnType<typeof readExtras>>; locale: string };

/** What can be had with a booking: each extra with its terms, changed, ended and added here. */
export function ExtrasScreen({ operatorId, first, locale }: Props) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const request = useRequestId();
  const [opened, setOpened] = useState<ExtraView | 'new' | null>(null);
  const [busy, setBusy] = useState(false);
  const { extras, currency, places, taxes } = useQuery(
    trpc.pricing.extras.queryOptions({ operatorId }, { initialData: first }),
  ).data;
  const save = async (terms: ExtraTerms) => {
    setBusy(true);
    try {
      const extraId = opened && opened !== 'new' ? (opened.id as Id<'extra'>) : null;
      const wish = { operatorId, extraId, terms };
      await api.pricing.saveExtra.mutate({ ...wish, requestId: request.idFor(wish) });
      request.answered();
      toast({ title: `${terms.name} is saved`, tone: 'success' });
      setOpened(null);
    } catch (error) {
      sayRefusal(refusalIn(error));
    } finally {
      setBusy(false);
      void client.invalidateQueries(trpc.pricing.extras.pathFilter());
    }
  };
  const taxOf = ({ tax }: ExtraView): string | null => {
    const known = taxes.find(({ id }) => id === tax);
    return known ? `${known.name}, ${known.percent} %` : null;
  };
  const where = ({ kinds, resourceIds }: ExtraView) =>
    chosenInWords([...kinds.map((kind) => `kind:${kind}`), ...resourceIds.map((id) => `resource:${id}`)], places);
  return (
    <section aria-labelledby="extras" className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="extras" className="text-xl font-semibold">
          Extras
        </h2>
        <Button onClick={() => setOpened('new')}>Add an extra</Button>
      </div>
      <p className="text-ink-muted">What members can have with a booking: lunch, a screen, coffee.</p>
      {extras.length === 0 ? (
        <EmptyState picture="calendar">
          No extras yet. “Lunch, 12 for each guest” is a good one to begin with.
        </EmptyState>
      ) : (
        <ul aria-label="Extras" className="divide-line border-line bg-surface divide-y rounded-lg border">
          {extras.map((extra) => (
            <li key={extra.id} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-4 py-3">
              <p className="flex min-w-0 flex-wrap items-baseline gap-x-2">
                <span className="font-medium">{extra.name}</span>
                {extra.onSale ? null : <Badge>Not offered</Badge>}
              </p>
              <p className="tabular text-right font-medium">{extraPriceInWords(extra, currency, locale)}</p>
              <p className="text-ink-muted text-sm">{[where(extra), taxOf(extra)].filter(Boolean).join(' · ')}</p>
              <Button
                size="sm"
                variant="ghost"
                className="justify-self-end"
                aria-label={`Change ${extra.name}`}
                onClick={() => setOpened(extra)}
              >
                Change
              </Button>
            </li>
          ))}
        </ul>
      )}
      {opened ? (
        <ExtraSheet
          {...{ currency, places, taxes, busy }}
          opened={opened === 'new' ? null : opened}
          onSave={(terms) => void save(terms)}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </section>
  );
}
