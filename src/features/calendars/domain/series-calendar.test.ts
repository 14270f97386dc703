import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { LocalDateTime } from '@/kernel/zone';
import { instantText, occurrencesIn, readCalendar } from '../testing/read-calendar';
import { cancelledOccurrencesCalendar, seriesCalendar } from './series-calendar';
import type { SeriesCalendarInput } from './series-calendar';

const sample: SeriesCalendarInput = {
  method: 'REQUEST',
  host: 'app.example.com',
  sequence: 0,
  stampedAt: new Date('2026-11-22T10:00:00Z'),
  zone: 'Europe/Lisbon',
  resourceName: 'Desk 4',
  spaceName: 'Harbour House',
  address: 'Cais do Sodré 8, Lisboa',
  url: 'https://app.example.com/bookings',
  description: 'Every Monday and Wednesday',
  organizer: { name: 'Harbour', email: 'hello@example.com' },
  attendee: { name: 'Ana', email: 'ana@example.com' },
  seriesId: '0192',
  localStart: '2026-02-23T09:00',
  durationMinutes: 480,
  rule: 'FREQ=WEEKLY;BYDAY=MO,WE',
  extra: [],
  followsId: null,
  left: [],
  changed: [],
};

/** The same dates by Temporal alone: every day looked at, none computed by a rule. */
function byTemporal(start: LocalDateTime, zone: string, weekdays: readonly number[], minutes: number, limit: number) {
  const found: { startsAt: string; endsAt: string }[] = [];
  const first = Temporal.PlainDateTime.from(start);
  for (let days = 0; found.length < limit; days++) {
    const local = first.add({ days });
    if (!weekdays.includes(local.dayOfWeek)) continue;
    const startsAt = local.toZonedDateTime(zone, { disambiguation: 'compatible' });
    const iso = (ms: number) => new Date(ms).toISOString();
    found.push({
      startsAt: iso(startsAt.epochMilliseconds),
      endsAt: iso(startsAt.epochMilliseconds + minutes * 60_000),
    });
  }
  return found;
}

const times = (text: string, limit: number) =>
  occurrencesIn(text, limit).map(({ startsAt, endsAt }) => ({ startsAt, endsAt }));

describe('a series in a calendar file', () => {
  it.each([
    ['Europe/Lisbon', '2026-02-23T09:00'],
    ['Europe/London', '2026-08-24T09:00'],
    ['America/New_York', '2026-02-23T09:00'],
    ['Australia/Lord_Howe', '2026-03-02T09:00'],
    ['Australia/Lord_Howe', '2026-09-07T07:15'],
    ['America/Sao_Paulo', '2026-02-23T09:00'],
    ['Asia/Kathmandu', '2026-02-23T09:00'],
    ['America/St_Johns', '2026-02-23T09:00'],
    ['America/Santiago', '2026-02-23T09:00'],
    ['Africa/Cairo', '2026-02-23T09:00'],
    ['Africa/Casablanca', '2025-02-24T09:00'],
    ['Pacific/Kiritimati', '2026-02-23T09:00'],
    ['Europe/Dublin', '2026-02-23T09:00'],
  ] as const)('keeps its wall-clock time through three years of clock changes in %s from %s', (zone, localStart) => {
    const { content } = seriesCalendar({ ...sample, zone, localStart });
    expect(times(content, 312)).toEqual(byTemporal(localStart, zone, [1, 3], 480, 312));
  });

  it('is right in the week of the change and on the day itself', () => {
    const daily = { rule: 'FREQ=DAILY', localStart: '2026-03-25T09:00' as const, durationMinutes: 60 };
    for (const zone of ['Europe/Lisbon', 'Australia/Lord_Howe', 'America/Santiago'])
      expect(times(seriesCalendar({ ...sample, ...daily, zone }).content, 400)).toEqual(
        byTemporal(daily.localStart, zone, [1, 2, 3, 4, 5, 6, 7], 60, 400),
      );
  });

  it('covers a series made before the last change and one that starts just after it', () => {
    for (const localStart of ['2026-03-29T09:00', '2026-10-25T09:00', '2026-10-25T03:00'] as const)
      expect(times(seriesCalendar({ ...sample, localStart, rule: 'FREQ=WEEKLY;BYDAY=SU' }).content, 60)).toEqual(
        byTemporal(localStart, 'Europe/Lisbon', [7], 480, 60),
      );
  });

  it('does not move or stretch the whole series when it starts inside the spring gap', () => {
    const { content } = seriesCalendar({
      ...sample,
      localStart: '2027-03-28T01:30',
      rule: 'FREQ=WEEKLY',
      durationMinutes: 60,
    });
    expect(content).toContain('DTSTART;TZID=Europe/Lisbon:20270328T013000\r\n');
    expect(content).toContain('DURATION:PT60M\r\n');
    expect(content).not.toContain('DTEND');
    // The gap itself is left out: ical.js takes the offset after it, RFC 5545 section 3.3.5 the one before.
    expect(times(content, 5).slice(1)).toEqual(byTemporal('2027-03-28T01:30', 'Europe/Lisbon', [7], 60, 5).slice(1));
  });

  it('keeps its length when the clocks change during its first night', () => {
    const night = { localStart: '2026-10-24T22:00' as const, rule: 'FREQ=WEEKLY', durationMinutes: 480 };
    const { content } = seriesCalendar({ ...sample, ...night });
    expect(content).toContain('DURATION:PT480M\r\n');
    // The night itself is left out: ical.js adds a duration by the wall clock, RFC 5545 section 3.3.6 by elapsed time.
    expect(times(content, 20).slice(1)).toEqual(byTemporal(night.localStart, 'Europe/Lisbon', [6], 480, 20).slice(1));
  });

  it('leaves out skipped and cancelled dates, on both sides of a clock change', () => {
    const left = ['2026-03-30T09:00', '2026-02-25T09:00', '2026-03-30T09:00'] as const;
    const { content } = seriesCalendar({ ...sample, left });
    const starts = times(content, 12).map((one) => one.startsAt);
    expect(content).toContain('EXDATE;TZID=Europe/Lisbon:20260225T090000,20260330T090000');
    expect(starts).not.toContain('2026-02-25T09:00:00.000Z');
    expect(starts).not.toContain('2026-03-30T08:00:00.000Z');
    expect(starts).toContain('2026-04-01T08:00:00.000Z');
  });

  it('leaves out its first date too', () => {
    const { content } = seriesCalendar({ ...sample, left: ['2026-02-23T09:00'] });
    expect(times(content, 1)[0]?.startsAt).toBe('2026-02-25T09:00:00.000Z');
  });

  it('puts a date changed by hand in place of the original', () => {
    const span = { startsAt: new Date('2026-04-01T12:00:00Z'), endsAt: new Date('2026-04-01T14:00:00Z') };
    const changed = [{ originalStart: '2026-04-01T09:00' as const, span, resourceName: 'Desk 7' }];
    const all = occurrencesIn(seriesCalendar({ ...sample, changed }).content, 14);
    expect(all.filter((one) => one.startsAt.startsWith('2026-04-01'))).toEqual([
      { startsAt: '2026-04-01T12:00:00.000Z', endsAt: '2026-04-01T14:00:00.000Z', summary: 'Desk 7 at Harbour House' },
    ]);
  });

  it('ends before the first occurrence of "this and following", whatever its rule said', () => {
    const cut = { ...sample, sequence: 3, endsBefore: '2026-04-08T09:00' as const };
    for (const rule of [
      'FREQ=WEEKLY;BYDAY=MO,WE',
      'FREQ=WEEKLY;BYDAY=MO,WE;COUNT=50',
      'FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270101',
    ]) {
      const { content, method } = seriesCalendar({ ...cut, rule });
      expect(method).toBe('REQUEST');
      expect(content).toContain('SEQUENCE:3\r\n');
      expect(content).toContain('RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20260408T075959Z\r\n');
      expect(times(content, 500).at(-1)?.startsAt).toBe('2026-04-06T08:00:00.000Z');
    }
  });

  it('drops hand-made changes after the end', () => {
    const span = { startsAt: new Date('2026-05-04T12:00:00Z'), endsAt: new Date('2026-05-04T14:00:00Z') };
    const changed = [{ originalStart: '2026-05-04T09:00' as const, span }];
    expect(seriesCalendar({ ...sample, changed, endsBefore: '2026-04-08T09:00' }).content).not.toContain(
      'RECURRENCE-ID',
    );
  });

  it('reads a bare UNTIL date as the whole local day', () => {
    const { content } = seriesCalendar({
      ...sample,
      zone: 'Australia/Lord_Howe',
      rule: 'RRULE:FREQ=WEEKLY;UNTIL=20260406',
    });
    expect(content).toContain('UNTIL=20260406T132959Z');
    expect(times(content, 500).at(-1)?.startsAt).toBe('2026-04-05T22:30:00.000Z');
  });

  it('has a UID that stays, and the sequence it was given', () => {
    const first = readCalendar(seriesCalendar(sample).content);
    const later = readCalendar(seriesCalendar({ ...sample, sequence: 4, resourceName: 'Desk 5' }).content);
    expect(first.events[0]?.uid).toBe('series-0192@app.example.com');
    expect(later.events[0]?.uid).toBe('series-0192@app.example.com');
    expect(later.events[0]?.sequence).toBe(4);
  });

  it('takes the whole series out', () => {
    const { content, method } = seriesCalendar({ ...sample, method: 'CANCEL', sequence: 5 });
    const { calendar, events } = readCalendar(content);
    expect([method, calendar.getFirstPropertyValue('method')]).toEqual(['CANCEL', 'CANCEL']);
    expect(events).toHaveLength(1);
    expect(events[0]?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  });

  it('takes single dates out by their original start', () => {
    const originalStarts = ['2026-04-01T09:00', '2026-03-25T09:00'] as const;
    const { method, filename, content } = cancelledOccurrencesCalendar({ ...sample, sequence: 2, originalStarts });
    const { calendar, events } = readCalendar(content);
    expect([method, filename, calendar.getFirstPropertyValue('method')]).toEqual(['CANCEL', 'cancelled.ics', 'CANCEL']);
    expect(events.map((event) => [event.uid, instantText(event.recurrenceId), instantText(event.endDate)])).toEqual([
      ['series-0192@app.example.com', '2026-03-25T09:00:00.000Z', '2026-03-25T17:00:00.000Z'],
      ['series-0192@app.example.com', '2026-04-01T08:00:00.000Z', '2026-04-01T16:00:00.000Z'],
    ]);
    expect(content).not.toContain('RRULE:FREQ=WEEKLY');
  });

  it('refuses a rule that would write more than a rule', () => {
    expect(() => seriesCalendar({ ...sample, rule: 'FREQ=DAILY\r\nATTACH:https://evil.example' })).toThrow(
      'calendar.rule_unreadable',
    );
    expect(() => seriesCalendar({ ...sample, rule: 'FREQ=DAILY;UNTIL=soon' })).toThrow('calendar.rule_unreadable');
  });

  it('shows dates beside the rule, and says which series it goes on from', () => {
    const input = { ...sample, rule: 'FREQ=WEEKLY;COUNT=2', localStart: '2026-03-23T09:00' as const };
    const { content } = seriesCalendar({ ...input, extra: ['2026-04-03T14:00'], followsId: '0191' });
    expect(occurrencesIn(content, 9).map((one) => one.startsAt)).toEqual([
      '2026-03-23T09:00:00.000Z',
      '2026-03-30T08:00:00.000Z',
      '2026-04-03T13:00:00.000Z',
    ]);
    const [event] = readCalendar(content).events;
    expect(event?.component.getFirstPropertyValue('related-to')).toBe('series-0191@app.example.com');
  });

  it('is the same text for the same version', () => {
    expect(seriesCalendar(sample).content).toBe(seriesCalendar({ ...sample }).content);
  });
});
