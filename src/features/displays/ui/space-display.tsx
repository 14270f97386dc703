'use client';
import { ChevronRight } from 'lucide-react';
import { clockLabel, rangeLabel } from '@/features/floor-plan/domain/day-clock';
import { KIND_WORDS } from '@/features/floor-plan/domain/state-words';
import { cn } from '@/ui/cn';
import type { DisplayKind, DisplayPlace, DisplayView } from '../displays.contract';
import { comingUp, placeNow } from '../domain/place-now';
import { blockWords, stateWords } from './place-words';

type Props = { view: DisplayView; now: Date; locale: string; onOpen: (id: string) => void };

/** More rooms than this stand closer, so that twelve and what is free fit on a tablet of 1024 × 768 without scrolling. */
const ROOMY = 8;

/** A whole space on the wall: how much is free of each kind, and each room with what comes next. */
export function SpaceDisplay({ view, now, locale, onOpen }: Props) {
  const { spaceName, holiday, kinds, places, timeZone } = view;
  const dense = places.length > ROOMY;
  return (
    <div className={cn('grid', dense ? 'gap-4' : 'gap-6')}>
      <div>
        <h1 className={cn('text-3xl', !dense && 'sm:text-display')}>{spaceName}</h1>
        {holiday ? <p className="text-ink-muted text-lg">Closed today: {holiday}</p> : null}
      </div>
      <section aria-label="Free now">
        <ul
          className={cn(
            'grid',
            dense ? 'grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-2' : 'grid-cols-2 gap-3 md:grid-cols-3',
          )}
        >
          {kinds.map((kind) => (
            <li
              key={kind.kind}
              className={cn('border-line bg-surface rounded-xl border', dense ? 'px-3 py-2' : 'px-5 py-4')}
            >
              <p className={cn('text-ink-muted', !dense && 'text-lg')}>{KIND_WORDS[kind.kind]}</p>
              <p className={cn('tabular font-semibold', dense ? 'text-2xl' : 'text-4xl')}>
                {kind.free}{' '}
                <span className={cn('text-ink-muted font-normal', dense ? 'text-base' : 'text-lg')}>
                  of {kind.of} free
                </span>
              </p>
              <p className="text-ink-muted min-h-6">{nextFree(kind, timeZone, locale)}</p>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="rooms">
        <h2 id="rooms" className={cn('text-xl', dense ? 'mb-1' : 'mb-3')}>
          Rooms
        </h2>
        <ul
          data-dense={dense || undefined}
          className={cn('grid md:grid-cols-2', dense ? 'gap-2 lg:grid-cols-3' : 'gap-3')}
        >
          {places.map((place) => (
            <Room
              key={place.id}
              {...{ place, now, dense }}
              wall={{ timeZone, locale }}
              onOpen={() => onOpen(place.id)}
            />
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
  dense: boolean;
  wall: { timeZone: string; locale: string };
  onOpen: () => void;
};

function Room({ place, now, dense, wall, onOpen }: RoomProps) {
  const state = placeNow(place, now);
  const [next] = comingUp(place, now, 1);
  return (
    <li>
      <button
        type="button"
        onClick={onOpen}
        className={cn(
          'focus-ring border-line bg-surface hover:border-line-strong w-full rounded-xl border text-left',
          dense
            ? 'grid h-full min-h-16 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 px-3 py-1.5'
            : 'flex min-h-20 items-center gap-4 py-3 pr-4 pl-5',
        )}
      >
        {/* Close together, what comes next stands below the name and how it is now. */}
        <span className={dense ? 'contents' : 'min-w-0 flex-1'}>
          <span className={cn('block font-semibold', dense ? 'text-lg' : 'text-xl')}>{place.name}</span>
          <span className={cn('text-ink-muted tabular block', dense && 'order-last col-span-2')}>
            {next
              ? `Next ${rangeLabel({ startsAt: new Date(next.startsAt), endsAt: new Date(next.endsAt) }, wall.timeZone, wall.locale)}, ${blockWords(next)}`
              : 'Nothing more today'}
          </span>
        </span>
        <span
          className={cn(
            'tabular rounded-full border text-right font-medium',
            dense ? 'px-2.5' : 'px-3 py-1',
            state.is === 'free' ? 'state-free' : 'border-line bg-sunken text-ink',
          )}
        >
          {stateWords(state, wall)}
        </span>
        {dense ? null : <ChevronRight aria-hidden className="text-ink-faint size-6 shrink-0" />}
      </button>
    </li>
  );
}
