'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { type ExtraCounts, wantedOf } from '@/features/pricing/ui/extras-field';
import type { ResourceId, SpaceId } from '@/kernel/ids';
import type { BookingView } from '../bookings.contract';

type Had = Pick<BookingView, 'spaceId' | 'resourceId' | 'startsAt' | 'endsAt' | 'extras'>;

/** What is had with a booking, and what could be; what is not offered any more can still be done without. */
export function useExtrasOf({ spaceId, resourceId, startsAt, endsAt, extras = [] }: Had) {
  const trpc = useTRPC();
  const [first] = useState<ExtraCounts>(() => Object.fromEntries(extras.map(({ extraId, count }) => [extraId, count])));
  const [counts, setCounts] = useState(first);
  const asked = { spaceId: spaceId as SpaceId, resourceId: resourceId as ResourceId };
  const { data } = useQuery(trpc.pricing.extrasOnOffer.queryOptions(asked, { staleTime: 10_000 }));
  // At the price at which they were asked for, whatever they cost by now.
  const kept = extras.map(({ count: _, ...extra }) => extra);
  const changed = JSON.stringify(wantedOf(counts)) !== JSON.stringify(wantedOf(first));
  return {
    offers: [...kept, ...(data?.offers ?? []).filter(({ extraId }) => !kept.some((one) => one.extraId === extraId))],
    currency: data?.currency ?? 'EUR',
    range: { startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
    counts,
    setCounts,
    /** What is sent: nothing where it stays as it is. */
    wanted: changed ? { extras: wantedOf(counts) } : {},
  };
}
