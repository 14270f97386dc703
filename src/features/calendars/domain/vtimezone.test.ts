import { describe, expect, it } from 'vitest';
import { vtimezoneOf } from './vtimezone';

const from = new Date('2026-11-23T09:00:00Z');
const lines = (zone: string, at = from) => vtimezoneOf(zone, at, at).split('\r\n').slice(2, -1).join(' ');

describe('a zone in a calendar file', () => {
  it('says both clock changes as yearly rules, from the one in force on', () => {
    expect(lines('Europe/Lisbon')).toBe(
      'BEGIN:STANDARD TZOFFSETFROM:+0100 TZOFFSETTO:+0000 DTSTART:20261025T020000 RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU END:STANDARD ' +
        'BEGIN:DAYLIGHT TZOFFSETFROM:+0000 TZOFFSETTO:+0100 DTSTART:20270328T010000 RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU END:DAYLIGHT',
    );
    expect(lines('America/New_York')).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU');
    expect(lines('America/New_York')).toContain('RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU');
  });

  it('knows Lord Howe’s half hour', () => {
    expect(lines('Australia/Lord_Howe')).toBe(
      'BEGIN:DAYLIGHT TZOFFSETFROM:+1030 TZOFFSETTO:+1100 DTSTART:20261004T020000 RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU END:DAYLIGHT ' +
        'BEGIN:STANDARD TZOFFSETFROM:+1100 TZOFFSETTO:+1030 DTSTART:20270404T020000 RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU END:STANDARD',
    );
  });

  it('has one steady offset where the clocks no longer change', () => {
    const steady = (offset: string) =>
      `BEGIN:STANDARD TZOFFSETFROM:${offset} TZOFFSETTO:${offset} DTSTART:19700101T000000 END:STANDARD`;
    expect(lines('Asia/Kathmandu')).toBe(steady('+0545'));
    expect(lines('America/Sao_Paulo')).toBe(steady('-0300'));
  });

  it('lists the days where they follow no plain rule', () => {
    const santiago = lines('America/Santiago');
    expect(santiago).toContain('DTSTART:20260906T000000 RDATE:20260906T000000 RDATE:20270905T000000');
    expect(santiago).not.toContain('RRULE');
  });

  it('counts a change at the very moment of the start', () => {
    expect(lines('Europe/Lisbon', new Date('2026-10-25T01:00:00Z'))).toContain(
      'BEGIN:STANDARD TZOFFSETFROM:+0100 TZOFFSETTO:+0000 DTSTART:20261025T020000',
    );
  });
});
