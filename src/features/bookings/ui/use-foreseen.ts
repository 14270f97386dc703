'use client';
import { skipToken, useQuery } from '@tanstack/react-query';
import type { RefusalIn } from '@/client/refusal';
import { useTRPC } from '@/client/trpc';
import type { TimeRange } from '@/kernel/time-range';
import type { BookingView } from '../bookings.contract';
import type { PlacesFor } from '../changes.contract';
import { moveWish } from '../domain/move-wish';
import { needsForesight } from '../domain/needs-foresight';
import { staffCanBreak } from '../domain/staff-can-break';
import { timeThatWorks } from '../domain/time-that-works';
import type { BookingWish } from './use-booking-intent';
import { refusalInWords } from './why-not';
import type { JudgedMove } from './why-not-move';

const ONCE = { staleTime: 10_000, retry: false } as const;

/** What the server would refuse if it were pressed now. Null while it is not known, where nothing is refused, and where the page can tell by itself. */
export function useForeseen({ space, resource, viewer, range }: BookingWish, asked: boolean): RefusalIn | null {
  const trpc = useTRPC();
  const wish =
    asked && range && needsForesight(space.bookingRules, { resource, who: viewer })
      ? {
          spaceId: space.id,
          resourceId: resource.id,
          startsAt: range.startsAt.toISOString(),
          endsAt: range.endsAt.toISOString(),
        }
      : null;
  const { data } = useQuery(trpc.bookings.foresee.queryOptions(wish ?? skipToken, ONCE));
  return wish ? (data ?? null) : null;
}

type Move = {
  /** Null while nothing is asked. */
  readonly booking: Pick<BookingView, 'operatorId' | 'id' | 'startsAt' | 'endsAt' | 'resourceId'> | null | undefined;
  readonly ground: PlacesFor | undefined;
  readonly place: PlacesFor['places'][number] | undefined;
  readonly range: TimeRange | null;
  readonly now: Date;
};

/** The same for a booking that would be moved. */
export function useForeseenMove({ booking, ground, place, range, now }: Move): JudgedMove | null {
  const trpc = useTRPC();
  const wish =
    booking && ground && place && range && needsForesight(ground.bookingRules, { resource: place, who: ground.who })
      ? moveWish(booking, range, place.id)
      : null;
  const { data } = useQuery(trpc.bookings.foreseeMove.queryOptions(wish ?? skipToken, ONCE));
  if (!wish || !data || !range || !ground) return null;
  return {
    words: refusalInWords(data.code, { timeZone: ground.rules.timeZone, ...data.details }),
    nearest: timeThatWorks(data.details, range, now),
    breakable: ground.mayOverride && staffCanBreak(data.code),
  };
}
