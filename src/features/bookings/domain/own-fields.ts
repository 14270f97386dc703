import { minutesOf } from '@/kernel/time-range';
import { instantOf } from '@/kernel/zone';
import type { Occurrence } from '@/features/recurrence/domain/expand-rule';
import type { LiveDate, LivePart, WantedDate } from './live-series';

const MINUTE_MS = 60_000;

export type Own = Readonly<Record<'time' | 'length' | 'resource' | 'note' | 'guests' | 'extras', boolean>>;
export const NOTHING_OWN: Own = {
  time: false,
  length: false,
  resource: false,
  note: false,
  guests: false,
  extras: false,
};

/** What of a date was changed by hand: what is not as its series has it. */
export function ownOf(date: LiveDate, part: LivePart): Own {
  if (date.status === 'skipped' || date.givenBack) return NOTHING_OWN;
  return {
    time: date.startsAt.getTime() !== instantOf(date.originalLocalStart, part.timeZone).getTime(),
    length: minutesOf(date) !== part.durationMinutes,
    resource: date.resourceId !== part.resourceId,
    note: date.note !== part.note,
    guests: JSON.stringify(date.guests) !== JSON.stringify(part.guests),
    extras: JSON.stringify(date.extras) !== JSON.stringify(part.extras),
  };
}

export function wantedOf(row: LiveDate, target: Occurrence | undefined, own: Own, becomes: LivePart): WantedDate {
  const startsAt = own.time || !target ? row.startsAt : target.startsAt;
  const minutes = own.length ? minutesOf(row) : becomes.durationMinutes;
  return {
    localStart: target?.localStart ?? row.originalLocalStart,
    startsAt,
    endsAt: new Date(startsAt.getTime() + minutes * MINUTE_MS),
    resourceId: own.resource ? row.resourceId : becomes.resourceId,
    note: own.note ? row.note : becomes.note,
    guests: own.guests ? row.guests : becomes.guests,
    extras: own.extras ? row.extras : becomes.extras,
  };
}

export const asItIs = (row: LiveDate, localStart = row.originalLocalStart): WantedDate => ({
  localStart,
  startsAt: row.startsAt,
  endsAt: row.endsAt,
  resourceId: row.resourceId,
  note: row.note,
  guests: row.guests,
  extras: row.extras,
});

export const fresh = (one: Occurrence, { resourceId, note, guests, extras }: LivePart): WantedDate => ({
  ...one,
  resourceId,
  note,
  guests,
  extras,
});

export const isSame = (row: LiveDate, wanted: WantedDate): boolean =>
  row.startsAt.getTime() === wanted.startsAt.getTime() &&
  row.endsAt.getTime() === wanted.endsAt.getTime() &&
  row.resourceId === wanted.resourceId &&
  row.note === wanted.note &&
  JSON.stringify(row.guests) === JSON.stringify(wanted.guests) &&
  JSON.stringify(row.extras) === JSON.stringify(wanted.extras);

/** Begun, over or checked in: it never changes. */
export const hasPassed = ({ startsAt, checkedIn, status }: LiveDate, now: Date): boolean =>
  startsAt <= now || checkedIn || status === 'no_show';
/** Cancelled by its member, handed over, or never given. */
export const isOut = ({ status, leftSeries, givenBack }: LiveDate): boolean =>
  leftSeries || (status === 'cancelled' && !givenBack) || status === 'declined' || status === 'lapsed';
