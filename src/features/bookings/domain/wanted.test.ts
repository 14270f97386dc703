import { describe, expect, it } from 'vitest';
import type { BookingId, ResourceId, SeriesId } from '@/kernel/ids';
import type { DateSnapshot } from './series-snapshot';
import { wantedStill, type Wanting } from './wanted';

const SINCE = '2026-11-01T08:00:00.000Z';
const date = (more: Partial<DateSnapshot> = {}): DateSnapshot => ({
  bookingId: 'date' as BookingId,
  partId: 'part' as SeriesId,
  originalLocalStart: '2026-12-07T09:00',
  resourceId: 'desk' as ResourceId,
  startsAt: '2026-12-07T09:00:00.000Z',
  endsAt: '2026-12-07T12:00:00.000Z',
  status: 'skipped',
  skipReason: 'taken',
  cancellationId: null,
  note: '',
  guests: [],
  beforeMinutes: 0,
  afterMinutes: 0,
  releaseAt: null,
  wanted: null,
  wantedSince: null,
  offerMinutes: null,
  sequence: 1,
  ...more,
});
const fill: Wanting = { how: 'fill', offerMinutes: null };
const ask: Wanting = { how: 'offer', offerMinutes: 30 };
const later = { startsAt: '2026-12-07T10:00:00.000Z', endsAt: '2026-12-07T13:00:00.000Z' };
const waiting = { wanted: 'offer', wantedSince: SINCE, offerMinutes: 30 } as const;

/** What was said, what the date was, what becomes of it: how it stands in line. "kept": since when it stood there before. */
const TABLE: readonly [string, Wanting | null | undefined, DateSnapshot | undefined, Partial<DateSnapshot>, string][] =
  [
    ['a new date that somebody has, nothing said', undefined, undefined, {}, 'offer, anew'],
    ['a new date that a closure has, nothing said', undefined, undefined, { skipReason: 'closed' }, 'offer, anew'],
    ['a new date outside hours, nothing said', undefined, undefined, { skipReason: 'outside_hours' }, 'not wanted'],
    ['a new date against a rule, nothing said', undefined, undefined, { skipReason: 'rule' }, 'not wanted'],
    ['a new date, waited for', fill, undefined, { skipReason: 'rule' }, 'fill, anew'],
    ['a new date, skipped', null, undefined, {}, 'not wanted'],
    ['a booked date that loses its time, nothing said', undefined, date({ status: 'confirmed' }), {}, 'offer, anew'],
    ['a booked date that loses its time, skipped', null, date({ status: 'confirmed' }), {}, 'not wanted'],
    ['one in line, nothing said, same time', undefined, date(waiting), {}, 'offer 30, kept'],
    ['one in line, nothing said, another time', undefined, date(waiting), later, 'offer 30, anew'],
    [
      'one in line, nothing said, another place',
      undefined,
      date(waiting),
      { resourceId: 'other' as ResourceId },
      'offer 30, anew',
    ],
    ['one in line, to be booked at once now', fill, date(waiting), {}, 'fill, kept'],
    ['one in line, skipped', null, date(waiting), {}, 'not wanted'],
    ['one that was dropped, nothing said', undefined, date(), {}, 'not wanted'],
    ['one that was dropped, wanted again', ask, date(), {}, 'offer 30, anew'],
    [
      'one that was cancelled while it waited, made again',
      undefined,
      date({ ...waiting, status: 'cancelled' }),
      {},
      'offer, anew',
    ],
  ];

describe('how a date that cannot be had stands in line', () => {
  it.each(TABLE)('%s', (_name, said, was, is, expected) => {
    const { wanted, wantedSince, offerMinutes } = wantedStill(said, date(is), was);
    const since = wantedSince === SINCE ? 'kept' : 'anew';
    const minutes = offerMinutes === null ? '' : ` ${offerMinutes}`;
    expect(wanted === null ? 'not wanted' : `${wanted}${minutes}, ${since}`).toBe(expected);
  });
});
