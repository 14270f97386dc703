import { getMember } from '@/server/auth/membership';
import { requestIdOf } from '@/server/rest/idempotency-key';
import { router } from '@/server/trpc/init';
import {
  memberOfSpaceWriteProcedure,
  memberProcedure,
  personProcedure,
  personWriteProcedure,
} from '@/server/trpc/procedures';
import { cancelBookingAnswer, myBookingsAnswer } from './bookings.contract';
import { bookAnswer, bookInput, cancelByIdInput, myBookingsQuery } from './programs.contract';
import { bookingError, type BookingErrorCode } from './bookings.errors';
import { readMyBookings } from './bookings.reads';
import { changeBookingAnswer, changeByIdInput } from './changes.contract';
import { bookByProgram } from './commands/book-by-program';
import { changeBooking } from './commands/change-booking';
import { cancelBooking } from './commands/cancel-booking';
import { releasedAnswer, releasedQuery } from './released.contract';
import { readReleased } from './released.reads';
import { findOperatorOfBooking } from './sql/booking-operator';

const tags = ['bookings'];
const id = (last: number) => `0197b6c4-0000-7000-8000-${String(last).padStart(12, '0')}`;
const codes = (...list: readonly BookingErrorCode[]): readonly string[] => list;

const bookingExample = {
  id: id(5),
  operatorId: id(10),
  operatorName: 'Harbour',
  operatorSlug: 'harbour',
  spaceId: id(1),
  spaceName: 'Harbour House',
  spaceSlug: 'harbour-house',
  timeZone: 'Europe/Lisbon',
  resourceId: id(3),
  resourceName: 'Desk 4',
  resourceKind: 'desk',
  startsAt: '2026-11-24T09:00:00.000Z',
  endsAt: '2026-11-24T17:00:00.000Z',
  status: 'confirmed',
  skipReason: null,
  note: '',
  guests: [],
  guestName: null,
  requestExpiresAt: null,
  checkedInAt: null,
  checkedOutAt: null,
  releaseAt: null,
  checkInOpensAt: null,
  answerNote: '',
  overrideReason: null,
  price: { amount: 2400, currency: 'EUR' },
  series: null,
  createdAt: '2026-11-23T10:12:00.000Z',
};

/** Bookings as programs make and read them: the same contracts and commands as on the screens. */
export const bookingsRest = router({
  book: memberOfSpaceWriteProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/spaces/{spaceId}/book',
        tags,
        summary: 'Book once, or every week',
        description:
          'A certain `resourceId`, or any of a desk group (`groupId`). `startsAt` and `endsAt` are instants with an offset, or the wall clock of the space without one. With `recurrence` the booking repeats ' +
          'at the same wall-clock time: `rrule` is an RRULE of RFC 5545, and `onClash` says whether dates that are not free are skipped, or nothing ' +
          'is booked (`fail`). With `dryRun` everything is decided and nothing is written. A taken slot is refused with what is free that day ' +
          '(`details.free`), a like resource that is free instead (`details.other`) and what stands in the way (`details.clashes`).',
      },
      rest: {
        answers: {
          201: 'Booked: `booking`, or `series` with its `occurrences`',
          200: 'What would happen (`dryRun`): `booking`, or the `plan` of a series',
        },
        statusOf: (input) => (input.dryRun === true ? 200 : 201),
        idempotent: true,
        refusals: {
          403: codes('booking.not_for_visitors'),
          404: ['space.not_found', 'resource.not_found'],
          409: [
            'request.reused',
            ...codes('booking.slot_taken', 'booking.group_full', 'series.clashes', 'series.nothing_free'),
            ...['codes.used_up', 'codes.used_by_you', 'extras.not_offered'],
          ],
          412: ['codes.not_yet', 'codes.ended'],
          422: [
            ...['codes.unknown', 'codes.not_here'],
            ...codes('booking.closed', 'booking.outside_hours', 'booking.in_past', 'booking.too_far_ahead'),
            ...codes('booking.too_short', 'booking.too_long', 'booking.ends_before_start', 'series.too_many_dates'),
            ...codes('booking.too_many_guests'),
            'recurrence.start_not_on_rule',
          ],
        },
        example: {
          body: { resourceId: id(3), startsAt: '2026-11-24T09:00', endsAt: '2026-11-24T17:00' },
          answer: { booking: bookingExample },
        },
      },
    })
    .input(bookInput)
    .output(bookAnswer)
    .mutation(({ ctx, input }) => bookByProgram(ctx.member, input, requestIdOf(ctx.headers))),

  mine: personProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/users/me/bookings',
        tags,
        summary: 'List my bookings',
        description:
          'One’s own bookings at every operator: `upcoming`, soonest first, or `past`, latest first. `nextCursor` fetches the next page; it is null ' +
          'on the last one.',
      },
      rest: { example: { query: { when: 'upcoming' }, answer: { items: [bookingExample], nextCursor: null } } },
    })
    .input(myBookingsQuery)
    .output(myBookingsAnswer)
    .query(({ ctx, input }) => readMyBookings(ctx.person.personId, input)),

  released: memberProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/users/me/released-time',
        tags,
        summary: 'List what I gave up of my series',
        description:
          'At one operator, newest first: dates that were given up (`away`), begun later (`late`) or left early (`left_early`) within the last `days`, ' +
          'with how many of those minutes others booked since. `sums` are over all of it, whatever page is asked for. With `memberId` anybody’s, for ' +
          'those who run the space.',
      },
      rest: {
        refusals: { 403: ['auth.not_allowed'], 404: ['operator.not_found'] },
        example: {
          query: { operatorId: id(10) },
          answer: {
            sums: { dates: 1, releasedMinutes: 480, rebookedMinutes: 240 },
            items: [
              {
                id: id(8),
                bookingId: id(5),
                seriesId: id(4),
                spaceName: 'Harbour House',
                timeZone: 'Europe/Lisbon',
                resourceId: id(3),
                resourceName: 'Desk 4',
                startsAt: '2026-12-03T09:00:00.000Z',
                endsAt: '2026-12-03T17:00:00.000Z',
                how: 'away',
                releasedAt: '2026-11-26T10:12:00.000Z',
                minutes: 480,
                rebookedMinutes: 240,
              },
            ],
            nextCursor: null,
            earning: { unit: 'minutes', amount: 30, currency: 'EUR' },
          },
        },
      },
    })
    .input(releasedQuery)
    .output(releasedAnswer)
    .query(({ ctx, input }) => readReleased(ctx.member, input)),

  change: personWriteProcedure
    .meta({
      openapi: {
        method: 'PATCH',
        path: '/bookings/{bookingId}',
        tags,
        summary: 'Move, extend or shorten a booking, change its guests or its note',
        description:
          'One’s own bookings, and anybody’s for those who run the space. What is left out stays as it is. Of a booking that has begun only the end ' +
          'changes (its resource too, by staff). A single date of a series is changed by itself and stays that date. Where somebody must say yes ' +
          'first, it becomes a request. With `dryRun` everything is decided and nothing is written. A taken slot is refused as when booking.',
      },
      rest: {
        idempotent: true,
        refusals: {
          403: codes('booking.not_for_visitors', 'booking.override_not_allowed', 'booking.desk_change_by_staff'),
          404: ['resource.not_found', ...codes('booking.not_found')],
          409: ['request.reused', ...codes('booking.slot_taken', 'booking.already_cancelled', 'booking.not_standing')],
          412: codes('booking.over', 'booking.only_end_changes', 'booking.needs_a_yes'),
          422: codes('booking.closed', 'booking.outside_hours', 'booking.in_past', 'booking.nothing_changes'),
        },
        example: {
          body: { startsAt: '2026-11-25T09:00', endsAt: '2026-11-25T17:00' },
          answer: {
            change: { changeId: id(7), undoUntil: '2026-11-23T10:20:20.000Z' },
            booking: { ...bookingExample, startsAt: '2026-11-25T09:00:00.000Z', endsAt: '2026-11-25T17:00:00.000Z' },
            dryRun: false,
          },
        },
      },
    })
    .input(changeByIdInput)
    .output(changeBookingAnswer)
    .mutation(async ({ ctx, input }) => {
      const requestId = requestIdOf(ctx.headers);
      const operatorId = await findOperatorOfBooking(ctx.person.personId, input.bookingId);
      if (!operatorId) throw bookingError('booking.not_found');
      const member = await getMember(ctx.session, operatorId);
      return changeBooking(member, { ...input, operatorId, requestId });
    }),

  cancel: personWriteProcedure
    .meta({
      openapi: {
        method: 'PUT',
        path: '/bookings/{bookingId}/cancel',
        tags,
        summary: 'Cancel one date, this and the following, or all',
        description:
          'One’s own bookings, and anybody’s for those who run the space. The time is free at once. What has begun is not cancelled.',
      },
      rest: {
        idempotent: true,
        refusals: {
          404: codes('booking.not_found'),
          409: ['request.reused', ...codes('booking.already_cancelled')],
          412: codes('booking.already_started'),
          422: codes('booking.not_in_series'),
        },
        example: {
          body: { scope: 'one' },
          answer: {
            cancellationId: id(6),
            scope: 'one',
            cancelled: 1,
            bookingIds: [id(5)],
            undoUntil: '2026-11-23T10:20:20.000Z',
          },
        },
      },
    })
    .input(cancelByIdInput)
    .output(cancelBookingAnswer)
    .mutation(async ({ ctx, input: { bookingId, scope, others } }) => {
      const requestId = requestIdOf(ctx.headers);
      const operatorId = await findOperatorOfBooking(ctx.person.personId, bookingId);
      if (!operatorId) throw bookingError('booking.not_found');
      const member = await getMember(ctx.session, operatorId);
      return cancelBooking(member, { operatorId, bookingId, scope, others, requestId });
    }),
});
