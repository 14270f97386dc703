'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '@/client/trpc';
import type { SpaceDay } from '@/features/availability/availability.contract';
import type { ResourceId, SpaceId } from '@/kernel/ids';
import { localDateOf } from '@/kernel/zone';

type Space = { readonly id: SpaceId; readonly timeZone: string };

/** Books one time or a series. The plan shows a single booking as one's own at once and takes it back when the server refuses. */
export function useBook(space: Space, who: string) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const refresh = () => {
    void client.invalidateQueries(trpc.availability.pathFilter());
    void client.invalidateQueries(trpc.bookings.pathFilter());
  };
  const one = useMutation(
    trpc.bookings.book.mutationOptions({
      onMutate: async ({ resourceId, startsAt, endsAt }) => {
        const range = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
        const key = trpc.availability.day.queryKey({
          spaceId: space.id,
          date: localDateOf(range.startsAt, space.timeZone),
        });
        await client.cancelQueries({ queryKey: key });
        // Any of a group: which one, only the server knows.
        if (!resourceId) return undefined;
        const before = client.getQueryData(key);
        const mine: SpaceDay['busy'][number] = {
          resourceId: resourceId as ResourceId,
          ...range,
          kind: 'booking',
          mine: true,
          who,
          bookingId: null,
          reason: null,
        };
        client.setQueryData(key, (day) => day && { ...day, busy: [...day.busy, mine] });
        return { key, before };
      },
      onError: (_error, _wish, context) => {
        if (context?.before) client.setQueryData(context.key, context.before);
      },
      onSettled: refresh,
    }),
  );
  const series = useMutation(trpc.bookings.bookSeries.mutationOptions({ onSettled: refresh }));
  return { one, series };
}
