import { dateInWords } from '@/features/plans/domain/plan-words';
import type { PlanErrorCode } from '@/features/plans/plans.errors';
import type { ErrorCopy } from './error-copy';

type Words = ErrorCopy | ((details: Readonly<Record<string, unknown>>) => ErrorCopy);
const on = (date: unknown, before: string): string =>
  typeof date === 'string' ? `${before} ${dateInWords(date)}` : '';

export const PLAN_WORDS: Record<PlanErrorCode, Words> = {
  'plans.not_found': { title: 'There is no such plan', hint: 'Reload the page.' },
  'plans.not_open': { title: 'This plan can’t be taken any more', hint: 'Pick another one, or ask at the desk.' },
  'plans.terms_changed': {
    title: 'This plan has other terms by now',
    hint: 'Nothing was changed. Reload the page to see them.',
  },
  'plans.difference_changed': {
    title: 'What there is to pay has changed meanwhile',
    hint: 'Nothing was changed. Look at the difference again.',
  },
  'plans.same_plan': { title: 'That is the plan already', hint: 'Pick another one.' },
  'plans.member_not_found': { title: 'There is no such member', hint: 'Reload the page.' },
  'plans.on_a_plan_already': {
    title: 'There is a plan for these days already',
    hint: 'Change that one, or begin after it has ended.',
  },
  'plans.first_date_passed': { title: 'That day is over', hint: 'Pick today or a later day.' },
  'plans.only_up_now': {
    title: 'A smaller plan begins with the next period',
    hint: 'What is paid for this period stays yours until then.',
  },
  'plans.pause_with_a_period': ({ on: date }) => ({
    title: 'A pause begins with a period',
    hint: `The next one begins${on(date, ' on')}. At the desk they can pause it from any day.`,
  }),
  'plans.pause_overlaps': { title: 'There is a pause on these days already', hint: 'End that one first.' },
  'plans.ends_later': ({ lastOn }) => ({
    title: typeof lastOn === 'string' ? `It can end${on(lastOn, ' on')}` : 'It can’t end on that day',
    hint: 'Notice and the least time are counted. At the desk they can let you go earlier.',
  }),
  'plans.has_ended': { title: 'This membership is over', hint: 'Take a plan anew.' },
  'plans.nothing_to_undo': { title: 'There is nothing to take back', hint: 'It has begun, or was taken back before.' },
  'memberships.not_found': { title: 'There is no such membership', hint: 'Reload the page.' },
};
