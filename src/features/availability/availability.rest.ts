import { spaceNotFound } from '@/kernel/not-found';
import { getMemberOfSpace } from '@/server/auth/membership';
import { inOperator } from '@/server/db/transactions';
import { router } from '@/server/trpc/init';
import { memberOfSpaceProcedure, publicProcedure } from '@/server/trpc/procedures';
import { freeTimeAnswer, freeTimeInput, MOST_DAYS } from './availability.contract';
import { NO_WISH } from './domain/wish';
import { searchFreeTime } from './find-time.reads';
import { readFreeTime } from './free-time.reads';
import { PLACES_PER_PAGE, searchAnswer, searchQuery } from './search.contract';

export const availabilityRest = router({
  free: publicProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/spaces/{spaceId}/availability',
        tags: ['spaces'],
        protect: false,
        summary: 'See when each resource is free',
        description:
          "The opening hours of each resource (the space's, where it has none of its own) without the time that is held. `from` and `to` are instants with an offset, " +
          `or the wall clock of the space without one; at most ${MOST_DAYS} days apart. Time held on a part of a combined resource is missing ` +
          'from the whole too. Anybody asks about a listed space; about another, its members.',
      },
      rest: {
        refusals: { 404: ['space.not_found'] },
        example: {
          query: { from: '2026-11-24T08:00', to: '2026-11-24T20:00' },
          answer: {
            spaceId: '0197b6c4-0000-7000-8000-000000000001',
            timeZone: 'Europe/Lisbon',
            from: '2026-11-24T08:00:00.000Z',
            to: '2026-11-24T20:00:00.000Z',
            resources: [
              {
                id: '0197b6c4-0000-7000-8000-000000000003',
                name: 'Desk 4',
                kind: 'desk',
                openToVisitors: true,
                free: [{ startsAt: '2026-11-24T08:00:00.000Z', endsAt: '2026-11-24T13:00:00.000Z' }],
              },
            ],
          },
        },
      },
    })
    .input(freeTimeInput)
    .output(freeTimeAnswer)
    .query(({ ctx, input }) =>
      readFreeTime(input, async () => {
        if (!ctx.session) throw spaceNotFound();
        return getMemberOfSpace(ctx.session, input.spaceId);
      }),
    ),
  search: memberOfSpaceProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/spaces/{spaceId}/search',
        tags: ['spaces'],
        protect: true,
        summary: 'Find a time',
        description:
          'Every place of the space that answers a wish, best first: what fits the people closest, then your usual place, then the soonest. Each time can be booked as ' +
          `it stands; opening hours, booking rules and buffers are kept. ${PLACES_PER_PAGE} places a page. Where nothing is found, \`nearest\` says what works ` +
          'for a wish that asks for a little less. For members of the space; visitors find what is open to them.',
      },
      rest: {
        refusals: { 404: ['space.not_found'] },
        example: {
          query: {
            kinds: 'meeting_room',
            people: '6',
            amenities: 'Screen',
            minutes: '90',
            days: '2026-12-01,2026-12-03',
            parts: 'afternoon',
          },
          answer: {
            timeZone: 'Europe/Lisbon',
            dates: ['2026-12-01', '2026-12-03'],
            items: [
              {
                resource: {
                  id: '0197b6c4-0000-7000-8000-000000000004',
                  name: 'Library',
                  kind: 'meeting_room',
                  capacity: 6,
                  amenities: ['Screen', 'Whiteboard'],
                  openToVisitors: false,
                  groupName: null,
                  floorName: 'First floor',
                },
                reasons: ['exact_fit', 'has_all'],
                onRequest: false,
                times: [
                  {
                    startsAt: '2026-12-01T13:00:00.000Z',
                    endsAt: '2026-12-01T14:30:00.000Z',
                    date: '2026-12-01',
                    free: { startsAt: '2026-12-01T13:00:00.000Z', endsAt: '2026-12-01T20:00:00.000Z' },
                    whole: false,
                    byRule: false,
                    open: [{ startsAt: '2026-12-01T08:00:00.000Z', endsAt: '2026-12-01T20:00:00.000Z' }],
                    taken: [{ startsAt: '2026-12-01T11:00:00.000Z', endsAt: '2026-12-01T13:00:00.000Z' }],
                  },
                ],
              },
            ],
            total: 1,
            page: 1,
            pages: 1,
            yours: [],
            nearest: [],
          },
        },
      },
    })
    .input(searchQuery)
    .output(searchAnswer)
    .query(({ ctx, input: { spaceId, page = 1, ...wish } }) =>
      inOperator(ctx.member, (tx) => searchFreeTime(tx, ctx.member, { spaceId, wish: { ...NO_WISH, ...wish }, page })),
    ),
});
