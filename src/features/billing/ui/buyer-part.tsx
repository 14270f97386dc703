'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import type { MemberId, OperatorId } from '@/kernel/ids';
import { Button } from '@/ui/button';
import { Skeleton } from '@/ui/skeleton';
import { BuyerDialog } from './buyer-dialog';

type Props = { operatorId: OperatorId; memberId: MemberId; staff: boolean };

/** To whom the invoices of an account are made out, and where they go. */
export function BuyerPart({ operatorId, memberId, staff }: Props) {
  const trpc = useTRPC();
  const { data: buyer } = useQuery(trpc.billing.buyer.queryOptions({ operatorId, memberId }));
  const [changing, setChanging] = useState(false);
  return (
    <section className="mb-8">
      <h2 className="mb-2 text-lg font-semibold">{staff ? 'On their invoices' : 'On your invoices'}</h2>
      <div className="border-line bg-surface flex flex-wrap items-start justify-between gap-3 rounded-lg border p-3">
        {buyer ? (
          <address className="min-w-0 break-words not-italic">
            {[buyer.name, ...buyer.address.split('\n'), buyer.taxNumber && `Tax number ${buyer.taxNumber}`]
              .filter(Boolean)
              .map((line, at) => (
                <p key={at}>{line}</p>
              ))}
            <p className="text-ink-muted text-sm">
              {buyer.email
                ? `Mailed to ${buyer.email}`
                : `Mailed to the address ${staff ? 'they' : 'you'} sign in with`}
            </p>
          </address>
        ) : (
          <Skeleton className="h-12 w-48" />
        )}
        <Button
          size="sm"
          aria-label="Change what stands on the invoices"
          disabledReason={buyer ? undefined : 'It is being loaded.'}
          onClick={() => setChanging(true)}
        >
          Change
        </Button>
      </div>
      {changing && buyer ? (
        <BuyerDialog {...{ operatorId, memberId, buyer }} onClose={() => setChanging(false)} />
      ) : null}
    </section>
  );
}
