import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers, freeWithin, minutesOf, overlaps, type TimeRange } from '@/kernel/time-range';
import { instantOf } from '@/kernel/zone';
import { slotIn, type PlaceTime } from './find-slot';

const ZONE = 'Europe/Lisbon';
const DATE = '2026-12-01';
const at = (time: string) => instantOf(`${DATE}T${time}`, ZONE);
const range = (from: string, to: string): TimeRange => ({ startsAt: at(from), endsAt: at(to) });
const place = (unheld: TimeRange[], more: Partial<PlaceTime> = {}): PlaceTime => ({
  open: [range('08:00', '20:00')],
  unheld,
  beforeMinutes: 0,
  afterMinutes: 0,
  sold: null,
  ...more,
});
const asked = (from: string, to: string, minutes: number) => ({ date: DATE, window: range(from, to), minutes });

describe('a time in a place', () => {
  it.each<[string, TimeRange[], ReturnType<typeof asked>, TimeRange | null]>([
    [
      'the start of the window where it is free',
      [range('08:00', '20:00')],
      asked('12:00', '18:00', 90),
      range('12:00', '13:30'),
    ],
    [
      'the first gap that is long enough',
      [range('12:00', '13:00'), range('14:00', '20:00')],
      asked('12:00', '18:00', 90),
      range('14:00', '15:30'),
    ],
    ['a gap that fits to the minute', [range('14:00', '15:30')], asked('12:00', '18:00', 90), range('14:00', '15:30')],
    ['nothing in a gap that is a minute short', [range('14:01', '15:30')], asked('12:00', '18:00', 90), null],
    ['the next quarter hour', [range('14:05', '20:00')], asked('12:00', '18:00', 60), range('14:15', '15:15')],
    ['off the quarters where it must', [range('14:05', '15:10')], asked('12:00', '18:00', 60), range('14:05', '15:05')],
    ['the whole window', [range('08:00', '20:00')], asked('09:00', '12:00', 180), range('09:00', '12:00')],
    [
      'nothing where a minute of the whole window is held',
      [range('08:00', '11:59')],
      asked('09:00', '12:00', 180),
      null,
    ],
    ['nothing outside the hours', [range('08:00', '20:00')], asked('19:00', '22:00', 180), null],
    ['nothing after the window', [range('18:00', '20:00')], asked('12:00', '18:00', 60), null],
  ])('is %s', (_, unheld, wish, expected) => {
    const slot = slotIn(wish, place(unheld));
    expect(slot && { startsAt: slot.startsAt, endsAt: slot.endsAt }).toEqual(expected);
  });

  it('says how long it stays free around, and whether all of the window is', () => {
    const slot = slotIn(asked('12:00', '14:00', 60), place([range('11:00', '17:00')]));
    expect(slot).toMatchObject({ free: range('11:00', '17:00'), whole: true });
    expect(slotIn(asked('10:00', '14:00', 60), place([range('11:00', '17:00')]))).toMatchObject({ whole: false });
  });

  it('keeps the buffers of the place free, also where they reach out of its hours', () => {
    const buffers = { beforeMinutes: 30, afterMinutes: 15 };
    const free = place([range('09:00', '12:00')], buffers);
    expect(slotIn(asked('08:00', '20:00', 60), free)).toMatchObject(range('09:30', '10:30'));
    expect(slotIn(asked('08:00', '20:00', 136), free)).toBeNull();
    // Somebody has the half hour before opening.
    expect(slotIn(asked('08:00', '10:00', 60), place([range('08:00', '20:00')], buffers))).toMatchObject(
      range('08:30', '09:30'),
    );
    expect(slotIn(asked('08:00', '10:00', 60), place([range('07:30', '20:00')], buffers))).toMatchObject(
      range('08:00', '09:00'),
    );
  });

  it('is always free with its buffers, open, in the window and as long as wished; nothing earlier on the quarters would do', () => {
    const minute = fc.integer({ min: 8 * 60 - 60, max: 20 * 60 + 60 });
    const clock = (n: number) => new Date(at('00:00').getTime() + n * 60_000);
    const span = fc
      .tuple(minute, minute)
      .filter(([a, b]) => a < b)
      .map(([a, b]) => ({ startsAt: clock(a), endsAt: clock(b) }));
    fc.assert(
      fc.property(
        fc.array(span, { maxLength: 6 }),
        span,
        fc.integer({ min: 5, max: 240 }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 40 }),
        (held, window, minutes, beforeMinutes, afterMinutes) => {
          const unheld = freeWithin(range('06:00', '22:00'), held);
          const where = place(unheld, { beforeMinutes, afterMinutes });
          const works = (time: TimeRange) => {
            const around = {
              startsAt: new Date(+time.startsAt - beforeMinutes * 60_000),
              endsAt: new Date(+time.endsAt + afterMinutes * 60_000),
            };
            return (
              covers(window, time) &&
              where.open.some((open) => covers(open, time)) &&
              !held.some((taken) => overlaps(taken, around))
            );
          };
          const slot = slotIn({ date: DATE, window, minutes }, where);
          if (slot) {
            expect(minutesOf(slot)).toBe(minutes);
            expect(works(slot)).toBe(true);
          }
          const quarters = Array.from({ length: 96 }, (_, n) => ({
            startsAt: clock(n * 15),
            endsAt: clock(n * 15 + minutes),
          })).filter(works);
          if (quarters[0]) expect(slot !== null && slot.startsAt <= quarters[0].startsAt).toBe(true);
        },
      ),
    );
  });
});
