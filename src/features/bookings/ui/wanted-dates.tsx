'use client';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTopic } from '@/client/live/use-topic';
import { paths } from '@/client/paths';
import { refusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { lineWords } from '@/features/waitlists/domain/waiting-words';
import { newId, type BookingId, type PersonId } from '@/kernel/ids';
import { personTopic } from '@/kernel/realtime';
import { localDateOf } from '@/kernel/zone';
import { Button } from '@/ui/button';
import { LinkButton } from '@/ui/link-button';
import { ShowMore } from '@/ui/show-more';
import { toast } from '@/ui/toast-store';
import { counted, whenWords } from '../domain/when-words';
import type { MyWantedAnswer, WantedDateView } from '../wanted.contract';

type Props = { personId: PersonId; first: MyWantedAnswer; now: Date; locale: string };
/** So many dates stand open; more are a press away. */
const FEW = 3;

/** The owner lets nobody wait there: what was to be offered is not. */
const nobodyAsks = ({ wanted, asked }: WantedDateView): boolean => wanted === 'offer' && !asked;
const whatThen = (one: WantedDateView): string =>
  one.wanted === 'fill'
    ? 'Booked for you as soon as it is free.'
    : one.asked
      ? 'We ask you when it is free.'
      : 'Nobody is asked here when something comes free. It can be booked for you then.';

/** The dates of one's series that could not be had and are wanted still, series by series, each with its place in line. Nothing where there are none. */
export function WantedDates({ personId, first, now, locale }: Props) {
  const api = useTRPCClient();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [busy, setBusy] = useState<string | null>(null);
  const list = useInfiniteQuery(
    trpc.bookings.wanted.infiniteQueryOptions(
      {},
      {
        getNextPageParam: (page) => page.nextCursor ?? undefined,
        initialData: { pages: [first], pageParams: [null] },
      },
    ),
  );
  const shown = (list.data?.pages ?? [first]).flatMap(({ items }) => items);
  const refresh = () => void client.invalidateQueries(trpc.bookings.pathFilter());
  useTopic(personTopic(personId), () => void client.invalidateQueries(trpc.bookings.wanted.pathFilter()));
  const bySeries = new Map<string, WantedDateView[]>();
  for (const one of shown)
    if (new Date(one.startsAt) > now) bySeries.set(one.seriesId, [...(bySeries.get(one.seriesId) ?? []), one]);
  if (bySeries.size === 0) return null;

  const drop = (dates: readonly WantedDateView[], key: string) => say(dates, null, key);
  const say = async (dates: readonly WantedDateView[], how: 'fill' | null, key: string) => {
    const [any] = dates;
    if (!any) return;
    setBusy(key);
    try {
      await api.bookings.wantDates.mutate({
        operatorId: any.operatorId,
        bookingIds: dates.map(({ bookingId }) => bookingId as BookingId),
        wanted: how,
        requestId: newId<'request'>(),
      });
      const title = how
        ? 'It is booked for you as soon as it is free'
        : `You wait for ${dates.length === 1 ? 'it' : 'them'} no more`;
      toast({ title, tone: 'success' });
    } catch (error) {
      sayRefusal(refusalIn(error));
    } finally {
      setBusy(null);
      refresh();
    }
  };
  const row = (one: WantedDateView) => {
    const range = { startsAt: new Date(one.startsAt), endsAt: new Date(one.endsAt) };
    const when = whenWords(range, one.timeZone, locale, localDateOf(now, one.timeZone));
    return (
      <li key={one.bookingId} className="flex flex-wrap items-center justify-end gap-x-4 gap-y-1 py-2">
        <span className="min-w-52 flex-1">
          <span className="tabular">{when}</span>
          <span className="text-ink-muted block text-sm">
            {lineWords(one.ahead)}. {whatThen(one)}
          </span>
        </span>
        {nobodyAsks(one) ? (
          <Button
            size="sm"
            className="shrink-0"
            aria-label={`Book ${when} when it is free`}
            loading={busy === `book ${one.bookingId}`}
            onClick={() => void say([one], 'fill', `book ${one.bookingId}`)}
          >
            Book it then
          </Button>
        ) : null}
        <Button
          size="sm"
          variant="ghost"
          className="shrink-0"
          aria-label={`Wait no more for ${when}`}
          loading={busy === one.bookingId}
          onClick={() => void drop([one], one.bookingId)}
        >
          Wait no more
        </Button>
      </li>
    );
  };
  return (
    <section aria-label="Dates of your series that you wait for" className="mb-6 grid gap-3">
      {[...bySeries].map(([key, dates]) => {
        const [any, ...others] = dates;
        if (!any) return null;
        const more = dates.slice(FEW);
        const all = any.ofSeries <= dates.length;
        return (
          <div key={key} className="border-line bg-surface rounded-md border px-4 py-3">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <h2 className="text-base font-medium">
                You wait for {counted(Math.max(any.ofSeries, dates.length), 'date')} of your series: {any.resourceName},{' '}
                {any.spaceName}
              </h2>
              <span className="flex flex-wrap gap-2">
                <LinkButton size="sm" href={paths.changeSeries(any.operatorSlug, any.spaceSlug, any.bookingId)}>
                  Other ways
                </LinkButton>
                {others.length > 0 ? (
                  <Button size="sm" variant="ghost" loading={busy === key} onClick={() => void drop(dates, key)}>
                    {all ? 'Wait for none' : `Wait for none of these ${dates.length}`}
                  </Button>
                ) : null}
              </span>
            </div>
            <ul className="divide-line mt-1 divide-y">{dates.slice(0, FEW).map(row)}</ul>
            {more.length > 0 ? (
              <details className="border-line border-t">
                <summary className="focus-ring text-ink-muted cursor-pointer py-2 text-sm">{more.length} more</summary>
                <ul className="divide-line divide-y">{more.map(row)}</ul>
              </details>
            ) : null}
          </div>
        );
      })}
      {list.hasNextPage ? (
        <ShowMore
          onMore={() => void list.fetchNextPage()}
          loading={list.isFetchingNextPage}
          shown={shown.length}
          what="dates that you wait for"
        />
      ) : null}
    </section>
  );
}
