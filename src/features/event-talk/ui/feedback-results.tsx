'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { counted } from '@/features/bookings/domain/when-words';
import type { EventDateId, EventId, OperatorId } from '@/kernel/ids';
import { Card, CardTitle } from '@/ui/card';
import { SegmentedControl } from '@/ui/segmented-control';
import { Skeleton } from '@/ui/skeleton';
import type { Feedback } from '../event-talk.contract';
import { LEAST_UNNAMED } from '../domain/feedback-sums';
import { StarRow } from './given-stars';

type Props = {
  operatorId: OperatorId;
  eventId: EventId;
  dateId: EventDateId;
  /** The date is over: before that, what was said of the others is looked at first. */
  over: boolean;
  several: boolean;
};

/** For who runs an event: how those who were there found a date of it, or all of them. */
export function FeedbackResults({ operatorId, eventId, dateId, over, several }: Props) {
  const trpc = useTRPC();
  const [all, setAll] = useState(several && !over);
  const { data } = useQuery(
    trpc.eventTalk.feedback.queryOptions(
      { operatorId, eventId, dateId: all ? null : dateId },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <Card aria-label="Feedback" className="grid gap-4">
      <CardTitle>Feedback</CardTitle>
      {several ? (
        <SegmentedControl
          aria-label="Feedback of which dates"
          size="sm"
          value={all ? 'all' : 'one'}
          onValueChange={(next) => setAll(next === 'all')}
          segments={[
            { value: 'one', label: 'This date' },
            { value: 'all', label: 'All dates' },
          ]}
        />
      ) : null}
      {data ? <Results feedback={data} /> : <Skeleton className="h-24 rounded-md" />}
    </Card>
  );
}

function Results({ feedback: { count, average, stars, words, withheld } }: { feedback: Feedback }) {
  if (average === null)
    return (
      <p className="text-ink-muted">
        Nobody has said how it was yet. Who was there is asked once it is over: on its page, and in the mail of thanks.
      </p>
    );
  return (
    <>
      <p className="flex items-baseline gap-2">
        <span className="tabular text-2xl font-semibold">{average.toFixed(1)}</span>
        <span className="text-ink-muted">of 5, from {counted(count, 'answer')}</span>
      </p>
      <ul aria-label="How many stars" className="grid gap-1">
        {[5, 4, 3, 2, 1].map((one) => (
          <li key={one} className="grid grid-cols-[5.5rem_minmax(0,1fr)_2rem] items-center gap-2">
            <StarRow stars={one} />
            <span aria-hidden className="bg-sunken h-2 overflow-hidden rounded-full">
              <span
                className="bg-accent-ink block h-full rounded-full"
                style={{ width: `${((stars[one - 1] ?? 0) / count) * 100}%` }}
              />
            </span>
            <span className="tabular text-right">{stars[one - 1]}</span>
          </li>
        ))}
      </ul>
      {words.length > 0 ? (
        <ul aria-label="In their words" className="divide-line divide-y">
          {words.map((one, at) => (
            <li key={at} className="grid gap-1 py-3">
              <p className="flex flex-wrap items-center gap-2">
                <span className={one.name ? 'font-medium' : 'text-ink-muted'}>{one.name ?? 'Without a name'}</span>
                {one.stars === null ? null : <StarRow stars={one.stars} />}
              </p>
              {one.good ? <Words label="Good" words={one.good} /> : null}
              {one.better ? <Words label="Could be better" words={one.better} /> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {withheld > 0 ? (
        <p className="text-ink-muted text-sm">
          {withheld === 1 ? 'One more wrote' : `${withheld} more wrote`} without a name. Their words are shown once{' '}
          {LEAST_UNNAMED} or more have answered so: fewer would give away whose they are.
        </p>
      ) : null}
    </>
  );
}

const Words = ({ label, words }: { label: string; words: string }) => (
  <p className="break-words whitespace-pre-line">
    <span className="text-ink-muted">{label}: </span>
    {words}
  </p>
);
