import { describe, expect, test } from 'vitest';
import type { BookingId, ResourceId, SeriesId } from '@/kernel/ids';
import type { LiveDate, LivePart, SeriesWish } from './live-series';
import { reckonSeries } from './reckon-series';
import { datesOf, linesOf, local, partLines, partOf, ruleOf } from './testing-live-series';

/** A Wednesday evening. Mondays 9-12 (block 0) and Wednesdays 13-18 (block 1) in November and December; what has passed is never touched. */
const NOW = new Date('2026-11-25T19:00:00Z');
const MON = partOf('FREQ=WEEKLY;COUNT=7');
const WED = partOf('FREQ=WEEKLY;COUNT=7', {
  ...{ id: 'part 2' as SeriesId, block: 1, localStart: local('2026-11-04T13:00'), durationMinutes: 300 },
});
const dates = [...datesOf(MON, '12-31'), ...datesOf(WED, '12-31')];
const wish = (at: string, scope: SeriesWish['scope'], more: Partial<SeriesWish> = {}): SeriesWish => ({
  ...{ bookingId: `booking ${at}` as BookingId, scope, keepOwn: true },
  ...more,
});
const reckon = (asked: SeriesWish, parts: readonly LivePart[] = [MON, WED], live: readonly LiveDate[] = dates) =>
  reckonSeries(parts, live, asked, NOW);
const DESK: Partial<SeriesWish> = { resourceId: 'other' as ResourceId };

/** Written from the table of decision 0015: block x operation, chosen a Monday, the others Wednesdays. */
describe('what one time of a week does to the others', () => {
  test.each<[string, SeriesWish, string[], string[]]>([
    [
      'time: this one alone, whatever is said of the others',
      wish('12-07', 'following', { localStart: local('2026-12-07T10:00'), others: true }),
      ['12-07 wanted 12-07T10:00-13:00', '12-14 wanted 12-14T10:00-13:00'],
      ['FREQ=WEEKLY;COUNT=5 | FREQ=WEEKLY;COUNT=2 from 12-07T10:00'],
    ],
    [
      'length: this one alone',
      wish('12-14', 'following', { durationMinutes: 240, others: true }),
      ['12-14 wanted 12-14T09:00-13:00'],
      ['FREQ=WEEKLY;COUNT=6 | FREQ=WEEKLY;COUNT=1 from 12-14T09:00'],
    ],
    [
      'another pattern, as often: this one alone',
      wish('12-07', 'following', { rule: ruleOf('FREQ=WEEKLY;BYDAY=TU;COUNT=2'), localStart: local('12-08') }),
      ['12-07 wanted 12-08T09:00-12:00', '12-14 wanted 12-15T09:00-12:00'],
      ['FREQ=WEEKLY;COUNT=5 | FREQ=WEEKLY;BYDAY=TU;COUNT=2 from 12-08T09:00'],
    ],
    [
      'desk: this one, where nothing is said of the others',
      wish('12-07', 'following', DESK),
      ['12-07 wanted 12-07T09:00-12:00 other', '12-14 wanted 12-14T09:00-12:00 other'],
      ['FREQ=WEEKLY;COUNT=5 | FREQ=WEEKLY;COUNT=2 from 12-07T09:00'],
    ],
    [
      'desk, the others too: theirs from the chosen date on, at their own times',
      wish('12-07', 'following', { ...DESK, others: true }),
      [
        '12-07 wanted 12-07T09:00-12:00 other',
        '12-09 wanted 12-09T13:00-18:00 other',
        '12-14 wanted 12-14T09:00-12:00 other',
        '12-16 wanted 12-16T13:00-18:00 other',
      ],
      [
        'FREQ=WEEKLY;COUNT=5 | FREQ=WEEKLY;COUNT=2 from 12-07T09:00',
        'FREQ=WEEKLY;COUNT=5 | FREQ=WEEKLY;COUNT=2 from 12-09T13:00',
      ],
    ],
    [
      'note and another time, the others too: they get the note alone',
      wish('12-14', 'following', { note: 'Quiet', localStart: local('2026-12-14T08:00'), others: true }),
      ['12-14 wanted 12-14T08:00-11:00', '12-16 wanted 12-16T13:00-18:00'],
      [
        'FREQ=WEEKLY;COUNT=6 | FREQ=WEEKLY;COUNT=1 from 12-14T08:00',
        'FREQ=WEEKLY;COUNT=6 | FREQ=WEEKLY;COUNT=1 from 12-16T13:00',
      ],
    ],
    [
      'end: the others too, on the same day, where nothing is said of them',
      wish('11-30', 'all', { rule: ruleOf('FREQ=WEEKLY;UNTIL=20261207') }),
      [
        '11-30 same 11-30T09:00-12:00',
        '12-02 same 12-02T13:00-18:00',
        '12-07 same 12-07T09:00-12:00',
        '12-09 gone 12-09T13:00-18:00',
        '12-14 gone 12-14T09:00-12:00',
        '12-16 gone 12-16T13:00-18:00',
      ],
      [
        'FREQ=WEEKLY;COUNT=4 | FREQ=WEEKLY;UNTIL=20261207T235959Z from 11-30T09:00',
        'FREQ=WEEKLY;COUNT=4 | FREQ=WEEKLY;UNTIL=20261207T235959Z from 12-02T13:00',
      ],
    ],
    [
      'end by a number of times: the others by its last date',
      wish('12-07', 'following', { rule: ruleOf('FREQ=WEEKLY;COUNT=4') }),
      [
        '12-07 same 12-07T09:00-12:00',
        '12-09 same 12-09T13:00-18:00',
        '12-14 same 12-14T09:00-12:00',
        '12-16 same 12-16T13:00-18:00',
        'new wanted 12-21T09:00-12:00',
        'new wanted 12-23T13:00-18:00',
        'new wanted 12-28T09:00-12:00',
      ],
      [
        'FREQ=WEEKLY;COUNT=5 | FREQ=WEEKLY;COUNT=4 from 12-07T09:00',
        'FREQ=WEEKLY;COUNT=5 | FREQ=WEEKLY;UNTIL=20261228T235959Z from 12-09T13:00',
      ],
    ],
    [
      'end before the next date of another: that one is over',
      wish('12-07', 'following', { rule: ruleOf('FREQ=WEEKLY;UNTIL=20261207') }),
      [
        '12-07 same 12-07T09:00-12:00',
        '12-09 gone 12-09T13:00-18:00',
        '12-14 gone 12-14T09:00-12:00',
        '12-16 gone 12-16T13:00-18:00',
      ],
      ['FREQ=WEEKLY;COUNT=5 | FREQ=WEEKLY;UNTIL=20261207T235959Z from 12-07T09:00', 'FREQ=WEEKLY;COUNT=5 | nothing'],
    ],
    [
      'end, without the others',
      wish('12-07', 'following', { rule: ruleOf('FREQ=WEEKLY;UNTIL=20261207'), others: false }),
      ['12-07 same 12-07T09:00-12:00', '12-14 gone 12-14T09:00-12:00'],
      ['FREQ=WEEKLY;COUNT=5 | FREQ=WEEKLY;UNTIL=20261207T235959Z from 12-07T09:00'],
    ],
    [
      'pause: the others too, where nothing is said of them',
      wish('11-30', 'all', { pause: { from: '2026-12-07', until: '2026-12-13', back: false } }),
      [
        '11-30 same 11-30T09:00-12:00',
        '12-02 same 12-02T13:00-18:00',
        '12-07 gone 12-07T09:00-12:00',
        '12-09 gone 12-09T13:00-18:00',
        '12-14 same 12-14T09:00-12:00',
        '12-16 same 12-16T13:00-18:00',
      ],
      [
        'nothing | FREQ=WEEKLY;COUNT=7 from 11-02T09:00 in place',
        'nothing | FREQ=WEEKLY;COUNT=7 from 11-04T13:00 in place',
      ],
    ],
    [
      'pause, without the others',
      wish('11-30', 'all', { pause: { from: '2026-12-07', until: '2026-12-13', back: false }, others: false }),
      ['11-30 same 11-30T09:00-12:00', '12-07 gone 12-07T09:00-12:00', '12-14 same 12-14T09:00-12:00'],
      ['nothing | FREQ=WEEKLY;COUNT=7 from 11-02T09:00 in place'],
    ],
    [
      'other hands: the others too, from the chosen date on',
      wish('12-07', 'following', { handOver: true }),
      [
        '12-07 wanted 12-07T09:00-12:00',
        '12-09 wanted 12-09T13:00-18:00',
        '12-14 wanted 12-14T09:00-12:00',
        '12-16 wanted 12-16T13:00-18:00',
      ],
      [
        'FREQ=WEEKLY;COUNT=5 | FREQ=WEEKLY;COUNT=2 from 12-07T09:00',
        'FREQ=WEEKLY;COUNT=5 | FREQ=WEEKLY;COUNT=2 from 12-09T13:00',
      ],
    ],
    [
      'other hands, without the others',
      wish('12-14', 'following', { handOver: true, others: false }),
      ['12-14 wanted 12-14T09:00-12:00'],
      ['FREQ=WEEKLY;COUNT=6 | FREQ=WEEKLY;COUNT=1 from 12-14T09:00'],
    ],
    [
      'only this date is kept, the rest ends: the others too',
      wish('12-07', 'following', { keepOnly: 'others_end' }),
      [
        '12-07 own 12-07T09:00-12:00',
        '12-09 gone 12-09T13:00-18:00',
        '12-14 gone 12-14T09:00-12:00',
        '12-16 gone 12-16T13:00-18:00',
      ],
      ['FREQ=WEEKLY;COUNT=5 | nothing', 'FREQ=WEEKLY;COUNT=5 | nothing'],
    ],
    [
      'only this date leaves: the others stay as they are',
      wish('12-14', 'following', { keepOnly: 'others_stay' }),
      ['12-14 own 12-14T09:00-12:00'],
      ['nothing | FREQ=WEEKLY;COUNT=7 from 11-02T09:00 in place'],
    ],
  ])('%s', (_, asked, lines, parts) => {
    const reckoned = reckon(asked);
    expect([...linesOf(reckoned)].sort(byWhen)).toEqual(lines);
    expect(partLines(reckoned)).toEqual(parts);
  });

  test('each date stays with the part of its own block', () => {
    const reckoned = reckon(wish('12-07', 'following', { ...DESK, others: true }))!;
    for (const { date, part } of reckoned.dates) {
      const was = reckoned.parts[part!]!.was;
      expect(was.id).toBe(date!.partId);
      expect(reckoned.parts[part!]!.becomes!.block).toBe(was.block);
    }
  });

  test('chosen a Wednesday, the Mondays before it stay as they are', () => {
    const reckoned = reckon(wish('12-09', 'following', { ...DESK, others: true }));
    expect(linesOf(reckoned)[0]).toBe('12-09 wanted 12-09T13:00-18:00 other');
    expect(partLines(reckoned)[1]).toBe('FREQ=WEEKLY;COUNT=6 | FREQ=WEEKLY;COUNT=1 from 12-14T09:00');
  });

  test('a block that was changed before keeps the pattern of each of its parts when all ends', () => {
    const first = { ...WED, rule: ruleOf('FREQ=WEEKLY;COUNT=5') };
    const later = partOf('FREQ=WEEKLY;INTERVAL=2', {
      ...{ id: 'part 3' as SeriesId, block: 1, localStart: local('2026-12-08T13:00'), durationMinutes: 60 },
    });
    const live = [...datesOf(MON, '12-31'), ...datesOf(first, '12-31'), ...datesOf(later, '12-31')];
    const end = ruleOf('FREQ=WEEKLY;UNTIL=20261231');
    const reckoned = reckon(wish('11-30', 'all', { rule: end }), [MON, first, later], live);
    expect(partLines(reckoned).slice(1)).toEqual([
      'nothing | FREQ=WEEKLY;INTERVAL=2;UNTIL=20261231T235959Z from 12-08T13:00 in place',
    ]);
  });
});

const byWhen = (a: string, b: string) => (a.split(' ')[2]! < b.split(' ')[2]! ? -1 : 1);
