'use client';
import { CalendarPlus, X } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { SpaceId } from '@/kernel/ids';
import { Button } from '@/ui/button';
import { dateInWords } from '@/ui/calendar-day';
import { DateField } from '@/ui/date-field';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import type { Hours } from '../../hours.contract';
import { StretchFields } from './stretch-fields';

const HolidayDialog = lazy(() => import('./holiday-dialog').then((module) => ({ default: module.HolidayDialog })));

type Day = Hours['exceptions'][number];
type Props = {
  spaceId: SpaceId;
  country: string;
  days: readonly Day[];
  unnamed: readonly string[];
  today: string;
  locale: string;
  onChange: (days: Day[]) => void;
};

/** The nearest of them; a year of holidays is a long list, and rarely what one came for. */
const SHOWN_FIRST = 6;

const inOrder = (days: readonly Day[]): Day[] => [...days].sort((a, b) => a.date.localeCompare(b.date));

/** The days that differ from the week, by date: closed, or open at hours of their own. */
export function ExceptionsEditor({ spaceId, country, days, unnamed, today, locale, onChange }: Props) {
  const [holidays, setHolidays] = useState(false);
  const [added, setAdded] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [all, setAll] = useState(days.length <= SHOWN_FIRST + 2);
  const shown = all ? days : days.filter((day, place) => place < SHOWN_FIRST || unnamed.includes(day.date));
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (added) list.current?.querySelector<HTMLInputElement>(`[data-date="${added}"] input`)?.focus();
  }, [added]);
  const replace = (date: string, next: Day | null) =>
    onChange(days.flatMap((day) => (day.date === date ? (next ?? []) : day)));
  const add = (date: string) => {
    if (days.some((day) => day.date === date)) return setProblem('This day is in the list already.');
    onChange(inOrder([...days, { date, name: '', opensMinute: null, closesMinute: null }]));
    setAll(true);
    setAdded(date);
  };
  return (
    <div className="grid gap-4">
      {/* Above the list, which grows: nothing moves from under the finger that goes from one to the other. */}
      <div className="flex flex-wrap items-end gap-3">
        <Field label="Add a day" error={problem} className="w-56">
          <DateField
            value={null}
            today={today}
            min={today}
            locale={locale}
            onProblem={setProblem}
            onValueChange={(date) => date && add(date)}
          />
        </Field>
        <Button onClick={() => setHolidays(true)}>
          <CalendarPlus aria-hidden />
          Add public holidays
        </Button>
      </div>
      {days.length > 0 ? (
        <ul ref={list} aria-label="Days that differ" className="divide-line divide-y">
          {shown.map((day) => (
            <li key={day.date} data-date={day.date}>
              <ExceptionRow
                day={day}
                unnamed={unnamed.includes(day.date) && day.date !== added}
                words={dateInWords(day.date, locale, today)}
                locale={locale}
                onChange={(next) => replace(day.date, next)}
                onLeave={() => setAdded(null)}
              />
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-muted">
          No day differs yet. Add public holidays in one go, or single days as they come.
        </p>
      )}
      {shown.length < days.length ? (
        <Button size="sm" className="justify-self-start" onClick={() => setAll(true)}>
          Show {days.length - shown.length} later days
        </Button>
      ) : null}
      <Suspense>
        {holidays ? (
          <HolidayDialog
            spaceId={spaceId}
            country={country}
            today={today}
            locale={locale}
            known={days.map((day) => day.date)}
            onAdd={(found) => {
              setAll(true);
              onChange(inOrder([...days, ...found]));
            }}
            onClose={() => setHolidays(false)}
          />
        ) : null}
      </Suspense>
    </div>
  );
}

type RowProps = {
  day: Day;
  unnamed: boolean;
  words: string;
  locale: string;
  onChange: (day: Day | null) => void;
  onLeave: () => void;
};

function ExceptionRow({ day, unnamed, words, locale, onChange, onLeave }: RowProps) {
  const { opensMinute, closesMinute } = day;
  const open = opensMinute !== null && closesMinute !== null;
  return (
    <div role="group" aria-label={words} className="grid gap-x-3 gap-y-2 py-3 sm:grid-cols-[9rem_minmax(0,1fr)_auto]">
      <span className="tabular flex items-center font-medium sm:min-h-10">{words}</span>
      <div className="grid min-w-0 gap-2">
        <div className="flex flex-wrap gap-2">
          <Field
            label={`Name of ${words}`}
            error={unnamed ? 'Give it a name' : undefined}
            className="min-w-40 flex-1 [&>label]:sr-only"
          >
            <Input
              value={day.name}
              maxLength={80}
              placeholder="Christmas Day"
              onBlur={onLeave}
              onChange={(event) => onChange({ ...day, name: event.target.value })}
            />
          </Field>
          <Select
            aria-label={`Open on ${words}`}
            className="w-36"
            value={open ? 'open' : 'closed'}
            onChange={(event) =>
              onChange({
                ...day,
                ...(event.target.value === 'open'
                  ? { opensMinute: 600, closesMinute: 960 }
                  : { opensMinute: null, closesMinute: null }),
              })
            }
          >
            <option value="closed">Closed</option>
            <option value="open">Own hours</option>
          </Select>
        </div>
        {open ? (
          <StretchFields
            name={words}
            stretch={{ opensMinute, closesMinute }}
            locale={locale}
            onChange={(next) => onChange({ ...day, ...next })}
          />
        ) : null}
      </div>
      <Button
        variant="ghost"
        size="icon"
        aria-label={`Remove ${words}`}
        className="max-sm:hidden"
        onClick={() => onChange(null)}
      >
        <X aria-hidden />
      </Button>
      <Button variant="ghost" size="sm" className="justify-self-start sm:hidden" onClick={() => onChange(null)}>
        <X aria-hidden />
        Remove
      </Button>
    </div>
  );
}
