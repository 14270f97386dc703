'use client';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalIn } from '@/client/refusal';
import { useTRPC } from '@/client/trpc';
import type { BookingView } from '../bookings.contract';
import type { Receiver } from '../changes.contract';
import type { ChangedOccurrence, SeriesScope } from '../series-change.contract';

const WITHHELD: readonly ChangedOccurrence['state'][] = ['taken', 'closed', 'outside_hours', 'rule'];

/** What of a series would go to somebody else: how many dates, and which they may not have, with what becomes of those. */
export function useHandedOverSeries({ operatorId, id: bookingId }: BookingView, to: Receiver | null) {
  const trpc = useTRPC();
  const [scope, setScope] = useState<'one' | SeriesScope>('one');
  const [rest, setRest] = useState<'stay' | 'skip'>('stay');
  const [others, setOthers] = useState(true);
  const about = scope !== 'one' && to ? { operatorId, bookingId, scope, toMemberId: to.memberId, others } : null;
  const plan = useQuery(trpc.bookings.planSeriesChange.queryOptions(about ?? skipToken, { staleTime: 5_000 }));
  const withheld = plan.data?.occurrences.filter(({ state }) => WITHHELD.includes(state)) ?? [];
  const going = plan.data?.occurrences.filter(({ state, was }) => state === 'fine' && !was?.skipped).length ?? 0;
  return {
    scope,
    setScope,
    /** The other times of the week of the same series, and whether they go too. */
    otherTimes: plan.data?.otherTimes ?? [],
    others,
    setOthers,
    rest,
    setRest,
    going,
    withheld,
    waits: about !== null && plan.isPending,
    refusal: about && plan.error ? refusalIn(plan.error) : null,
    /** What is sent; null while it is not known, and where nothing could go. */
    wish:
      about && plan.data && going > 0
        ? {
            ...about,
            planToken: plan.data.planToken,
            decisions: withheld.map(({ localStart }) => ({ act: rest, localStart })),
          }
        : null,
  };
}
export type HandedOverSeries = ReturnType<typeof useHandedOverSeries>;
