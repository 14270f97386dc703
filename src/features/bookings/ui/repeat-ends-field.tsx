'use client';
import { useState } from 'react';
import { addDays, type LocalDate } from '@/kernel/zone';
import { DateField } from '@/ui/date-field';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { SegmentedControl } from '@/ui/segmented-control';
import type { RepeatForm } from '../domain/repeat-form';

type Ends = RepeatForm['ends'];
type Props = {
  value: Ends;
  onChange: (ends: Ends) => void;
  date: LocalDate;
  today: LocalDate;
  locale: string;
};

const MOST_TIMES = 520;

/** Never, on a date, or after so many times. */
export function RepeatEndsField({ value, onChange, date, today, locale }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const pick = (kind: Ends['kind']) => {
    setProblem(null);
    if (kind === 'never') onChange({ kind });
    else if (kind === 'until') onChange({ kind, date: addDays(date, 91) });
    else onChange({ kind, count: 10 });
  };
  return (
    <div className="grid gap-3">
      <Field label="Ends" group>
        <SegmentedControl<Ends['kind']>
          wide
          value={value.kind}
          onValueChange={pick}
          segments={[
            { value: 'never', label: 'Never' },
            { value: 'until', label: 'On a date' },
            { value: 'count', label: 'After' },
          ]}
        />
      </Field>
      {value.kind === 'until' ? (
        <Field label="Last date" error={problem}>
          <DateField
            value={value.date}
            onValueChange={(until) => until && onChange({ kind: 'until', date: until })}
            today={today}
            min={date}
            locale={locale}
            onProblem={setProblem}
          />
        </Field>
      ) : null}
      {value.kind === 'count' ? (
        <Field label="Number of times" error={problem}>
          <Input
            inputMode="numeric"
            value={typed ?? String(value.count)}
            onChange={(event) => {
              const text = event.target.value.replace(/\D/g, '').slice(0, 4);
              const count = Number(text);
              const fits = count >= 1 && count <= MOST_TIMES;
              setTyped(text);
              setProblem(fits ? null : `Between 1 and ${MOST_TIMES} times.`);
              if (fits) onChange({ kind: 'count', count });
            }}
            onBlur={() => setTyped(null)}
          />
        </Field>
      ) : null}
    </div>
  );
}
