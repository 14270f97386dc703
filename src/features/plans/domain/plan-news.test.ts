import { describe, expect, it } from 'vitest';
import { membershipOf, planFrom } from '../testing-plans';
import { endedBetween, isStillSo, renewedOn } from './plan-news';

const flex = planFrom('Flex', '2027-01-10');
const full = planFrom('Full', '2027-03-10', { price: 6200 });
const trial = { trialDays: 7 };

describe('a period that has begun', () => {
  it.each<[string, Parameters<typeof membershipOf>, string[], string, string | null]>([
    ['is told on its first day', [[flex]], ['2027-02-10'], '2027-02-10', '2027-02-10'],
    ['and three days later, where nobody looked before', [[flex]], ['2027-02-10'], '2027-02-13', '2027-02-10'],
    ['not after that', [[flex]], ['2027-02-10'], '2027-02-14', null],
    ['nor where it was charged before', [[flex]], [], '2027-02-10', null],
    ['the first day of all is told by joining', [[flex]], ['2027-01-10'], '2027-01-10', null],
    ['the day of another plan by the change', [[flex, full]], ['2027-03-10'], '2027-03-10', null],
    ['the end of a trial is told', [[flex], trial], ['2027-01-17'], '2027-01-17', '2027-01-17'],
    [
      'of two the later',
      [[planFrom('Week', '2027-01-10', { every: 'week' })]],
      ['2027-01-17', '2027-01-24'],
      '2027-01-24',
      '2027-01-24',
    ],
    ['a day on which none begins is a correction', [[flex]], ['2027-02-12'], '2027-02-12', null],
    [
      'what costs nothing is not told',
      [[planFrom('Free', '2027-01-10', { price: 0 })]],
      ['2027-02-10'],
      '2027-02-10',
      null,
    ],
  ])('%s', (_words, of, days, today, told) => expect(renewedOn(membershipOf(...of), days, today)).toBe(told));
});

it('that it is over is told once, on the days after it', () => {
  const over = (keptOn: string | null, today: string) =>
    endedBetween({ ...membershipOf([flex], { endsOn: '2027-03-09' }), keptOn }, today);
  expect([over('2027-03-09', '2027-03-09'), over('2027-03-09', '2027-03-10')]).toEqual([null, '2027-03-09']);
  expect([over('2027-03-10', '2027-03-10'), over('2027-03-01', '2027-03-13')]).toEqual([null, null]);
  expect(endedBetween({ ...membershipOf([flex]), keptOn: null }, '2027-03-10')).toBeNull();
  expect(endedBetween({ ...membershipOf([], { endsOn: '2027-03-09' }), keptOn: null }, '2027-03-10')).toBeNull();
});

it('what was taken back by the time of the mail is not told', () => {
  const act = 'a';
  const pause = { from: '2027-03-10', to: '2027-04-09' };
  const as = membershipOf([flex, full], { pauses: [pause], endsOn: '2027-06-09' });
  const bare = membershipOf([flex]);
  const none = membershipOf([]);
  expect(isStillSo(as, { what: 'joined', act })).toBe(true);
  expect(isStillSo(none, { what: 'joined', act })).toBe(false);
  for (const what of ['changed', 'moved'] as const) {
    const news = { what, act, on: '2027-03-10', difference: 0 };
    expect([isStillSo(as, news), isStillSo(bare, news)]).toEqual([true, false]);
  }
  const paused = { what: 'paused', act, ...pause } as const;
  expect([isStillSo(as, paused), isStillSo(bare, paused)]).toEqual([true, false]);
  const ends = { what: 'ends', act, lastOn: '2027-06-09' } as const;
  expect([isStillSo(as, ends), isStillSo(bare, ends)]).toEqual([true, false]);
  const again = { what: 'undone', act, undone: 'cancellation' } as const;
  expect([isStillSo(as, again), isStillSo(bare, again)]).toEqual([false, true]);
  expect(isStillSo(none, { what: 'undone', act, undone: 'join' })).toBe(true);
  const renewed = { what: 'renewed', on: '2027-02-10' } as const;
  expect([isStillSo(as, renewed), isStillSo(none, renewed)]).toEqual([true, false]);
});
