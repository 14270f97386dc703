import { describe, expect, it, test } from 'vitest';
import type { BookingId, ResourceId, SeriesId } from '@/kernel/ids';
import type { LiveDate, SeriesWish } from './live-series';
import { reckonSeries } from './reckon-series';
import { datesOf, linesOf, local, movedTo, partLines, partOf, ruleOf } from './testing-live-series';

/** A Wednesday. Three Mondays have passed; the clocks do not change before spring. */
const NOW = new Date('2026-11-25T07:00:00Z');
const EVERY_STATE: Record<string, Partial<LiveDate>> = {
  '12-07': movedTo('12-07T14:00', '12-07T17:00'),
  '12-14': { status: 'skipped' },
  '12-21': { status: 'cancelled' },
};
const weekly = partOf('FREQ=WEEKLY;COUNT=9');
const dates = datesOf(weekly, '12-31', EVERY_STATE);
const wish = (at: string, scope: SeriesWish['scope'], more: Partial<SeriesWish> = {}): SeriesWish => ({
  bookingId: `booking ${at}` as BookingId,
  scope,
  keepOwn: true,
  ...more,
});
const reckon = (asked: SeriesWish, live = dates) => reckonSeries([weekly], live, asked, NOW);

/** Reasoned from the words of the issue: 2 November to 28 December, Mondays 9-12. Hand-moved, skipped and cancelled dates among those to come. */
describe('what becomes of each date', () => {
  test.each<[string, SeriesWish, string[], string[]]>([
    [
      'all, an hour later: the past stays, what was moved by hand keeps its time, a skipped date is wanted anew, a cancelled one stays out',
      wish('12-28', 'all', { localStart: local('2026-12-28T10:00') }),
      [
        '11-30 wanted 11-30T10:00-13:00',
        '12-07 own 12-07T14:00-17:00',
        '12-14 wanted 12-14T10:00-13:00',
        '12-21 left_out 12-21T09:00-12:00',
        '12-28 wanted 12-28T10:00-13:00',
      ],
      ['FREQ=WEEKLY;COUNT=4 | FREQ=WEEKLY;COUNT=5 from 11-30T10:00'],
    ],
    [
      'this and following, to the day after: weekly days rotate, a count shrinks by the dates used',
      wish('12-14', 'following', { localStart: local('12-15') }),
      ['12-14 wanted 12-15T09:00-12:00', '12-21 left_out 12-21T09:00-12:00', '12-28 wanted 12-29T09:00-12:00'],
      ['FREQ=WEEKLY;COUNT=6 | FREQ=WEEKLY;COUNT=3 from 12-15T09:00'],
    ],
    [
      'all, longer: the hand-moved date keeps its start and follows with its length',
      wish('11-30', 'all', { durationMinutes: 240 }),
      [
        '11-30 wanted 11-30T09:00-13:00',
        '12-07 wanted 12-07T14:00-18:00',
        '12-14 wanted 12-14T09:00-13:00',
        '12-21 left_out 12-21T09:00-12:00',
        '12-28 wanted 12-28T09:00-13:00',
      ],
      ['FREQ=WEEKLY;COUNT=4 | FREQ=WEEKLY;COUNT=5 from 11-30T09:00'],
    ],
    [
      'all, to another desk: the hand-moved date goes there at its own time',
      wish('11-30', 'all', { resourceId: 'other' as ResourceId }),
      [
        '11-30 wanted 11-30T09:00-12:00 other',
        '12-07 wanted 12-07T14:00-17:00 other',
        '12-14 wanted 12-14T09:00-12:00 other',
        '12-21 left_out 12-21T09:00-12:00',
        '12-28 wanted 12-28T09:00-12:00 other',
      ],
      ['FREQ=WEEKLY;COUNT=4 | FREQ=WEEKLY;COUNT=5 from 11-30T09:00'],
    ],
    [
      'all, and what was changed by hand too',
      wish('11-30', 'all', { localStart: local('2026-11-30T10:00'), keepOwn: false }),
      [
        '11-30 wanted 11-30T10:00-13:00',
        '12-07 wanted 12-07T10:00-13:00',
        '12-14 wanted 12-14T10:00-13:00',
        '12-21 left_out 12-21T09:00-12:00',
        '12-28 wanted 12-28T10:00-13:00',
      ],
      ['FREQ=WEEKLY;COUNT=4 | FREQ=WEEKLY;COUNT=5 from 11-30T10:00'],
    ],
    [
      'all, Tuesdays and Thursdays instead: a date becomes the first of its week, the other is new; the hand-moved one stays as a date of its own',
      wish('11-30', 'all', { localStart: local('12-01'), rule: ruleOf('FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4') }),
      [
        '11-30 wanted 12-01T09:00-12:00',
        'new wanted 12-03T09:00-12:00',
        '12-07 own 12-07T14:00-17:00',
        'new wanted 12-10T09:00-12:00',
        '12-14 gone 12-14T09:00-12:00',
        '12-21 left_out 12-21T09:00-12:00',
        '12-28 gone 12-28T09:00-12:00',
      ],
      ['FREQ=WEEKLY;COUNT=4 | FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4 from 12-01T09:00'],
    ],
    [
      'this and following, another end: later ones are given back, nothing else changes',
      wish('12-07', 'following', { rule: ruleOf('FREQ=WEEKLY;UNTIL=20261214') }),
      [
        '12-07 own 12-07T14:00-17:00',
        '12-14 same 12-14T09:00-12:00',
        '12-21 left_out 12-21T09:00-12:00',
        '12-28 gone 12-28T09:00-12:00',
      ],
      ['FREQ=WEEKLY;COUNT=5 | FREQ=WEEKLY;UNTIL=20261214T235959Z from 12-07T09:00'],
    ],
    [
      'all, a note: only the note of those that have no note of their own',
      wish('11-30', 'all', { note: 'By the window' }),
      [
        '11-30 wanted 11-30T09:00-12:00',
        '12-07 wanted 12-07T14:00-17:00',
        '12-14 wanted 12-14T09:00-12:00',
        '12-21 left_out 12-21T09:00-12:00',
        '12-28 wanted 12-28T09:00-12:00',
      ],
      ['FREQ=WEEKLY;COUNT=4 | FREQ=WEEKLY;COUNT=5 from 11-30T09:00'],
    ],
  ])('%s', (_, asked, lines, parts) => {
    const reckoned = reckon(asked);
    expect(linesOf(reckoned)).toEqual(lines);
    expect(partLines(reckoned)).toEqual(parts);
  });
});

it('keeps its identity where no date stays behind, and moves its dates among each other', () => {
  const daily = partOf('FREQ=DAILY;COUNT=3', { localStart: local('11-30') });
  const asked = wish('11-30', 'all', { localStart: local('12-01') });
  const reckoned = reckonSeries([daily], datesOf(daily, '12-31'), asked, NOW);
  expect(linesOf(reckoned)).toEqual([
    '11-30 wanted 12-01T09:00-12:00',
    '12-01 wanted 12-02T09:00-12:00',
    '12-02 wanted 12-03T09:00-12:00',
  ]);
  expect(partLines(reckoned)).toEqual(['nothing | FREQ=DAILY;COUNT=3 from 12-01T09:00 in place']);
});

it('leaves a date that is checked in as it is, also where it lies ahead', () => {
  const here = dates.map((one) => (one.bookingId === 'booking 11-30' ? { ...one, checkedIn: true } : one));
  const reckoned = reckon(wish('12-28', 'all', { localStart: local('2026-12-28T10:00') }), here);
  expect(linesOf(reckoned)[0]).toBe('12-07 own 12-07T14:00-17:00');
});

it('gives a date that was handed over to nobody again', () => {
  const given = dates.map((one) => (one.bookingId === 'booking 12-28' ? { ...one, leftSeries: true } : one));
  const reckoned = reckon(wish('11-30', 'all', { localStart: local('2026-11-30T10:00') }), given);
  expect(linesOf(reckoned).at(-1)).toBe('12-28 left_out 12-28T09:00-12:00');
  expect(reckoned?.parts[0]?.becomes?.exdates).toEqual(['2026-12-28T10:00']);
  expect(reckoned?.dates.at(-1)?.part).toBeNull();
});

it('goes through the later parts of the series as well', () => {
  const first = partOf('FREQ=WEEKLY;UNTIL=20261206');
  const second = partOf('FREQ=WEEKLY;COUNT=2', { id: 'part 2' as SeriesId, localStart: local('2026-12-08T13:00') });
  const live = [...datesOf(first, '12-31'), ...datesOf(second, '12-31')];
  const asked = wish('11-30', 'following', { localStart: local('2026-12-01T09:30') });
  const reckoned = reckonSeries([first, second], live, asked, NOW);
  expect(linesOf(reckoned)).toEqual([
    '11-30 wanted 12-01T09:30-12:30',
    '12-08 wanted 12-09T13:30-16:30',
    '12-15 wanted 12-16T13:30-16:30',
  ]);
  expect(partLines(reckoned)).toEqual([
    'FREQ=WEEKLY;UNTIL=20261123T235959Z | FREQ=WEEKLY;UNTIL=20261207T235959Z from 12-01T09:30',
    'nothing | FREQ=WEEKLY;COUNT=2 from 12-09T13:30 in place',
  ]);
  const patterned = reckonSeries(
    [first, second],
    live,
    { ...asked, rule: ruleOf('FREQ=WEEKLY;BYDAY=TU;COUNT=2') },
    NOW,
  );
  expect(linesOf(patterned)).toEqual([
    '11-30 wanted 12-01T09:30-12:30',
    '12-08 wanted 12-08T09:30-12:30',
    '12-15 gone 12-15T13:00-16:00',
  ]);
  expect(partLines(patterned)[1]).toBe('nothing | nothing');
});

it('without an end it goes on as far ahead as before, also when it moves', () => {
  const endless = partOf('FREQ=WEEKLY', { madeUntil: '2027-11-25' });
  const live = datesOf(endless, '2027-11-26T00:00');
  const reckoned = reckonSeries([endless], live, wish('11-30', 'following', { localStart: local('12-02') }), NOW);
  expect(reckoned?.dates).toHaveLength(live.length - 4);
  expect(reckoned?.dates.every(({ date, fate }) => date !== null && fate === 'wanted')).toBe(true);
  expect(reckoned?.parts[0]?.becomes?.madeUntil).toBe('2027-11-27');
});

it('has nothing to change where all dates have passed', () => {
  expect(
    reckonSeries([weekly], dates, wish('12-28', 'all', { durationMinutes: 60 }), new Date('2027-02-01')),
  ).toBeNull();
});

describe('a pause', () => {
  const away = { from: '2026-12-01', until: '2026-12-15', back: false };

  it('gives back the days and goes on after them in its place, also where the dates are not made yet', () => {
    const reckoned = reckon(wish('11-30', 'all', { pause: away }));
    expect(linesOf(reckoned)).toEqual([
      '11-30 same 11-30T09:00-12:00',
      '12-07 gone 12-07T14:00-17:00',
      '12-14 gone 12-14T09:00-12:00',
      '12-21 left_out 12-21T09:00-12:00',
      '12-28 same 12-28T09:00-12:00',
    ]);
    expect(partLines(reckoned)).toEqual(['nothing | FREQ=WEEKLY;COUNT=9 from 11-02T09:00 in place']);
    expect(reckoned?.parts[0]?.becomes?.exdates).toEqual(['2026-12-07T09:00', '2026-12-14T09:00']);
    const far = { from: '2028-01-01', until: '2028-01-10', back: false };
    const endless = partOf('FREQ=WEEKLY');
    const later = reckonSeries([endless], datesOf(endless, '12-31'), wish('11-30', 'all', { pause: far }), NOW);
    expect(later?.parts[0]?.becomes?.exdates).toEqual(['2028-01-03T09:00', '2028-01-10T09:00']);
  });

  it('is taken back: what was given back is wanted again, what its member cancelled is not', () => {
    const part = { ...weekly, exdates: [local('12-14')] };
    const paused = dates.map((one) =>
      one.bookingId === 'booking 12-14' ? { ...one, status: 'cancelled' as const, givenBack: true } : one,
    );
    const asked = wish('11-30', 'all', { pause: { ...away, until: '2026-12-31', back: true } });
    const reckoned = reckonSeries([part], paused, asked, NOW);
    expect(linesOf(reckoned).slice(1)).toEqual([
      '12-07 same 12-07T14:00-17:00',
      '12-14 wanted 12-14T09:00-12:00',
      '12-21 left_out 12-21T09:00-12:00',
      '12-28 same 12-28T09:00-12:00',
    ]);
    expect(reckoned?.parts[0]?.becomes?.exdates).toEqual([]);
  });

  it('goes along when the series moves, and no other date takes its start', () => {
    const daily = partOf('FREQ=DAILY;COUNT=3', { localStart: local('11-30'), exdates: [local('12-01')] });
    const live = datesOf({ ...daily, exdates: [] }, '12-31', { '12-01': { status: 'cancelled', givenBack: true } });
    const reckoned = reckonSeries([daily], live, wish('11-30', 'all', { localStart: local('12-01') }), NOW);
    expect(reckoned?.dates.map(({ date, wanted }) => [date?.originalLocalStart, wanted.localStart])).toEqual([
      ['2026-11-30T09:00', '2026-12-01T09:00'],
      ['2026-12-01T09:00', '2026-12-02T09:00'],
      ['2026-12-02T09:00', '2026-12-03T09:00'],
    ]);
    expect(partLines(reckoned)).toEqual(['nothing | FREQ=DAILY;COUNT=3 from 12-01T09:00 in place']);
    expect(reckoned?.parts[0]?.becomes?.exdates).toEqual(['2026-12-02T09:00']);
  });
});

it('keeps an extra date that lies behind all that the rule makes: a date moved by hand that the pattern left', () => {
  const part = partOf('FREQ=WEEKLY;COUNT=5', { rdates: [local('12-24')], madeUntil: '2026-11-30' });
  const live = datesOf(part, '12-31', { '12-24': movedTo('12-24T14:00', '12-24T17:00') });
  const later = reckonSeries([part], live, wish('11-30', 'all', { localStart: local('2026-11-30T10:00') }), NOW);
  expect(linesOf(later)).toEqual(['11-30 wanted 11-30T10:00-13:00', '12-24 own 12-24T14:00-17:00']);
  expect(later?.parts[0]?.becomes?.rdates).toEqual(['2026-12-24T10:00']);
});
