'use client';
import type { LocalDate } from '@/kernel/zone';
import { Field } from '@/ui/field';
import { Select } from '@/ui/select';
import { everyOn, formOf, intervalOptions, repeatOptions, type Every, type RepeatForm } from '../domain/repeat-form';
import { RepeatEndsField } from './repeat-ends-field';
import type { Weekday } from '@/features/recurrence/domain/recurrence-rule';
import type { TypedPattern } from '@/features/recurrence/domain/pattern-rule';
import { WeekdayButtons } from './weekday-buttons';
import { RepeatTypedField, type TypedReads } from './repeat-typed-field';

type Props = {
  value: RepeatForm;
  onChange: (value: RepeatForm) => void;
  date: LocalDate;
  weekday: Weekday;
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
        <WeekdayButtons
          label="On these days"
          chosen={chosen}
          onChange={(weekdays) => (weekdays.length > 0 ? onChange({ ...value, weekdays }) : undefined)}
        />
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
