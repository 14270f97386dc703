'use client';
import { useState } from 'react';
import { localDateOf } from '@/kernel/zone';
import { Banner } from '@/ui/banner';
import { EmptyState } from '@/ui/empty-state';
import { lateModule } from '@/ui/late-module';
import { LinkButton } from '@/ui/link-button';
import { ShowMore } from '@/ui/show-more';
import { Skeleton } from '@/ui/skeleton';
import type { BookingView } from '../bookings.contract';
import { byDay } from '../domain/booking-days';
import { dateWords, dayWords } from '../domain/when-words';
import type { ChangeAsked } from './booking-menu';
import { BookingRow } from './booking-row';
import { useKeptFocus } from './use-kept-focus';

const cancelDialog = lateModule(() => import('./cancel-dialog'));
const changeDialogs = lateModule(() => import('./change-dialogs'));

type Props = {
  bookings: readonly BookingView[] | undefined;
  failed: boolean;
  past: boolean;
  more: boolean;
  loadingMore: boolean;
  onMore: () => void;
  now: Date;
  locale: string;
  bookHref: string | null;
};

/** Bookings day by day, with the way to give one back. */
export function BookingList({ bookings, failed, past, more, loadingMore, onMore, now, locale, bookHref }: Props) {
  const [cancelling, setCancelling] = useState<BookingView | null>(null);
  const loaded = cancelDialog.use(cancelling !== null);
  const [changing, setChanging] = useState<{ booking: BookingView; what: ChangeAsked } | null>(null);
  const change = changeDialogs.use(changing !== null);
  const [away, setAway] = useState<string | null>(null);
  const list = useKeptFocus(cancelling !== null || changing !== null || away !== null, bookings);
  if (failed)
    return (
      <Banner tone="danger" live title="Your bookings could not be loaded">
        Check your network. The page tries again by itself.
      </Banner>
    );
  if (!bookings) return <ListSkeleton />;
  if (bookings.length === 0)
    return (
      <EmptyState
        picture="calendar"
        action={
          bookHref ? (
            <LinkButton href={bookHref} variant="primary">
              Open the floor plan
            </LinkButton>
          ) : undefined
        }
      >
        {past
          ? 'What you have used will stand here.'
          : 'Pick a desk on the floor plan, once or every week, and it stands here.'}
      </EmptyState>
    );
  return (
    <div ref={list} tabIndex={-1} className="grid gap-7 outline-none">
      {byDay(bookings).map(({ date, bookings: ofDay }) => {
        const today = localDateOf(now, ofDay[0]?.timeZone ?? 'UTC');
        const day = dayWords(date, locale, today);
        const plain = dateWords(date, locale, today);
        return (
          <section key={date} aria-labelledby={`day-${date}`}>
            <h2 id={`day-${date}`} className="mb-2 flex items-baseline gap-2 text-base">
              {day}
              {day === plain ? null : <span className="text-ink-faint text-sm font-normal">{plain}</span>}
            </h2>
            <ul className="divide-line border-line bg-surface shadow-raised divide-y rounded-lg border">
              {ofDay.map((booking) => (
                <BookingRow
                  key={booking.id}
                  booking={booking}
                  now={now}
                  locale={locale}
                  onCancel={setCancelling}
                  onChange={(of, what) => setChanging({ booking: of, what })}
                  away={away === booking.id}
                  onAway={(open) => setAway(open ? booking.id : null)}
                />
              ))}
            </ul>
          </section>
        );
      })}
      {more ? <ShowMore onMore={onMore} loading={loadingMore} shown={bookings.length} what="bookings" /> : null}
      {cancelling && loaded ? (
        <loaded.CancelDialog
          key={cancelling.id}
          booking={cancelling}
          locale={locale}
          onClose={() => setCancelling(null)}
        />
      ) : null}
      {changing && change ? (
        <change.ChangeDialog {...changing} now={now} locale={locale} onClose={() => setChanging(null)} />
      ) : null}
    </div>
  );
}

const ListSkeleton = () => (
  <div aria-busy="true" role="status" aria-label="Loading your bookings" className="grid gap-3">
    <Skeleton className="w-32" />
    <Skeleton className="h-20 rounded-lg" />
    <Skeleton className="mt-4 w-32" />
    <Skeleton className="h-20 rounded-lg" />
  </div>
);
