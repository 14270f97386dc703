'use client';
import { useState } from 'react';
import type { RefusalIn } from '@/client/refusal';
import { useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import { sayRefusal } from '@/client/say-refusal';
import { useChange } from './use-change';

type Booking = { readonly operatorId: string; readonly bookingId: string; readonly timeZone: string };

/** Checks in and out, says what came of it, and keeps every screen in step. */
export function useArrival({ operatorId, bookingId, timeZone }: Booking, locale: string) {
  const api = useTRPCClient();
  const request = useRequestId();
  const change = useChange(operatorId);
  const [busy, setBusy] = useState(false);
  const at = (moment: string) =>
    new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(moment));
  const run = async (what: 'in' | 'out', act: (requestId: string) => Promise<RefusalIn | null>): Promise<void> => {
    setBusy(true);
    const refusal = await act(request.idFor([what, bookingId]));
    if (refusal) sayRefusal(refusal);
    else request.answered();
    setBusy(false);
  };
  return {
    busy,
    checkIn: (code?: string) =>
      run('in', (requestId) =>
        change(
          () => api.bookings.checkIn.mutate({ operatorId, bookingId, code, requestId }),
          ({ already, checkedInAt }) => ({
            title: already ? `You were checked in already, at ${at(checkedInAt)}` : 'You are checked in',
            undone: already ? null : 'You are not checked in, as before',
          }),
        ),
      ),
    checkOut: () =>
      run('out', (requestId) =>
        change(
          () => api.bookings.checkOut.mutate({ operatorId, bookingId, requestId }),
          (done) => ({
            title: done.freedMinutes > 0 ? `Checked out. It is free from ${at(done.endsAt)} on` : 'Checked out',
            undone: 'You are in, as before',
          }),
        ),
      ),
  };
}
