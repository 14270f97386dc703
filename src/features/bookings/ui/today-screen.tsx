'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, Printer, Search } from 'lucide-react';
import { parseAsString, useQueryStates } from 'nuqs';
import { LiveBadge } from '@/client/live/live-badge';
import { useTopic } from '@/client/live/use-topic';
import { useTRPC } from '@/client/trpc';
import { useNow } from '@/client/use-now';
import { countOfKind } from '@/features/spaces/domain/kind-words';
import type { SpaceId } from '@/kernel/ids';
import { spaceTopic } from '@/kernel/realtime';
import { addDays, localDateOf } from '@/kernel/zone';
import { Button } from '@/ui/button';
import { DateField } from '@/ui/date-field';
import { EmptyState } from '@/ui/empty-state';
import { Input } from '@/ui/input';
import { PageHeader } from '@/ui/page-header';
import type { Today } from '../bookings.reads';
import { countByKind, matches, presenceOf, PRESENCES } from '../domain/who-is-in';
import { counted, dateWords, dayWords } from '../domain/when-words';
import { DATE_TEXT } from './book-search';
import { PresenceTable } from './presence-table';

type Props = { spaceId: SpaceId; first: Today; firstNow: Date; locale: string };

const HEADINGS = { now: 'Here now', later: 'Coming later', gone: 'Been here' } as const;

/** Who is in, and where: for the front desk, on the screen and on paper. */
export function TodayScreen({ spaceId, first, firstNow, locale }: Props) {
  const { timeZone, spaceName } = first;
  const trpc = useTRPC();
  const client = useQueryClient();
  const now = useNow(firstNow);
  const today = localDateOf(now, timeZone);
  const [{ date: asked, q }, setSearch] = useQueryStates({ date: parseAsString, q: parseAsString.withDefault('') });
  const date = asked && DATE_TEXT.test(asked) ? asked : today;
  const day = useQuery(
    trpc.bookings.today.queryOptions({ spaceId, date }, { initialData: first.date === date ? first : undefined }),
  );
  useTopic(spaceTopic(spaceId), () => void client.invalidateQueries(trpc.bookings.today.pathFilter()));
  const turn = (next: string) => void setSearch({ date: next === today ? null : next }, { history: 'push' });

  const rows = day.data?.rows ?? [];
  const found = rows.filter((row) => matches(row, q));
  const people = new Set(rows.map((row) => row.memberId)).size;
  const here = rows.filter((row) => presenceOf(row, now) === 'now').length;
  const kinds = countByKind(rows).map(({ kind, count }) => countOfKind(kind, count));
  const isToday = date === today;
  return (
    <div className="mx-auto max-w-6xl">
      <PageHeader
        title={isToday ? `Today at ${spaceName}` : `${dayWords(date, locale, today)} at ${spaceName}`}
        lead={
          <>
            {isToday ? `${here} here now, ` : ''}
            {counted(people, 'person', 'people')} booked
            {kinds.length > 0 ? `: ${kinds.join(', ')}` : ''}.
          </>
        }
        action={
          <Button variant="primary" className="max-md:hidden" onClick={() => window.print()}>
            <Printer aria-hidden />
            Print the day
          </Button>
        }
      />
      <p className="hidden text-lg print:mb-4 print:block">{dateWords(date, locale)}</p>
      <div data-print="never" className="mb-6 flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="flex w-full gap-1.5 sm:w-72">
          <Button size="icon" aria-label="The day before" onClick={() => turn(addDays(date, -1))}>
            <ChevronLeft aria-hidden />
          </Button>
          <DateField
            aria-label="Date"
            className="min-w-0 flex-1"
            value={date}
            today={today}
            locale={locale}
            onValueChange={(next) => next && turn(next)}
          />
          <Button size="icon" aria-label="The day after" onClick={() => turn(addDays(date, 1))}>
            <ChevronRight aria-hidden />
          </Button>
        </div>
        <div className="relative w-full sm:w-64">
          <Search aria-hidden className="text-ink-faint pointer-events-none absolute top-3 left-3 size-4" />
          <Input
            type="search"
            aria-label="Find a person or a place"
            placeholder="Find a person or a place"
            className="pl-9"
            value={q}
            onChange={(event) => void setSearch({ q: event.target.value || null })}
          />
        </div>
        <LiveBadge />
      </div>
      {day.data && found.length === 0 ? (
        <EmptyState picture={q ? 'search' : 'door'}>
          {q
            ? `Nobody booked that day is called “${q}”.`
            : 'Nobody has booked this day yet. Whoever does shows up here at once.'}
        </EmptyState>
      ) : (
        <div className="grid gap-8" aria-busy={!day.data}>
          {PRESENCES.map((presence) => (
            <PresenceTable
              key={presence}
              heading={HEADINGS[presence]}
              rows={found.filter((row) => presenceOf(row, now) === presence)}
              timeZone={timeZone}
              locale={locale}
              quiet={presence === 'gone'}
            />
          ))}
        </div>
      )}
    </div>
  );
}
