'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { RadioGroup } from '@/ui/radio-group';
import type { Receiver } from '../changes.contract';
import { counted, whenWords } from '../domain/when-words';
import type { ChangeDialogProps } from './change-dialogs';
import { ChangeWindow } from './change-window';
import { HandedOverDates, HandedOverScope } from './handed-over-dates';
import { useHandedOverSeries } from './use-handed-over-series';
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
  const rest = useHandedOverSeries(booking, to);
  const many = rest.scope !== 'one';
  const list = found.data ?? [];
  const range = { startsAt: new Date(booking.startsAt), endsAt: new Date(booking.endsAt) };

  const sendRest = () =>
    to &&
    rest.wish &&
    void sending.send(
      rest.wish,
      async (wish) => ({ change: await api.bookings.changeSeries.mutate(wish) }),
      () => ({
        title: `${to.name} has ${counted(rest.going, 'date')} of ${resourceName} now`,
        ofSeries: true,
        undone: `${resourceName} is ${whose ? `${whose}’s` : 'yours'} again`,
      }),
    );
  const sendOne = () =>
    to &&
    void sending.send(
      { operatorId, bookingId, toMemberId: to.memberId, override: broken.reason },
      (wish) => api.bookings.handOver.mutate(wish),
      () => ({
        title: `${to.name} has ${resourceName} now`,
        undone: `${resourceName} is ${whose ? `${whose}’s` : 'yours'} again`,
      }),
    );

  const unknown = rest.waits ? 'Each date is looked at.' : 'None of these dates can go there.';
  const whyNot = many ? (rest.wish ? null : unknown) : broken.whyNot;
  return (
    <ChangeWindow
      title={`Hand over ${resourceName}`}
      description={`${whenWords(range, timeZone, locale)}.${series && !many ? ` Only this date of ${series.words}.` : ''} ${whose ? `${whose} and whoever gets it` : 'Both of you'} get a mail once it can no longer be undone.`}
      keep="Keep it"
      act={to ? `Give ${many && rest.going !== 1 ? 'them' : 'it'} to ${to.name}` : 'Hand over'}
      whyNot={to ? whyNot : 'Pick who gets it.'}
      busy={sending.busy}
      refusal={sending.refusal ?? rest.refusal}
      reason={many ? null : broken.field}
      onSend={many ? sendRest : sendOne}
      onClose={onClose}
    >
      {series?.live ? <HandedOverScope series={rest} onChange={sending.forget} /> : null}
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
      {many && to ? (
        <HandedOverDates series={rest} booking={booking} name={to.name} locale={locale} whose={whose} />
      ) : null}
    </ChangeWindow>
  );
}
