import { router } from '@/server/trpc/init';
import { memberProcedure } from '@/server/trpc/procedures';
import { creditsInput, creditsView, statementQuery, statementView } from './memberships.contract';
import { readCredits, readStatement } from './memberships.reads';

const tags = ['account'];
const refusals = { 403: ['auth.not_allowed'], 404: ['operator.not_found', 'credits.member_not_found'] };
const operatorId = '0197b6c4-0000-7000-8000-00000000000a';

/** What members hold prepaid, as programs read it. */
export const membershipsRest = router({
  credits: memberProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/users/me/credits',
        tags,
        summary: 'List what I hold prepaid',
        description:
          'At one operator: passes, allowances of a plan, time and money that were given, each with what is left of it. `minutes` and `half_days` count ' +
          'time, `money` minor units of `currency`. With `memberId` anybody’s, for those who sell passes.',
      },
      rest: {
        refusals,
        example: {
          query: { operatorId },
          answer: {
            displayName: 'Ana Reis',
            currency: 'EUR',
            timeZone: 'Europe/Lisbon',
            buckets: [
              {
                ...{ id: '0197b6c4-0000-7000-8000-00000000000b', name: 'Ten days', source: 'pass', unit: 'half_days' },
                ...{ given: 20, left: 17, kinds: ['desk'], coversFrom: null, coversTo: null },
                ...{ expiresAt: '2027-05-15T23:00:00Z', halfDayMinutes: 240 },
              },
            ],
          },
        },
      },
    })
    .input(creditsInput)
    .output(creditsView)
    .query(({ ctx, input }) => readCredits(ctx.member, input)),

  statement: memberProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/users/me/credits/statement',
        tags,
        summary: 'List what came and went of it',
        description:
          'The latest first. What came in is positive, in the unit of its bucket; what paid a booking names it.',
      },
      rest: {
        refusals,
        example: {
          query: { operatorId },
          answer: {
            items: [
              {
                ...{ number: 512, kind: 'spent', amount: -1, unit: 'half_days', bucketName: 'Ten days', reason: '' },
                booking: {
                  resourceName: 'Desk 4',
                  startsAt: '2026-12-03T09:00:00Z',
                  timeZone: 'Europe/Lisbon',
                },
                at: '2026-11-26T10:12:00Z',
              },
            ],
            nextCursor: null,
          },
        },
      },
    })
    .input(statementQuery)
    .output(statementView)
    .query(({ ctx, input }) => readStatement(ctx.member, input)),
});
