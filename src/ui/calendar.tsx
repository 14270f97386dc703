'use client';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { DayPicker } from 'react-day-picker';
import { asLocalMidnight, fromLocalMidnight } from './calendar-day';

type Props = {
  value: string | null;
  today: string;
  min?: string;
  max?: string;
  locale: string;
  weekStartsOn?: 0 | 1 | 6;
  onPick: (date: string) => void;
};

const arrow = 'hover:bg-sunken aria-disabled:opacity-35 grid size-9 place-items-center rounded-sm text-ink-muted';

/** One month to pick a day from; arrows, Page keys, Home and End move. */
export function Calendar({ value, today, min, max, locale, weekStartsOn = 1, onPick }: Props) {
  const inWords = (options: Intl.DateTimeFormatOptions) => (date: Date) =>
    new Intl.DateTimeFormat(locale, options).format(date);
  return (
    <DayPicker
      mode="single"
      autoFocus
      required
      weekStartsOn={weekStartsOn}
      showOutsideDays
      selected={value ? asLocalMidnight(value) : undefined}
      defaultMonth={asLocalMidnight(value ?? today)}
      today={asLocalMidnight(today)}
      startMonth={min ? asLocalMidnight(min) : undefined}
      endMonth={max ? asLocalMidnight(max) : undefined}
      disabled={[...(min ? [{ before: asLocalMidnight(min) }] : []), ...(max ? [{ after: asLocalMidnight(max) }] : [])]}
      onSelect={(date: Date | undefined) => (date ? onPick(fromLocalMidnight(date)) : undefined)}
      labels={{
        labelDayButton: inWords({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
        labelPrevious: () => 'Earlier month',
        labelNext: () => 'Later month',
      }}
      formatters={{
        formatCaption: inWords({ month: 'long', year: 'numeric' }),
        formatWeekdayName: inWords({ weekday: 'narrow' }),
      }}
      components={{
        Chevron: ({ orientation }) =>
          orientation === 'left' ? <ChevronLeft className="size-4" /> : <ChevronRight className="size-4" />,
      }}
      classNames={{
        root: 'relative w-fit select-none',
        month_caption: 'flex h-9 items-center pl-2 font-semibold',
        nav: 'absolute top-0 right-0 flex gap-0.5',
        button_previous: arrow,
        button_next: arrow,
        month_grid: 'mt-1 border-collapse tabular',
        weekday: 'text-ink-faint size-9 text-xs font-medium',
        day: 'group p-0 text-center',
        day_button:
          'hover:bg-sunken group-data-[today]:font-semibold group-data-[today]:text-accent-ink group-data-[outside]:text-ink-faint group-data-[selected]:bg-accent group-data-[selected]:text-accent-contrast group-data-[disabled]:text-ink-faint group-data-[disabled]:opacity-50 group-data-[disabled]:hover:bg-transparent size-9 rounded-sm focus-visible:outline-offset-0',
      }}
    />
  );
}
