import { describe, expect, it } from 'vitest';
import { weekdayOf } from '@/kernel/zone';
import { easterSunday, holidaysBetween, newSouthWalesHolidays, portugueseHolidays } from './public-holidays';

describe('public holidays', () => {
  // Recent ones, with the earliest and the latest Easter there can be.
  it.each(['1818-03-22', '1943-04-25', '2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25'])(
    'knows Easter of %s',
    (date) => expect(easterSunday(Number(date.slice(0, 4)))).toBe(date),
  );

  it('counts those of Lisbon from Easter, in order and each date once', () => {
    const found = holidaysBetween(portugueseHolidays, '2026-11-22', '2027-06-30');
    expect(found.map(({ date }) => date)).toEqual([...new Set(found.map(({ date }) => date))].sort());
    expect(found.find(({ name }) => name === 'Good Friday')?.date).toBe('2027-03-26');
    expect(found.find(({ name }) => name === 'Corpus Christi')?.date).toBe('2027-05-27');
    expect(found[0]).toMatchObject({ date: '2026-12-01' });
    // Corpus Christi and Portugal Day of 2004 fell on one date.
    expect(holidaysBetween(portugueseHolidays, '2004-06-10', '2004-06-10')).toHaveLength(1);
  });

  it('puts the Mondays of New South Wales on Mondays', () => {
    for (const year of [2026, 2027, 2028]) {
      const dates = Object.fromEntries(newSouthWalesHolidays(year).map(({ name, date }) => [name, date]));
      for (const name of ['King’s Birthday', 'Labour Day', 'Easter Monday'])
        expect(weekdayOf(dates[name] ?? ''), name).toBe(1);
    }
    expect(newSouthWalesHolidays(2027).find(({ name }) => name === 'Labour Day')?.date).toBe('2027-10-04');
    expect(newSouthWalesHolidays(2027).find(({ name }) => name === 'King’s Birthday')?.date).toBe('2027-06-14');
  });
});
