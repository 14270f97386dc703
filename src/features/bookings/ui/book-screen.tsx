'use client';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { rememberSpace } from '@/client/last-space';
import { LiveBadge } from '@/client/live/live-badge';
import { useNow } from '@/client/use-now';
import type { SpaceDay } from '@/features/availability/availability.contract';
import { rangeOfWanted, wantedOfRange, type WantedTime } from '@/features/availability/domain/wanted-time';
import { daysOf, statesOf } from '@/features/availability/ui/plan-states';
import { useSpaceDay } from '@/features/availability/ui/use-space-day';
import type { PlanResourceState } from '@/features/floor-plan/floor-plan.contract';
import { ResourceListTwin } from '@/features/floor-plan/ui/resource-list-twin';
import { localDateOf } from '@/kernel/zone';
import { Banner } from '@/ui/banner';
import { cn } from '@/ui/cn';
import { PageHeader } from '@/ui/page-header';
import { mayBook } from '../bookings.access';
import { freeInWords } from '../domain/free-in-words';
import type { BookSpace, BookViewer } from './book-space';
import { FloorViews } from './floor-views';
import { PanelSkeleton } from './panel-skeleton';
import { useBookSearch } from './use-book-search';
import { useOpener } from './use-opener';
import { WhenBar } from './when-bar';
import { ZoneNote } from './zone-note';

const loadPanel = () => import('./booking-panel');
const BookingPanel = lazy(() => loadPanel().then((module) => ({ default: module.BookingPanel })));

type Props = { space: BookSpace; viewer: BookViewer; sensible: WantedTime; firstDay: SpaceDay; firstNow: Date };

const SHUT: PlanResourceState = { state: 'closed', reason: 'Not known yet' };

/** Book: what, when, confirm. Everything that was chosen stands in the address. */
export function BookScreen({ space, viewer, sensible, firstDay, firstNow }: Props) {
  const { rules } = space;
  const { timeZone } = rules;
  const now = useNow(firstNow);
  const today = localDateOf(now, timeZone);
  const { wanted: asked, floor, desk, view, setSearch } = useBookSearch(sensible);
  const [dragged, setDragged] = useState<WantedTime | null>(null);
  const wanted = dragged ?? asked;
  const day = useSpaceDay(space.id, wanted.date, firstDay);
  const opener = useOpener();

  useEffect(() => {
    rememberSpace(space.operator.slug, space.slug);
    const timer = setTimeout(() => void loadPanel(), 1_500);
    return () => clearTimeout(timer);
  }, [space]);

  const range = useMemo(() => rangeOfWanted(wanted, timeZone), [wanted, timeZone]);
  const bookable = useMemo(
    () =>
      Object.fromEntries(
        space.resources.map((resource) => [
          resource.id,
          mayBook(viewer.role, resource).ok
            ? ({ ok: true } as const)
            : ({ ok: false, reason: 'For members. Ask at the desk about a plan' } as const),
        ]),
      ),
    [space.resources, viewer.role],
  );
  const days = useMemo(() => (day.data ? daysOf(space.resources, day.data) : {}), [space.resources, day.data]);
  const states = useMemo(() => (range ? statesOf(days, range, bookable, now) : {}), [days, range, bookable, now]);

  const chosen = space.resources.find((resource) => resource.id === desk);
  const shownFloor =
    space.floors.find((one) => String(one.level) === floor) ??
    space.floors.find((one) => one.id === chosen?.floorId) ??
    space.floors[0];
  const change = (changed: Partial<WantedTime>) => {
    setDragged(null);
    const history = changed.date && changed.date !== asked.date ? 'push' : 'replace';
    // From what stands in the address by then: "tue 9-12" changes the date and the times one after the other.
    void setSearch(
      ({ date, from, to }) => ({
        date: date ?? sensible.date,
        from: from ?? sensible.from,
        to: to ?? sensible.to,
        ...changed,
      }),
      { history },
    );
  };
  const select = (id: string) => {
    opener.remember();
    const floorOf = space.floors.find((one) => one.id === space.resources.find((r) => r.id === id)?.floorId);
    void setSearch({ desk: id, floor: floorOf ? String(floorOf.level) : null, ...wanted }, { history: 'push' });
  };
  const close = () => {
    void setSearch({ desk: null });
    if (desk) opener.giveBack(desk);
  };

  return (
    <>
      <PageHeader
        title={`Book at ${space.name}`}
        lead={freeInWords(space.resources, states, wanted.date, range, { timeZone, locale: viewer.locale, today })}
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid min-w-0 gap-5">
          <WhenBar
            wanted={wanted}
            today={today}
            zone={timeZone}
            openRanges={day.data?.open ?? []}
            now={now}
            locale={viewer.locale}
            onDrag={setDragged}
            onChange={change}
          />
          <ZoneNote zone={timeZone} at={range?.startsAt ?? now} />
          {day.data?.holiday ? (
            <Banner>Closed that day: {day.data.holiday}. Pick another date; what is already booked still shows.</Banner>
          ) : null}
          {day.error && !day.data ? (
            <Banner tone="danger" live title="The day could not be loaded">
              Check your network. The page tries again by itself.
            </Banner>
          ) : null}
          <FloorViews
            space={space}
            floor={shownFloor}
            view={view}
            states={states}
            days={days}
            wanted={wanted}
            range={range}
            now={now}
            locale={viewer.locale}
            selectedId={chosen?.id}
            busy={day.isFetching && !day.data}
            onView={(next) => void setSearch({ view: next })}
            onFloor={(level) => void setSearch({ floor: String(level), desk: null })}
            onSelect={select}
            onPick={(id, picked) => {
              opener.remember();
              void setSearch({ desk: id, ...wantedOfRange(picked, timeZone) }, { history: 'push' });
            }}
            badge={<LiveBadge />}
          />
        </div>
        <div className={cn('min-w-0', view !== 'list' && !chosen && 'max-lg:hidden')}>
          {chosen ? (
            <div data-panel className="lg:sticky lg:top-20">
              <Suspense fallback={<PanelSkeleton />}>
                <BookingPanel
                  space={space}
                  viewer={viewer}
                  resource={chosen}
                  wanted={wanted}
                  range={range}
                  state={states[chosen.id] ?? SHUT}
                  day={days[chosen.id]}
                  now={now}
                  takesFocus={opener.known}
                  onSwitch={(other) => select(other.id)}
                  onTakeTime={(picked) => change(wantedOfRange(picked, timeZone))}
                  onClose={close}
                />
              </Suspense>
            </div>
          ) : null}
          {shownFloor ? (
            <div className={cn(view !== 'list' && 'max-lg:hidden', chosen && 'lg:hidden')}>
              <ResourceListTwin
                label={`List, ${shownFloor.name}`}
                resources={space.resources.filter((resource) => resource.floorId === shownFloor.id)}
                states={states}
                days={days}
                date={wanted.date}
                zone={timeZone}
                range={range ?? { startsAt: now, endsAt: now }}
                now={now}
                locale={viewer.locale}
                selectedId={chosen?.id}
                onSelect={select}
              />
            </div>
          ) : null}
        </div>
      </div>
    </>
  );
}
