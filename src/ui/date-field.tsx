'use client';
import { Calendar as CalendarIcon } from 'lucide-react';
import { Suspense, lazy, useState } from 'react';
import { cn } from './cn';
import { dateInWords } from './calendar-day';
import { useFieldControl } from './field-context';
import { controlLook } from './input';
import { parseWhen } from '@/kernel/parse-date';
import { Popover } from './popover';
import { Skeleton } from './skeleton';

const Calendar = lazy(() => import('./calendar').then((module) => ({ default: module.Calendar })));

type Props = {
  /** `2026-11-24`, or null when empty */
  value: string | null;
  onValueChange: (date: string | null) => void;
  /** today where the thing happens: in the space's zone, not the reader's */
  today: string;
  /** the time there (`18:05`): "thu 12-18", typed when that is over today, is next week's */
  clock?: string;
  locale?: string;
  min?: string;
  max?: string;
  /** the text could not be read, or lies outside: show it at the field */
  onProblem?: (problem: string | null) => void;
  /** "tue 9-12" was typed: the times go to their own fields */
  onTimesTyped?: (times: { from: string; to?: string }) => void;
  id?: string;
  name?: string;
  required?: boolean;
  className?: string;
  'aria-label'?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
};

/** A date by typing ("tue", "24 nov", "tue 9-12") or by picking. */
export function DateField(props: Props) {
  const {
    value,
    onValueChange,
    today,
    clock,
    locale = 'en-GB',
    min,
    max,
    onProblem,
    onTimesTyped,
    className,
    name,
  } = props;
  const control = useFieldControl(props);
  const shown = value ? dateInWords(value, locale, today) : '';
  const [draft, setDraft] = useState<string | null>(null);
  const [open, setOpen] = useState(false);

  const take = (date: string | null) => {
    setDraft(null);
    onProblem?.(null);
    if (date !== value) onValueChange(date);
  };
  const settle = () => {
    if (draft === null || draft === shown) return setDraft(null);
    if (draft.trim() === '') return take(null);
    const when = parseWhen(draft, { today, clock, monthFirst: locale === 'en-US' });
    // What was typed stays, so that it can be mended.
    if (!when) return onProblem?.('This is not a date we can read. Try “tue”, “tomorrow” or “24 nov”.');
    if (min && when.date < min) return onProblem?.(`Pick ${dateInWords(min, locale, today)} or later.`);
    if (max && when.date > max) return onProblem?.(`Pick ${dateInWords(max, locale, today)} or earlier.`);
    take(when.date);
    if (when.from) onTimesTyped?.({ from: when.from, ...(when.to ? { to: when.to } : {}) });
  };

  return (
    <span className={cn('relative block', className)}>
      <input
        {...control}
        aria-label={props['aria-label']}
        type="text"
        autoComplete="off"
        spellCheck={false}
        placeholder="tue, 24 nov…"
        value={draft ?? shown}
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle();
          if (event.key === 'Escape' && draft !== null) setDraft(null);
          if (event.key === 'ArrowDown' && event.altKey) setOpen(true);
        }}
        className={cn(controlLook, 'tabular h-10 pr-11 pl-3')}
      />
      {name ? <input type="hidden" name={name} value={value ?? ''} /> : null}
      <Popover
        label="Calendar"
        align="end"
        open={open}
        onOpenChange={setOpen}
        trigger={
          <button
            type="button"
            aria-label="Pick from the calendar"
            className="focus-ring text-ink-faint hover:bg-sunken hover:text-ink absolute top-1 right-1 grid size-8 place-items-center rounded-sm"
          >
            <CalendarIcon aria-hidden className="size-4" />
          </button>
        }
      >
        <Suspense fallback={<Skeleton className="h-72 w-63" />}>
          <Calendar
            value={value}
            today={today}
            min={min}
            max={max}
            locale={locale}
            onPick={(date) => {
              take(date);
              setOpen(false);
            }}
          />
        </Suspense>
      </Popover>
    </span>
  );
}
