'use client';
import type { RefusalIn } from '@/client/refusal';
import { useTRPCClient } from '@/client/trpc';
import { clockLabel } from '@/features/floor-plan/domain/day-clock';
import { useCancellation } from '@/features/bookings/ui/use-cancellation';
import { sayRefusal } from '@/client/say-refusal';
import { useChange } from '@/features/bookings/ui/use-change';
import { newId, type OperatorId } from '@/kernel/ids';
import type { DeskBooking } from '../front-desk.contract';

type Setting = { operatorId: OperatorId; timeZone: string; locale: string; onDone: () => void };

/** What the front desk does with a booking of the day; each says what came of it. */
export function useRowActions({ operatorId, timeZone, locale, onDone }: Setting) {
  const api = useTRPCClient();
  const cancelBooking = useCancellation();
  const change = useChange(operatorId);
  const saying = (refusal: RefusalIn | null) => {
    if (refusal) sayRefusal({ ...refusal, details: { timeZone, ...refusal.details } });
  };
  const clock = (at: string) => clockLabel(new Date(at), timeZone, locale);
  const which = ({ operatorId, bookingId }: DeskBooking) => ({ operatorId, bookingId, requestId: newId<'request'>() });
  return {
    checkIn: async (row: DeskBooking) => {
      const wish = which(row);
      saying(
        await change(
          () => api.bookings.checkIn.mutate(wish),
          ({ already, checkedInAt }) => ({
            title: already ? `${row.name} is in since ${clock(checkedInAt)}` : `${row.name} is in`,
            undone: already ? null : `${row.name} is not in`,
          }),
        ),
      );
    },
    checkOut: async (row: DeskBooking) => {
      const wish = which(row);
      saying(
        await change(
          () => api.bookings.checkOut.mutate(wish),
          ({ freedMinutes }) => ({
            title: freedMinutes > 0 ? `${row.name} is gone. ${row.resourceName} is free again` : `${row.name} is gone`,
            undone: `${row.name} is in, until ${clock(row.endsAt)} as before`,
          }),
        ),
      );
    },
    cancel: async ({ bookingId }: DeskBooking) => {
      await cancelBooking({ operatorId, bookingId, scope: 'one', timeZone, locale });
      onDone();
    },
  };
}
export type RowActions = ReturnType<typeof useRowActions>;
