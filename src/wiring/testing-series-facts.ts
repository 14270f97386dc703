import type { BookingFact } from '@/features/bookings/bookings.facts';
import {
  bookingId,
  nudge,
  offering,
  operatorId,
  other,
  seriesChanged,
  seriesChangeId,
  seriesId,
  told,
  undoUntil,
  where,
} from './testing-facts';

type SeriesFact = Exclude<
  Extract<BookingFact, { readonly type: `series.${string}` }>,
  { readonly type: 'series.booked' | 'series.requested' }
>;
type FactOf<T extends SeriesFact['type']> = Extract<SeriesFact, { type: T }>;

/** Every fact about a series that stands, and the jobs that follow: a part of the table of all facts. */
export const SERIES_TABLE: { [T in SeriesFact['type']]: [FactOf<T>, object[]][] } = {
  'series.changed': [
    [
      { type: 'series.changed', changeId: seriesChangeId, undoUntil, ...where },
      [nudge, { ...seriesChanged, runAt: undoUntil }, offering],
    ],
    [
      { type: 'series.changed', changeId: seriesChangeId, undoUntil, otherPersonIds: [other], ...where },
      [
        { ...nudge, payload: { topics: [...nudge.payload.topics, `private-person-${other}`] } },
        { ...seriesChanged, runAt: undoUntil },
        offering,
      ],
    ],
  ],
  'series.change_undone': [
    [
      { type: 'series.change_undone', changeId: seriesChangeId, guests: true, ...where },
      [
        nudge,
        {
          task: 'send-guest-series-changes',
          payload: { operatorId, changeId: seriesChangeId },
          key: `guests:${seriesChangeId}`,
        },
        seriesChanged,
      ],
    ],
    [{ type: 'series.change_undone', changeId: seriesChangeId, ...where }, [nudge, seriesChanged]],
  ],
  'series.extended': [
    [{ type: 'series.extended', seriesId, madeAfter: '2027-11-22', newClashes: 0, ...where }, [nudge]],
    [
      { type: 'series.extended', seriesId, madeAfter: '2027-11-22', newClashes: 1, ...where },
      [nudge, { task: 'send-series-clashes', payload: { operatorId, seriesId, madeAfter: '2027-11-22' } }],
    ],
    [
      { type: 'series.extended', seriesId, madeAfter: '2027-11-22', newClashes: 0, guests: true, ...where },
      [
        nudge,
        {
          task: 'send-guest-series-invitations',
          payload: { operatorId, seriesId, dates: { at: '2027-11-22', madeAfter: '2027-11-22' } },
        },
      ],
    ],
    [
      { type: 'series.extended', seriesId, madeAfter: '2027-11-22', newClashes: 1, clashes: [bookingId], ...where },
      [
        nudge,
        {
          task: 'send-series-clashes',
          payload: { operatorId, seriesId, madeAfter: '2027-11-22', bookingIds: [bookingId] },
        },
        { task: 'offer-freed-time' },
      ],
    ],
  ],
  'series.dates_wanted': [[{ type: 'series.dates_wanted', seriesId, ...where }, [nudge, offering]]],
  'series.dates_filled': [
    [
      { type: 'series.dates_filled', seriesId, startsAt: [undoUntil], at: undoUntil, ...where },
      [
        nudge,
        { task: 'send-dates-filled', payload: { operatorId, seriesId, startsAt: [undoUntil], at: undoUntil } },
        told('series.dates_filled'),
        {
          task: 'send-guest-series-invitations',
          payload: { operatorId, seriesId, dates: { at: undoUntil, startsAt: [undoUntil] } },
        },
      ],
    ],
  ],
};
