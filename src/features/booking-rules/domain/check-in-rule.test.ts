import { expect, it } from 'vitest';
import { asking, rule, wall } from '../testing-rules';
import { checkInAsked, checkInOpens } from './check-in-rule';

const given = (opens: 'day_start' | number, asked = true) => [
  rule('check_in', { asked, opens, releaseAfterMinutes: 15, automatic: false }),
];
const opensAt = (from: string, to: string, zone: string, opens: 'day_start' | number = 'day_start') =>
  checkInOpens(given(opens), asking(), wall(from, to, zone), zone).toISOString();

it('is asked for where the owner says so', () => {
  expect(checkInAsked(given(15), asking())).toMatchObject({ opens: 15 });
  expect(checkInAsked(given(15, false), asking())).toBeNull();
  expect(checkInAsked([], asking())).toBeNull();
});

it.each([
  ['a plain day', '2027-03-01T09:00', '2027-03-01T10:00', 'Europe/Lisbon', '2027-03-01T00:00:00.000Z'],
  ['the day of 23 hours', '2027-03-28T09:00', '2027-03-28T10:00', 'Europe/Lisbon', '2027-03-28T00:00:00.000Z'],
  ['the day of 25 hours', '2027-10-31T09:00', '2027-10-31T10:00', 'Europe/Lisbon', '2027-10-30T23:00:00.000Z'],
  ['across midnight', '2027-03-01T22:00', '2027-03-02T02:00', 'Europe/Lisbon', '2027-03-01T00:00:00.000Z'],
  ['far ahead of UTC', '2027-03-01T09:00', '2027-03-01T10:00', 'Pacific/Kiritimati', '2027-02-28T10:00:00.000Z'],
])('opens at the start of its own local day: %s', (_, from, to, zone, expected) => {
  expect(opensAt(from, to, zone)).toBe(expected);
});

it('opens so many elapsed minutes before, through a change of the clocks too', () => {
  // 02:30 is 90 minutes after midnight on the day on which 01:00 becomes 02:00.
  expect(opensAt('2027-03-28T02:30', '2027-03-28T04:00', 'Europe/Lisbon', 60)).toBe('2027-03-28T00:30:00.000Z');
  expect(opensAt('2027-03-01T00:10', '2027-03-01T02:00', 'Europe/Lisbon', 30)).toBe('2027-02-28T23:40:00.000Z');
});
