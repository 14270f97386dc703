import { router } from '@/server/trpc/init';
import { memberOfSpaceProcedure } from '@/server/trpc/procedures';
import { priceAnswer, priceInput } from './price-asks.contract';
import { readPrice } from './pricing.reads';

/** Prices as programs read them: the same reckoning as on the screens. */
export const pricingRest = router({
  price: memberOfSpaceProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/spaces/{spaceId}/price',
        tags: ['spaces'],
        protect: true,
        summary: 'Ask what a booking would cost',
        description:
          'What a booking of `resourceId` from `startsAt` to `endsAt` would cost you if you booked it now, part by part, and why. Amounts are minor units of ' +
          '`currency`. `unpriced`: the operator speaks of no prices. `no_price`: nothing sets a price for the time in `gaps`, so it cannot be booked.',
      },
      rest: {
        refusals: { 404: ['space.not_found', 'resource.not_found'] },
        example: {
          query: {
            resourceId: '0197b6c4-0000-7000-8000-000000000003',
            startsAt: '2026-11-24T16:00',
            endsAt: '2026-11-24T18:00',
          },
          answer: {
            type: 'price',
            price: {
              currency: 'EUR',
              amount: 3000,
              parts: [
                {
                  ranges: [{ startsAt: '2026-11-24T16:00:00.000Z', endsAt: '2026-11-24T17:00:00.000Z' }],
                  amount: 1800,
                  reasons: [
                    { counted: true, words: '“Meeting rooms · weekdays 9–17 · 18.00 an hour” sets the price: €18.00.' },
                  ],
                },
                {
                  ranges: [{ startsAt: '2026-11-24T17:00:00.000Z', endsAt: '2026-11-24T18:00:00.000Z' }],
                  amount: 1200,
                  reasons: [{ counted: true, words: '“Meeting rooms · 12.00 an hour” sets the price: €12.00.' }],
                },
              ],
              taxes: [{ name: 'VAT', percent: 23, amount: 561 }],
              taxesIncluded: true,
              dueNow: 3000,
              dueLater: null,
              cancellation: [
                { from: null, cost: 0 },
                { from: '2026-11-23T16:00:00.000Z', cost: 1500 },
              ],
            },
            gaps: [],
          },
        },
      },
    })
    .input(priceInput)
    .output(priceAnswer)
    .query(({ ctx, input }) => readPrice(ctx.member, input)),
});
