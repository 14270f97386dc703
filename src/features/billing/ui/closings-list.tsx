'use client';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/client/trpc';
import type { OperatorId } from '@/kernel/ids';
import { dateInWords } from '@/ui/calendar-day';

/** What was closed, and how far what runs is. */
export function ClosingsList({ operatorId, locale }: { operatorId: OperatorId; locale: string }) {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.billing.closings.queryOptions(
      { operatorId },
      { refetchInterval: ({ state }) => (state.data?.closings.some((one) => !one.finishedAt) ? 2000 : false) },
    ),
  );
  if (!data || data.closings.length === 0) return null;
  return (
    <section className="mt-8">
      <h2 className="mb-2 text-lg font-semibold">Invoices made</h2>
      <ul className="grid gap-2" aria-live="polite">
        {data.closings.map(({ id, upTo, issuedOn, members, made, finishedAt, closedByName }) => (
          <li key={id} className="border-line bg-surface flex flex-wrap justify-between gap-x-4 rounded-lg border p-3">
            <span className="font-medium">Up to {dateInWords(upTo, locale)}</span>
            <span className="text-ink-muted">
              {finishedAt
                ? `${made} ${made === 1 ? 'invoice' : 'invoices'} of ${dateInWords(issuedOn, locale)}, by ${closedByName}`
                : `${made} of ${members} made …`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
