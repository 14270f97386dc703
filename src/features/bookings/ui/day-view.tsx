'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState, type ComponentProps } from 'react';
import { paths } from '@/client/paths';
import { useTRPC } from '@/client/trpc';
import type { DragBlock, Lane } from '@/features/floor-plan/domain/block-drag';
import { dayWithNight } from '@/features/floor-plan/domain/day-clock';
import type { BusyRange } from '@/features/floor-plan/floor-plan.contract';
import { DayTimeline, rowsInOrder } from '@/features/floor-plan/ui/day-timeline';
import type { BookingView } from '../bookings.contract';
import type { BookSpace } from './book-space';
import { MoveBar } from './move-bar';
import { MoveDialog } from './move-dialog';
import { useBlockMove } from './use-block-move';

type Props = Omit<ComponentProps<typeof DayTimeline>, 'moving' | 'now' | 'locale'> & {
  space: BookSpace;
  now: Date;
  locale: string;
};

/** Everybody's day on the Book screen. One's own bookings can be pulled to another time or place, or opened to be moved in words. */
export function DayView({ space, ...timeline }: Props) {
  const { date, zone, now, locale } = timeline;
  const operatorId = space.operator.id;
  const trpc = useTRPC();
  const client = useQueryClient();
  const around = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<BookingView | null>(null);
  const rows = useMemo(() => rowsInOrder(timeline.rows), [timeline.rows]);
  const lanes = useMemo((): Lane[] => {
    const shown = dayWithNight(
      date,
      zone,
      rows.flatMap((row) => row.openRanges),
    );
    return rows.map(({ resource }) => ({ id: resource.id, shown }));
  }, [rows, date, zone]);
  const move = useBlockMove({
    ...{ operatorId, spaceId: space.id, timeZone: zone, locale, now, lanes, axis: 'x' },
    placeOf: (laneId) => laneId,
    blockNow: ({ block }) =>
      rows
        .filter(({ resource }) => resource.id === block.laneId)
        .flatMap(({ resource, busy }) => busy.map((one) => blockOf(resource.id, one, now)))
        .find((one) => one?.id === block.id) ?? null,
    onMoved: (bookingId) => {
      if (document.activeElement === document.body)
        around.current?.querySelector<HTMLElement>(`[data-block="${bookingId}"]`)?.focus();
    },
  });
  const open = (bookingId: string) =>
    void client.fetchQuery(trpc.bookings.placesFor.queryOptions({ operatorId, bookingId })).then(
      ({ booking }) => setOpened(booking),
      () => undefined,
    );
  return (
    <div ref={around}>
      <DayTimeline
        {...timeline}
        eventHref={(slug) => paths.memberEvent(space.operator.slug, space.slug, slug)}
        moving={{
          ...move,
          blockOf: (resourceId, busy) => blockOf(resourceId, busy, now),
          fits: move.whyNot === null,
          onOpen: ({ id }) => open(id),
        }}
      />
      <MoveBar move={move} />
      {opened ? <MoveDialog booking={opened} now={now} locale={locale} onClose={() => setOpened(null)} /> : null}
    </div>
  );
}

/** One's own, while it is not over: of what has begun only the end can be pulled. */
function blockOf(laneId: string, busy: BusyRange, now: Date): DragBlock | null {
  const { bookingId, mine, buffer, startsAt, endsAt } = busy;
  if (!bookingId || !mine || buffer || endsAt <= now) return null;
  return {
    id: bookingId,
    laneId,
    range: { startsAt, endsAt },
    parts: startsAt <= now ? ['end'] : ['whole', 'start', 'end'],
  };
}
