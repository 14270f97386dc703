import { z } from 'zod';
import { getMemberOfSpace } from '@/server/auth/membership';
import { inDirectory } from '@/server/db/transactions';
import { router } from '@/server/trpc/init';
import { publicProcedure } from '@/server/trpc/procedures';
import { listSpacesAnswer, listSpacesInput, spaceDetailSchema, spaceIdSchema } from './spaces.contract';
import { spaceNotFound } from '@/kernel/not-found';
import { getSpaceFor } from './spaces.service';
import { listSpaces } from './sql/directory-reads';

const tags = ['spaces'];
const example = {
  id: '0197b6c4-0000-7000-8000-000000000001',
  slug: 'harbour-house',
  name: 'Harbour House',
  operator: { id: '0197b6c4-0000-7000-8000-00000000000a', slug: 'harbour', name: 'Harbour', accent: '#1f6f5c' },
  timeZone: 'Europe/Lisbon',
  address: { street: 'Rua do Cais 4', postalCode: '1200-001', city: 'Lisboa', country: 'PT' },
  description: 'Two floors by the water.',
  amenities: ['coffee', 'showers'],
  kinds: [{ kind: 'desk', count: 24, openToVisitors: true }],
};

/** Spaces as programs read them. */
export const spacesRest = router({
  list: publicProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/spaces',
        tags,
        protect: false,
        summary: 'List spaces',
        description: 'Every listed space, filtered by words and by what can be booked there. Nobody needs to sign in.',
      },
      rest: { example: { query: { text: 'lisboa', kind: 'desk' }, answer: { items: [example], nextCursor: null } } },
    })
    .input(listSpacesInput)
    .output(listSpacesAnswer)
    .query(async ({ input: { text, kind, limit, cursor } }) => {
      const found = await inDirectory((tx) => listSpaces(tx, { text, kind, limit, afterId: cursor }));
      const items = found.slice(0, limit);
      return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null };
    }),

  get: publicProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/spaces/{spaceId}',
        tags,
        protect: false,
        summary: 'Read a space, with its resources and opening hours',
        description: 'Anybody reads a listed space; one that is not listed is there for its members alone.',
      },
      rest: {
        refusals: { 404: ['space.not_found'] },
        example: {
          answer: {
            ...example,
            resources: [
              {
                id: '0197b6c4-0000-7000-8000-000000000003',
                name: 'Desk 4',
                kind: 'desk',
                capacity: 1,
                description: 'By the window',
                amenities: ['screen'],
                openToVisitors: true,
                photos: [],
                hours: null,
              },
            ],
            hours: { weekly: [{ weekday: 1, opensMinute: 480, closesMinute: 1200 }], exceptions: [] },
          },
        },
      },
    })
    .input(z.object({ spaceId: spaceIdSchema }))
    .output(spaceDetailSchema)
    .query(async ({ ctx, input: { spaceId } }) => {
      const { space } = await getSpaceFor(spaceId, async () => {
        if (!ctx.session) throw spaceNotFound();
        return getMemberOfSpace(ctx.session, spaceId);
      });
      return space;
    }),
});
