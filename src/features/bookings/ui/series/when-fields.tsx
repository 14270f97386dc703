'use client';
import { useState } from 'react';
import { clockOf, untilAfter, type WantedTime } from '@/features/availability/domain/wanted-time';
import { DateField } from '@/ui/date-field';
import { Field } from '@/ui/field';
import { TimeField } from '@/ui/time-field';

type Props = {
  label: string;
  wanted: WantedTime;
  today: string;
  locale: string;
  /** Whether a time before the start can be meant, on the next day. */
  nights: boolean;
  onChange: (change: Partial<WantedTime>) => void;
};

/** The first date and its times; the others follow from the repeat. */
export function WhenFields({ label, wanted, today, locale, nights, onChange }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const until = (from: string, to: string) => ({ from, to: untilAfter(from, to, nights) });
  const backwards = wanted.to <= wanted.from;
  return (
    <>
      <Field label={label} error={problem}>
        <DateField
          value={wanted.date}
          today={today}
          min={today}
          locale={locale}
          onProblem={setProblem}
          onValueChange={(date) => date && onChange({ date })}
          onTimesTyped={({ from, to }) => onChange(until(from, to ?? wanted.to))}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label="From">
          <TimeField
            value={wanted.from}
            locale={locale}
            onValueChange={(from) => from && onChange(until(from, wanted.to))}
          />
        </Field>
        <Field
          label="Until"
          error={backwards ? 'Before the start' : undefined}
          help={wanted.to > '24:00' ? 'the next day' : undefined}
        >
          <TimeField
            value={clockOf(wanted.to)}
            locale={locale}
            max="24:00"
            onValueChange={(to) => to && onChange(until(wanted.from, to))}
          />
        </Field>
      </div>
    </>
  );
}
