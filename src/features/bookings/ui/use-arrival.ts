'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorCopy } from '@/client/error-copy';
import { refusalIn } from '@/client/refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import { toast } from '@/ui/toast-store';
import { sayRefusal, useChange } from './use-change';

type Booking = { readonly operatorId: string; readonly bookingId: string; readonly timeZone: string };

/** Checks in and out, says what came of it, and keeps every screen in step. */
export function useArrival({ operatorId, bookingId, timeZone }: Booking, locale: string) {
  const api = useTRPCClient();
  const trpc = useTRPC();
  const client = useQueryClient();
  const request = useRequestId();
  const change = useChange(operatorId);
  const [busy, setBusy] = useState(false);
  const at = (moment: string) =>
    new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(moment));
  const run = async (what: string, work: (requestId: string) => Promise<string>): Promise<boolean> => {
    setBusy(true);
    try {
      toast({ title: await work(request.idFor([what, bookingId])), tone: 'success' });
      request.answered();
      return true;
    } catch (error) {
      const { code, details } = refusalIn(error);
      const { title, hint } = errorCopy(code, details);
      toast({ title, description: hint, tone: 'danger' });
      return false;
    } finally {
      setBusy(false);
      void client.invalidateQueries(trpc.bookings.pathFilter());
      void client.invalidateQueries(trpc.availability.pathFilter());
    }
  };
  return {
    busy,
    checkIn: (code?: string) =>
      run('in', async (requestId) => {
        const done = await api.bookings.checkIn.mutate({ operatorId, bookingId, code, requestId });
        return done.already ? `You were checked in already, at ${at(done.checkedInAt)}` : 'You are checked in';
      }),
    checkOut: async () => {
      setBusy(true);
      const requestId = request.idFor(['out', bookingId]);
      const refusal = await change(
        () => api.bookings.checkOut.mutate({ operatorId, bookingId, requestId }),
        (done) => ({
          title: done.freedMinutes > 0 ? `Checked out. It is free from ${at(done.endsAt)} on` : 'Checked out',
          undone: 'You are in, as before',
        }),
      );
      if (refusal) sayRefusal(refusal);
      else request.answered();
      setBusy(false);
    },
  };
}
