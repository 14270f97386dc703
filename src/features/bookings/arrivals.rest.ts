import type { ActingMember } from '@/kernel/acting-member';
import type { BookingId, PersonId } from '@/kernel/ids';
import { getMember } from '@/server/auth/membership';
import type { Session } from '@/server/auth/session-token';
import { requestIdOf } from '@/server/rest/idempotency-key';
import { router } from '@/server/trpc/init';
import { personWriteProcedure } from '@/server/trpc/procedures';
import { checkInAnswer, checkInByIdInput, checkOutAnswer, checkOutByIdInput } from './arrivals.contract';
import { bookingError, type BookingErrorCode } from './bookings.errors';
import { answerRequest } from './commands/answer-request';
import { checkIn } from './commands/check-in';
import { checkOut } from './commands/check-out';
import { answerByIdInput, answerRequestAnswer } from './requests.contract';
import { findOperatorOfBooking } from './sql/booking-operator';

const tags = ['bookings'];
const codes = (...list: readonly BookingErrorCode[]): readonly string[] => list;
const EXAMPLE_ID = '0197b6c4-0000-7000-8000-000000000005';

type Asking = { readonly person: { readonly personId: PersonId }; readonly session: Session | null };
/** As what the asker may touch this booking. @throws DomainError `booking.not_found`. */
async function memberAt({ person, session }: Asking, bookingId: BookingId): Promise<ActingMember> {
  const operatorId = await findOperatorOfBooking(person.personId, bookingId);
  if (!operatorId) throw bookingError('booking.not_found');
  return getMember(session, operatorId);
}

/** Requests, arriving and leaving as programs do them (a door opener that checks in, say): a part of the bookings of the API. */
export const arrivalsRest = router({
  checkIn: personWriteProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/bookings/{bookingId}/check-in',
        tags,
        summary: 'Check in',
        description:
          'One’s own bookings, and anybody’s for those who run the space. With `code` by the code at the desk. Done before, it answers when (`already`).',
      },
      rest: {
        idempotent: true,
        refusals: {
          404: codes('booking.not_found', 'check_in.code_unknown'),
          409: ['request.reused', ...codes('check_in.released', 'check_in.not_booked')],
          412: codes('check_in.too_early', 'check_in.over'),
          422: codes('check_in.wrong_place'),
        },
        example: {
          body: {},
          answer: {
            bookingId: EXAMPLE_ID,
            checkedInAt: '2026-11-24T08:57:00.000Z',
            how: 'member',
            already: false,
            change: { changeId: EXAMPLE_ID, undoUntil: '2026-11-24T08:57:20.000Z' },
          },
        },
      },
    })
    .input(checkInByIdInput)
    .output(checkInAnswer)
    .mutation(async ({ ctx, input }) => {
      const requestId = requestIdOf(ctx.headers);
      const member = await memberAt(ctx, input.bookingId);
      return checkIn(member, { operatorId: member.operatorId, ...input, requestId });
    }),

  checkOut: personWriteProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/bookings/{bookingId}/check-out',
        tags,
        summary: 'Check out early',
        description: 'The rest of the time is free for others from the next full minute on.',
      },
      rest: {
        idempotent: true,
        refusals: {
          404: codes('booking.not_found'),
          409: ['request.reused', ...codes('check_in.released', 'check_in.not_booked')],
          412: codes('check_out.not_begun', 'check_in.over'),
        },
        example: {
          body: {},
          answer: {
            bookingId: EXAMPLE_ID,
            checkedOutAt: '2026-11-24T15:12:30.000Z',
            endsAt: '2026-11-24T15:13:00.000Z',
            freedMinutes: 107,
            already: false,
            change: { changeId: EXAMPLE_ID, undoUntil: '2026-11-24T15:12:50.000Z' },
          },
        },
      },
    })
    .input(checkOutByIdInput)
    .output(checkOutAnswer)
    .mutation(async ({ ctx, input }) => {
      const requestId = requestIdOf(ctx.headers);
      const member = await memberAt(ctx, input.bookingId);
      return checkOut(member, { operatorId: member.operatorId, ...input, requestId });
    }),

  answer: personWriteProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/bookings/{bookingId}/answer',
        tags,
        summary: 'Approve or decline a request',
        description:
          'For those who run the space. With `scope` "all" every date of its series that is asked for. A request that nobody answered in time has lapsed: ' +
          '`details.free` says whether it could still be booked.',
      },
      rest: {
        idempotent: true,
        refusals: {
          403: ['auth.not_allowed'],
          404: codes('booking.not_found'),
          409: ['request.reused', ...codes('request.lapsed', 'request.withdrawn', 'request.already_answered')],
        },
        example: {
          body: { answer: 'approve', note: 'See you on Tuesday' },
          answer: { status: 'confirmed', bookingIds: [EXAMPLE_ID], answeredAt: '2026-11-23T12:00:00.000Z' },
        },
      },
    })
    .input(answerByIdInput)
    .output(answerRequestAnswer)
    .mutation(async ({ ctx, input }) => {
      const requestId = requestIdOf(ctx.headers);
      const member = await memberAt(ctx, input.bookingId);
      return answerRequest(member, { operatorId: member.operatorId, ...input, requestId });
    }),
});
