'use client';
import { useState } from 'react';
import type { RefusalIn } from '@/client/refusal';
import { KIND_WORDS } from '@/features/floor-plan/domain/state-words';
import { byKind } from '@/features/spaces/domain/kind-words';
import type { ResourceKind } from '@/kernel/resource-kind';
import { addDays } from '@/kernel/zone';
import { DateField } from '@/ui/date-field';
import { Field } from '@/ui/field';
import { Select } from '@/ui/select';
import { TimeField } from '@/ui/time-field';
import type { ChangeWishInput, ClosuresView } from '../closures.contract';
import type { Wall } from '@/features/planning/ui/option-words';
import { WishForm } from './wish-form';

type Props = {
  places: ClosuresView['places'];
  wall: Wall;
  /** The time there, when the page was opened. */
  clock: string;
  refusal: RefusalIn | null;
  busy: boolean;
  backHref: string;
  /** `what` in words, for the title of the plan. */
  onLook: (wish: ChangeWishInput, what: string) => void;
};

type When = { readonly date: string; readonly time: string };
const wallTime = ({ date, time }: When): string => (time === '24:00' ? `${addDays(date, 1)}T00:00` : `${date}T${time}`);

/** What is shut, from when until when: all day tomorrow, until somebody says otherwise. */
export function CloseForm({ places, wall, clock, onLook, ...rest }: Props) {
  const { today, locale } = wall;
  const [what, setWhat] = useState('space');
  const [from, setFrom] = useState<When>({ date: addDays(today, 1), time: '00:00' });
  const [until, setUntil] = useState<When>({ date: addDays(today, 1), time: '24:00' });
  const [problem, setProblem] = useState<string | null>(null);
  const kinds = [...new Map(places.map((one) => [one.kind, one])).values()].sort(byKind).map(({ kind }) => kind);
  const place = places.find(({ id }) => id === what);
  const kind = what.startsWith('kind:') ? (what.slice(5) as ResourceKind) : null;
  const backwards = wallTime(until) <= wallTime(from);
  const startOn = (date: string) => {
    // A closure of days keeps its length when it begins on another one.
    if (date > until.date || until.date === from.date) setUntil({ ...until, date });
    setFrom({ ...from, date });
  };
  const words = place?.name ?? (kind ? `all ${KIND_WORDS[kind].toLowerCase()}` : 'the whole space');
  return (
    <WishForm
      title="Close something"
      lead="First you see whom it touches. Nothing is closed and nobody is told before you say so."
      example="The floor is painted"
      whyNot={backwards ? 'The end is before the start' : undefined}
      onLook={(reason) =>
        onLook(
          {
            kind: 'closure',
            resourceId: place?.id ?? null,
            resourceKind: kind,
            startsAt: wallTime(from),
            endsAt: wallTime(until),
            reason,
          },
          words,
        )
      }
      {...rest}
    >
      <Field label="What">
        <Select value={what} onChange={(event) => setWhat(event.target.value)}>
          <option value="space">The whole space</option>
          <optgroup label="All of a kind">
            {kinds.map((one) => (
              <option key={one} value={`kind:${one}`}>{`All ${KIND_WORDS[one].toLowerCase()}`}</option>
            ))}
          </optgroup>
          {kinds.map((one) => (
            <optgroup key={one} label={KIND_WORDS[one]}>
              {places.flatMap(({ id, name, kind: its }) =>
                its === one ? (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ) : (
                  []
                ),
              )}
            </optgroup>
          ))}
        </Select>
      </Field>
      <fieldset className="grid grid-cols-[minmax(0,1fr)_8rem] gap-3">
        <legend className="sr-only">When</legend>
        <Field label="First day" error={problem}>
          <DateField
            value={from.date}
            today={today}
            clock={clock}
            min={today}
            locale={locale}
            onProblem={setProblem}
            onValueChange={(date) => date && startOn(date)}
            onTimesTyped={(typed) => {
              setFrom((now) => ({ ...now, time: typed.from }));
              if (typed.to) setUntil((now) => ({ ...now, time: typed.to ?? now.time }));
            }}
          />
        </Field>
        <Field label="From">
          <TimeField value={from.time} locale={locale} onValueChange={(time) => time && setFrom({ ...from, time })} />
        </Field>
        <Field label="Last day" error={backwards ? 'Before the start' : undefined}>
          <DateField
            value={until.date}
            today={today}
            min={from.date}
            locale={locale}
            onValueChange={(date) => date && setUntil({ ...until, date })}
          />
        </Field>
        <Field label="Until">
          <TimeField
            value={until.time}
            locale={locale}
            onValueChange={(time) => time && setUntil({ ...until, time })}
          />
        </Field>
      </fieldset>
    </WishForm>
  );
}
