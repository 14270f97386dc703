import { expect, it } from 'vitest';
import type { BookingFact } from '@/features/bookings/bookings.facts';
import { newId } from '@/kernel/ids';
import { jobsFor } from '@/server/jobs/reactions';
import './reactions';

const where = { operatorId: newId<'operator'>(), spaceId: newId<'space'>(), personId: newId<'person'>() };

it('answers for several facts in their order', () => {
  const facts: BookingFact[] = [
    { type: 'series.booked', seriesId: newId<'series'>(), ...where },
    { type: 'booking.booked', bookingId: newId<'booking'>(), ...where },
  ];
  expect(jobsFor(facts).map((job) => job.task)).toEqual([
    ...['nudge', 'send-series-confirmation', 'charge-bookings'],
    ...['nudge', 'send-booking-confirmation', 'charge-bookings'],
  ]);
});

it.each(['send-', 'settle-credits', 'charge-bookings'])(
  'lets an undo take the place of the %s job that waits for it',
  (task) => {
    const about = { cancellationId: newId<'cancellation'>(), ...where };
    const facts: BookingFact[] = [
      { type: 'bookings.cancelled', undoUntil: '2026-11-22T10:00:20.000Z', ...about },
      { type: 'cancellation.undone', ...about },
    ];
    const [cancelled, undone] = jobsFor(facts).filter((job) => job.task.startsWith(task));
    expect(undone!.key).toBe(cancelled!.key);
  },
);
