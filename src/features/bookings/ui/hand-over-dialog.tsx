'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { errorCopy } from '@/client/error-copy';
import type { RefusalIn } from '@/client/refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogClose } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { RadioGroup } from '@/ui/radio-group';
import type { Receiver } from '../changes.contract';
import { whenWords } from '../domain/when-words';
import type { ChangeDialogProps } from './change-dialogs';
import { useChange } from './use-change';
import { useReason } from './use-reason';

/** Gives a booking to another member, who must keep the rules with it. */
export function HandOverDialog({ booking, locale, whose, onClose }: ChangeDialogProps) {
  const { operatorId, id: bookingId, resourceName, timeZone, series } = booking;
  const trpc = useTRPC();
  const api = useTRPCClient();
  const change = useChange(operatorId);
  const request = useRequestId();
  const [name, setName] = useState('');
  const asked = useDeferredValue(name.trim());
  const found = useQuery(
    trpc.bookings.receivers.queryOptions(
      { operatorId, bookingId, name: asked },
      { placeholderData: keepPreviousData, staleTime: 30_000 },
    ),
  );
  const [to, setTo] = useState<Receiver | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalIn | null>(null);
  const broken = useReason(refusal, whose !== undefined);
  const list = found.data ?? [];
  const range = { startsAt: new Date(booking.startsAt), endsAt: new Date(booking.endsAt) };

  const send = async () => {
    if (!to) return;
    setBusy(true);
    const input = { operatorId, bookingId, toMemberId: to.memberId, override: broken.reason };
    const refused = await change(
      () => api.bookings.handOver.mutate({ ...input, requestId: request.idFor(input) }),
      () => ({
        title: `${to.name} has ${resourceName} now`,
        undone: `${resourceName} is ${whose ? `${whose}’s` : 'yours'} again`,
      }),
    );
    setBusy(false);
    setRefusal(refused);
    if (!refused) onClose();
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => (open || busy ? undefined : onClose())}
      title={`Hand over ${resourceName}`}
      description={`${whenWords(range, timeZone, locale)}.${series ? ` Only this date of ${series.words}.` : ''} ${whose ? `${whose} and whoever gets it` : 'Both of you'} get a mail once it can no longer be undone.`}
      footer={
        <>
          <DialogClose asChild>
            <Button>Keep it</Button>
          </DialogClose>
          <Button
            variant="primary"
            loading={busy}
            disabledReason={to ? broken.whyNot : 'Pick who gets it.'}
            onClick={() => void send()}
          >
            {to ? `Give it to ${to.name}` : 'Hand over'}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
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
              setRefusal(null);
            }}
            options={list.map((one) => ({ value: one.memberId, label: one.name }))}
          />
        ) : found.isPending ? null : (
          <p role="status" className="text-ink-muted">
            {found.isError ? 'The members could not be loaded. Check your network.' : 'Nobody of that name.'}
          </p>
        )}
        {refusal ? (
          <Banner tone="danger" live title={errorCopy(refusal.code, refusal.details).title}>
            {errorCopy(refusal.code, refusal.details).hint}
          </Banner>
        ) : null}
        {broken.field}
      </div>
    </Dialog>
  );
}
