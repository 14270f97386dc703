'use client';
import { useMemo } from 'react';
import { LiveBadge } from '@/client/live/live-badge';
import { useMyRules } from '@/features/booking-rules/ui/use-my-rules';
import { Banner } from '@/ui/banner';
import { PageHeader } from '@/ui/page-header';
import { freeInWords } from '../domain/free-in-words';
import { BookSide } from './book-side';
import { FloorViews } from './floor-views';
import { HowFull } from './how-full';
import { useBookScreen, type BookScreenProps } from './use-book-screen';
import { WhenBar } from './when-bar';
import { ZoneNote } from './zone-note';

/** Book: what, when, confirm. Everything that was chosen stands in the address. */
export function BookScreen(given: BookScreenProps) {
  const { viewer } = given;
  const bookingRules = useMyRules(given.space.id, given.space.bookingRules);
  const space = useMemo(() => ({ ...given.space, bookingRules }), [given.space, bookingRules]);
  const screen = useBookScreen({ ...given, space });
  const { zone, now, today, wanted, range, day, days, states } = screen;
  const { locale } = viewer;
  return (
    <>
      <PageHeader
        dense
        title={`Book at ${space.name}`}
        lead={freeInWords(space.resources, states, wanted.date, range, { timeZone: zone, locale, today })}
      />
      <div className="grid items-start gap-x-5 gap-y-3 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid min-w-0 gap-3 sm:gap-4">
          <WhenBar
            wanted={wanted}
            today={today}
            zone={zone}
            nights={screen.nights}
            openRanges={(screen.chosen && days[screen.chosen.id]?.openRanges) ?? day.data?.open ?? []}
            now={now}
            locale={locale}
            onDrag={screen.drag}
            onChange={screen.change}
          />
          <HowFull space={space} date={wanted.date} onPick={(date) => screen.change({ date })} />
          {screen.holiday ? (
            <Banner>Closed that day: {screen.holiday}. Pick another date; what is already booked still shows.</Banner>
          ) : null}
          {day.error && !day.data ? (
            <Banner tone="danger" live title="The day could not be loaded">
              Check your network. The page tries again by itself.
            </Banner>
          ) : null}
          <FloorViews
            space={space}
            floor={screen.floor}
            view={screen.view}
            states={states}
            days={days}
            wanted={wanted}
            range={range}
            now={now}
            locale={locale}
            selectedId={screen.chosen?.id}
            busy={day.isFetching && !day.data}
            onView={screen.show}
            onFloor={screen.goToFloor}
            onSelect={(id) => screen.select(id)}
            onPick={screen.pick}
            badge={
              // In a row that is there anyway: the reader's zone is known late, and nothing may move then.
              <>
                <ZoneNote zone={zone} at={range?.startsAt ?? now} />
                <LiveBadge />
              </>
            }
          />
        </div>
        <BookSide screen={screen} space={space} viewer={viewer} />
      </div>
    </>
  );
}
