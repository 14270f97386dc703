'use client';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { sectionsOf } from '../domain/standing';
import type { DeskBooking } from '../front-desk.contract';
import { DeskRow } from './desk-row';

type Props = {
  rows: readonly DeskBooking[];
  now: Date;
  timeZone: string;
  locale: string;
  menuOf: (row: DeskBooking) => ReactNode;
  depositOf: (row: DeskBooking) => string | null;
  owesOf: (row: DeskBooking) => ReactNode;
  quickOf: (row: DeskBooking) => ReactNode;
  /** A letter pressed on a row; answers whether it meant something. */
  onKey: (key: string, row: DeskBooking) => boolean;
};

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** The day in sections. One stop of the tab key; arrows walk over all rows, Enter opens what can be done with one. */
export function DeskList({ rows, now, timeZone, locale, menuOf, depositOf, owesOf, quickOf, onKey }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [walked, setWalked] = useState<string | null>(null);
  const sections = sectionsOf(rows, now);
  const shown = sections.flatMap((one) => one.rows);
  const tabStop = shown.find((row) => row.bookingId === walked) ?? shown[0];

  // Before the menu's own trigger, for which an arrow would open it.
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    const id = event.target.dataset['deskRow'];
    const at = shown.findIndex((row) => row.bookingId === id);
    const row = shown[at];
    if (!row) return;
    const step = STEPS[event.key];
    if (!step && !onKey(event.key, row)) return;
    event.preventDefault();
    event.stopPropagation();
    const next = step && shown[step(at, shown.length - 1)];
    if (next) list.current?.querySelector<HTMLElement>(`[data-desk-row="${next.bookingId}"]`)?.focus();
  };

  return (
    <div ref={list} className="grid gap-6 print:hidden" onKeyDownCapture={onKeyDownCapture}>
      {sections.map(({ section, rows: mine }) => (
        <section key={section.id} aria-label={section.heading} className="min-w-0">
          <h2 className="mb-2 flex items-baseline gap-2 text-lg">
            {section.heading} <span className="text-ink-faint tabular text-base font-normal">{mine.length}</span>
          </h2>
          <ul className="divide-line border-line bg-surface divide-y rounded-lg border">
            {mine.map((row) => (
              <DeskRow
                key={row.bookingId}
                row={row}
                now={now}
                timeZone={timeZone}
                locale={locale}
                tabStop={row === tabStop}
                quiet={section.id === 'gone' || section.id === 'no_show'}
                onFocus={() => setWalked(row.bookingId)}
                menu={menuOf(row)}
                deposit={depositOf(row)}
                owes={owesOf(row)}
                quick={quickOf(row)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
