'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { parseAsString, useQueryStates } from 'nuqs';
import { CalendarPlus } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTopic } from '@/client/live/use-topic';
import { useTRPC } from '@/client/trpc';
import { useNow } from '@/client/use-now';
import { counted, dayWords } from '@/features/bookings/domain/when-words';
import { DATE_TEXT } from '@/features/bookings/ui/book-search';
import { useDeposits } from '@/features/billing/ui/use-deposits';
import { type OverdueOfAll, useOwing } from '@/features/billing/ui/use-owing';
import type { OperatorId, SpaceId } from '@/kernel/ids';
import { spaceTopic } from '@/kernel/realtime';
import { localDateOf } from '@/kernel/zone';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { dayLead } from '../domain/day-lead';
import { matches } from '../domain/standing';
import { rowCan } from '../domain/row-can';
import type { RequestList } from '@/features/bookings/requests.contract';
import type { DeskBooking, Today } from '../front-desk.contract';
import { Closures, FreeNow } from './desk-aside';
import { DayEvents } from './day-events';
import { DeskHelp } from './desk-help';
import { DeskList } from './desk-list';
import { DeskRequests } from './desk-requests';
import { DeskTabs } from './desk-tabs';
import { DeskToolbar } from './desk-toolbar';
import { PrintSheet } from './print-sheet';
import { QuickAct, RowMenu } from './row-menu';
import { useDeskKeys } from './use-desk-keys';
import { useRowChange } from './use-row-change';
import { useRowActions } from './use-row-actions';

type Props = {
  spaceId: SpaceId;
  operatorId: OperatorId;
  where: { operator: string; space: string };
  first: Today;
  requests: RequestList;
  /** Who owes what is overdue. */
  owes: OverdueOfAll;
  firstNow: Date;
  locale: string;
};

const BookForDialog = lazy(() => import('./book-for-dialog').then((module) => ({ default: module.BookForDialog })));

/** A refetch that failed must not leave a day that only looks true; and what is free now goes by the clock. */
const AGAIN_MS = 60_000;
const KEYS = [
  ['/', 'find'],
  ['b', 'book'],
  ['↑ ↓', 'walk'],
  ['Enter', 'open'],
  ['i', 'check in'],
  ['o', 'check out'],
  ['m', 'move'],
] as const;

/** The day at a glance, on the screen and on paper: who is expected, late, in and gone, where, what is shut, and what is free. */
export function TodayScreen({ spaceId, operatorId, where, first, requests, owes, firstNow, locale }: Props) {
  const { timeZone, spaceName } = first;
  const trpc = useTRPC();
  const client = useQueryClient();
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [booking, setBooking] = useState(false);
  const now = useNow(firstNow);
  const today = localDateOf(now, timeZone);
  const [{ date: asked, q }, setSearch] = useQueryStates({ date: parseAsString, q: parseAsString.withDefault('') });
  const date = asked && DATE_TEXT.test(asked) ? asked : today;
  const isToday = date === today;
  const { data } = useQuery(
    trpc.frontDesk.today.queryOptions(
      { spaceId, date },
      { initialData: first.date === date ? first : undefined, refetchInterval: AGAIN_MS, refetchOnWindowFocus: true },
    ),
  );
  const refresh = () => {
    void client.invalidateQueries(trpc.frontDesk.pathFilter());
    void client.invalidateQueries(trpc.bookings.requests.pathFilter());
  };
  useTopic(spaceTopic(spaceId), refresh);
  const owing = useOwing({ operatorId, slug: where.operator, first: owes, locale });
  const deposits = useDeposits({ operatorId, spaceId, date, locale });
  const actions = useRowActions({ operatorId, timeZone, locale, onDone: refresh });
  const change = useRowChange({ now, locale });
  const keys = useDeskKeys((key) => {
    if (key === '/') search.current?.focus();
    else if (key === 'b') setBooking(true);
    else return false;
    return true;
  });

  const pressOn = (key: string, row: DeskBooking): boolean => {
    const can = rowCan(row, now);
    if (key === 'i' && can.checkIn === null) void actions.checkIn(row);
    else if (key === 'o' && can.checkOut === null) void actions.checkOut(row);
    else if (key === 'm' && can.change === null) change.ask(row, 'move');
    else return false;
    return true;
  };
  const rows = data?.rows ?? [];
  const found = rows.filter((row) => matches(row, q));
  return (
    <div className="mx-auto max-w-6xl">
      <PageHeader
        title={isToday ? `Today at ${spaceName}` : `${dayWords(date, locale, today)} at ${spaceName}`}
        lead={data ? dayLead(data, now, isToday) : counted(0, 'booking')}
        action={
          <Button variant="primary" onClick={() => setBooking(true)}>
            <CalendarPlus aria-hidden />
            Book for somebody
          </Button>
        }
      />
      <DeskTabs {...where} />
      <DeskToolbar
        search={search}
        typed={q}
        onType={(typed) => void setSearch({ q: typed || null })}
        onLeave={() => list.current?.querySelector<HTMLElement>('[data-desk-row]')?.focus()}
        date={date}
        today={today}
        locale={locale}
        onTurn={(next) => void setSearch({ date: next === today ? null : next }, { history: 'push' })}
      />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_17rem] print:block" aria-busy={!data}>
        <aside
          aria-label="The day"
          className="grid content-start gap-4 max-sm:contents sm:max-lg:grid-cols-2 lg:order-2 print:hidden"
        >
          <DeskRequests
            spaceId={spaceId}
            operatorId={operatorId}
            first={requests}
            now={now}
            locale={locale}
            onDone={refresh}
          />
          <div className="contents max-sm:order-2 max-sm:grid max-sm:gap-4">
            {isToday && data ? <FreeNow freeNow={data.freeNow} /> : null}
            <DayEvents events={data?.events ?? []} where={where} timeZone={timeZone} locale={locale} />
            <Closures closures={data?.closures ?? []} date={date} timeZone={timeZone} locale={locale} />
          </div>
        </aside>
        <div ref={list} className="min-w-0 max-sm:order-1">
          {data && found.length === 0 ? <NobodyThere today={data} typed={q} /> : null}
          <DeskList
            rows={found}
            now={now}
            timeZone={timeZone}
            locale={locale}
            menuOf={(row) => (
              <RowMenu
                {...{ row, now, actions }}
                deposit={deposits.toldOf(row)?.act ?? null}
                onChange={change.ask}
                onDeposit={deposits.ask}
              />
            )}
            depositOf={(row) => deposits.toldOf(row)?.words ?? null}
            owesOf={(row) => (row.guest ? null : owing.linkOf(row))}
            quickOf={(row) => <QuickAct row={row} now={now} actions={actions} />}
            onKey={(key, row) => keys.on && pressOn(key, row)}
          />
          <DeskHelp on={keys.on} onTurn={keys.turn} keys={KEYS} />
        </div>
      </div>
      {deposits.dialog}
      <Suspense>
        {booking ? (
          <BookForDialog
            setting={{ spaceId, operatorId, timeZone, locale, today }}
            open={(isToday ? (data?.open ?? []) : []).map(asRange)}
            now={now}
            onDone={refresh}
            onClose={() => setBooking(false)}
          />
        ) : null}
      </Suspense>
      {change.window}
      {data ? <PrintSheet today={data} locale={locale} /> : null}
    </div>
  );
}

const asRange = ({ startsAt, endsAt }: Today['open'][number]) => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});

function NobodyThere({ today: { open, holiday }, typed }: { today: Today; typed: string }) {
  if (typed) return <EmptyState picture="search">Nobody booked that day is called “{typed}”.</EmptyState>;
  if (open.length === 0)
    return (
      <EmptyState picture="door">
        {holiday ? `Closed that day: ${holiday}.` : 'The space is closed that day.'} Nobody has booked.
      </EmptyState>
    );
  return <EmptyState picture="door">Nobody has booked this day yet. Whoever does shows up here at once.</EmptyState>;
}
