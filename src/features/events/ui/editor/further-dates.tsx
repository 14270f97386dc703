'use client';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { addDays, type LocalDateTime } from '@/kernel/zone';
import { Button } from '@/ui/button';
import { DateField } from '@/ui/date-field';
import { Field } from '@/ui/field';
import { TimeField } from '@/ui/time-field';
import type { EventDraft } from '../../domain/event-draft';

type Props = {
  draft: Pick<EventDraft, 'date' | 'from' | 'rdates'>;
  onChange: (rdates: EventDraft['rdates']) => void;
  today: string;
  locale: string;
};

const MOST = 60;

/** Dates beside the first one and its rule: two evenings and a Sunday. All are as long as the first. */
export function FurtherDates({ draft: { date, from, rdates }, onChange, today, locale }: Props) {
  const put = (at: number, next: LocalDateTime) => onChange(rdates.map((one, index) => (index === at ? next : one)));
  const last = [date, ...rdates.map((one) => one.slice(0, 10))].sort().at(-1) ?? date;
  return (
    <div className="grid gap-3">
      {rdates.length > 0 ? (
        <ul aria-label="Further dates" className="grid gap-3">
          {rdates.map((start, at) => (
            <li key={at} className="flex flex-wrap items-end gap-3">
              <OneDate
                called={`Further date ${at + 1}`}
                {...{ start, today, locale }}
                onChange={(next) => put(at, next)}
              />
              <Button
                size="icon"
                variant="ghost"
                aria-label={`Leave out further date ${at + 1}`}
                onClick={() => onChange(rdates.filter((_, index) => index !== at))}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <Button
        variant="link"
        className="justify-self-start"
        disabledReason={rdates.length >= MOST ? 'Sixty further dates are the most. Let it repeat instead.' : undefined}
        onClick={() => onChange([...rdates, `${addDays(last, 1)}T${from}`])}
      >
        <Plus aria-hidden />
        Add another date
      </Button>
    </div>
  );
}

type OneProps = Pick<Props, 'today' | 'locale'> & {
  called: string;
  start: LocalDateTime;
  onChange: (next: LocalDateTime) => void;
};

function OneDate({ called, start, today, locale, onChange }: OneProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [day, time] = [start.slice(0, 10), start.slice(11)];
  return (
    <>
      <Field label={called} error={problem} className="min-w-48 flex-1">
        <DateField
          value={day}
          min={today}
          {...{ today, locale }}
          onProblem={setProblem}
          onValueChange={(next) => next && onChange(`${next}T${time}`)}
        />
      </Field>
      <Field label="From" className="w-28">
        <TimeField
          value={time}
          max="23:45"
          locale={locale}
          onValueChange={(next) => next && onChange(`${day}T${next}`)}
        />
      </Field>
    </>
  );
}
