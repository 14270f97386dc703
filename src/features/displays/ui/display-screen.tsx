'use client';
import { ArrowLeft, WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { clockLabel } from '@/features/floor-plan/domain/day-clock';
import { EmptyState } from '@/ui/empty-state';
import type { DisplayView } from '../displays.contract';
import { RoomDisplay } from './room-display';
import { SpaceDisplay } from './space-display';
import { useDisplay, useDisplayClock } from './use-display';

type Props = { token: string; first: DisplayView | null; firstNow: Date; locale: string };

/** Whoever walks away leaves the whole space on the wall again. */
const BACK_MS = 60_000;

/** A tablet on the wall: a room at its door, or a whole space, of which a room can be looked at. */
export function DisplayScreen({ token, first, firstNow, locale }: Props) {
  const { view, offline, heardAt, acts } = useDisplay(token, first, firstNow);
  const now = useDisplayClock(firstNow);
  const [opened, setOpened] = useState<string | null>(null);
  useEffect(() => {
    if (!opened) return;
    const timer = setTimeout(() => setOpened(null), BACK_MS);
    return () => clearTimeout(timer);
  }, [opened]);

  if (!view)
    return (
      <main className="grid min-h-dvh place-items-center">
        <h1 className="sr-only">Display</h1>
        <EmptyState picture="door">
          This display is not in use. Whoever runs the space can make a new link under Settings, Displays.
        </EmptyState>
      </main>
    );
  const { timeZone, shows } = view;
  const room = shows === 'room' ? view.places[0] : view.places.find(({ id }) => id === opened);
  const date = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(
    now,
  );
  return (
    <main className="mx-auto flex min-h-dvh max-w-6xl flex-col gap-5 px-5 py-5 sm:px-8 sm:py-6">
      <header className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        {room && shows === 'space' ? (
          <button
            type="button"
            onClick={() => setOpened(null)}
            className="focus-ring text-ink-muted hover:text-ink inline-flex min-h-12 items-center gap-2 rounded-md text-lg"
          >
            <ArrowLeft aria-hidden className="size-6" />
            All rooms
          </button>
        ) : (
          <p className="text-ink-muted min-w-0 text-lg">{shows === 'room' ? view.spaceName : view.operator.name}</p>
        )}
        <p className="tabular text-lg">
          <span className="text-ink-muted">{date}</span>{' '}
          <time dateTime={now.toISOString()} className="ml-2 text-2xl font-semibold">
            {clockLabel(now, timeZone, locale)}
          </time>
        </p>
      </header>
      {room ? (
        <RoomDisplay key={room.id} token={token} view={view} place={room} now={now} locale={locale} acts={acts} />
      ) : shows === 'room' ? (
        <EmptyState picture="door">This room is not in use any more.</EmptyState>
      ) : (
        <SpaceDisplay view={view} now={now} locale={locale} onOpen={setOpened} />
      )}
      <footer className="text-ink-muted mt-auto min-h-6">
        <div role="status">
          {offline ? (
            <p className="flex items-center gap-2">
              <WifiOff aria-hidden className="size-5 shrink-0" />
              No connection. This is how it stood at {clockLabel(heardAt, timeZone, locale)}.
            </p>
          ) : null}
        </div>
      </footer>
    </main>
  );
}
