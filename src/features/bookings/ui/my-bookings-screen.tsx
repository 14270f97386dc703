'use client';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Repeat } from 'lucide-react';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { LiveBadge } from '@/client/live/live-badge';
import { useTopic } from '@/client/live/use-topic';
import { useTRPC } from '@/client/trpc';
import { useNow } from '@/client/use-now';
import type { WaitlistEntryView } from '@/features/waitlists/waitlists.contract';
import { WaitingList } from '@/features/waitlists/ui/waiting-list';
import type { PersonId } from '@/kernel/ids';
import { personTopic } from '@/kernel/realtime';
import { lateModule } from '@/ui/late-module';
import { LinkButton } from '@/ui/link-button';
import { PageHeader } from '@/ui/page-header';
import { Tabs } from '@/ui/tabs';
import type { MyBookingsPage } from '../bookings.contract';
import { nextInWords } from '../domain/next-in-words';
import type { MyWantedAnswer } from '../wanted.contract';
import { BookingList } from './booking-list';
import { WantedDates } from './wanted-dates';
import { UndecidedLines } from './undecided-lines';

// Below the list, and seldom anything: no part of the first load.
const givenBack = lateModule(() => import('./given-back'));

const SHOWN = ['upcoming', 'past'] as const;
type Shown = (typeof SHOWN)[number];

type Props = {
  personId: PersonId;
  first: MyBookingsPage;
  waiting: readonly WaitlistEntryView[];
  wanted: MyWantedAnswer;
  firstShown: Shown;
  firstNow: Date;
  locale: string;
  /** Where booking goes on; null for somebody who belongs to no space. */
  bookHref: string | null;
  /** Where a series is planned, at the same place. */
  seriesHref: string | null;
  /** Where one belongs. */
  operators: readonly { readonly id: string; readonly name: string }[];
};

/** Everything one has booked, wherever: what is coming, and what is over. */
export function MyBookingsScreen({
  personId,
  first,
  waiting,
  wanted,
  firstShown,
  firstNow,
  locale,
  bookHref,
  seriesHref,
  operators,
}: Props) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const now = useNow(firstNow);
  const [show, setShow] = useQueryState('show', parseAsStringLiteral(SHOWN).withDefault('upcoming'));
  const given = givenBack.use(false);
  const list = useInfiniteQuery(
    trpc.bookings.mine.infiniteQueryOptions(
      { when: show, limit: 25 },
      {
        getNextPageParam: (page) => page.nextCursor ?? undefined,
        initialData: show === firstShown ? { pages: [first], pageParams: [null] } : undefined,
      },
    ),
  );
  useTopic(personTopic(personId), () => void client.invalidateQueries(trpc.bookings.mine.pathFilter()));
  const bookings = list.data?.pages.flatMap((page) => page.items);
  const content = (
    <BookingList
      bookings={bookings}
      failed={list.isError && !bookings}
      past={show === 'past'}
      more={list.hasNextPage}
      loadingMore={list.isFetchingNextPage}
      onMore={() => void list.fetchNextPage()}
      now={now}
      locale={locale}
      bookHref={bookHref}
    />
  );
  return (
    <>
      <PageHeader
        title="My bookings"
        lead={show === 'upcoming' ? nextInWords(bookings ?? [], now, locale) : undefined}
        action={
          bookHref ? (
            <LinkButton href={bookHref} variant="primary">
              Book a desk
            </LinkButton>
          ) : undefined
        }
      />
      <LiveBadge className="-mt-4 mb-2" />
      {seriesHref ? (
        <LinkButton href={seriesHref} size="sm" className="mb-4">
          <Repeat aria-hidden />
          Plan a series
        </LinkButton>
      ) : null}
      <UndecidedLines series={(show === 'upcoming' ? list.data?.pages[0]?.undecided : null) ?? []} />
      <WaitingList personId={personId} first={waiting} now={now} locale={locale} />
      <WantedDates personId={personId} first={wanted} now={now} locale={locale} />
      <Tabs<Shown>
        label="Which bookings"
        value={show}
        onValueChange={(next) => void setShow(next, { history: 'push' })}
        tabs={SHOWN.map((value) => ({
          value,
          label: value === 'upcoming' ? 'Upcoming' : 'Past',
          content: value === show ? content : null,
        }))}
      />
      {given
        ? operators.map(({ id, name }) => (
            <given.GivenBack
              key={id}
              operatorId={id}
              operatorName={operators.length > 1 ? name : null}
              now={now}
              locale={locale}
            />
          ))
        : null}
    </>
  );
}
