'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalIn } from '@/client/refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { localDateOf } from '@/kernel/zone';
import { RadioGroup } from '@/ui/radio-group';
import { counted, dateWords } from '../domain/when-words';
import type { ChangeDialogProps } from './change-dialogs';
import { ChangeWindow } from './change-window';
import { useSentChange } from './use-sent-change';

const OTHERS = {
  stay: { scope: 'all', keepOnly: 'others_stay' },
  following: { scope: 'following', keepOnly: 'others_end' },
  all: { scope: 'all', keepOnly: 'others_end' },
} as const;

/** Makes one date of a series a booking by itself: the others go on, or are given back. */
export function KeepOnlyDialog({ booking, locale, whose, onClose }: ChangeDialogProps) {
  const { operatorId, id: bookingId, resourceName, timeZone, series } = booking;
  const trpc = useTRPC();
  const api = useTRPCClient();
  const [others, setOthers] = useState<keyof typeof OTHERS>('stay');
  const about = { operatorId, bookingId, ...OTHERS[others] };
  const plan = useQuery(trpc.bookings.planSeriesChange.queryOptions(about, { staleTime: 5_000 }));
  const sending = useSentChange(operatorId, onClose);
  const date = dateWords(localDateOf(new Date(booking.startsAt), timeZone), locale);
  const given = plan.data?.occurrences.filter(({ state, was }) => state === 'gone' && !was?.skipped).length ?? 0;
  const back = given > 0 ? `, give back ${counted(given, 'date')}` : '';

  const send = () =>
    plan.data &&
    void sending.send(
      { ...about, planToken: plan.data.planToken },
      async (wish) => ({ change: await api.bookings.changeSeries.mutate(wish) }),
      () => ({
        title: `${resourceName} on ${date} is a booking by itself${given > 0 ? `, ${counted(given, 'date')} given back` : ''}`,
        ofSeries: true,
        undone: 'The series is as it was',
      }),
    );

  return (
    <ChangeWindow
      title={`Keep only ${date}?`}
      description={`${resourceName} on ${date} leaves ${series?.words ?? 'the series'} and is a booking by itself. ${whose ? `${whose} keeps` : 'You keep'} its time all the while.`}
      act={`Keep it${back}`}
      whyNot={plan.data ? null : 'Each date is looked at.'}
      busy={sending.busy}
      refusal={sending.refusal ?? (plan.error ? refusalIn(plan.error) : null)}
      onSend={send}
      onClose={onClose}
    >
      {plan.data && plan.data.otherTimes.length > 0 ? (
        <p className="text-ink-muted mb-3 text-sm">
          The others are all dates of the series, those of its other times of the week too.
        </p>
      ) : null}
      <RadioGroup<keyof typeof OTHERS>
        aria-label="What becomes of the others"
        value={others}
        onValueChange={(next) => {
          setOthers(next);
          sending.forget();
        }}
        options={[
          { value: 'stay', label: 'The others go on', description: 'Without this date.' },
          { value: 'following', label: 'Those after it end', description: 'Their time is free for others at once.' },
          { value: 'all', label: 'All others to come end', description: 'Only this date is left.' },
        ]}
      />
    </ChangeWindow>
  );
}
