'use client';
import { useCallback } from 'react';
import { errorCopy } from '@/client/error-copy';
import { refusalIn } from '@/client/refusal';
import { useTRPCClient } from '@/client/trpc';
import { clockLabel } from '@/features/floor-plan/domain/day-clock';
import { useCancellation } from '@/features/bookings/ui/use-cancellation';
import { sayRefusal, useChange } from '@/features/bookings/ui/use-change';
import { newId, type OperatorId } from '@/kernel/ids';
import { toast } from '@/ui/toast-store';
import type { DeskBooking } from '../front-desk.contract';

type Setting = { operatorId: OperatorId; timeZone: string; locale: string; onDone: () => void };

/** What the front desk does with a booking of the day; each says what came of it. */
export function useRowActions({ operatorId, timeZone, locale, onDone }: Setting) {
  const api = useTRPCClient();
  const cancelBooking = useCancellation();
  const change = useChange(operatorId);
  const saying = useCallback(
    async (act: () => Promise<string>) => {
      try {
        toast({ title: await act(), tone: 'success' });
      } catch (error) {
        const { code, details } = refusalIn(error);
        const { title, hint } = errorCopy(code, { timeZone, ...details });
        toast({ title, description: hint, tone: 'danger' });
      } finally {
        onDone();
      }
    },
    [onDone, timeZone],
  );
  const clock = (at: string) => clockLabel(new Date(at), timeZone, locale);
  const which = ({ operatorId, bookingId }: DeskBooking) => ({ operatorId, bookingId, requestId: newId<'request'>() });
  return {
    checkIn: (row: DeskBooking) =>
      saying(async () => {
        const { already, checkedInAt } = await api.bookings.checkIn.mutate(which(row));
        return already ? `${row.name} is in since ${clock(checkedInAt)}` : `${row.name} is in`;
      }),
    checkOut: async (row: DeskBooking) => {
      const wish = which(row);
      const refusal = await change(
        () => api.bookings.checkOut.mutate(wish),
        ({ freedMinutes }) => ({
          title: freedMinutes > 0 ? `${row.name} is gone. ${row.resourceName} is free again` : `${row.name} is gone`,
          undone: `${row.name} is in, until ${clock(row.endsAt)} as before`,
        }),
      );
      if (refusal) sayRefusal({ ...refusal, details: { timeZone, ...refusal.details } });
    },
    cancel: async ({ bookingId }: DeskBooking) => {
      await cancelBooking({ operatorId, bookingId, scope: 'one', timeZone, locale });
      onDone();
    },
  };
}
export type RowActions = ReturnType<typeof useRowActions>;
