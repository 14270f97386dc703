'use client';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTRPC } from '@/client/trpc';
import type { EventDateId, OperatorId } from '@/kernel/ids';
import { Banner } from '@/ui/banner';
import { EmptyState } from '@/ui/empty-state';
import { Input } from '@/ui/input';
import { SegmentedControl } from '@/ui/segmented-control';
import { ShowMore } from '@/ui/show-more';
import { Skeleton } from '@/ui/skeleton';
import type { GuestsInput } from '../../event-pages.contract';
import { DateSums } from './date-figures';
import { IncomeSums } from './guest-money';
import { GuestRow } from './guest-row';

type Props = { operatorId: OperatorId; dateId: EventDateId; timeZone: string; locale: string; over: boolean };
type Show = GuestsInput['show'];

const NOBODY: Record<Show, string> = {
  all: 'Nobody has answered yet. Who says that they come stands here.',
  going: 'Nobody is coming yet.',
  line: 'Nobody waits or asks.',
  in: 'Nobody is in yet.',
};

/** Everybody who answered: who asks first, then who waits, who comes, and at the end who does not. */
export function GuestList({ operatorId, dateId, timeZone, locale, over }: Props) {
  const trpc = useTRPC();
  const [typed, setTyped] = useState('');
  const [show, setShow] = useState<Show>('all');
  const q = useDeferredValue(typed.trim());
  const list = useInfiniteQuery(
    trpc.events.guests.infiniteQueryOptions(
      { operatorId, dateId, q, show },
      { getNextPageParam: (page) => page.next ?? undefined, placeholderData: keepPreviousData },
    ),
  );
  const last = list.data?.pages.at(-1);
  const guests = list.data?.pages.flatMap((page) => page.guests);
  if (list.isError)
    return (
      <Banner tone="danger" live title="The list could not be loaded">
        Check your network. The page tries again by itself.
      </Banner>
    );
  if (!guests || !last)
    return (
      <div role="status" aria-busy="true" aria-label="Looking who comes" className="grid gap-3">
        <Skeleton className="h-14 w-72" />
        <Skeleton className="h-64 rounded-lg" />
      </div>
    );
  const { sums, capacity, income, may } = last;
  return (
    <section aria-label="Guests" className="grid gap-4">
      <DateSums sums={sums} capacity={capacity} />
      {income ? <IncomeSums income={income} locale={locale} /> : null}
      <search className="flex flex-wrap gap-2">
        <div className="relative min-w-0 flex-1 basis-44">
          <Search aria-hidden className="text-ink-faint pointer-events-none absolute top-3 left-3 size-4" />
          <Input
            type="search"
            aria-label="Search by name"
            placeholder="Search by name"
            className="pl-9"
            maxLength={80}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </div>
        <SegmentedControl<Show>
          aria-label="Which answers"
          value={show}
          onValueChange={setShow}
          segments={[
            { value: 'all', label: 'All' },
            { value: 'going', label: 'Coming' },
            { value: 'line', label: 'In line' },
            { value: 'in', label: 'In' },
          ]}
        />
      </search>
      {guests.length === 0 ? (
        <EmptyState picture="people">{q === '' ? NOBODY[show] : `Nobody here is called “${q}”.`}</EmptyState>
      ) : (
        <ul
          aria-label="Answers"
          className="divide-line border-line bg-surface shadow-raised divide-y rounded-lg border"
        >
          {guests.map((guest) => (
            <GuestRow
              key={guest.rsvpId}
              guest={guest}
              operatorId={operatorId}
              dateId={dateId}
              timeZone={timeZone}
              locale={locale}
              still={!may.change || over}
            />
          ))}
        </ul>
      )}
      {list.hasNextPage ? (
        <ShowMore
          shown={guests.length}
          what="answers"
          loading={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      ) : null}
    </section>
  );
}
