'use client';
import { ChevronLeft, ChevronRight, Printer, Search } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { LiveBadge } from '@/client/live/live-badge';
import { addDays } from '@/kernel/zone';
import { Button } from '@/ui/button';
import { DateField } from '@/ui/date-field';
import { Input } from '@/ui/input';

type Props = {
  search: RefObject<HTMLInputElement | null>;
  typed: string;
  onType: (typed: string) => void;
  /** Down or Enter in the search: on to the list. */
  onLeave: () => void;
  date: string;
  today: string;
  locale: string;
  onTurn: (date: string) => void;
};

/** Finding somebody first, then the day, then the paper. */
export function DeskToolbar({ search, typed, onType, onLeave, date, today, locale, onTurn }: Props) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && typed) {
      event.preventDefault();
      onType('');
    }
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    onLeave();
  };
  return (
    <div data-print="never" className="mb-6 flex flex-wrap items-center gap-x-3 gap-y-2">
      <div className="relative w-full sm:w-72">
        <Search aria-hidden className="text-ink-faint pointer-events-none absolute top-3 left-3 size-4" />
        <Input
          ref={search}
          type="search"
          aria-label="Find a person or a place"
          placeholder="Find a person or a place"
          className="pl-9"
          value={typed}
          onChange={(event) => onType(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="flex min-w-0 flex-1 gap-1.5 sm:w-72 sm:flex-none">
        <Button size="icon" aria-label="The day before" onClick={() => onTurn(addDays(date, -1))}>
          <ChevronLeft aria-hidden />
        </Button>
        <DateField
          aria-label="Date"
          className="min-w-0 flex-1"
          value={date}
          today={today}
          locale={locale}
          onValueChange={(next) => next && onTurn(next)}
        />
        <Button size="icon" aria-label="The day after" onClick={() => onTurn(addDays(date, 1))}>
          <ChevronRight aria-hidden />
        </Button>
      </div>
      <Button onClick={() => window.print()}>
        <Printer aria-hidden />
        <span className="max-sm:sr-only">Print the day</span>
      </Button>
      <LiveBadge />
    </div>
  );
}
