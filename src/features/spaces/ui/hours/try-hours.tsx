'use client';
import { DoorClosed, DoorOpen } from 'lucide-react';
import { useState } from 'react';
import { cn } from '@/ui/cn';
import { DateField } from '@/ui/date-field';
import { Field } from '@/ui/field';
import { Select } from '@/ui/select';
import { TimeField } from '@/ui/time-field';
import { momentInWords } from '../../domain/moment-in-words';
import { hoursOfResource, type HoursInFull } from '../../domain/touched-by-hours';
import type { HoursSettings } from '../../hours.contract';

type Props = {
  /** As they are being edited. */
  hours: HoursInFull;
  resources: HoursSettings['resources'];
  today: string;
  locale: string;
};

/** "Try it": any moment, and what the hours on this page say of it. The same rules judge every booking. */
export function TryHours({ hours, resources, today, locale }: Props) {
  const [date, setDate] = useState(today);
  const [time, setTime] = useState('22:00');
  const [of, setOf] = useState('');
  const own = resources.filter(({ id }) => hours.own[id]);
  const resource = own.find(({ id }) => id === of);
  const rules = resource ? hoursOfResource(hours, resource.id) : hours.rules;
  const { open, when, words } = momentInWords(rules, date, time, locale);
  return (
    <div className="bg-sunken grid gap-3 rounded-md p-4">
      <div className="flex flex-wrap items-end gap-3">
        <Field label="Try a day" className="w-48">
          <DateField value={date} today={today} locale={locale} onValueChange={(next) => next && setDate(next)} />
        </Field>
        <Field label="and a time" className="w-28">
          <TimeField value={time} max="23:59" locale={locale} onValueChange={(next) => next && setTime(next)} />
        </Field>
        {own.length > 0 ? (
          <Field label="of" className="w-44">
            <Select value={resource ? of : ''} onChange={(event) => setOf(event.target.value)}>
              <option value="">the space</option>
              {own.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
      </div>
      <p role="status" className="flex items-center gap-2">
        <span aria-hidden className={cn('[&_svg]:size-4', open ? 'text-success' : 'text-ink-faint')}>
          {open ? <DoorOpen /> : <DoorClosed />}
        </span>
        <span>
          {when}: <span className="font-medium">{words}</span>
          {resource ? `, ${resource.name}` : ''}
        </span>
      </p>
    </div>
  );
}
