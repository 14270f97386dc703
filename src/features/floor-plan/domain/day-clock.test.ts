import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayRange, instantOf } from '@/kernel/zone';
import { blockState, blockWords, dayInWords, nudge } from './day-blocks';
import {
  addQuarters,
  dayWithNight,
  freeStretches,
  hourMarks,
  lengthLabel,
  pickWithin,
  quarterAt,
  quartersIn,
  rangeLabel,
  shareOf,
  shownHours,
} from './day-clock';

const LISBON = 'Europe/Lisbon';
const on = (date: string, zone: string) => (from: string, to: string) => ({
  startsAt: instantOf(`${date}T${from}`, zone),
  endsAt: instantOf(`${date}T${to}`, zone),
});
const monday = on('2026-11-23', LISBON);

describe('the hours of a local day', () => {
  it('are 24 on a plain day, evenly spaced', () => {
    const marks = hourMarks('2026-11-23', LISBON);
    expect(marks.map((m) => m.label)).toEqual(Array.from({ length: 24 }, (_, h) => `${String(h).padStart(2, '0')}:00`));
  });

  it('are 23 when clocks go forward: 01:00 does not exist in Lisbon', () => {
    const labels = hourMarks('2026-03-29', LISBON).map((m) => m.label);
    expect(labels).toHaveLength(23);
    expect(labels).not.toContain('01:00');
  });

  it('are 25 when clocks go back, the second one told apart', () => {
    const labels = hourMarks('2026-10-25', LISBON).map((m) => m.label);
    expect(labels).toHaveLength(25);
    expect(labels.slice(0, 4)).toEqual(['00:00', '01:00', '01:00 +00:00', '02:00']);
    expect(new Set(labels).size).toBe(25);
  });

  it('are right in Lord Howe, where clocks move by half an hour', () => {
    const zone = 'Australia/Lord_Howe';
    const spring = hourMarks('2026-10-04', zone);
    expect(spring.map((m) => m.label)).not.toContain('02:00');
    expect(quartersIn(dayRange('2026-10-04', zone))).toBe(94);
    const day = dayRange('2026-04-05', zone);
    expect(quartersIn(day)).toBe(98);
    const nine = hourMarks('2026-04-05', zone).find((m) => m.label === '09:00');
    expect(shareOf(nine?.at ?? day.startsAt, day)).toBeCloseTo(9.5 / 24.5, 9);
  });

  it('name each quarter by its own wall clock, and find it again from its place', () => {
    const zones = fc.constantFrom(LISBON, 'America/New_York', 'Australia/Lord_Howe', 'America/Sao_Paulo');
    const dates = fc.constantFrom(
      '2026-03-08',
      '2026-03-29',
      '2026-04-05',
      '2026-10-04',
      '2026-10-25',
      '2026-11-01',
      '2026-11-23',
    );
    fc.assert(
      fc.property(zones, dates, fc.nat({ max: 88 }), (zone, date, quarters) => {
        const day = dayRange(date, zone);
        const at = addQuarters(day.startsAt, quarters);
        expect(quarterAt(shareOf(at, day), day).getTime()).toBe(at.getTime());
      }),
    );
  });
});

describe('a night after the day', () => {
  const open = [
    monday('00:00', '04:00'),
    { startsAt: monday('20:00', '21:00').startsAt, endsAt: instantOf('2026-11-24T04:00', LISBON) },
  ];
  it('belongs to the day on which it begins', () => {
    expect(dayWithNight('2026-11-23', LISBON, open).endsAt).toEqual(instantOf('2026-11-24T04:00', LISBON));
    const always = [{ startsAt: instantOf('2026-11-23T00:00', LISBON), endsAt: instantOf('2026-11-24T12:00', LISBON) }];
    expect(dayWithNight('2026-11-23', LISBON, always)).toEqual(dayRange('2026-11-23', LISBON));
    expect(shownHours('2026-11-23', LISBON, always)).toEqual(dayRange('2026-11-23', LISBON));
  });
  it('is shown with an hour behind it, and its hours are marked', () => {
    const shown = shownHours('2026-11-23', LISBON, open.slice(1));
    expect(shown).toEqual({
      startsAt: instantOf('2026-11-23T19:00', LISBON),
      endsAt: instantOf('2026-11-24T05:00', LISBON),
    });
    const marks = hourMarks('2026-11-23', LISBON, undefined, shown.endsAt).map((mark) => mark.label);
    expect(marks.slice(22)).toEqual(['22:00', '23:00', '00:00', '01:00', '02:00', '03:00', '04:00']);
  });
  it('is shown as far as it is wanted, where the doors never close', () => {
    const always = [dayRange('2026-11-23', LISBON)];
    const wanted = { startsAt: instantOf('2026-11-23T22:00', LISBON), endsAt: instantOf('2026-11-24T02:00', LISBON) };
    expect(shownHours('2026-11-23', LISBON, always, wanted).endsAt).toEqual(instantOf('2026-11-24T03:00', LISBON));
  });
});

describe('ranges in words', () => {
  it('say the wall clock, midnight as 24:00, and the length', () => {
    expect(rangeLabel(monday('09:00', '17:00'), LISBON)).toBe('09:00–17:00');
    expect(rangeLabel(dayRange('2026-11-23', LISBON), LISBON)).toBe('00:00–24:00');
    expect(lengthLabel(monday('09:00', '10:30'))).toBe('1 h 30 min');
  });

  it('describe a day for those who hear it', () => {
    const busy = [{ ...monday('12:00', '13:00'), kind: 'booking' as const, mine: false, who: 'Ana' }];
    const open = [monday('09:00', '18:00')];
    const shown = shownHours('2026-11-23', LISBON, open);
    expect(dayInWords(shown, open, busy, LISBON)).toBe('Free 09:00–12:00, 13:00–18:00; Ana 12:00–13:00');
    expect(dayInWords(shown, open, [], LISBON)).toBe('Free 09:00–18:00');
    expect(dayInWords(shown, [], [], LISBON)).toBe('Closed all day');
  });
});

describe('picking', () => {
  it('offers what is open, not busy and not gone by', () => {
    const day = dayRange('2026-11-23', LISBON);
    const free = freeStretches(
      day,
      [monday('09:00', '18:00')],
      [monday('12:00', '13:00')],
      instantOf('2026-11-23T10:00', LISBON),
    );
    expect(free).toEqual([monday('10:00', '12:00'), monday('13:00', '18:00')]);
  });

  it('keeps the wanted length inside of the stretch', () => {
    const stretch = monday('13:00', '18:00');
    expect(pickWithin(stretch, instantOf('2026-11-23T17:00', LISBON), monday('09:00', '11:00'))).toEqual(
      monday('16:00', '18:00'),
    );
    expect(pickWithin(stretch, instantOf('2026-11-23T08:00', LISBON), monday('08:00', '17:00'))).toEqual(stretch);
  });

  it('moves an end by quarters and stays within the stretch, never to nothing', () => {
    const stretch = monday('09:00', '18:00');
    expect(nudge(monday('09:00', '17:00'), 'end', 1, stretch)).toEqual(monday('09:00', '17:15'));
    expect(nudge(monday('09:00', '18:00'), 'end', 1, stretch)).toEqual(monday('09:00', '18:00'));
    expect(nudge(monday('09:00', '09:15'), 'end', -1, stretch)).toEqual(monday('09:00', '09:15'));
    expect(nudge(monday('09:00', '10:00'), 'start', -1, stretch)).toEqual(monday('09:00', '10:00'));
  });

  it('draws claims in the state they mean', () => {
    const claim = { ...monday('09:00', '10:00'), mine: false };
    expect(blockState({ ...claim, kind: 'event' })).toBe('taken');
    expect(blockState({ ...claim, kind: 'hold' })).toBe('held');
    expect(blockState({ ...claim, kind: 'closure' })).toBe('closed');
    expect(blockState({ ...claim, kind: 'booking', mine: true })).toBe('yours');
  });

  it('says which event it is to whom may know, and that the time around it is its', () => {
    const claim = { ...monday('18:00', '20:00'), mine: false, kind: 'event' } as const;
    expect(blockWords(claim)).toBe('Event');
    expect(blockWords({ ...claim, title: 'Show and tell' })).toBe('Show and tell');
    expect(blockWords({ ...claim, title: 'Show and tell', buffer: true })).toBe('Around an event');
  });
});
