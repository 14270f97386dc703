'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalIn, type RefusalIn } from '@/client/refusal';
import { useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import {
  newId,
  type BookingId,
  type DeskGroupId,
  type MemberId,
  type OperatorId,
  type ResourceId,
  type SpaceId,
} from '@/kernel/ids';
import { unnamedGuests } from '@/features/bookings/domain/guest-drafts';
import type { TimeRange } from '@/kernel/time-range';

export const WALK_IN = 'Walk-in';
export type Who =
  | { readonly kind: 'member'; readonly memberId: MemberId; readonly name: string }
  | { readonly kind: 'guest'; readonly name: string };
export type Place =
  | { readonly resourceId: ResourceId; readonly name: string; readonly capacity: number }
  | { readonly groupId: DeskGroupId; readonly name: string };

type Wish = {
  readonly spaceId: SpaceId;
  readonly operatorId: OperatorId;
  readonly who: Who;
  readonly place: Place;
  readonly range: TimeRange;
  /** How many come along with them. */
  readonly guests: number;
};
export type Said = {
  readonly email: string;
  readonly note: string;
  readonly reason: string;
  readonly checkIn: boolean;
  /** What it is booked with beside the time. */
  readonly beside: {
    readonly code?: string;
    readonly toldPrice?: number;
    extras?: { extraId: string; count: number }[];
  };
};

type Tried = { readonly refusal: RefusalIn | null; readonly resourceId: ResourceId | null };

/** Asks beforehand whether it would do, then books; a rule may be broken with a reason, what somebody has may not. */
export function useBookFor({ spaceId, operatorId, who, place, range, guests }: Wish) {
  const api = useTRPCClient();
  const request = useRequestId();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<RefusalIn | null>(null);
  const wishWith = (said: Pick<Said, 'email' | 'note' | 'beside'>, override: string | null) => ({
    spaceId,
    ...('groupId' in place ? { groupId: place.groupId } : { resourceId: place.resourceId }),
    startsAt: range.startsAt.toISOString(),
    endsAt: range.endsAt.toISOString(),
    note: said.note,
    ...(guests > 0 ? { guests: unnamedGuests(guests) } : {}),
    ...said.beside,
    onBehalfOf:
      who.kind === 'member'
        ? { memberId: who.memberId }
        : { guest: { name: who.name, email: said.email.trim() || null } },
    override,
  });
  const bare = wishWith({ email: '', note: '', beside: {} }, null);
  const tried = useQuery({
    queryKey: ['book-for', bare],
    queryFn: (): Promise<Tried> =>
      api.bookings.book.mutate({ ...bare, dryRun: true, requestId: newId<'request'>() }).then(
        ({ booking }) => ({ refusal: null, resourceId: booking.resourceId as ResourceId }),
        (error: unknown) => ({ refusal: refusalIn(error), resourceId: null }),
      ),
    staleTime: 0,
    retry: false,
  });
  const book = async (said: Said) => {
    const wish = wishWith(said, said.reason.trim() || null);
    setBusy(true);
    setRefused(null);
    try {
      const { booking } = await api.bookings.book.mutate({ ...wish, requestId: request.idFor(wish) });
      request.answered();
      if (!said.checkIn) return { booking, checkedIn: false };
      const which = { operatorId, bookingId: booking.id as BookingId, requestId: newId<'request'>() };
      const checkedIn = await api.bookings.checkIn.mutate(which).then(
        () => true,
        () => false,
      );
      return { booking, checkedIn };
    } catch (error) {
      setRefused(refusalIn(error));
      return null;
    } finally {
      setBusy(false);
    }
  };
  return {
    trying: tried.isPending,
    refusal: refused ?? tried.data?.refusal ?? null,
    /** The very place: of a group the one that would be booked. */
    resourceId: 'resourceId' in place ? place.resourceId : (tried.data?.resourceId ?? null),
    busy,
    book,
  };
}
