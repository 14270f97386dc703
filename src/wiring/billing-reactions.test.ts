import { expect, it } from 'vitest';
import type { BookingFact } from '@/features/bookings/bookings.facts';
import type { ClosureFact } from '@/features/closures/closures.facts';
import { chargeBookingsJob } from '@/features/billing/billing.contract';
import { reactWithCharges } from './billing-reactions';
import { tasks } from './tasks';
import {
  actId,
  bookingId,
  cancellationId,
  change,
  changeId,
  operatorId,
  seriesChangeId,
  seriesId,
  spaceId,
  undoUntil,
  where,
} from './testing-facts';

const charge = (which: object, more: object = {}) => [
  { task: 'charge-bookings', payload: { operatorId, which }, ...more },
];
const [cancelKey, changeKey, seriesKey] = [cancellationId, actId, seriesChangeId].map((id) => `charge:${id}`);

const TABLE: [BookingFact | ClosureFact, object[]][] = [
  [{ type: 'booking.booked', bookingId, ...where }, charge({ bookingId })],
  [{ type: 'series.booked', seriesId, ...where }, charge({ seriesId })],
  [{ type: 'series.extended', seriesId, madeAfter: '2027-11-22', newClashes: 0, ...where }, charge({ seriesId })],
  [{ type: 'series.dates_filled', seriesId, startsAt: [undoUntil], at: undoUntil, ...where }, charge({ seriesId })],
  [{ type: 'request.approved', subject: { bookingId }, at: undoUntil, ...where }, charge({ bookingId })],
  [{ type: 'request.lapsed', subject: { seriesId }, at: undoUntil, ...where }, charge({ seriesId })],
  [{ type: 'request.declined', subject: { seriesId }, at: undoUntil, ...where }, charge({ seriesId })],
  // What can be undone waits; the undo takes its place.
  [
    { type: 'bookings.cancelled', cancellationId, undoUntil, ...where },
    charge({ cancellationId }, { key: cancelKey, runAt: undoUntil }),
  ],
  [{ type: 'cancellation.undone', cancellationId, ...where }, charge({ cancellationId }, { key: cancelKey })],
  [
    { type: 'booking.changed', changeId: actId, kind: 'moved', undoUntil, ...change },
    charge({ changeId: actId }, { key: changeKey, runAt: undoUntil }),
  ],
  [{ type: 'booking.change_undone', changeId: actId, ...change }, charge({ changeId: actId }, { key: changeKey })],
  [
    { type: 'series.changed', changeId: seriesChangeId, undoUntil, ...where },
    charge({ seriesChangeId }, { key: seriesKey, runAt: undoUntil }),
  ],
  [
    { type: 'series.change_undone', changeId: seriesChangeId, ...where },
    charge({ seriesChangeId }, { key: seriesKey }),
  ],
  [
    { type: 'space.changed', operatorId, spaceId, changeId, personIds: [], guests: [] },
    charge({ spaceChangeId: changeId }),
  ],
  [{ type: 'booking.not_shown', bookingId, guest: false, ...where }, charge({ bookingId })],
  // Nothing is owed yet, or nothing about it has changed.
  [{ type: 'booking.requested', bookingId, ...where }, []],
  [{ type: 'booking.checked_in', bookingId, guest: false, ...where }, []],
  [{ type: 'series.dates_wanted', seriesId, ...where }, []],
];

it.each(TABLE)('%j is followed by its charges', (fact, expected) => {
  const jobs = reactWithCharges(fact);
  expect(jobs).toEqual(expected);
  for (const { task, payload } of jobs) {
    expect(Object.keys(tasks)).toContain(task);
    expect(chargeBookingsJob.parse(payload)).toEqual(payload);
  }
});
