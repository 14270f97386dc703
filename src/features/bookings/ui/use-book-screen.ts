'use client';
import { useEffect, useMemo, useState } from 'react';
import { rememberSpace } from '@/client/last-space';
import { useFreshPage } from '@/client/live/use-fresh-page';
import { useNow } from '@/client/use-now';
import type { SpaceDay } from '@/features/availability/availability.contract';
import { rangeOfWanted, wantedOfRange, type WantedTime } from '@/features/availability/domain/wanted-time';
import { daysOf, statesOf } from '@/features/availability/ui/plan-states';
import { useSpaceDay } from '@/features/availability/ui/use-space-day';
import type { ResourceId } from '@/kernel/ids';
import { planTopic } from '@/kernel/realtime';
import type { TimeRange } from '@/kernel/time-range';
import { hoursFor, holidayOn, opensOverMidnight } from '@/features/spaces/domain/opening-hours';
import { localDateOf } from '@/kernel/zone';
import { mayBook } from '../bookings.access';
import { hoursForMember } from '../domain/hours-for-member';
import type { BookSpace, BookViewer } from './book-space';
import { useBookSearch } from './use-book-search';
import { useOpener } from './use-opener';

export type BookScreenProps = {
  readonly space: BookSpace;
  readonly viewer: BookViewer;
  readonly sensible: WantedTime;
  readonly firstDay: SpaceDay;
  readonly firstNow: Date;
};

/** What the Book screen shows and what can be done on it: the address, the day, and what every place is at the wanted time. */
export function useBookScreen({ space, viewer, sensible, firstDay, firstNow }: BookScreenProps) {
  const zone = space.rules.timeZone;
  const now = useNow(firstNow);
  const { wanted: asked, floor: level, desk, view, guests, setSearch } = useBookSearch(sensible);
  const [dragged, setDragged] = useState<WantedTime | null>(null);
  const wanted = dragged ?? asked;
  const day = useSpaceDay(space.id, wanted.date, firstDay);
  useFreshPage(planTopic(space.id));
  const opener = useOpener();
  useEffect(() => rememberSpace(space.operator.slug, space.slug), [space]);

  const { date, from, to } = wanted;
  const range = useMemo(() => rangeOfWanted({ date, from, to }, zone), [date, from, to, zone]);
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
  const { memberId, role } = viewer;
  /** The hours of those that do not keep the space's, as far as this viewer is concerned. */
  const otherHours = useMemo(() => {
    const found = space.resources.map((resource) => {
      const own = hoursFor(space.rules, resource.hours);
      return [resource.id, hoursForMember(own, space.bookingRules, { resource, who: { memberId, role } })] as const;
    });
    return new Map(found.filter(([, hours]) => hours !== space.rules));
  }, [space, memberId, role]);
  const hoursOf = (id: ResourceId) => otherHours.get(id) ?? space.rules;
  const nights = useMemo(() => [space.rules, ...otherHours.values()].some(opensOverMidnight), [space, otherHours]);
  const days = useMemo(
    () => (day.data ? daysOf(space.resources, ({ id }) => otherHours.get(id) ?? null, day.data) : {}),
    [space.resources, otherHours, day.data],
  );
  const { locale } = viewer;
  const states = useMemo(
    () => (range ? statesOf(days, range, bookable, now, { zone, locale }) : {}),
    [days, range, bookable, now, zone, locale],
  );

  const chosen = space.resources.find((resource) => resource.id === desk);
  const floor =
    space.floors.find((one) => String(one.level) === level) ??
    space.floors.find((one) => one.id === chosen?.floorId) ??
    space.floors[0];

  const change = (changed: Partial<WantedTime>) => {
    setDragged(null);
    const history = changed.date && changed.date !== asked.date ? 'push' : 'replace';
    // From what stands in the address by then: "tue 9-12" changes the date and the times one after the other.
    void setSearch(
      (old) => ({
        date: old.date ?? sensible.date,
        from: old.from ?? sensible.from,
        to: old.to ?? sensible.to,
        ...changed,
      }),
      { history },
    );
  };
  const select = (id: string, at: WantedTime = asked) => {
    opener.remember();
    const floorId = space.resources.find((resource) => resource.id === id)?.floorId;
    const ofDesk = space.floors.find((one) => one.id === floorId);
    void setSearch({ desk: id, floor: ofDesk ? String(ofDesk.level) : null, ...at }, { history: 'push' });
  };

  return {
    zone,
    /** Whether anything here is open over midnight. */
    nights,
    /** The name of the holiday that shuts the day for this viewer. */
    holiday: space.resources.map(({ id }) => holidayOn(hoursOf(id), date)).find((name) => name !== null) ?? null,
    now,
    today: localDateOf(now, zone),
    wanted,
    range,
    day,
    days,
    states,
    view,
    floor,
    chosen,
    openedByHand: opener.known,
    drag: setDragged,
    change,
    select,
    pick: (id: string, picked: TimeRange) => select(id, wantedOfRange(picked, zone)),
    /** How many come along. */
    guests,
    bring: (count: number) => void setSearch({ guests: Math.min(count, 100) }),
    takeTime: (picked: TimeRange) => change(wantedOfRange(picked, zone)),
    show: (next: 'plan' | 'list' | 'day') => void setSearch({ view: next }),
    goToFloor: (next: number) => void setSearch({ floor: String(next), desk: null }),
    close: () => {
      void setSearch({ desk: null });
      if (desk) opener.giveBack(desk);
    },
  };
}
