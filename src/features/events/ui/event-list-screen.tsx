'use client';
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, Plus } from 'lucide-react';
import Link from 'next/link';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import type { ReactNode } from 'react';
import { LiveBadge } from '@/client/live/live-badge';
import { useTopic } from '@/client/live/use-topic';
import { paths } from '@/client/paths';
import { useTRPC } from '@/client/trpc';
import { useNow } from '@/client/use-now';
import type { SpaceId } from '@/kernel/ids';
import { spaceTopic } from '@/kernel/realtime';
import { addDays, instantOf, localDateOf } from '@/kernel/zone';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';
import { PageHeader } from '@/ui/page-header';
import { SegmentedControl } from '@/ui/segmented-control';
import { ShowMore } from '@/ui/show-more';
import { Skeleton } from '@/ui/skeleton';
import { weeksOfMonth } from '../domain/calendar-span';
import { monthBeside, monthOf, nextMonday } from '../domain/event-days';
import type { EventList as Page, Hosting } from '../event-pages.contract';
import { EventList } from './event-list';
import { MonthGrid } from './month-grid';
import { HostingList } from './hosting-list';

type Props = {
  operator: string;
  operatorId: string;
  space: { readonly id: SpaceId; readonly slug: string; readonly name: string; readonly timeZone: string };
  first: Page;
  /** From when the first page looks on. */
  from: string;
  hosting: Hosting;
  locale: string;
  /** Under the title: the way to its neighbours. */
  tabs: ReactNode;
};

const SHOWS = ['all', 'mine', 'hosting'] as const;
const VIEWS = ['list', 'week', 'month'] as const;
const WHY_NOT = 'Hosting is for others here. Ask whoever runs the space: they say who may host.';

/** What is on in a space; for who runs something, what is not out yet, and what waits for a yes. */
export function EventListScreen({ operator, operatorId, space, first, from, hosting, locale, tabs }: Props) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const now = useNow(new Date(from));
  const { timeZone } = space;
  const today = localDateOf(now, timeZone);
  const [{ show, view, month }, setSearch] = useQueryStates(
    {
      show: parseAsStringLiteral(SHOWS).withDefault('all'),
      view: parseAsStringLiteral(VIEWS).withDefault('list'),
      month: parseAsString,
    },
    { history: 'replace', scroll: false, shallow: true },
  );
  const shownMonth = month && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : monthOf(today);
  const start = (date: string) => instantOf(`${date}T00:00`, timeZone).toISOString();
  const sheet = weeksOfMonth(`${shownMonth}-01`).flat();
  const span = {
    list: { from, to: null },
    week: { from, to: start(nextMonday(today)) },
    month: { from: start(sheet[0] ?? today), to: start(addDays(sheet.at(-1) ?? today, 1)) },
  }[view];
  const isFirst = show === 'all' && view === 'list';
  const list = useInfiniteQuery(
    trpc.events.list.infiniteQueryOptions(
      { spaceId: space.id, ...span, show },
      {
        getNextPageParam: (page) => page.next ?? undefined,
        initialData: isFirst ? { pages: [first], pageParams: [null] } : undefined,
        placeholderData: keepPreviousData,
      },
    ),
  );
  const runs = useQuery(trpc.events.hosting.queryOptions({ spaceId: space.id }, { initialData: hosting }));
  useTopic(spaceTopic(space.id), () => {
    void client.invalidateQueries(trpc.events.list.pathFilter());
    void client.invalidateQueries(trpc.events.hosting.pathFilter());
  });
  const cards = list.data?.pages.flatMap((page) => page.cards);
  const { events, may } = runs.data;
  const waiting = events.filter(({ status }) => status === 'asked');
  const unpublished = events.filter(({ status }) => status === 'draft' || status === 'scheduled');
  const where = { operator, operatorId, space: space.slug };
  const common = { operator, space, today, locale, approve: may.approve };
  const newEvent = may.host ? (
    <LinkButton variant="primary" href={paths.newEvent(operator, space.slug)}>
      <Plus aria-hidden />
      New event
    </LinkButton>
  ) : (
    <Button disabledReason={WHY_NOT}>
      <Plus aria-hidden />
      New event
    </Button>
  );
  return (
    <div className="mx-auto max-w-4xl">
      <PageHeader title="Events" lead={`What is on at ${space.name}`} action={newEvent} />
      {tabs}
      <LiveBadge className="mb-2" />
      {waiting.length > 0 ? (
        <Part title={may.approve ? 'Waiting for your yes' : 'Waiting for a yes'}>
          <HostingList label="Events that wait for a yes" events={waiting} {...common} />
        </Part>
      ) : null}
      {unpublished.length > 0 ? (
        <Part title="Not out yet">
          <HostingList label="Events that are not out yet" events={unpublished} {...common} />
        </Part>
      ) : null}
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <SegmentedControl
          aria-label="Which events"
          size="sm"
          value={show}
          onValueChange={(next) => void setSearch({ show: next })}
          segments={[
            { value: 'all', label: 'All' },
            { value: 'mine', label: 'I’m in' },
            { value: 'hosting', label: 'I host' },
          ]}
        />
        <SegmentedControl
          aria-label="How far ahead"
          size="sm"
          value={view}
          onValueChange={(next) => void setSearch({ view: next, month: null })}
          segments={[
            { value: 'list', label: 'All to come' },
            { value: 'week', label: 'This week' },
            { value: 'month', label: 'Month' },
          ]}
        />
      </div>
      {view === 'month' ? (
        <MonthBar
          month={shownMonth}
          locale={locale}
          onMonth={(next) => void setSearch({ month: next === monthOf(today) ? null : next })}
        />
      ) : null}
      {list.isError ? (
        <Banner tone="danger" live title="What is on could not be loaded">
          Check your network. The page tries again by itself.
        </Banner>
      ) : cards === undefined ? (
        <Waiting />
      ) : cards.length === 0 ? (
        <Empty
          show={show}
          view={view}
          action={newEvent}
          onAll={() => void setSearch({ show: null, view: null, month: null })}
        />
      ) : view === 'month' ? (
        <>
          <div className="max-md:hidden">
            <MonthGrid
              first={`${shownMonth}-01`}
              cards={cards}
              hrefOf={({ slug, dateId }) => paths.memberEvent(operator, space.slug, slug, { date: dateId })}
              today={today}
              locale={locale}
            />
          </div>
          <div className="md:hidden">
            <EventList
              cards={cards.filter((card) => monthOf(localDateOf(new Date(card.startsAt), timeZone)) === shownMonth)}
              where={where}
              today={today}
              locale={locale}
            />
          </div>
        </>
      ) : (
        <EventList cards={cards} where={where} today={today} locale={locale} />
      )}
      {list.hasNextPage && cards ? (
        <ShowMore
          shown={cards.length}
          what="dates"
          loading={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      ) : null}
      {show === 'hosting' ? <Hosted events={events} {...common} /> : null}
      {events.length > 0 ? (
        <p className="mt-8">
          <Link
            href={paths.eventReport(operator, space.slug)}
            className="text-accent-ink inline-flex min-h-6 items-center underline underline-offset-4"
          >
            {may.approve ? 'All events in figures' : 'Your events in figures'}
          </Link>
        </p>
      ) : null}
    </div>
  );
}

/** What somebody runs and is out, with what is over: to look at who came, and to use again. */
function Hosted(props: Omit<Parameters<typeof HostingList>[0], 'label'>) {
  const out = props.events.filter(({ status }) => status === 'published' || status === 'cancelled');
  if (out.length === 0) return null;
  return (
    <div className="mt-10">
      <Part title="Everything that is or was out">
        <HostingList {...props} label="Events that are or were out" events={out} />
      </Part>
    </div>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section aria-label={title} className="mb-8">
    <h2 className="mb-2 text-lg">{title}</h2>
    {children}
  </section>
);

type MonthProps = { month: string; locale: string; onMonth: (month: string) => void };

function MonthBar({ month, locale, onMonth }: MonthProps) {
  const words = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${addDays(`${month}-01`, 0)}T00:00:00Z`),
  );
  return (
    <div className="mb-4 flex items-center gap-2">
      <Button size="icon-sm" aria-label="The month before" onClick={() => onMonth(monthBeside(month, -1))}>
        <ChevronLeft aria-hidden />
      </Button>
      <p aria-live="polite" className="min-w-36 text-center font-semibold">
        {words}
      </p>
      <Button size="icon-sm" aria-label="The month after" onClick={() => onMonth(monthBeside(month, 1))}>
        <ChevronRight aria-hidden />
      </Button>
    </div>
  );
}

type EmptyProps = {
  show: (typeof SHOWS)[number];
  view: (typeof VIEWS)[number];
  action: ReactNode;
  onAll: () => void;
};

function Empty({ show, view, action, onAll }: EmptyProps) {
  const words = {
    all: 'A breakfast, a talk, a workshop: an event brings people together, and its room is booked by publishing it.',
    mine: 'What you say you come to stands here.',
    hosting: 'What you host and is still to come stands here.',
  }[show];
  const narrowed = show !== 'all' || view !== 'list';
  return (
    <EmptyState picture="people" action={narrowed ? <Button onClick={onAll}>Show all that is on</Button> : action}>
      {narrowed && show === 'all' ? 'Nothing is on in these days.' : words}
    </EmptyState>
  );
}

const Waiting = () => (
  <div role="status" aria-busy="true" aria-label="Looking at what is on" className="grid gap-3">
    <Skeleton className="w-40" />
    <Skeleton className="h-40 rounded-lg" />
    <Skeleton className="h-24 rounded-lg" />
  </div>
);
