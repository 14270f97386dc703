'use client';
import { ArrowLeftRight, CalendarClock, Ellipsis, HandHelping, Pin, Repeat, UserPlus } from 'lucide-react';
import Link from 'next/link';
import { paths } from '@/client/paths';
import { Button } from '@/ui/button';
import { DropdownMenu, MenuItem } from '@/ui/dropdown-menu';
import type { BookingView } from '../bookings.contract';

/** What can be changed about a booking, each in a window of its own. */
export type ChangeAsked = 'move' | 'details' | 'swap' | 'hand_over' | 'keep_only';

type Props = { booking: BookingView; name: string; now: Date; onChange: (what: ChangeAsked) => void };

/** What else can be done with a booking beside cancelling it. */
export function BookingMenu({ booking, name, now, onChange }: Props) {
  const begun = new Date(booking.startsAt) <= now;
  return (
    <DropdownMenu
      trigger={
        <Button size="icon-sm" variant="ghost" aria-label={`Change ${name}`}>
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      <MenuItem onSelect={() => onChange('move')}>
        <CalendarClock aria-hidden />
        {begun ? 'Extend or shorten' : 'Move, extend or shorten'}
      </MenuItem>
      <MenuItem onSelect={() => onChange('details')}>
        <UserPlus aria-hidden />
        Change guests, extras and note
      </MenuItem>
      {begun ? null : (
        <MenuItem onSelect={() => onChange('swap')}>
          <ArrowLeftRight aria-hidden />
          Swap with another of mine
        </MenuItem>
      )}
      <MenuItem onSelect={() => onChange('hand_over')}>
        <HandHelping aria-hidden />
        Hand over
      </MenuItem>
      {booking.series || begun || booking.status !== 'confirmed' || booking.guestName !== null ? null : (
        <MenuItem asChild>
          <Link href={paths.changeSeries(booking.operatorSlug, booking.spaceSlug, booking.id)}>
            <Repeat aria-hidden />
            Repeat this booking…
          </Link>
        </MenuItem>
      )}
      {booking.series?.live && !begun && booking.status === 'confirmed' ? (
        <MenuItem onSelect={() => onChange('keep_only')}>
          <Pin aria-hidden />
          Keep only this date
        </MenuItem>
      ) : null}
      {booking.series?.live ? (
        <MenuItem asChild>
          <Link href={paths.changeSeries(booking.operatorSlug, booking.spaceSlug, booking.id)}>
            <Repeat aria-hidden />
            Change the series…
          </Link>
        </MenuItem>
      ) : null}
    </DropdownMenu>
  );
}
