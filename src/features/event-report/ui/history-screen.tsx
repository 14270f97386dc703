'use client';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { paths } from '@/client/paths';
import { useTRPC } from '@/client/trpc';
import { useNow } from '@/client/use-now';
import { longDateWords } from '@/features/bookings/domain/when-words';
import { clockLabel } from '@/features/floor-plan/domain/day-clock';
import type { EventId, OperatorId } from '@/kernel/ids';
import { localDateOf } from '@/kernel/zone';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { SegmentedControl } from '@/ui/segmented-control';
import { ShowMore } from '@/ui/show-more';
import { changeWords } from '../domain/history-words';
import type { Change, History } from '../event-report.contract';

type Props = {
  operator: { readonly id: OperatorId; readonly slug: string };
  space: string;
  event: { readonly id: EventId; readonly slug: string };
  first: History;
  readAt: string;
  locale: string;
};

type Show = 'all' | 'event' | 'guests';

/** Who changed what about an event, day by day, the latest first. */
export function HistoryScreen({ operator, space, event, first, readAt, locale }: Props) {
  const trpc = useTRPC();
  const now = useNow(new Date(readAt));
  const [show, setShow] = useState<Show>('all');
  const list = useInfiniteQuery(
    trpc.eventReport.history.infiniteQueryOptions(
      { operatorId: operator.id, eventId: event.id, show },
      {
        getNextPageParam: (page) => page.next ?? undefined,
        initialData: show === 'all' ? { pages: [first], pageParams: [null] } : undefined,
        placeholderData: keepPreviousData,
      },
    ),
  );
  const { timeZone, title } = first;
  const changes = list.data?.pages.flatMap((page) => page.changes) ?? [];
  const days = Map.groupBy(changes, ({ at }) => localDateOf(new Date(at), timeZone));
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader title="Who changed what" lead={title} />
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <SegmentedControl
          aria-label="Which changes"
          size="sm"
          value={show}
          onValueChange={(next: Show) => setShow(next)}
          segments={[
            { value: 'all', label: 'All' },
            { value: 'event', label: 'The event' },
            { value: 'guests', label: 'Guests' },
          ]}
        />
        <Link
          href={paths.memberEvent(operator.slug, space, event.slug)}
          className="text-accent-ink inline-flex min-h-6 items-center underline underline-offset-4"
        >
          Its page
        </Link>
      </div>
      {changes.length === 0 ? (
        <EmptyState picture="people">
          {show === 'guests'
            ? 'When a host lets somebody in, says yes or no, or takes somebody off, it stands here.'
            : 'What is changed about it stands here, with who did it and when.'}
        </EmptyState>
      ) : (
        <div className="grid gap-6">
          {[...days].map(([day, of]) => (
            <section key={day} aria-label={longDateWords(day, locale)}>
              <h2 className="mb-2 text-lg">{longDateWords(day, locale)}</h2>
              <ol className="divide-line border-line bg-surface divide-y rounded-lg border">
                {of.map((change) => (
                  <OneChange key={change.id} change={change} at={{ timeZone, locale, now }} />
                ))}
              </ol>
            </section>
          ))}
        </div>
      )}
      {list.hasNextPage ? (
        <ShowMore
          shown={changes.length}
          what="changes"
          loading={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      ) : null}
    </div>
  );
}

const OneChange = ({ change, at }: { change: Change; at: Parameters<typeof changeWords>[1] }) => (
  <li className="flex gap-4 px-4 py-3">
    <time dateTime={change.at} className="text-ink-muted tabular w-14 shrink-0">
      {clockLabel(new Date(change.at), at.timeZone, at.locale)}
    </time>
    <span className="min-w-0 break-words">{changeWords(change, at)}</span>
  </li>
);
