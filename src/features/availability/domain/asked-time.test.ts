import { describe, expect, it } from 'vitest';
import { instantOf } from '@/kernel/zone';
import type { OpeningRules } from '@/features/spaces/domain/opening-hours';
import { askedOn, datesOf } from './asked-time';
import { NO_WISH, type Wish } from './wish';

const ZONE = 'Europe/Lisbon';
const rules: OpeningRules = {
  timeZone: ZONE,
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 480, closesMinute: 1200 })),
  exceptions: [{ date: '2026-12-08', name: 'Holiday', opensMinute: null, closesMinute: null }],
};
const instant = (local: string) => instantOf(local, ZONE);
const now = instant('2026-11-26T10:07');
const TUESDAY = '2026-12-01';
const wish = (part: Partial<Wish>): Wish => ({ ...NO_WISH, ...part });
/** As `09:00-17:00/480`: the window and the minutes wanted within it. */
const short = (part: Partial<Wish>, kind: 'desk' | 'meeting_room', date = TUESDAY, of = rules, at = now) =>
  askedOn(wish(part), kind, date, of, at).map(({ window, minutes }) => {
    const clock = (one: Date) =>
      one.toLocaleTimeString('en-GB', { timeZone: of.timeZone, hour: '2-digit', minute: '2-digit' });
    return `${clock(window.startsAt)}-${clock(window.endsAt)}/${minutes}`;
  });

describe('what is asked of a place on a date', () => {
  it.each<[string, Partial<Wish>, 'desk' | 'meeting_room', string[]]>([
    ['a named range, whole', { from: '09:00', to: '12:00' }, 'meeting_room', ['09:00-12:00/180']],
    ['a length within a named range', { from: '09:00', to: '12:00', minutes: 60 }, 'meeting_room', ['09:00-12:00/60']],
    ['an hour of a room at any time', {}, 'meeting_room', ['08:00-20:00/60']],
    ['a desk for the working day', {}, 'desk', ['09:00-17:00/480']],
    ['a desk for a length', { minutes: 120 }, 'desk', ['08:00-20:00/120']],
    ['an hour of a room in the afternoon', { parts: ['afternoon'] }, 'meeting_room', ['12:00-18:00/60']],
    ['a desk for the whole morning, as far as it is open', { parts: ['morning'] }, 'desk', ['08:00-12:00/240']],
    [
      'parts in the order in which they are named',
      { parts: ['evening', 'morning'], minutes: 90 },
      'desk',
      ['17:00-20:00/90', '08:00-12:00/90'],
    ],
    ['a room for all day', { parts: ['all_day'] }, 'meeting_room', ['08:00-20:00/720']],
    ['from a time on', { from: '14:00' }, 'meeting_room', ['14:00-20:00/60']],
    ['a desk from a time on', { from: '14:00' }, 'desk', ['14:00-20:00/360']],
    ['until a time', { to: '10:00', minutes: 30 }, 'desk', ['08:00-10:00/30']],
    ['nothing before it opens', { to: '08:00' }, 'desk', []],
    ['nothing that is longer than the window', { from: '09:00', to: '10:00', minutes: 90 }, 'desk', []],
    ['a range to the end of the day', { from: '22:00', to: '24:00' }, 'desk', ['22:00-00:00/120']],
  ])('%s', (_, part, kind, expected) => expect(short(part, kind)).toEqual(expected));

  it('is nothing on a day that is shut, unless a range is named: then the hours refuse it', () => {
    expect(short({}, 'desk', '2026-12-08')).toEqual([]);
    expect(short({}, 'meeting_room', '2026-12-05')).toEqual([]);
  });

  it('counts what has begun from the next quarter hour', () => {
    expect(short({}, 'desk', '2026-11-26')).toEqual(['10:15-17:00/405']);
    expect(short({ from: '09:00', to: '12:00' }, 'desk', '2026-11-26')).toEqual(['10:15-12:00/105']);
    expect(short({ from: '08:00', to: '10:20' }, 'desk', '2026-11-26')).toEqual([]);
    expect(short({ parts: ['morning'], minutes: 120 }, 'desk', '2026-11-26')).toEqual([]);
  });

  it('is measured by the wall on the days of both clock changes', () => {
    const always: OpeningRules = {
      timeZone: ZONE,
      weekly: [{ weekday: 7, opensMinute: 0, closesMinute: 1440 }],
      exceptions: [],
    };
    expect(short({ parts: ['all_day'] }, 'desk', '2027-03-28', always)).toEqual(['00:00-00:00/1380']);
    expect(short({ parts: ['all_day'] }, 'desk', '2027-10-31', always)).toEqual(['00:00-00:00/1500']);
    expect(short({ from: '00:30', to: '03:00' }, 'desk', '2027-03-28', always)).toEqual(['00:30-03:00/90']);
  });

  it('goes over midnight where it is open so', () => {
    const nights: OpeningRules = {
      timeZone: ZONE,
      weekly: [{ weekday: 2, opensMinute: 1080, closesMinute: 1560 }],
      exceptions: [],
    };
    expect(short({ minutes: 120 }, 'meeting_room', TUESDAY, nights)).toEqual(['18:00-02:00/120']);
  });
});

describe('the dates that are meant', () => {
  it('are those that are named, from today on, each once and in order', () => {
    expect(datesOf(wish({ days: ['2026-12-03', '2026-11-25', '2026-12-01', '2026-12-03'] }), rules, now)).toEqual([
      '2026-12-01',
      '2026-12-03',
    ]);
  });
  it('are the coming week where none is named, by the day of the space', () => {
    const late = new Date('2026-11-26T23:30:00Z');
    expect(datesOf(NO_WISH, { ...rules, timeZone: 'Pacific/Kiritimati' }, late)[0]).toBe('2026-11-27');
    expect(datesOf(NO_WISH, rules, late)).toHaveLength(7);
  });
});
