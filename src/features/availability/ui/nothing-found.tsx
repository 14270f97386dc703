'use client';
import { GIVE_WAY_WORDS } from '@/client/find-copy';
import { paths } from '@/client/paths';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import type { LocalDate } from '@/kernel/zone';
import { Button } from '@/ui/button';
import { LinkButton } from '@/ui/link-button';
import { EmptyState } from '@/ui/empty-state';
import type { Wish } from '../domain/wish';
import type { SearchAnswer } from '../search.contract';
import { dayInWish, lengthInWords } from './wish-words';

type Near = SearchAnswer['nearest'][number];
type Props = {
  wish: Wish;
  yours: SearchAnswer['yours'];
  nearest: readonly Near[];
  zone: string;
  today: LocalDate;
  locale: string;
  onChange: (wish: Wish) => void;
};

/** In what an offer gives in, exactly. */
function givesIn({ by, wish: other }: Near, wish: Wish): string {
  if (by === 'without') {
    const left = wish.amenities.filter((name) => !other.amenities.includes(name));
    return `Without ${left.join(' and ')}`;
  }
  if (by === 'smaller') return `A place for ${other.people}`;
  if (by === 'shorter' && other.minutes !== null) return `For ${lengthInWords(other.minutes)}`;
  return GIVE_WAY_WORDS[by];
}

/** Nothing answers the wish: what one has of it already, and what nearly does, the smallest step first. */
export function NothingFound({ yours, ...props }: Props) {
  const { nearest, zone, today, locale } = props;
  if (yours.length === 0 && nearest.length === 0)
    return (
      <EmptyState picture="search">
        Nothing like that is free in the next two weeks. Ask for less: other days, a shorter time, any kind of place.
      </EmptyState>
    );
  return (
    <>
      {yours.map((one) => (
        <div
          key={one.bookingId}
          className="border-line bg-surface flex flex-wrap items-center justify-between gap-3 rounded-lg border p-4"
        >
          <div className="min-w-0">
            <p className="font-semibold">You have {one.resourceName} already</p>
            <p className="text-ink-muted tabular">
              {dayInWish(one.date, today)},{' '}
              {rangeLabel({ startsAt: new Date(one.startsAt), endsAt: new Date(one.endsAt) }, zone, locale)}
            </p>
          </div>
          <LinkButton href={paths.bookings({ booking: one.bookingId })}>My bookings</LinkButton>
        </div>
      ))}
      {nearest.length > 0 ? <NearlyWorks {...props} /> : null}
    </>
  );
}

function NearlyWorks({ wish, nearest, zone, today, locale, onChange }: Omit<Props, 'yours'>) {
  return (
    <section aria-label="What nearly works" className="grid gap-3">
      <p className="text-lg">Nothing is free just so. This nearly works:</p>
      <ul className="grid gap-2">
        {nearest.map((near) => {
          const [time] = near.first.times;
          if (!time) return null;
          const range = { startsAt: new Date(time.startsAt), endsAt: new Date(time.endsAt) };
          return (
            <li
              key={`${near.by} ${near.wish.amenities.join()}`}
              className="border-line bg-surface flex flex-wrap items-center justify-between gap-3 rounded-lg border p-4"
            >
              <div className="min-w-0">
                <p className="font-semibold">{givesIn(near, wish)}</p>
                <p className="text-ink-muted tabular">
                  {near.first.resource.name}, {dayInWish(time.date, today)}, {rangeLabel(range, zone, locale)}
                  {near.total > 1 ? `, and ${near.total - 1} more` : ''}
                </p>
              </div>
              <Button onClick={() => onChange(near.wish)}>Show {near.total > 1 ? 'them' : 'it'}</Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
