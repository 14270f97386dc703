import { requestIdOf } from '@/server/rest/idempotency-key';
import { router } from '@/server/trpc/init';
import { memberWriteProcedure, personProcedure } from '@/server/trpc/procedures';
import type { BookingErrorCode } from './bookings.errors';
import { wantDates } from './commands/want-dates';
import { myWantedAnswer, myWantedQuery, wantDatesAnswer, wantDatesByProgramInput } from './wanted.contract';
import { readWanted } from './wanted.reads';

const tags = ['series'];
const id = (last: number) => `0197b6c4-0000-7000-8000-${String(last).padStart(12, '0')}`;
const codes = (...list: readonly BookingErrorCode[]): readonly string[] => list;

/** The dates of series that could not be had, as programs list and want them: the same contracts and commands as on the screens. */
export const wantedRest = router({
  list: personProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/users/me/wanted-dates',
        tags,
        summary: 'List the dates I wait for',
        description:
          'Dates of one’s series that could not be had and are wanted still, at every operator, the next first: booked as soon as their time is free ' +
          '(`fill`), or held and offered (`offer`). `ahead` wait before it for an overlapping time. Where the owner lets nobody wait, nobody is ' +
          'asked (`asked`): what is to be offered there is booked only once its member says `fill`. `nextCursor` fetches the next page; it is null on ' +
          'the last one.',
      },
      rest: {
        example: {
          query: {},
          answer: {
            items: [
              {
                bookingId: id(5),
                seriesId: id(4),
                operatorId: id(10),
                operatorSlug: 'harbour',
                spaceId: id(1),
                spaceName: 'Harbour House',
                spaceSlug: 'harbour-house',
                timeZone: 'Europe/Lisbon',
                resourceName: 'Desk 4',
                startsAt: '2026-12-14T09:00:00.000Z',
                endsAt: '2026-12-14T17:00:00.000Z',
                wanted: 'fill',
                ahead: 0,
                asked: true,
                ofSeries: 1,
              },
            ],
            nextCursor: null,
          },
        },
      },
    })
    .input(myWantedQuery)
    .output(myWantedAnswer)
    .query(({ ctx, input }) => readWanted(ctx.person.personId, input)),

  want: memberWriteProcedure
    .meta({
      openapi: {
        method: 'PUT',
        path: '/users/me/wanted-dates',
        tags,
        summary: 'Want dates that could not be had, or want them no more',
        description:
          'Skipped dates of one’s own series at one operator stand in line from now on (`wanted`: `fill` or `offer`, kept for `offerMinutes` or as the ' +
          'owner’s rule says), or leave it (`null`). Those wanted already keep their place. What was booked, began or was cancelled meanwhile is left ' +
          'alone; `dates` says how many it was about.',
      },
      rest: {
        idempotent: true,
        refusals: { 404: ['operator.not_found', ...codes('booking.not_found')], 409: ['request.reused'] },
        example: { body: { operatorId: id(10), bookingIds: [id(5)], wanted: 'fill' }, answer: { dates: 1 } },
      },
    })
    .input(wantDatesByProgramInput)
    .output(wantDatesAnswer)
    .mutation(({ ctx, input }) => wantDates(ctx.member, { ...input, requestId: requestIdOf(ctx.headers) })),
});
