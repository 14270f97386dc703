'use client';
import { clockOf, untilAfter } from '@/features/availability/domain/wanted-time';
import { KIND_WORDS } from '@/features/floor-plan/domain/state-words';
import { overlaps } from '@/kernel/time-range';
import { DateField } from '@/ui/date-field';
import { Field } from '@/ui/field';
import { Select } from '@/ui/select';
import { TimeField } from '@/ui/time-field';
import { useState } from 'react';
import type { BookingView } from '../bookings.contract';
import type { useMove } from './use-move';

type Props = { move: ReturnType<typeof useMove>; booking: BookingView; locale: string };

/** Where and when: of a booking that runs only until when, and for staff where. */
export function MoveFields({ move, booking, locale }: Props) {
  const { begun, wanted, ground, range, reader } = move;
  const [problem, setProblem] = useState<string | null>(null);
  const until = (from: string, to: string) => untilAfter(from, to, wanted.to > '24:00');
  const mayMoveDesk = !begun || ground?.mayOverride;
  return (
    <>
      {begun ? (
        <p className="text-ink-muted text-sm">
          It has begun, so its start stays.{mayMoveDesk ? '' : ' Ask at the desk to be moved to another place.'}
        </p>
      ) : (
        <Field label="Date" error={problem}>
          <DateField
            value={wanted.date}
            today={reader.today}
            min={reader.today}
            locale={locale}
            onProblem={setProblem}
            onValueChange={(date) => date && move.setWanted({ date })}
            onTimesTyped={({ from, to }) => move.setWanted(to ? { from, to } : { from })}
          />
        </Field>
      )}
      <div className="grid grid-cols-2 gap-3">
        {begun ? null : (
          <Field label="From">
            <TimeField
              value={wanted.from}
              locale={locale}
              onValueChange={(from) => from && move.setWanted({ from, to: until(from, wanted.to) })}
            />
          </Field>
        )}
        {move.long ? (
          <p className="text-ink-muted self-end pb-2 text-sm">
            {begun ? 'Ask at the desk to change its end.' : 'It keeps its length.'}
          </p>
        ) : (
          <Field label="Until" error={range ? undefined : 'Before the start'}>
            <TimeField
              value={clockOf(wanted.to)}
              locale={locale}
              max="24:00"
              onValueChange={(to) => to && move.setWanted({ to: until(wanted.from, to) })}
            />
          </Field>
        )}
      </div>
      {mayMoveDesk && ground ? (
        <Field label="Where">
          <Select value={move.resourceId} onChange={(event) => move.setResourceId(event.target.value)}>
            {Object.entries(KIND_WORDS).map(([kind, words]) => {
              const places = ground.places.filter((place) => place.kind === kind);
              return places.length === 0 ? null : (
                <optgroup key={kind} label={words}>
                  {places.map((place) => {
                    const taken = move.held.some((one) => one.resourceId === place.id && range && overlaps(one, range));
                    const here = place.id === booking.resourceId ? ', where it is' : '';
                    return (
                      <option key={place.id} value={place.id}>
                        {`${place.name}${here}${taken ? ', taken then' : ''}`}
                      </option>
                    );
                  })}
                </optgroup>
              );
            })}
          </Select>
        </Field>
      ) : null}
    </>
  );
}
