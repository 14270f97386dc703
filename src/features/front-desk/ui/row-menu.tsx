'use client';
import { ArrowLeftRight, Ban, CalendarClock, HandHelping, LogIn, LogOut, ShieldCheck, UserPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { MenuItem, MenuSeparator } from '@/ui/dropdown-menu';
import { rowCan } from '../domain/row-can';
import { standingOf } from '../domain/standing';
import type { DeskBooking } from '../front-desk.contract';
import type { ChangeAsked } from '@/features/bookings/ui/booking-menu';
import type { RowActions } from './use-row-actions';

type Props = { row: DeskBooking; now: Date; actions: RowActions };
type MenuProps = Props & {
  /** What stands of its deposit and can be done about it; null where none is asked. */
  deposit: string | null;
  onChange: (row: DeskBooking, what: ChangeAsked) => void;
  onDeposit: (row: DeskBooking) => void;
};

/** What can be done with a booking now; what can't says why. */
export function RowMenu({ row, now, actions, deposit, onChange, onDeposit }: MenuProps) {
  const can = rowCan(row, now);
  const begun = Date.parse(row.startsAt) <= now.getTime();
  return (
    <>
      <Act
        icon={<LogIn aria-hidden />}
        label="Check in"
        whyNot={can.checkIn}
        onSelect={() => void actions.checkIn(row)}
      />
      <Act
        icon={<LogOut aria-hidden />}
        label="Check out"
        whyNot={can.checkOut}
        onSelect={() => void actions.checkOut(row)}
      />
      <MenuSeparator />
      <Act
        icon={<CalendarClock aria-hidden />}
        label={begun ? 'Extend, shorten or move' : 'Move, extend or shorten'}
        whyNot={can.change}
        onSelect={() => onChange(row, 'move')}
      />
      <Act
        icon={<ArrowLeftRight aria-hidden />}
        label="Swap places"
        whyNot={can.change}
        onSelect={() => onChange(row, 'swap')}
      />
      <Act
        icon={<UserPlus aria-hidden />}
        label="Guests, extras and note"
        whyNot={can.change}
        onSelect={() => onChange(row, 'details')}
      />
      <Act
        icon={<HandHelping aria-hidden />}
        label="Hand over"
        whyNot={can.handOver}
        onSelect={() => onChange(row, 'hand_over')}
      />
      {deposit ? (
        <Act
          icon={<ShieldCheck aria-hidden />}
          label={deposit}
          whyNot={begun ? null : 'The booking has not begun yet.'}
          onSelect={() => onDeposit(row)}
        />
      ) : null}
      <MenuSeparator />
      <Act
        icon={<Ban aria-hidden />}
        tone="danger"
        label="Cancel this date"
        whyNot={can.cancel}
        onSelect={() => void actions.cancel(row)}
      />
    </>
  );
}

/** What is done most with a booking, as a button beside it. */
export function QuickAct({ row, now, actions }: Props) {
  const can = rowCan(row, now);
  const standing = standingOf(row, now);
  if (can.checkIn === null && (standing === 'late' || standing === 'expected'))
    return (
      <Button size="sm" aria-label={`Check in ${row.name}`} onClick={() => void actions.checkIn(row)}>
        Check in
      </Button>
    );
  if (standing === 'in' && can.checkOut === null)
    return (
      <Button size="sm" variant="ghost" aria-label={`Check out ${row.name}`} onClick={() => void actions.checkOut(row)}>
        Check out
      </Button>
    );
  return null;
}

type ActProps = { icon: ReactNode; label: string; whyNot: string | null; tone?: 'danger'; onSelect: () => void };

function Act({ icon, label, whyNot, tone, onSelect }: ActProps) {
  return (
    <MenuItem
      tone={whyNot ? undefined : tone}
      aria-disabled={whyNot ? true : undefined}
      className={cn('max-w-72', whyNot && 'text-ink-faint cursor-not-allowed')}
      onSelect={(event) => {
        if (whyNot) event.preventDefault();
        else onSelect();
      }}
    >
      {icon}
      <span className="min-w-0">
        <span className="block">{label}</span>
        {whyNot ? <span className="text-ink-faint block text-sm">{whyNot}</span> : null}
      </span>
    </MenuItem>
  );
}
