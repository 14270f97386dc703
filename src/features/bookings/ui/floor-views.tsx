'use client';
import { ChartGantt, LayoutList, Map as MapIcon } from 'lucide-react';
import { lazy, Suspense, type ReactNode } from 'react';
import type { ResourceDays } from '@/features/availability/ui/plan-states';
import type { WantedTime } from '@/features/availability/domain/wanted-time';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import type { PlanResourceState } from '@/features/floor-plan/floor-plan.contract';
import { FloorPlanView } from '@/features/floor-plan/ui/floor-plan-view';
import type { TimeRange } from '@/kernel/time-range';
import { cn } from '@/ui/cn';
import { SegmentedControl } from '@/ui/segmented-control';
import { Skeleton } from '@/ui/skeleton';
import type { BookSpace } from './book-space';

/** The plan comes first; what draws the timeline, and moves what is on it, comes when it is looked at. */
const DayView = lazy(() => import('./day-view').then((module) => ({ default: module.DayView })));

type View = 'plan' | 'list' | 'day';
type Props = {
  space: BookSpace;
  floor: BookSpace['floors'][number] | undefined;
  view: View;
  states: Readonly<Record<string, PlanResourceState>>;
  days: ResourceDays;
  wanted: WantedTime;
  range: TimeRange | null;
  now: Date;
  locale: string;
  selectedId: string | undefined;
  busy: boolean;
  onView: (view: View) => void;
  onFloor: (level: number) => void;
  onSelect: (id: string) => void;
  onPick: (id: string, range: TimeRange) => void;
  badge: ReactNode;
};

const SEGMENTS = [
  { value: 'plan' as const, label: <span className="max-sm:sr-only">Plan</span>, icon: <MapIcon aria-hidden /> },
  { value: 'list' as const, label: <span className="max-sm:sr-only">List</span>, icon: <LayoutList aria-hidden /> },
  { value: 'day' as const, label: <span className="max-sm:sr-only">Timeline</span>, icon: <ChartGantt aria-hidden /> },
];

/** One floor as its plan or as everybody's day; its list twin stands beside it, on a phone it is the third view. */
export function FloorViews(props: Props) {
  const { space, floor, view, states, days, wanted, range, now, locale, selectedId, busy, onSelect } = props;
  const zone = space.rules.timeZone;
  if (!floor) return null;
  const resources = space.resources.filter((resource) => resource.floorId === floor.id);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-2 gap-y-2">
        <div className="flex flex-wrap items-center gap-3">
          {space.floors.length > 1 ? (
            <SegmentedControl
              aria-label="Floor"
              value={String(floor.level)}
              onValueChange={(level) => props.onFloor(Number(level))}
              segments={space.floors.map((one) => ({ value: String(one.level), label: one.name }))}
            />
          ) : null}
          {props.badge}
        </div>
        <SegmentedControl<View>
          aria-label="View"
          className="max-sm:[&>button]:gap-0 lg:hidden"
          value={view}
          onValueChange={props.onView}
          segments={SEGMENTS}
        />
        <SegmentedControl<View>
          aria-label="View"
          className="max-lg:hidden"
          value={view === 'day' ? 'day' : 'plan'}
          onValueChange={props.onView}
          segments={SEGMENTS.filter((segment) => segment.value !== 'list')}
        />
      </div>
      <div
        aria-busy={busy}
        className={cn('min-w-0 transition-opacity delay-300', busy && 'opacity-50', view === 'list' && 'max-lg:hidden')}
      >
        {view === 'day' ? (
          <Suspense fallback={<Skeleton className="h-[min(70svh,40rem)] rounded-lg" />}>
            <DayView
              space={space}
              label={`Timeline, ${floor.name}`}
              rows={resources.map((resource) => ({
                resource,
                busy: days[resource.id]?.busy ?? [],
                openRanges: days[resource.id]?.openRanges ?? [],
              }))}
              range={range ?? { startsAt: now, endsAt: now }}
              selectedId={selectedId}
              onPick={props.onPick}
              date={wanted.date}
              zone={zone}
              now={now}
              locale={locale}
            />
          </Suspense>
        ) : (
          <FloorPlanView
            floorName={floor.name}
            drawing={floor.drawing}
            resources={resources}
            states={states}
            range={range ? rangeLabel(range, zone, locale) : ''}
            selectedId={selectedId}
            onSelect={onSelect}
            // The whole floor before the fold.
            className="lg:max-h-[max(24rem,calc(100svh-26rem))]"
          />
        )}
      </div>
    </>
  );
}
