'use client';
import { Ban } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/ui/cn';
import { MenuItem } from '@/ui/dropdown-menu';
import type { DeskBooking } from '../front-desk.contract';
import type { RowActions } from './use-row-actions';

type Props = { row: DeskBooking; now: Date; actions: RowActions };

/** What can be done with a booking now; what can't says why. */
export function RowMenu({ row, now, actions }: Props) {
  const begun = Date.parse(row.startsAt) <= now.getTime();
  return (
    <Act
      icon={<Ban aria-hidden />}
      tone="danger"
      label="Cancel this date"
      whyNot={begun ? 'It has begun.' : null}
      onSelect={() => void actions.cancel(row)}
    />
  );
}

type ActProps = { icon: ReactNode; label: string; whyNot: string | null; tone?: 'danger'; onSelect: () => void };

export function Act({ icon, label, whyNot, tone, onSelect }: ActProps) {
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
