import { expect, it } from 'vitest';
import { type MemberId, newId } from '@/kernel/ids';
import { exemptOn } from './exempt-on';

const [ana, rui] = [newId<'member'>() as MemberId, newId<'member'>() as MemberId];
const said = (exempt: boolean, from: string, to: string | null = null) => ({ memberId: ana, exempt, from, to });

it.each<[string, ReturnType<typeof said>[], boolean[]]>([
  // On 31 March, 1 April, 30 June, 1 July.
  ['nothing said', [], [false, false, false, false]],
  ['from a day on', [said(true, '2027-04-01')], [false, true, true, true]],
  ['to a day', [said(true, '2027-04-01', '2027-06-30')], [false, true, true, false]],
  ['and taken back', [said(true, '2027-04-01'), said(false, '2027-06-30')], [false, true, false, false]],
  [
    'said anew it counts from its own first day, and what was said before for the days before that',
    [said(true, '2027-01-01'), said(true, '2027-06-30', '2027-06-30')],
    [true, true, true, false],
  ],
  ['said last for an earlier day', [said(false, '2027-04-01'), said(true, '2027-03-31')], [true, true, true, true]],
])('%s', (_words, all, on) => {
  const days = ['2027-03-31', '2027-04-01', '2027-06-30', '2027-07-01'];
  expect(days.map((day) => exemptOn(all, ana, day))).toEqual(on);
  expect(days.some((day) => exemptOn(all, rui, day) || exemptOn(all, null, day))).toBe(false);
});
