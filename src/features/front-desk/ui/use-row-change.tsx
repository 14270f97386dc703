'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { useTRPC } from '@/client/trpc';
import type { BookingView } from '@/features/bookings/bookings.contract';
import type { ChangeAsked } from '@/features/bookings/ui/booking-menu';
import { lateModule } from '@/ui/late-module';
import type { DeskBooking } from '../front-desk.contract';

const changeDialogs = lateModule(() => import('@/features/bookings/ui/change-dialogs'));

/** Changing anybody's booking from the front desk, in the windows that members know from their own. */
export function useRowChange({ now, locale }: { now: Date; locale: string }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const [open, setOpen] = useState<{ booking: BookingView; what: ChangeAsked; whose: string } | null>(null);
  const loaded = changeDialogs.use(open !== null);

  const ask = ({ operatorId, bookingId, name }: DeskBooking, what: ChangeAsked) => {
    // As it stands now: the list may be some seconds old.
    client.fetchQuery(trpc.bookings.placesFor.queryOptions({ operatorId, bookingId }, { staleTime: 0 })).then(
      ({ booking }) => setOpen({ booking, what, whose: name }),
      (error: unknown) => {
        sayRefusal(refusalIn(error));
      },
    );
  };
  return {
    ask,
    window:
      open && loaded ? <loaded.ChangeDialog {...open} now={now} locale={locale} onClose={() => setOpen(null)} /> : null,
  };
}
