'use client';
import type { LocalDate } from '@/kernel/zone';
import { cn } from '@/ui/cn';
import { Field } from '@/ui/field';
import { Select } from '@/ui/select';
import { VisuallyHidden } from '@/ui/visually-hidden';
import { everyOn, formOf, intervalOptions, repeatOptions, type Every, type RepeatForm } from '../domain/repeat-form';
import { RepeatEndsField } from './repeat-ends-field';
import type { TypedPattern } from '@/features/recurrence/domain/pattern-rule';
import { RepeatTypedField, type TypedReads } from './repeat-typed-field';

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
  value: RepeatForm;
  onChange: (value: RepeatForm) => void;
  date: LocalDate;
  weekday: (typeof DAYS)[number][0];
  today: LocalDate;
  locale: string;
  /** Where what is typed fills other fields too. */
  typed?: { reads: TypedReads; onRead: (pattern: TypedPattern) => void };
};

/** Does it repeat, on which days, how often and until when: chosen from the words people use for it, or typed in one's own. */
export function RepeatField({ value, onChange, date, weekday, today, locale, typed }: Props) {
  const options = repeatOptions(date, value.rule);
  const every = everyOn(value.every, date);
  const intervals = intervalOptions({ ...value, every });
  const chosen = value.weekdays.length > 0 ? value.weekdays : [weekday];
  const toggle = (day: (typeof DAYS)[number][0]) => {
    const next = chosen.includes(day) ? chosen.filter((one) => one !== day) : [...chosen, day].sort((a, b) => a - b);
    if (next.length > 0) onChange({ ...value, weekdays: next });
  };
  return (
    <div className="grid gap-4">
      <Field label="Repeat">
        <Select
          value={every}
          onChange={(event) => onChange({ ...value, every: event.target.value as Every, interval: 1 })}
        >
          {options.map((option) => (
            <option key={option.every} value={option.every}>
              {option.words}
            </option>
          ))}
        </Select>
      </Field>
      {every === 'weekdays' ? (
        <div role="group" aria-label="On these days" className="grid grid-cols-7 gap-1">
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
      ) : null}
      {intervals.length > 0 ? (
        <Field label="How often">
          <Select
            value={String(value.interval)}
            onChange={(event) => onChange({ ...value, interval: Number(event.target.value) })}
          >
            {intervals.map(({ interval, words }) => (
              <option key={interval} value={interval}>
                {words}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      {every === 'none' ? null : (
        <RepeatEndsField
          value={value.ends}
          onChange={(ends) => onChange({ ...value, ends })}
          date={date}
          today={today}
          locale={locale}
        />
      )}
      <RepeatTypedField
        date={date}
        today={today}
        locale={locale}
        reads={typed?.reads ?? 'repeat'}
        onRead={
          typed?.onRead ?? (({ rule }) => onChange(formOf(rule, { localStart: `${date}T00:00`, timeZone: 'UTC' })))
        }
      />
    </div>
  );
}
