'use client';
import { useState } from 'react';
import { addDays } from '@/kernel/zone';
import { Button } from '@/ui/button';
import { DateField } from '@/ui/date-field';
import { Field } from '@/ui/field';
import type { SeriesPause } from '../../series-change.contract';
import { counted, dateWords } from '../../domain/when-words';

type Props = {
  value: SeriesPause | undefined;
  /** Local starts to come that are left out of the series. */
  leftOut: readonly string[];
  today: string;
  locale: string;
  onChange: (pause: SeriesPause | undefined) => void;
};

/** Away for a while: these days are given back, and the series goes on by itself; or back earlier, and they are wanted again. */
export function PauseField({ value, leftOut, today, locale, onChange }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const days = [...new Set(leftOut.map((one) => one.slice(0, 10)))].filter((day) => day > today);
  const [first] = days;
  const last = days.at(-1);
  if (!value)
    return (
      <div className="grid justify-items-start gap-2">
        <Button onClick={() => onChange({ from: addDays(today, 1), until: addDays(today, 7), back: false })}>
          Pause for a while…
        </Button>
        {first && last ? (
          <p className="text-ink-muted text-sm">
            {counted(days.length, 'day')} left out, from {dateWords(first, locale, today)}
            {last === first ? '' : ` to ${dateWords(last, locale, today)}`}.{' '}
            <Button size="sm" variant="ghost" onClick={() => onChange({ from: first, until: last, back: true })}>
              I am back: take them again
            </Button>
          </p>
        ) : null}
      </div>
    );
  const set = (change: Partial<SeriesPause>) => {
    const next = { ...value, ...change };
    onChange(next.until < next.from ? { ...next, until: next.from } : next);
  };
  return (
    <section aria-label={value.back ? 'Back again' : 'Pause'} className="grid gap-4">
      <p>
        {value.back
          ? 'What was left out on these days is wanted again, where it is still free.'
          : 'The dates on these days are given back, and others can book them at once. After them the series goes on by itself.'}
      </p>
      <div className="grid grid-cols-2 gap-3">
        <Field label="First day" error={problem}>
          <DateField
            value={value.from}
            today={today}
            min={today}
            locale={locale}
            onProblem={setProblem}
            onValueChange={(from) => (from ? set({ from }) : undefined)}
          />
        </Field>
        <Field label="Last day">
          <DateField
            value={value.until}
            today={today}
            min={value.from}
            max={addDays(value.from, 366)}
            locale={locale}
            onProblem={setProblem}
            onValueChange={(until) => (until ? set({ until }) : undefined)}
          />
        </Field>
      </div>
      <Button className="justify-self-start" onClick={() => onChange(undefined)}>
        {value.back ? 'Leave them out' : 'No pause'}
      </Button>
    </section>
  );
}
