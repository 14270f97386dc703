'use client';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { CalendarPlus } from 'lucide-react';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { lazy, Suspense, useMemo, useState } from 'react';
import { paths } from '@/client/paths';
import { useTopic } from '@/client/live/use-topic';
import { useTRPC } from '@/client/trpc';
import { useNow } from '@/client/use-now';
import { wantedOfRange, type WantedTime } from '@/features/availability/domain/wanted-time';
import { DATE_TEXT } from '@/features/bookings/ui/book-search';
import { MoveBar } from '@/features/bookings/ui/move-bar';
import type { OperatorId, SpaceId } from '@/kernel/ids';
import { spaceTopic } from '@/kernel/realtime';
import type { TimeRange } from '@/kernel/time-range';
import { localDateOf } from '@/kernel/zone';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { bookedFrom } from '../domain/booked-from';
import { firstDateOf, hoursShown, lanesOf, placesShown, type CalendarLane } from '../domain/calendar-view';
import { CALENDAR_DAYS, type DeskBooking, type DeskCalendar } from '../front-desk.contract';
import { BookingCard } from './booking-card';
import { CalendarGrid } from './calendar-grid';
import { CalendarLegend } from './calendar-legend';
import { CalendarToolbar, type CalendarChoice } from './calendar-toolbar';
import { DeskTabs } from './desk-tabs';
import type { Place } from './use-book-for';
import { useCalendarMove } from './use-calendar-move';
import { useRowChange } from './use-row-change';
import { useRowActions } from './use-row-actions';

const BookForDialog = lazy(() => import('./book-for-dialog').then((module) => ({ default: module.BookForDialog })));

type Props = {
  spaceId: SpaceId;
  operatorId: OperatorId;
  where: { operator: string; space: string };
  first: DeskCalendar;
  firstNow: Date;
  locale: string;
};
const AGAIN_MS = 60_000;
const text = parseAsString.withDefault('');

/** Day, week and single places, for those who run the space: what is booked where, to look at, to find somebody in, and to book into. */
export function CalendarScreen({ spaceId, operatorId, where, first, firstNow, locale }: Props) {
  const { timeZone, spaceName } = first;
  const trpc = useTRPC();
  const client = useQueryClient();
  const now = useNow(firstNow);
  const today = localDateOf(now, timeZone);
  const [search, setSearch] = useQueryStates({
    view: parseAsStringLiteral(['day', 'week', 'resource'] as const).withDefault('day'),
    date: text,
    resource: text,
    kind: text,
    floor: text,
    group: text,
    state: text,
    q: text,
    color: parseAsStringLiteral(['kind', 'state'] as const).withDefault('kind'),
  });
  const choice: CalendarChoice = { ...search, date: DATE_TEXT.test(search.date) ? search.date : today };
  const from = firstDateOf(choice.view, choice.date);
  const days = CALENDAR_DAYS[choice.view];
  const fitting = first.dates[0] === from && first.dates.length === days;
  const { data, isPlaceholderData } = useQuery(
    trpc.frontDesk.calendar.queryOptions(
      { spaceId, from, days },
      {
        ...(fitting ? { initialData: first } : {}),
        placeholderData: keepPreviousData,
        refetchInterval: AGAIN_MS,
        refetchOnWindowFocus: true,
      },
    ),
  );
  const refresh = () => void client.invalidateQueries(trpc.frontDesk.pathFilter());
  useTopic(spaceTopic(spaceId), refresh);
  const actions = useRowActions({ operatorId, timeZone, locale, onDone: refresh });
  const change = useRowChange({ now, locale });
  const [opened, setOpened] = useState<DeskBooking | null>(null);
  const [booking, setBooking] = useState<{ place: Place; wanted: WantedTime } | 'anything' | null>(null);

  const calendar = data ?? first;
  const { view, resource } = choice;
  const one = calendar.places.find((place) => place.id === resource) ?? calendar.places[0];
  const { kind, floor, group } = choice;
  const places = useMemo(
    () => (view === 'resource' ? (one ? [one] : []) : placesShown(calendar.places, { kind, floor, group })),
    [view, one, calendar.places, kind, floor, group],
  );
  const lanes = useMemo(() => lanesOf(calendar, places, hoursShown(calendar, places)), [calendar, places]);
  const axis = view === 'resource' ? 'y' : 'x';
  const moving = useCalendarMove({ operatorId, spaceId, calendar, lanes, axis, locale, now });
  const choose = (change: Partial<CalendarChoice>) =>
    void setSearch(change, { history: 'q' in change ? 'replace' : 'push' });
  const bookAt = ({ place }: CalendarLane, stretch: TimeRange, at: Date) =>
    setBooking({
      place: { resourceId: place.id, name: place.name, capacity: place.capacity },
      wanted: wantedOfRange(bookedFrom(stretch, at), timeZone),
    });

  return (
    <div>
      <PageHeader
        title={`Calendar of ${spaceName}`}
        action={
          <Button variant="primary" onClick={() => setBooking('anything')}>
            <CalendarPlus aria-hidden />
            Book for somebody
          </Button>
        }
      />
      <DeskTabs {...where} />
      <CalendarToolbar choice={choice} calendar={calendar} today={today} locale={locale} onChoose={choose} />
      <div aria-busy={isPlaceholderData}>
        {lanes.length === 0 ? (
          <EmptyState picture="search">No place is both of that kind and there. Choose less.</EmptyState>
        ) : (
          <CalendarGrid
            calendar={calendar}
            lanes={lanes}
            setting={{
              axis,
              moving,
              timeZone,
              locale,
              now,
              colourBy: choice.color,
              filter: choice,
              onOpen: setOpened,
              onBook: bookAt,
              eventHref: (slug) => paths.memberEvent(where.operator, where.space, slug),
            }}
          />
        )}
      </div>
      <CalendarLegend by={choice.color} places={places} />
      <MoveBar move={moving.move} carrying={moving.carrying} />
      {opened ? (
        <BookingCard
          booking={calendar.bookings.find((row) => row.bookingId === opened.bookingId) ?? opened}
          now={now}
          timeZone={timeZone}
          locale={locale}
          today={today}
          actions={actions}
          onChange={(row, what) => {
            setOpened(null);
            change.ask(row, what);
          }}
          onClose={() => setOpened(null)}
        />
      ) : null}
      {change.window}
      <Suspense>
        {booking ? (
          <BookForDialog
            setting={{ spaceId, operatorId, timeZone, locale, today }}
            open={[]}
            now={now}
            {...(booking === 'anything' ? {} : { start: booking })}
            onDone={refresh}
            onClose={() => setBooking(null)}
          />
        ) : null}
      </Suspense>
    </div>
  );
}
