import { describe, expect, it } from 'vitest';
import { instantOf } from '@/kernel/zone';
import { datesByMonth, lastingInWords, spanInWords, zoneInWords } from './spoken-times';

const span = (from: string, to: string, zone = 'Europe/Lisbon') => ({
  startsAt: instantOf(from, zone),
  endsAt: instantOf(to, zone),
});
const written = new Date('2026-11-22T10:00:00Z');
const said = (from: string, to: string, zone = 'Europe/Lisbon') => spanInWords(span(from, to, zone), zone, written);

describe('times in words', () => {
  it('says weekday, date, time and zone', () => {
    expect(said('2026-11-24T09:00', '2026-11-24T17:00')).toBe('Tuesday 24 November, 09:00–17:00 (Lisbon time)');
  });
  it('adds the year where it is another one, as the space counts it', () => {
    expect(said('2027-01-04T09:00', '2027-01-04T17:00')).toBe('Monday 4 January 2027, 09:00–17:00 (Lisbon time)');
    const newYear = span('2027-01-01T09:00', '2027-01-01T10:00', 'Pacific/Kiritimati');
    expect(spanInWords(newYear, 'Pacific/Kiritimati', new Date('2026-12-31T12:00:00Z'))).toBe(
      'Friday 1 January, 09:00–10:00 (Kiritimati time)',
    );
  });
  it('ends a day at 24:00 and names the next day otherwise', () => {
    expect(said('2026-11-24T18:00', '2026-11-25T00:00')).toContain('18:00–24:00');
    expect(said('2026-11-24T22:00', '2026-11-25T06:00')).toBe(
      'Tuesday 24 November, 22:00 – Wednesday 25 November, 06:00 (Lisbon time)',
    );
  });
  it('is right on the day of a clock change', () => {
    expect(said('2026-03-29T09:00', '2026-03-29T17:00')).toContain('Sunday 29 March, 09:00–17:00');
    expect(said('2026-10-04T09:00', '2026-10-04T17:00', 'Australia/Lord_Howe')).toContain(
      'Sunday 4 October, 09:00–17:00',
    );
  });
  it('names zones by their city', () => {
    expect(['America/Argentina/Buenos_Aires', 'UTC', 'Etc/UTC'].map(zoneInWords)).toEqual([
      'Buenos Aires time',
      'UTC',
      'UTC',
    ]);
  });
  it('lists dates by month, in order', () => {
    const days = ['2026-12-02', '2026-11-30', '2026-11-25'].map((day) => span(`${day}T09:00`, `${day}T17:00`));
    expect(datesByMonth(days, 'Europe/Lisbon', written)).toEqual([
      { month: 'November 2026', days: ['Wed 25', 'Mon 30'] },
      { month: 'December 2026', days: ['Wed 2'] },
    ]);
  });
  it('says how long in the unit that fits', () => {
    expect([1, 30, 60, 90, 1440, 2880].map(lastingInWords)).toEqual([
      '1 minute',
      '30 minutes',
      '1 hour',
      '90 minutes',
      '24 hours',
      '2 days',
    ]);
  });
});
