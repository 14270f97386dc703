'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import { Banner } from '@/ui/banner';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { RadioGroup } from '@/ui/radio-group';
import { Skeleton } from '@/ui/skeleton';
import type { BookingView } from '../bookings.contract';
import type { ChangeDialogProps } from './change-dialogs';
import { ChangeWindow } from './change-window';
import { useReason } from './use-reason';
import { useSentChange } from './use-sent-change';

/** More than these nobody wants to read through. */
const MANY = 8;

/** Two of one's own at the same time each take the other's place. */
export function SwapDialog({ booking, locale, whose, onClose }: ChangeDialogProps) {
  const { operatorId, id: bookingId, resourceName, timeZone } = booking;
  const trpc = useTRPC();
  const api = useTRPCClient();
  const others = useQuery(
    trpc.bookings.swappable.queryOptions({ operatorId, bookingId, anybodys: whose !== undefined }, { staleTime: 0 }),
  );
  const [picked, setPicked] = useState<string | null>(null);
  const sending = useSentChange(operatorId, onClose);
  const [typed, setTyped] = useState('');
  const broken = useReason(sending.refusal, whose !== undefined);
  const all = others.data ?? [];
  const list = all.filter(
    (one) => one.id === picked || `${one.name} ${one.resourceName}`.toLowerCase().includes(typed.trim().toLowerCase()),
  );
  const other = list.find(({ id }) => id === picked) ?? (all.length === 1 ? all[0] : undefined);
  const when = ({ startsAt, endsAt }: BookingView) =>
    rangeLabel({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }, timeZone, locale);

  const send = () =>
    other &&
    void sending.send(
      { operatorId, bookingId, otherBookingId: other.id, override: broken.reason },
      (wish) => api.bookings.swap.mutate(wish),
      () => ({ title: `${resourceName} and ${other.resourceName} swapped`, undone: 'Both are where they were' }),
    );

  return (
    <ChangeWindow
      title={`Swap ${resourceName}`}
      description={
        whose
          ? `${whose} and whoever has the other one change places. Their times stay, and both are told by mail.`
          : 'Two of your bookings at the same time each take the other’s place. Their times stay.'
      }
      act={other ? `Swap with ${other.resourceName}` : 'Swap'}
      whyNot={other ? broken.whyNot : all.length > 0 ? 'Pick the other one.' : 'There is nothing to swap with.'}
      busy={sending.busy}
      refusal={sending.refusal}
      reason={broken.field}
      onSend={send}
      onClose={onClose}
    >
      {others.isError ? (
        <Banner tone="danger" live title="Your other bookings could not be loaded">
          Check your network, then open this again.
        </Banner>
      ) : others.isPending ? (
        <Skeleton className="h-16" />
      ) : all.length === 0 ? (
        <p className="text-ink-muted">
          {whose
            ? `Nobody else has anything at that time in ${booking.spaceName}.`
            : `You have no other booking at that time in ${booking.spaceName}.`}{' '}
          Move this one instead.
        </p>
      ) : (
        <div className="grid gap-4">
          {all.length > MANY ? (
            <Field label="Who or where">
              <Input
                value={typed}
                placeholder="Part of a name"
                autoComplete="off"
                onChange={(event) => setTyped(event.target.value)}
              />
            </Field>
          ) : null}
          <RadioGroup
            aria-label="With which"
            value={other?.id ?? ''}
            onValueChange={setPicked}
            options={list.map((one) => ({
              value: one.id,
              label: whose ? `${one.name}, ${one.resourceName}, ${when(one)}` : `${one.resourceName}, ${when(one)}`,
              description: `${whose ?? 'You'} ${whose ? 'gets' : 'get'} ${one.resourceName} ${when(booking)}, ${whose ? `${one.name} gets` : 'and'} ${resourceName} ${when(one)}.`,
            }))}
          />
        </div>
      )}
    </ChangeWindow>
  );
}
