'use client';
import { useState } from 'react';
import { RepeatField } from '@/features/bookings/ui/repeat-field';
import { addDays, weekdayOf } from '@/kernel/zone';
import { dateWords } from '@/features/bookings/domain/when-words';
import { DateField } from '@/ui/date-field';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { SegmentedControl } from '@/ui/segmented-control';
import { Select } from '@/ui/select';
import { TimeField } from '@/ui/time-field';
import { minuteOf } from '@/features/availability/domain/wanted-time';
import { lengthOf, type EventDraft } from '../../domain/event-draft';
import type { EventWish } from '../../events.contract';
import { FurtherDates } from './further-dates';
import type { EventEditor } from './use-event-editor';

export type Room = {
  readonly id: string;
  readonly name: string;
  readonly capacity: number;
  /** A hall or a meeting room: what events are mostly in. */
  readonly usual: boolean;
};
export type PartProps = { editor: EventEditor; rooms: readonly Room[]; today: string; locale: string };

/** When it is: the first date, its times, and whether it comes again. */
export function WhenFields({ editor: { draft, set, errors }, today, locale }: PartProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const { date, from, until, endDays } = draft;
  const days = [0, 1, 2, 3, 4, 5, 6, ...(endDays > 6 ? [endDays] : [])];
  // What ends before it begins ends on the next day.
  const times = (next: Pick<EventDraft, 'from' | 'until'>) =>
    set({ ...next, endDays: endDays <= 1 ? (minuteOf(next.until) <= minuteOf(next.from) ? 1 : 0) : endDays });
  return (
    <>
      <Field label="Date" error={problem}>
        <DateField
          value={date}
          today={today}
          min={today}
          locale={locale}
          onProblem={setProblem}
          onValueChange={(next) => next && set({ date: next })}
          onTimesTyped={(typed) => times({ from: typed.from, until: typed.to ?? until })}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        <Field label="From">
          <TimeField
            value={from}
            max="23:45"
            locale={locale}
            onValueChange={(next) => next && times({ from: next, until })}
          />
        </Field>
        <Field label="Until" error={lengthOf(draft) < 5 ? 'Before it begins' : errors.durationMinutes}>
          <TimeField
            value={until}
            max="23:45"
            locale={locale}
            onValueChange={(next) => next && times({ from, until: next })}
          />
        </Field>
        <Field label="Ends" className="max-sm:col-span-2">
          <Select value={String(endDays)} onChange={({ target }) => set({ endDays: Number(target.value) })}>
            {days.map((one) => (
              <option key={one} value={String(one)}>
                {one === 0 ? 'The same day' : one === 1 ? 'The next day' : dateWords(addDays(date, one), locale, today)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <RepeatField
        value={draft.repeat}
        onChange={(repeat) => set({ repeat })}
        date={date}
        weekday={weekdayOf(date) as 1 | 2 | 3 | 4 | 5 | 6 | 7}
        today={today}
        locale={locale}
      />
      <FurtherDates draft={draft} onChange={(rdates) => set({ rdates })} {...{ today, locale }} />
    </>
  );
}

/** Where it is, and for how many. */
export function WhereFields({ editor, rooms }: PartProps) {
  const { draft, set, errors } = editor;
  const { placeIs, resourceId, capacity } = draft;
  const room = rooms.find(({ id }) => id === resourceId);
  const seats = placeIs === 'resource' ? room?.capacity : undefined;
  const typed = Number(capacity);
  return (
    <>
      <Field label="Where" group>
        <SegmentedControl<EventWish['place']['is']>
          wide
          value={placeIs}
          onValueChange={(next) => set({ placeIs: next })}
          segments={[
            { value: 'resource', label: 'Here', disabled: rooms.length === 0 },
            { value: 'elsewhere', label: 'Elsewhere' },
            { value: 'online', label: 'Online' },
          ]}
        />
      </Field>
      {placeIs === 'resource' ? (
        <Field
          label="Room"
          error={errors.place ? 'Pick a room' : undefined}
          help="Publishing books it, without a price."
        >
          <Select
            value={resourceId}
            onChange={({ target }) => {
              const next = rooms.find(({ id }) => id === target.value);
              // The places follow the room as long as nobody said another number.
              const follows = capacity === '' || capacity === String(room?.capacity ?? '');
              set({ resourceId: target.value, ...(next && follows ? { capacity: String(next.capacity) } : {}) });
            }}
          >
            {room ? null : <option value="">Pick a room</option>}
            <Rooms label="Halls and rooms" rooms={rooms.filter(({ usual }) => usual)} />
            <Rooms label="Other places" rooms={rooms.filter(({ usual }) => !usual)} />
          </Select>
        </Field>
      ) : placeIs === 'elsewhere' ? (
        <Field label="Place" error={errors.place} required>
          <Input
            value={draft.placeWords}
            maxLength={200}
            placeholder="The bar at the corner, Rua das Flores 3"
            onChange={({ target }) => set({ placeWords: target.value })}
          />
        </Field>
      ) : (
        <Field label="Address of the call" error={errors.place} help="Only those who come are told." required>
          <Input
            type="url"
            inputMode="url"
            value={draft.url}
            placeholder="https://meet.example.org/room"
            onChange={({ target }) => set({ url: target.value })}
          />
        </Field>
      )}
      <Field
        label="Places"
        optional
        error={errors.capacity ? 'Write a number, or leave it empty for any number' : undefined}
        help={
          seats === undefined
            ? 'Guests count too. Empty: any number may come.'
            : typed > seats
              ? `${room?.name ?? 'The room'} has ${seats}: somebody will have to stand.`
              : `${room?.name ?? 'The room'} has ${seats}. Guests count too.`
        }
      >
        <Input
          inputMode="numeric"
          autoComplete="off"
          className="tabular w-28"
          maxLength={5}
          placeholder="Any"
          value={capacity}
          onChange={({ target }) => set({ capacity: target.value.replace(/\D/g, '') })}
        />
      </Field>
    </>
  );
}

function Rooms({ label, rooms }: { label: string; rooms: readonly Room[] }) {
  if (rooms.length === 0) return null;
  return (
    <optgroup label={label}>
      {rooms.map(({ id, name, capacity }) => (
        <option key={id} value={id}>
          {`${name} · ${capacity} ${capacity === 1 ? 'seat' : 'seats'}`}
        </option>
      ))}
    </optgroup>
  );
}
