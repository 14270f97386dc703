import { expect, test } from 'vitest';
import type { LocalDateTime } from '@/kernel/zone';
import { parseRule } from './parse-rule';
import { describeRule } from './rule-words';

const words = (text: string, localStart: LocalDateTime = '2026-11-24T09:00', timeZone = 'Europe/Lisbon') => {
  const parsed = parseRule(text);
  return parsed.ok ? describeRule(parsed.rule, { localStart, timeZone }) : parsed.reason;
};

test.each([
  ['FREQ=DAILY', 'every day'],
  ['FREQ=DAILY;INTERVAL=2', 'every two days'],
  ['FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR', 'every weekday'],
  ['FREQ=DAILY;BYMONTH=1', 'every day in January'],
  ['FREQ=DAILY;INTERVAL=3;BYDAY=MO', 'every three days, when it is a Monday'],
  ['FREQ=WEEKLY', 'every Tuesday'],
  ['FREQ=WEEKLY;BYDAY=WE,MO', 'every Monday and Wednesday'],
  ['FREQ=WEEKLY;BYDAY=MO,WE,FR', 'every Monday, Wednesday and Friday'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'every weekday'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU', 'every day of the week'],
  ['FREQ=WEEKLY;BYDAY=SA,SU', 'every Saturday and Sunday'],
  ['FREQ=WEEKLY;BYDAY=TH;BYMONTH=6,7,8', 'every Thursday in June, July and August'],
  ['FREQ=WEEKLY;INTERVAL=2', 'every two weeks on Tuesday'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE', 'every two weeks on Monday and Wednesday'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR', 'every two weeks on weekdays'],
  ['FREQ=WEEKLY;INTERVAL=26;BYDAY=MO,TU,WE,TH,FR,SA,SU', 'every 26 weeks on all seven days'],
  ['FREQ=MONTHLY', 'every month on the 24th'],
  ['FREQ=MONTHLY;BYMONTHDAY=15', 'every month on the 15th'],
  ['FREQ=MONTHLY;BYMONTHDAY=2,22', 'every month on the 2nd and 22nd'],
  ['FREQ=MONTHLY;BYMONTHDAY=11,12,13,21,23', 'every month on the 11th, 12th, 13th, 21st and 23rd'],
  ['FREQ=MONTHLY;BYMONTHDAY=31', 'every month on the 31st (where there is one)'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', 'every month on the last day'],
  ['FREQ=MONTHLY;BYMONTHDAY=1,-3', 'every month on the 1st and third-to-last day'],
  ['FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR', 'every month on the 13th, when it is a Friday'],
  ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1', 'every three months on the 1st'],
  ['FREQ=MONTHLY;BYMONTHDAY=1;BYMONTH=3,9', 'every month on the 1st in March and September'],
  ['FREQ=MONTHLY;BYDAY=1TU', 'monthly on the first Tuesday'],
  ['FREQ=MONTHLY;BYDAY=1TU,3TU', 'monthly on the first Tuesday and the third Tuesday'],
  ['FREQ=MONTHLY;BYDAY=-1FR', 'on the last Friday of every month'],
  ['FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU', 'every two months on the first Tuesday'],
  ['FREQ=MONTHLY;INTERVAL=2;BYDAY=TU', 'every two months on every Tuesday'],
  ['FREQ=MONTHLY;BYDAY=TU', 'every Tuesday'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'every month on the last weekday'],
  ['FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3', 'every month on the third Tuesday, Wednesday or Thursday'],
  ['FREQ=YEARLY', 'every year on 24 November'],
  ['FREQ=YEARLY;BYMONTH=6,7', 'every year on the 24th of June and July'],
  ['FREQ=YEARLY;BYMONTH=4;BYDAY=1SU', 'every year on the first Sunday of April'],
  ['FREQ=YEARLY;BYMONTH=3;BYDAY=TH', 'every Thursday in March'],
  ['FREQ=YEARLY;BYDAY=20MO', 'every year on the 20th Monday of the year'],
  ['FREQ=WEEKLY;BYDAY=TU;COUNT=10', 'every Tuesday, 10 times'],
  ['FREQ=WEEKLY;BYDAY=TU;COUNT=2', 'every Tuesday, twice'],
  ['FREQ=WEEKLY;BYDAY=TU;COUNT=1', 'every Tuesday, once'],
  ['FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270303', 'on the last Friday of every month, until 3 March 2027'],
])('%s is %s', (text, expected) => {
  expect(words(text)).toBe(expected);
});

test('the date of the end is the local one on which a booking can still begin', () => {
  const daily = (until: string, zone: string) => words(`FREQ=DAILY;UNTIL=${until}`, '2026-11-24T09:00', zone);
  expect(daily('20270303T220000Z', 'Europe/Lisbon')).toBe('every day, until 3 March 2027');
  expect(daily('20270303T220000Z', 'Pacific/Kiritimati')).toBe('every day, until 4 March 2027');
  expect(daily('20270303T090000Z', 'Europe/Lisbon')).toBe('every day, until 3 March 2027');
  expect(daily('20270303T085959Z', 'Europe/Lisbon')).toBe('every day, until 2 March 2027');
});
