'use client';
import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { Field } from '@/ui/field';
import { Select } from '@/ui/select';
import { weekInWords } from '../../domain/hours-in-words';
import type { WeeklyHours } from '../../domain/opening-hours';
import type { Hours, HoursSettings } from '../../hours.contract';
import { WeekEditor } from './week-editor';

type Own = Hours['own'];
type Props = {
  resources: HoursSettings['resources'];
  own: Own;
  /** The week of the space, from which a new one starts. */
  week: WeeklyHours;
  overlapping: Readonly<Record<string, readonly number[]>>;
  locale: string;
  onChange: (own: Own) => void;
};

const NINE_TO_FIVE: WeeklyHours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 540, closesMinute: 1020 }));

/** The desks and rooms that keep a week of their own; all others keep to the space's. */
export function OwnHoursEditor({ resources, own, week, overlapping, locale, onChange }: Props) {
  const others = resources.filter(({ id }) => !own.some(({ resourceId }) => resourceId === id));
  const [added, setAdded] = useState<string | null>(null);
  const place = (id: string) => resources.findIndex((resource) => resource.id === id);
  const add = (id: string) => {
    const resource = resources.find((one) => one.id === id);
    if (!resource) return;
    setAdded(id);
    const weekly = [...(week.length > 0 ? week : NINE_TO_FIVE)];
    onChange([...own, { resourceId: resource.id, weekly }].sort((a, b) => place(a.resourceId) - place(b.resourceId)));
  };
  return (
    <div className="grid gap-4">
      {own.map(({ resourceId, weekly }) => (
        <OwnWeek
          key={resourceId}
          name={resources[place(resourceId)]?.name ?? ''}
          week={weekly}
          startsOpen={resourceId === added}
          overlapping={overlapping[resourceId] ?? []}
          locale={locale}
          onChange={(next) =>
            onChange(
              own.flatMap((one) =>
                one.resourceId === resourceId ? (next ? { resourceId, weekly: [...next] } : []) : one,
              ),
            )
          }
        />
      ))}
      <Field label="Give something hours of its own" className="max-w-72">
        <Select value="" onChange={(event) => add(event.target.value)}>
          <option value="">Choose a desk or room</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

type OwnWeekProps = {
  name: string;
  week: WeeklyHours;
  startsOpen: boolean;
  overlapping: readonly number[];
  locale: string;
  /** Null: it keeps to the hours of the space again. */
  onChange: (week: WeeklyHours | null) => void;
};

/** One resource's week in a line, which opens to be changed. */
function OwnWeek({ name, week, startsOpen, overlapping, locale, onChange }: OwnWeekProps) {
  const [open, setOpen] = useState(startsOpen);
  const id = useId();
  const wrong = week.length === 0 || overlapping.length > 0;
  return (
    <section aria-label={`Hours of ${name}`} className="border-line rounded-md border">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="focus-ring hover:bg-sunken flex w-full flex-wrap items-center gap-x-3 gap-y-1 rounded-md px-4 py-3 text-left"
      >
        <span className="font-medium">{name}</span>
        <span className={cn('tabular min-w-0 flex-1 text-sm', wrong ? 'text-danger' : 'text-ink-muted')}>
          {inWords(week, locale)}
        </span>
        <ChevronDown aria-hidden className={cn('text-ink-faint size-4 transition-transform', open && 'rotate-180')} />
      </button>
      <div id={id} hidden={!open} className="border-line grid gap-3 border-t px-4 pb-4">
        {open ? (
          <>
            <WeekEditor of={name} week={week} overlapping={overlapping} locale={locale} onChange={onChange} />
            {week.length === 0 ? (
              <p className="text-danger text-sm">
                Closed all week. Open it at least once, let it keep to the hours of the space, or retire it.
              </p>
            ) : null}
            <Button className="justify-self-start" onClick={() => onChange(null)}>
              Keep to the hours of the space
            </Button>
          </>
        ) : null}
      </div>
    </section>
  );
}

const inWords = (week: WeeklyHours, locale: string): string =>
  weekInWords({ weekly: week }, locale)
    .filter(({ hours }) => hours !== 'Closed')
    .map(({ days, hours }) => `${days} ${hours}`)
    .join('; ') || 'Closed all week';
