'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { refusalIn } from '@/client/refusal';
import { useTRPC } from '@/client/trpc';
import type { BookNowInput, DisplayCheckInInput, DisplayView } from '../displays.contract';

/** Nobody is signed in, so nobody is nudged: it looks again by itself. */
const AGAIN_MS = 20_000;
const TICK_MS = 5_000;

/** What a display shows, kept up to date by looking again, and what was seen last while there is no network. */
export function useDisplay(token: string, first: DisplayView | null, firstNow: Date) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const query = useQuery(
    trpc.displays.show.queryOptions(
      { token },
      {
        ...(first ? { initialData: first } : {}),
        staleTime: 0,
        refetchInterval: AGAIN_MS,
        refetchOnWindowFocus: 'always',
        refetchOnReconnect: 'always',
        // A tablet without a network asks all the same, and says that it got no answer.
        networkMode: 'always',
        retry: false,
      },
    ),
  );
  const refusal = query.error ? refusalIn(query.error) : null;
  const off = (first === null && !query.data) || refusal?.code === 'display.not_found';
  const onSettled = () => client.invalidateQueries(trpc.displays.show.pathFilter());
  const book = useMutation(trpc.displays.bookNow.mutationOptions({ onSettled }));
  const checkIn = useMutation(trpc.displays.checkIn.mutationOptions({ onSettled }));
  return {
    view: off ? null : (query.data ?? null),
    /** What stands there was true when it was last heard. */
    offline: !off && refusal !== null,
    heardAt: new Date(query.dataUpdatedAt || firstNow),
    acts: {
      take: (wish: BookNowInput) => book.mutateAsync(wish),
      checkIn: (wish: DisplayCheckInInput) => checkIn.mutateAsync(wish),
      busy: book.isPending || checkIn.isPending,
    },
  };
}

/** The time, to a few seconds: whoever stands at a door looks at the minute. */
export function useDisplayClock(firstNow: Date): Date {
  const [now, setNow] = useState(firstNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** What whoever stands before it can do. */
export type DisplayActs = ReturnType<typeof useDisplay>['acts'];
