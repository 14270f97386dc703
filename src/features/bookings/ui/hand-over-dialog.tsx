'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { RadioGroup } from '@/ui/radio-group';
import type { Receiver } from '../changes.contract';
import { whenWords } from '../domain/when-words';
import type { ChangeDialogProps } from './change-dialogs';
import { ChangeWindow } from './change-window';
import { useReason } from './use-reason';
import { useSentChange } from './use-sent-change';

/** Gives a booking to another member, who must keep the rules with it. */
export function HandOverDialog({ booking, locale, whose, onClose }: ChangeDialogProps) {
  const { operatorId, id: bookingId, resourceName, timeZone, series } = booking;
  const trpc = useTRPC();
  const api = useTRPCClient();
  const [name, setName] = useState('');
  const asked = useDeferredValue(name.trim());
  const found = useQuery(
    trpc.bookings.receivers.queryOptions(
      { operatorId, bookingId, name: asked },
      { placeholderData: keepPreviousData, staleTime: 30_000 },
    ),
  );
  const [to, setTo] = useState<Receiver | null>(null);
  const sending = useSentChange(operatorId, onClose);
  const broken = useReason(sending.refusal, whose !== undefined);
  const list = found.data ?? [];
  const range = { startsAt: new Date(booking.startsAt), endsAt: new Date(booking.endsAt) };

  const send = () =>
    to &&
    void sending.send(
      { operatorId, bookingId, toMemberId: to.memberId, override: broken.reason },
      (wish) => api.bookings.handOver.mutate(wish),
      () => ({
        title: `${to.name} has ${resourceName} now`,
        undone: `${resourceName} is ${whose ? `${whose}’s` : 'yours'} again`,
      }),
    );

  return (
    <ChangeWindow
      title={`Hand over ${resourceName}`}
      description={`${whenWords(range, timeZone, locale)}.${series ? ` Only this date of ${series.words}.` : ''} ${whose ? `${whose} and whoever gets it` : 'Both of you'} get a mail once it can no longer be undone.`}
      keep="Keep it"
      act={to ? `Give it to ${to.name}` : 'Hand over'}
      whyNot={to ? broken.whyNot : 'Pick who gets it.'}
      busy={sending.busy}
      refusal={sending.refusal}
      reason={broken.field}
      onSend={send}
      onClose={onClose}
    >
      <Field
        label="To whom"
        help={whose ? 'Any member. The rules are those of whoever gets it.' : 'Members who let others see them.'}
      >
        <Input
          value={name}
          placeholder="Part of a name"
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      {list.length > 0 ? (
        <RadioGroup
          aria-label="Members"
          value={to?.memberId ?? ''}
          onValueChange={(id) => {
            setTo(list.find((one) => one.memberId === id) ?? null);
            sending.forget();
          }}
          options={list.map((one) => ({ value: one.memberId, label: one.name }))}
        />
      ) : found.isPending ? null : (
        <p role="status" className="text-ink-muted">
          {found.isError ? 'The members could not be loaded. Check your network.' : 'Nobody of that name.'}
        </p>
      )}
    </ChangeWindow>
  );
}
