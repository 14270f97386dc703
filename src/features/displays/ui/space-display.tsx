'use client';
import { ChevronRight } from 'lucide-react';
import { clockLabel, rangeLabel } from '@/features/floor-plan/domain/day-clock';
import { KIND_WORDS } from '@/features/floor-plan/domain/state-words';
import { cn } from '@/ui/cn';
import type { DisplayKind, DisplayPlace, DisplayView } from '../displays.contract';
import { comingUp, placeNow } from '../domain/place-now';
import { blockWords, stateWords } from './place-words';

type Props = { view: DisplayView; now: Date; locale: string; onOpen: (id: string) => void };

/** A whole space on the wall: how much is free of each kind, and each room with what comes next. */
export function SpaceDisplay({ view, now, locale, onOpen }: Props) {
  const { spaceName, holiday, kinds, places, timeZone } = view;
  return (
    <div className="grid gap-6">
      <div>
        <h1 className="text-3xl sm:text-display">{spaceName}</h1>
        {holiday ? <p className="text-ink-muted text-lg">Closed today: {holiday}</p> : null}
      </div>
      <section aria-label="Free now">
        <ul className="grid grid-cols-2 gap-3 md:grid-cols-3">
          {kinds.map((kind) => (
            <li key={kind.kind} className="border-line bg-surface rounded-xl border px-5 py-4">
              <p className="text-ink-muted text-lg">{KIND_WORDS[kind.kind]}</p>
              <p className="tabular text-4xl font-semibold">
                {kind.free} <span className="text-ink-muted text-lg font-normal">of {kind.of} free</span>
              </p>
              <p className="text-ink-muted min-h-6">{nextFree(kind, timeZone, locale)}</p>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="rooms">
        <h2 id="rooms" className="mb-3 text-xl">
          Rooms
        </h2>
        <ul className="grid gap-3 md:grid-cols-2">
          {places.map((place) => (
            <Room key={place.id} place={place} now={now} wall={{ timeZone, locale }} onOpen={() => onOpen(place.id)} />
          ))}
        </ul>
      </section>
    </div>
  );
}

const nextFree = ({ free, nextFreeAt }: DisplayKind, timeZone: string, locale: string): string =>
  free > 0 ? '' : nextFreeAt ? `Next at ${clockLabel(new Date(nextFreeAt), timeZone, locale)}` : 'None today';

type RoomProps = {
  place: DisplayPlace;
  now: Date;
  wall: { timeZone: string; locale: string };
  onOpen: () => void;
};

function Room({ place, now, wall, onOpen }: RoomProps) {
  const state = placeNow(place, now);
  const [next] = comingUp(place, now, 1);
  return (
    <li>
      <button
        type="button"
        onClick={onOpen}
        className="focus-ring border-line bg-surface hover:border-line-strong flex min-h-20 w-full items-center gap-4 rounded-xl border py-3 pr-4 pl-5 text-left"
      >
        <span className="min-w-0 flex-1">
          <span className="block text-xl font-semibold">{place.name}</span>
          <span className="text-ink-muted tabular block">
            {next
              ? `Next ${rangeLabel({ startsAt: new Date(next.startsAt), endsAt: new Date(next.endsAt) }, wall.timeZone, wall.locale)}, ${blockWords(next)}`
              : 'Nothing more today'}
          </span>
        </span>
        <span
          className={cn(
            'tabular rounded-full border px-3 py-1 text-right font-medium',
            state.is === 'free' ? 'state-free' : 'border-line bg-sunken text-ink',
          )}
        >
          {stateWords(state, wall)}
        </span>
        <ChevronRight aria-hidden className="text-ink-faint size-6 shrink-0" />
      </button>
    </li>
  );
}
