import { spaceNotFound } from '@/kernel/not-found';
import { getMemberOfSpace } from '@/server/auth/membership';
import { router } from '@/server/trpc/init';
import { publicProcedure } from '@/server/trpc/procedures';
import { freeTimeAnswer, freeTimeInput, MOST_DAYS } from './availability.contract';
import { readFreeTime } from './free-time.reads';

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
});
