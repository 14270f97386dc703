'use client';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { errorCopy } from '@/client/error-copy';
import { refusalIn } from '@/client/refusal';
import { useTRPC } from '@/client/trpc';
import { Card, CardTitle } from '@/ui/card';
import { Field } from '@/ui/field';
import { Select } from '@/ui/select';
import { toast } from '@/ui/toast-store';

/** The clock that one lives by. Saved as soon as it is chosen. */
export function TimeZoneCard({ timeZone, zones }: { timeZone: string | null; zones: readonly string[] }) {
  const trpc = useTRPC();
  const router = useRouter();
  const [chosen, setChosen] = useState(timeZone);
  const saving = useMutation(
    trpc.members.setTimeZone.mutationOptions({
      onSuccess: () => {
        toast({ title: 'Time zone saved', tone: 'success' });
        router.refresh();
      },
    }),
  );
  const refusal = saving.error ? refusalIn(saving.error) : null;
  const choose = (next: string | null) => {
    setChosen(next);
    saving.mutate({ timeZone: next });
  };
  return (
    <Card aria-labelledby="time-zone" className="grid gap-4">
      <CardTitle id="time-zone">Time</CardTitle>
      <Field
        label="Your time zone"
        help="Bookings are always in the time of the space. Where yours differs, the page says so."
        error={refusal ? errorCopy(refusal.code, refusal.details).title : undefined}
      >
        <Select value={chosen ?? ''} onChange={(event) => choose(event.target.value || null)}>
          <option value="">The one of this device</option>
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </Select>
      </Field>
    </Card>
  );
}
