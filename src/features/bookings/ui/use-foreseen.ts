'use client';
import { skipToken, useQuery } from '@tanstack/react-query';
import type { RefusalIn } from '@/client/refusal';
import { useTRPC } from '@/client/trpc';
import type { BookingWish } from './use-booking-intent';

/** What the server would refuse if it were pressed now: limits, and what must stay free around a booking. Null while it is not known, or nothing. */
export function useForeseen({ space, resource, range }: BookingWish, asked: boolean): RefusalIn | null {
  const trpc = useTRPC();
  const wish =
    asked && range
      ? {
          spaceId: space.id,
          resourceId: resource.id,
          startsAt: range.startsAt.toISOString(),
          endsAt: range.endsAt.toISOString(),
        }
      : null;
  const { data } = useQuery(trpc.bookings.foresee.queryOptions(wish ?? skipToken, { staleTime: 10_000, retry: false }));
  return wish ? (data ?? null) : null;
}
