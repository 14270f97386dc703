'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTopic } from '@/client/live/use-topic';
import { useTRPC } from '@/client/trpc';
import type { SpaceId } from '@/kernel/ids';
import { spaceTopic } from '@/kernel/realtime';
import type { BookingRule } from '../booking-rules.contract';

/** The rules by which one's own wishes are judged here, as they are now: an open screen follows what the owner changes. */
export function useMyRules(spaceId: SpaceId, first: readonly BookingRule[]): readonly BookingRule[] {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { data } = useQuery(
    trpc.bookingRules.mine.queryOptions({ spaceId }, { initialData: [...first], staleTime: Infinity }),
  );
  useTopic(spaceTopic(spaceId), () => void client.invalidateQueries(trpc.bookingRules.mine.pathFilter()));
  return data;
}
