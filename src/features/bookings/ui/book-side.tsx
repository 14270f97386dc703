'use client';
import { lazy, Suspense, useEffect } from 'react';
import type { PlanResourceState } from '@/features/floor-plan/floor-plan.contract';
import { ResourceListTwin } from '@/features/floor-plan/ui/resource-list-twin';
import { cn } from '@/ui/cn';
import type { BookSpace, BookViewer } from './book-space';
import { PanelSkeleton } from './panel-skeleton';
import type { useBookScreen } from './use-book-screen';

const loadPanel = () => import('./booking-panel');
const BookingPanel = lazy(() => loadPanel().then((module) => ({ default: module.BookingPanel })));
const SHUT: PlanResourceState = { state: 'closed', reason: 'Not known yet' };
const IDLE_MS = 1_500;

type Props = { screen: ReturnType<typeof useBookScreen>; space: BookSpace; viewer: BookViewer };

/** Beside the plan: its list twin, or the desk that was chosen. On a phone the list is a view of its own and the desk comes from below. */
export function BookSide({ screen, space, viewer }: Props) {
  const { chosen, floor, view, states, days, wanted, range, now, zone } = screen;
  useEffect(() => {
    // Ahead of the first tap, but after everything that shows.
    const timer = setTimeout(() => void loadPanel(), IDLE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={cn('min-w-0', view !== 'list' && !chosen && 'max-lg:hidden', chosen && 'lg:sticky lg:top-20')}>
      {chosen ? (
        <div data-panel>
          <Suspense fallback={<PanelSkeleton />}>
            <BookingPanel
              space={space}
              viewer={viewer}
              resource={chosen}
              wanted={wanted}
              range={range}
              state={states[chosen.id] ?? SHUT}
              guests={screen.guests}
              onGuests={screen.bring}
              day={days[chosen.id]}
              now={now}
              takesFocus={screen.openedByHand}
              onSwitch={(other) => screen.select(other.id)}
              onTakeTime={screen.takeTime}
              onClose={screen.close}
            />
          </Suspense>
        </div>
      ) : null}
      {floor ? (
        <div className={cn(view !== 'list' && 'max-lg:hidden', chosen && 'lg:hidden')}>
          <h2 className="sr-only">Places on this floor</h2>
          <ResourceListTwin
            label={`List, ${floor.name}`}
            resources={space.resources.filter((resource) => resource.floorId === floor.id)}
            states={states}
            days={days}
            date={wanted.date}
            zone={zone}
            range={range ?? { startsAt: now, endsAt: now }}
            now={now}
            locale={viewer.locale}
            selectedId={chosen?.id}
            onSelect={(id) => screen.select(id)}
          />
        </div>
      ) : null}
    </div>
  );
}
