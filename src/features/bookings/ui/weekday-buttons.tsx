'use client';
import type { Weekday } from '@/features/recurrence/domain/recurrence-rule';
import { cn } from '@/ui/cn';
import { VisuallyHidden } from '@/ui/visually-hidden';

const DAYS = [
  [1, 'Mo', 'Monday'],
  [2, 'Tu', 'Tuesday'],
  [3, 'We', 'Wednesday'],
  [4, 'Th', 'Thursday'],
  [5, 'Fr', 'Friday'],
  [6, 'Sa', 'Saturday'],
  [7, 'Su', 'Sunday'],
] as const;

type Props = {
  label: string;
  chosen: readonly Weekday[];
  onChange: (weekdays: readonly Weekday[]) => void;
};

/** The days of the week, each to be pressed. */
export function WeekdayButtons({ label, chosen, onChange }: Props) {
  const toggle = (day: Weekday) =>
    onChange(chosen.includes(day) ? chosen.filter((one) => one !== day) : [...chosen, day].sort((a, b) => a - b));
  return (
    <div role="group" aria-label={label} className="grid grid-cols-7 gap-1">
      {DAYS.map(([day, short, name]) => (
        <button
          key={day}
          type="button"
          aria-pressed={chosen.includes(day)}
          onClick={() => toggle(day)}
          className={cn(
            'focus-ring border-line-strong/70 bg-surface text-ink-muted hover:border-line-strong h-10 rounded-md border text-sm font-medium transition-colors',
            'aria-pressed:border-accent-ink aria-pressed:bg-accent-soft aria-pressed:text-accent-ink',
          )}
        >
          <span aria-hidden>{short}</span>
          <VisuallyHidden>{name}</VisuallyHidden>
        </button>
      ))}
    </div>
  );
}
