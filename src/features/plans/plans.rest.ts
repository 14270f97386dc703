import { router } from '@/server/trpc/init';
import { memberProcedure } from '@/server/trpc/procedures';
import { membershipInput, membershipView } from './plans.contract';
import { readMembership } from './plans.reads';

const terms = {
  ...{
    price: 9000,
    every: 'month',
    calendar: false,
    trialDays: 0,
    signUpFee: 0,
    minPeriods: 0,
    noticeDays: 14,
    tax: null,
  },
  allowances: [{ unit: 'half_days', amount: 20, kinds: ['desk'], halfDayMinutes: 240, rollOver: null }],
};

/** The plan that somebody is on, as programs read it. */
export const plansRest = router({
  membership: memberProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/users/me/plan',
        tags: ['account'],
        summary: 'Read my plan',
        description:
          'At one operator: the plan, its period and the next, the next charge, and the last day if it were cancelled now. Dates are those of the operator; ' +
          'amounts minor units of `currency`. `membership` is null for whoever is on none. With `memberId` anybody’s, for staff.',
      },
      rest: {
        refusals: { 403: ['auth.not_allowed'], 404: ['operator.not_found', 'plans.member_not_found'] },
        example: {
          query: { operatorId: '0197b6c4-0000-7000-8000-00000000000a' },
          answer: {
            ...{ displayName: 'Ana Reis', currency: 'EUR', today: '2026-11-26' },
            membership: {
              ...{ id: '0197b6c4-0000-7000-8000-00000000000e', startsOn: '2026-09-10', endsOn: null, trialUntil: null },
              plan: { id: '0197b6c4-0000-7000-8000-00000000000f', name: 'Flex', terms },
              ...{ change: null, pause: null },
              period: { from: '2026-11-10', to: '2026-12-09', fee: 9000, state: 'runs' },
              next: { from: '2026-12-10', to: '2027-01-09', fee: 9000, state: 'runs' },
              charge: { on: '2026-12-10', amount: 9000 },
              ...{ earliestEnd: '2027-01-09', nextPeriodOn: '2026-12-10' },
            },
          },
        },
      },
    })
    .input(membershipInput)
    .output(membershipView)
    .query(({ ctx, input }) => readMembership(ctx.member, input)),
});
