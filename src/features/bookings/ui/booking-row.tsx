'use client';
import Link from 'next/link';
import { paths } from '@/client/paths';
import { wantedOfRange } from '@/features/availability/domain/wanted-time';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import { KIND_ICON } from '@/features/floor-plan/ui/resource-list-twin';
import { guestsInWords } from '../domain/guest-words';
import { extrasInWords } from '@/features/pricing/domain/extras';
import { moneyInWords } from '@/kernel/money';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import type { BookingView } from '../bookings.contract';
import { AwayButton } from './away-button';
import { ArrivalButton } from './arrival-button';
import { BookingBadges } from './booking-badges';
import { DepositLine } from './deposit-line';
import { BookingMenu, type ChangeAsked } from './booking-menu';

type Props = {
  booking: BookingView;
  now: Date;
  locale: string;
  onCancel: (booking: BookingView) => void;
  onChange: (booking: BookingView, what: ChangeAsked) => void;
  /** Whether its "I'm away" asks what is meant. */
  away: boolean;
  onAway: (open: boolean) => void;
};

/** Why a booking can't be cancelled any more; null while it can. */
function whyNotCancel(booking: BookingView, now: Date): string | null {
  if (new Date(booking.startsAt) > now) return null;
  return new Date(booking.endsAt) > now ? 'It has already begun.' : 'It is over.';
}

/** One booking: when, what, where, whether it repeats, and whether it is really yours. */
export function BookingRow({ booking, now, locale, onCancel, onChange, away, onAway }: Props) {
  const { timeZone, operatorSlug, spaceSlug, status } = booking;
  const range = { startsAt: new Date(booking.startsAt), endsAt: new Date(booking.endsAt) };
  const Kind = KIND_ICON[booking.resourceKind];
  const asked = status === 'requested';
  const mine = status === 'confirmed' || asked;
  const verb = asked ? 'Withdraw' : mine ? 'Cancel' : 'Forget it';
  const settled = ['declined', 'lapsed', 'no_show', 'cancelled'].includes(status);
  const over = range.endsAt <= now;
  const name = `${booking.resourceName}, ${rangeLabel(range, timeZone, locale)}`;
  const onPlan = paths.book(operatorSlug, spaceSlug, {
    ...wantedOfRange(range, timeZone),
    desk: booking.resourceId,
  });
  const coming = guestsInWords(booking.guests);
  const beside = [coming ? `With ${coming}` : '', extrasInWords(booking.extras ?? [])].filter(Boolean).join(' · ');
  return (
    <li className="flex items-start gap-3 px-4 py-3.5 sm:items-center sm:gap-4">
      <span
        className={cn(
          'grid size-10 shrink-0 place-items-center rounded-md border',
          mine && !over ? 'border-transparent bg-accent-soft text-accent-ink' : 'state-closed',
        )}
      >
        <Kind aria-hidden className="size-5" strokeWidth={1.8} />
      </span>
      <div className="grid min-w-0 flex-1 gap-x-5 gap-y-0.5 sm:grid-cols-[8rem_minmax(0,1fr)] sm:items-center">
        <span className={cn('tabular font-medium', !mine && 'text-ink-muted')}>
          {rangeLabel(range, timeZone, locale)}
        </span>
        <span className="min-w-0">
          <Link
            href={onPlan}
            className={cn(
              'font-medium underline-offset-4 hover:underline',
              !mine && 'text-ink-muted line-through decoration-1',
            )}
          >
            {booking.resourceName}
          </Link>
          <span className="text-ink-muted block truncate text-sm">
            {booking.spaceName}
            {booking.spaceName.startsWith(booking.operatorName) ? '' : `, ${booking.operatorName}`}
            {booking.price ? `, ${moneyInWords(booking.price.amount, booking.price.currency, locale)}` : ''}
          </span>
          <DepositLine booking={booking} now={now} locale={locale} />
          <BookingBadges booking={booking} now={now} locale={locale} />
          {beside ? <span className="text-ink-muted mt-1 block text-sm">{beside}</span> : null}
          {booking.note ? <span className="text-ink-faint mt-1 block text-sm">{booking.note}</span> : null}
        </span>
      </div>
      <span className="flex shrink-0 flex-col items-end gap-2 sm:flex-row sm:items-center">
        <ArrivalButton booking={booking} now={now} locale={locale} />
        <AwayButton booking={booking} name={name} now={now} locale={locale} open={away} onOpenChange={onAway} />
        {over || settled ? null : (
          <Button
            size="sm"
            variant={mine ? 'secondary' : 'ghost'}
            disabledReason={whyNotCancel(booking, now)}
            aria-label={`${verb}${mine ? '' : ':'} ${name}`}
            onClick={() => onCancel(booking)}
          >
            {verb}
          </Button>
        )}
        {mine && !over && booking.checkedOutAt === null ? (
          <BookingMenu booking={booking} now={now} name={name} onChange={(what) => onChange(booking, what)} />
        ) : null}
      </span>
    </li>
  );
}
