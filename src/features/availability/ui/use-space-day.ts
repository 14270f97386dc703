'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTopic } from '@/client/live/use-topic';
import { useTRPC } from '@/client/trpc';
import type { SpaceId } from '@/kernel/ids';
import { spaceTopic } from '@/kernel/realtime';
import { addDays, type LocalDate } from '@/kernel/zone';
import type { SpaceDay } from '../availability.contract';

/** A refetch that failed must not leave a plan that looks true until the next change. */
const SAFETY_MS = 60_000;

/** One day of a space, kept up to date by nudges; the days beside it are fetched ahead, so that turning the page is instant. */
export function useSpaceDay(spaceId: SpaceId, date: LocalDate, first: SpaceDay) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const query = useQuery(
    trpc.availability.day.queryOptions(
      { spaceId, date },
      { initialData: first.date === date ? first : undefined, refetchOnWindowFocus: true, refetchInterval: SAFETY_MS },
    ),
  );
  useTopic(spaceTopic(spaceId), () => {
    void client.invalidateQueries(trpc.availability.day.pathFilter());
    void client.invalidateQueries(trpc.bookings.planSeries.pathFilter());
  });
  const ready = query.data !== undefined;
  useEffect(() => {
    if (!ready) return;
    for (const beside of [addDays(date, 1), addDays(date, -1)])
      void client.prefetchQuery(trpc.availability.day.queryOptions({ spaceId, date: beside }));
  }, [client, trpc, spaceId, date, ready]);
  return query;
}
