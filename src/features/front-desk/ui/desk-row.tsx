'use client';
import { extrasInWords } from '@/features/pricing/domain/extras';
import { Repeat, StickyNote } from 'lucide-react';
import type { ReactNode } from 'react';
import { paths } from '@/client/paths';
import { counted } from '@/features/bookings/domain/when-words';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import { Avatar } from '@/ui/avatar';
import { Badge } from '@/ui/badge';
import { cn } from '@/ui/cn';
import { DropdownMenu } from '@/ui/dropdown-menu';
import type { DeskBooking } from '../front-desk.contract';
import { StandingMark } from './standing-words';

type Props = {
  row: DeskBooking;
  now: Date;
  timeZone: string;
  locale: string;
  /** The tab key stops at one row; arrows lead to the others. */
  tabStop: boolean;
  /** Past, and so less loud. */
  quiet: boolean;
  onFocus: () => void;
  /** What can be done, in the menu that the row opens. */
  menu: ReactNode;
  /** What stands of its deposit, in words. */
  deposit: string | null;
  /** What they owe, and the way to it. */
  owes?: ReactNode;
  /** What is done most, as a button of its own. */
  quick?: ReactNode;
};

/** One booking of the day: who, where, when, and how they stand. The row itself opens what can be done. */
export function DeskRow({ row, now, timeZone, locale, tabStop, quiet, onFocus, menu, deposit, owes, quick }: Props) {
  const when = rangeLabel({ startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) }, timeZone, locale);
  return (
    <li className={cn('flex items-center gap-2 pr-3', quiet && 'text-ink-muted')}>
      <DropdownMenu
        align="start"
        trigger={
          <button
            type="button"
            data-desk-row={row.bookingId}
            tabIndex={tabStop ? 0 : -1}
            onFocus={onFocus}
            className="focus-ring hover:bg-sunken/60 grid min-h-14 min-w-0 flex-1 grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 rounded-lg px-3 py-2 text-left transition-colors focus-visible:-outline-offset-2 sm:grid-cols-[auto_minmax(0,5fr)_minmax(0,4fr)_minmax(0,4fr)] sm:px-4"
          >
            <Avatar
              name={row.name}
              id={row.guest ? row.bookingId : row.memberId}
              photo={paths.api.photo(row.operatorId, row.memberId, row.photoVersion)}
              size="md"
              className="max-sm:row-span-3"
            />
            <span className="min-w-0">
              <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
                <span className="font-medium">{row.name}</span>
                <Marks row={row} />
              </span>
              <Extras row={row} deposit={deposit} />
            </span>
            <span className="min-w-0 max-sm:text-sm">
              <span className="sr-only">, </span>
              {row.resourceName}
              <span className="text-ink-faint text-sm sm:block">
                <span className="sm:hidden">, </span>
                {row.floorName}
              </span>
            </span>
            <span className="tabular flex min-w-0 flex-wrap items-center gap-x-2 max-sm:text-sm">
              <span className="sr-only">, </span>
              <span className="whitespace-nowrap">{when}</span>
              {row.recurring ? <Repeat aria-label="repeats" className="text-ink-faint size-3.5" /> : null}
              <StandingMark row={row} now={now} timeZone={timeZone} locale={locale} />
            </span>
          </button>
        }
      >
        {menu}
      </DropdownMenu>
      {/* As wide in every row, so that places and times stand under each other. */}
      <span
        data-print="never"
        className="grid shrink-0 justify-items-end gap-1 empty:max-sm:hidden sm:flex sm:w-28 sm:flex-wrap sm:items-center sm:justify-end sm:gap-x-2"
      >
        {owes}
        {quick}
      </span>
    </li>
  );
}

function Marks({ row }: { row: DeskBooking }) {
  return (
    <>
      {row.guest ? <Badge tone="outline">Guest</Badge> : null}
      {!row.guest && row.role === 'visitor' ? <Badge tone="outline">Visitor</Badge> : null}
      {row.isNew ? <Badge tone="accent">New</Badge> : null}
    </>
  );
}

function Extras({ row, deposit }: { row: DeskBooking; deposit: string | null }) {
  const { guests, note, extras = [] } = row;
  const beside = [guests.length > 0 ? `With ${counted(guests.length, 'guest')}` : '', extrasInWords(extras), deposit];
  const said = beside.filter(Boolean).join(' · ');
  if (!note && !said) return null;
  return (
    <span className="text-ink-faint block text-sm">
      {said}
      {said && note ? ' · ' : ''}
      {note ? (
        <>
          <StickyNote aria-label="Note" className="mr-1 inline size-3.5 align-[-2px]" />
          {note}
        </>
      ) : null}
    </span>
  );
}
