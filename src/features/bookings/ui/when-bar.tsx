'use client';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import {
  clockOf,
  rangeOfWanted,
  untilAfter,
  wantedOfRange,
  type WantedTime,
} from '@/features/availability/domain/wanted-time';
import { addQuarters } from '@/features/floor-plan/domain/day-clock';
import { TimeRangeSlider } from '@/features/floor-plan/ui/time-range-slider';
import type { TimeRange } from '@/kernel/time-range';
import { addDays, dayRange } from '@/kernel/zone';
import { Button } from '@/ui/button';
import { DateField } from '@/ui/date-field';
import { Field } from '@/ui/field';
import { TimeField } from '@/ui/time-field';

type Props = {
  wanted: WantedTime;
  today: string;
  zone: string;
  /** Whether a time before the start can be meant, on the next day. */
  nights: boolean;
  openRanges: readonly TimeRange[];
  now: Date;
  locale: string;
  /** While a thumb of the slider moves. */
  onDrag: (wanted: WantedTime) => void;
  onChange: (change: Partial<WantedTime>) => void;
};

/** On a phone a date and two times side by side say themselves what they are, and the plan comes before the fold. */
const ROOMY_LABEL = 'max-sm:[&>label]:sr-only';

/** When: a date, typed or picked or one on, and a time range, typed or dragged. */
export function WhenBar({ wanted, today, zone, nights, openRanges, now, locale, onDrag, onChange }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const range = rangeOfWanted(wanted, zone);
  const turn = (days: number) => onChange({ date: addDays(wanted.date, days) });
  // The start stays on its day, however far into the night one drags.
  const latestStart = addQuarters(dayRange(wanted.date, zone).endsAt, -1);
  const dragged = (next: TimeRange): WantedTime => ({
    ...wantedOfRange({ ...next, startsAt: next.startsAt < latestStart ? next.startsAt : latestStart }, zone),
    date: wanted.date,
  });
  const until = (from: string, to: string) => ({ from, to: untilAfter(from, to, nights) });
  return (
    <section
      aria-label="When"
      className="border-line bg-surface shadow-raised grid items-start gap-x-6 gap-y-1 rounded-lg border p-3 sm:gap-y-4 sm:p-4 lg:grid-cols-[auto_minmax(0,1fr)] lg:px-5"
    >
      <div className="grid gap-x-3 gap-y-2 sm:grid-cols-[minmax(0,17rem)_auto]">
        <Field label="Date" error={problem} className={ROOMY_LABEL}>
          <span className="flex gap-1.5">
            <Button size="icon" aria-label="The day before" onClick={() => turn(-1)}>
              <ChevronLeft aria-hidden />
            </Button>
            <DateField
              className="min-w-0 flex-1"
              value={wanted.date}
              today={today}
              locale={locale}
              onProblem={setProblem}
              onValueChange={(date) => date && onChange({ date })}
              onTimesTyped={({ from, to }) => onChange(to ? { from, to } : { from })}
            />
            <Button size="icon" aria-label="The day after" onClick={() => turn(1)}>
              <ChevronRight aria-hidden />
            </Button>
          </span>
        </Field>
        <div className="grid grid-cols-2 gap-2 sm:w-48">
          <Field label="From" className={ROOMY_LABEL}>
            <TimeField
              value={wanted.from}
              locale={locale}
              onValueChange={(from) => from && onChange(until(from, wanted.to))}
            />
          </Field>
          <Field
            label="Until"
            error={range ? undefined : 'Before the start'}
            help={wanted.to > '24:00' ? 'the next day' : undefined}
            className={ROOMY_LABEL}
          >
            <TimeField
              value={clockOf(wanted.to)}
              locale={locale}
              max="24:00"
              onValueChange={(to) => to && onChange(until(wanted.from, to))}
            />
          </Field>
        </div>
      </div>
      {range ? (
        <TimeRangeSlider
          date={wanted.date}
          zone={zone}
          openRanges={openRanges}
          range={range}
          now={now}
          locale={locale}
          onChange={(next) => onDrag(dragged(next))}
          onCommit={(next) => onChange(dragged(next))}
        />
      ) : null}
    </section>
  );
}
