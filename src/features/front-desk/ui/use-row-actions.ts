'use client';
import { useCancellation } from '@/features/bookings/ui/use-cancellation';
import type { DeskBooking } from '../front-desk.contract';

type Setting = { timeZone: string; locale: string; onDone: () => void };

/** What the front desk does with a booking of the day. */
export function useRowActions({ timeZone, locale, onDone }: Setting) {
  const cancel = useCancellation();
  return {
    cancel: async ({ operatorId, bookingId }: DeskBooking) => {
      await cancel({ operatorId, bookingId, scope: 'one', timeZone, locale });
      onDone();
    },
  };
}
export type RowActions = ReturnType<typeof useRowActions>;
