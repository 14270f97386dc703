'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { type ExtraCounts, wantedOf } from '@/features/pricing/ui/extras-field';
import type { ResourceId, SpaceId } from '@/kernel/ids';
import type { BookingView } from '../bookings.contract';

type HadExtras = NonNullable<BookingView['extras']>;
type Had = Pick<BookingView, 'spaceId' | 'resourceId' | 'startsAt' | 'endsAt' | 'extras'>;

export const countsOf = (extras: HadExtras): ExtraCounts =>
  Object.fromEntries(extras.map(({ extraId, count }) => [extraId, count]));

/** What can be had at a place; what is had already stays at the price at which it was asked for, whatever it costs by now. */
export function useOffers(spaceId: string, resourceId: string, had: HadExtras) {
  const trpc = useTRPC();
  const asked = { spaceId: spaceId as SpaceId, resourceId: resourceId as ResourceId };
  const { data } = useQuery(trpc.pricing.extrasOnOffer.queryOptions(asked, { staleTime: 10_000 }));
  const kept = had.map(({ count: _, ...extra }) => extra);
  return {
    offers: [...kept, ...(data?.offers ?? []).filter(({ extraId }) => !kept.some((one) => one.extraId === extraId))],
    currency: data?.currency ?? 'EUR',
  };
}

/** What is had with a booking, and what could be; what is not offered any more can still be done without. */
export function useExtrasOf({ spaceId, resourceId, startsAt, endsAt, extras = [] }: Had) {
  const [first] = useState<ExtraCounts>(() => countsOf(extras));
  const [counts, setCounts] = useState(first);
  const changed = JSON.stringify(wantedOf(counts)) !== JSON.stringify(wantedOf(first));
  return {
    ...useOffers(spaceId, resourceId, extras),
    range: { startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
    counts,
    setCounts,
    /** What is sent: nothing where it stays as it is. */
    wanted: changed ? { extras: wantedOf(counts) } : {},
  };
}
