'use client';
import { memo, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Wall } from '@/features/planning/ui/option-words';
import { addDays, localDateOf } from '@/kernel/zone';
import { cn } from '@/ui/cn';
import { isWanting, type SeriesChoices, type SeriesRow } from '../../domain/said-of-dates';
import { dateWords } from '../../domain/when-words';
import { calendarMonths } from './calendar-months';
import { STATE } from './series-words';

/** Monday first. */
const WEEKDAYS = ['M', 'T', 'W', 'T', 'F', 'S', 'S'] as const;
type Props = {
  rows: readonly SeriesRow[];
  choices: SeriesChoices;
  wall: Wall;
  onGo: (localStart: string) => void;
};

type Mark = { readonly sign: string; readonly words: string; readonly look: string };
const SAID = {
  move: { sign: '→', words: 'Elsewhere', look: 'state-yours' },
  skip: { sign: '×', words: 'Skipped', look: 'state-barred' },
  take: { sign: '…', words: 'Waited for', look: 'state-held' },
  ask: { sign: '…', words: 'Waited for', look: 'state-held' },
  stay: { sign: '=', words: 'Left as it is', look: 'state-taken' },
} as const;
const LOOK: Record<SeriesRow['state'], readonly [sign: string, look: string]> = {
  fine: ['✓', 'state-free'],
  taken: ['!', 'state-held'],
  closed: ['!', 'state-held'],
  outside_hours: ['!', 'state-held'],
  rule: ['!', 'state-held'],
  same: ['=', 'state-taken'],
  own: ['=', 'state-taken'],
  gone: ['−', 'state-closed'],
  left_out: ['×', 'state-barred'],
  past: ['·', 'state-closed'],
};
function markOf(row: SeriesRow, choices: SeriesChoices): Mark {
  const said = isWanting(row) ? choices[row.localStart] : undefined;
  if (said) return SAID[said.act];
  const [sign, look] = LOOK[row.state];
  return { sign, look, words: STATE[row.state].word };
}
const cell = 'grid h-8 place-items-center text-xs leading-none';

/** Every date on a small calendar, marked by what becomes of it, by sign as by colour. Arrows go from date to date, Enter to its row. */
export const SeriesCalendar = memo(function SeriesCalendar({ rows, choices, wall, onGo }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const byDate = useMemo(() => {
    const found = new Map<string, SeriesRow>();
    for (const row of rows) {
      const date = localDateOf(new Date(row.startsAt), wall.timeZone);
      const there = found.get(date);
      if (!there || (isWanting(row) && !isWanting(there))) found.set(date, row);
    }
    return found;
  }, [rows, wall.timeZone]);
  const dates = useMemo(() => [...byDate.keys()].sort(), [byDate]);
  const months = useMemo(
    () => (dates.length > 0 ? calendarMonths(dates[0]!, dates.at(-1)!, wall.locale) : []),
    [dates, wall.locale],
  );
  const [at, setAt] = useState<string | null>(null);
  const here = at && byDate.has(at) ? at : dates[0];
  const go = (event: KeyboardEvent) => {
    const place = here ? dates.indexOf(here) : -1;
    const near = (days: number) =>
      days > 0
        ? dates.find((date) => date >= addDays(here ?? '', days))
        : dates.findLast((date) => date <= addDays(here ?? '', days));
    const steps: Record<string, () => string | undefined> = {
      ArrowRight: () => dates[place + 1],
      ArrowLeft: () => dates[place - 1],
      ArrowDown: () => near(7),
      ArrowUp: () => near(-7),
      Home: () => dates[0],
      End: () => dates.at(-1),
    };
    const to = steps[event.key]?.();
    if (!to) return;
    event.preventDefault();
    setAt(to);
    box.current?.querySelector<HTMLElement>(`[data-date="${to}"]`)?.focus();
  };
  return (
    <div
      ref={box}
      role="group"
      aria-label="Calendar of the dates"
      className="border-line bg-surface flex gap-5 overflow-x-auto rounded-lg border p-3"
      onKeyDown={go}
    >
      {months.map(({ name, blanks, dates: days }) => (
        <div key={name} className="w-56 shrink-0">
          <p className="mb-1 text-sm font-medium">{name}</p>
          <div className="grid grid-cols-7 gap-0.5">
            {WEEKDAYS.map((letter, index) => (
              <span key={`weekday ${index}`} aria-hidden className="text-2xs text-ink-faint text-center">
                {letter}
              </span>
            ))}
            {Array.from({ length: blanks }, (_, index) => (
              <span key={index} />
            ))}
            {days.map((date) => {
              const row = byDate.get(date);
              const day = Number(date.slice(8));
              if (!row)
                return (
                  <span key={date} aria-hidden className={cn(cell, 'tabular text-ink-faint')}>
                    {day}
                  </span>
                );
              const mark = markOf(row, choices);
              return (
                <button
                  key={date}
                  type="button"
                  data-date={date}
                  tabIndex={date === here ? 0 : -1}
                  aria-label={`${dateWords(date, wall.locale, wall.today)}: ${mark.words}`}
                  className={cn(cell, 'focus-ring tabular rounded-sm border font-medium', mark.look)}
                  onFocus={() => setAt(date)}
                  onClick={() => onGo(row.localStart)}
                >
                  <span aria-hidden>{day}</span>
                  <span aria-hidden>{mark.sign}</span>
                </button>
              );
            })}
          </div>
        </div>
      ))}
    </div>
  );
});
