import { expect, it } from 'vitest';
import type { BookingFact } from '@/features/bookings/bookings.facts';
import type { ClosureFact } from '@/features/closures/closures.facts';
import type { MembershipFact } from '@/features/memberships/memberships.facts';
import { jobsFor } from '@/server/jobs/reactions';
import { settlesCredits } from './credit-reactions';
import './reactions';
import { tasks } from './tasks';
import {
  actId,
  bookingId,
  cancellationId,
  change,
  changeId,
  memberId,
  operatorId,
  other,
  personId,
  seriesChangeId,
  spaceId,
  undoUntil,
  where,
} from './testing-facts';

const settles = (key: string, personIds: string[] = [personId], more: object = {}) => ({
  ...{ task: 'settle-credits', payload: { operatorId, personIds }, key: `credits:${key}` },
  ...more,
});

const TABLE: [BookingFact | ClosureFact, object | null][] = [
  [{ type: 'booking.booked', bookingId, ...where }, null],
  [
    { type: 'bookings.cancelled', cancellationId, undoUntil, ...where },
    settles(cancellationId, [personId], { runAt: undoUntil }),
  ],
  [{ type: 'cancellation.undone', cancellationId, ...where }, settles(cancellationId)],
  [
    { type: 'series.changed', changeId: seriesChangeId, undoUntil, otherPersonIds: [other, personId], ...where },
    settles(seriesChangeId, [personId, other], { runAt: undoUntil }),
  ],
  [{ type: 'series.change_undone', changeId: seriesChangeId, ...where }, settles(seriesChangeId)],
  [
    { type: 'booking.change_undone', changeId: actId, ...change, otherPersonIds: [other] },
    settles(actId, [personId, other]),
  ],
  // The change itself has settled what it uses, in its own transaction.
  [{ type: 'booking.changed', changeId: actId, kind: 'moved', undoUntil, ...change }, null],
  [{ type: 'request.declined', subject: { bookingId }, at: undoUntil, ...where }, settles(personId)],
  [{ type: 'request.lapsed', subject: { bookingId }, at: undoUntil, ...where }, settles(personId)],
  // What not coming costs less than the whole comes back.
  [{ type: 'booking.not_shown', bookingId, guest: false, ...where }, settles(bookingId)],
  [{ type: 'space.changed', operatorId, spaceId, changeId, personIds: [personId], guests: [] }, settles(changeId)],
  [{ type: 'space.changed', operatorId, spaceId, changeId, personIds: [], guests: [bookingId] }, null],
];

it.each(TABLE)('%j gives back what is needed no more', (fact, expected) => {
  const jobs = settlesCredits(fact);
  expect(jobs).toEqual(expected ? [expected] : []);
  for (const job of jobs) expect(Object.keys(tasks)).toContain(job.task);
  expect(jobsFor([fact]).filter(({ task }) => task === 'settle-credits')).toEqual(jobs);
});

it('tells the screens of whoever holds it', () => {
  const fact: MembershipFact = { type: 'credits.changed', operatorId, memberId, personId };
  const [job] = jobsFor([fact]);
  expect(job).toMatchObject({ task: 'nudge', payload: { topics: [`private-person-${personId}`] } });
});
