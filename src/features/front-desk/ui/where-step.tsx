'use client';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { rangeOfWanted, type WantedTime } from '@/features/availability/domain/wanted-time';
import { KIND_WORDS } from '@/features/floor-plan/domain/state-words';
import { RESOURCE_KINDS, type ResourceKind } from '@/kernel/resource-kind';
import { DateField } from '@/ui/date-field';
import { Field } from '@/ui/field';
import { Select } from '@/ui/select';
import { TimeField } from '@/ui/time-field';
import type { BookForSetting } from './book-for-dialog';
import type { Place, Who } from './use-book-for';

type Props = {
  setting: BookForSetting;
  who: Who;
  wanted: WantedTime;
  onWanted: (wanted: WantedTime) => void;
  onPick: (place: Place) => void;
};

/** When, and where: any of a group, or a certain place; what suits them best comes first. */
export function WhereStep({ setting, who, wanted, onWanted, onPick }: Props) {
  const { spaceId, timeZone, locale, today } = setting;
  const trpc = useTRPC();
  const [kind, setKind] = useState<ResourceKind>('desk');
  const range = rangeOfWanted(wanted, timeZone);
  const { data } = useQuery(
    trpc.frontDesk.places.queryOptions(
      range
        ? {
            spaceId,
            memberId: who.kind === 'member' ? who.memberId : null,
            startsAt: range.startsAt.toISOString(),
            endsAt: range.endsAt.toISOString(),
          }
        : skipToken,
      { placeholderData: keepPreviousData },
    ),
  );
  const places = data?.places.filter((place) => place.kind === kind) ?? [];
  const groups = kind === 'desk' ? (data?.groups.filter((group) => group.free > 0) ?? []) : [];
  return (
    <div className="grid gap-3">
      <Field label="Date">
        <DateField
          value={wanted.date}
          today={today}
          locale={locale}
          onValueChange={(date) => date && onWanted({ ...wanted, date })}
          onTimesTyped={({ from, to }) => onWanted({ ...wanted, from, to: to ?? wanted.to })}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label="From">
          <TimeField
            value={wanted.from}
            locale={locale}
            onValueChange={(from) => from && onWanted({ ...wanted, from })}
          />
        </Field>
        <Field label="Until" error={range ? undefined : 'The end is before the start.'}>
          <TimeField value={wanted.to} locale={locale} onValueChange={(to) => to && onWanted({ ...wanted, to })} />
        </Field>
      </div>
      <Field label="What">
        <Select value={kind} onChange={(event) => setKind(event.target.value as ResourceKind)}>
          {RESOURCE_KINDS.map((one) => (
            <option key={one} value={one}>
              {KIND_WORDS[one]}
            </option>
          ))}
        </Select>
      </Field>
      <ul aria-label="Places" className="grid gap-1">
        {groups.map(({ id, name, free }) => (
          <Choice
            key={id}
            title={`Any of ${name}`}
            about={`${free} free`}
            onPick={() => onPick({ groupId: id, name: `Any of ${name}` })}
          />
        ))}
        {places.map(({ id, name, floorName, capacity, free, usual }) => (
          <Choice
            key={id}
            title={name}
            about={[floorName, usual ? 'their usual one' : ''].filter(Boolean).join(', ')}
            taken={!free}
            onPick={() => onPick({ resourceId: id, name, capacity })}
          />
        ))}
      </ul>
      {data && places.length === 0 ? <p className="text-ink-muted">There is none of these here.</p> : null}
    </div>
  );
}

type ChoiceProps = { title: string; about: string; taken?: boolean; onPick: () => void };

/** What somebody else has is shown, and not to be had: no reason overrides that. */
function Choice({ title, about, taken = false, onPick }: ChoiceProps) {
  return (
    <li>
      <button
        type="button"
        aria-disabled={taken || undefined}
        onClick={() => (taken ? undefined : onPick())}
        className="focus-ring hover:bg-sunken aria-disabled:text-ink-faint flex min-h-11 w-full items-baseline justify-between gap-3 rounded-md px-2 py-1.5 text-left aria-disabled:hover:bg-transparent"
      >
        <span className="min-w-0">{title}</span>
        <span className="text-ink-faint text-right text-sm">{taken ? 'Taken' : about}</span>
      </button>
    </li>
  );
}
