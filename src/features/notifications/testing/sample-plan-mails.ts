import { membershipOf, planFrom } from '@/features/plans/testing-plans';
import type { PlanNews } from '@/features/plans/news.contract';
import { planMail } from '../mails/plan-mail';

const HOURS = { unit: 'minutes', amount: 600, kinds: ['meeting_room'], rollOver: { cap: 120, periods: 1 } };
const flex = planFrom('Flex', '2026-11-01', { price: 12_900, allowances: [HOURS], trialDays: 7, noticeDays: 30 });
const full = planFrom('Full', '2027-01-01', {
  price: 24_900,
  allowances: [{ unit: 'unlimited', amount: 0, kinds: ['desk'] }],
});
const act = '01930000-0000-7000-8000-000000000001';

const of =
  (news: PlanNews, plans = [flex]) =>
  () =>
    planMail({
      ...{ brand: { name: 'Harbour', accent: '#1b5e78' }, memberName: 'Ana Duarte', currency: 'EUR', news },
      ...{ planUrl: 'https://app.example.com/o/harbour/credits', membership: membershipOf(plans), charged: 12_900 },
    });

/** What is told of a plan, one of each. */
export const samplePlanMails = {
  'plan-joined': of({ what: 'joined', act }),
  'plan-changed': of({ what: 'changed', act, on: '2027-01-01', difference: 12_000 }, [flex, full]),
  'plan-moved': of({ what: 'moved', act, on: '2027-01-01' }, [flex, full]),
  'plan-paused': of({ what: 'paused', act, from: '2027-03-01', to: '2027-03-31' }),
  'plan-ends': of({ what: 'ends', act, lastOn: '2027-03-31' }),
  'plan-undone': of({ what: 'undone', act, undone: 'cancellation' }),
  'plan-renewed': of({ what: 'renewed', on: '2026-12-01' }),
  'plan-ended': of({ what: 'ended', lastOn: '2027-03-31' }),
};
