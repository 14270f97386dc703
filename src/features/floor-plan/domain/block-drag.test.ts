import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayRange, instantOf, localOf } from '@/kernel/zone';
import {
  asItStands,
  instantAlong,
  isElsewhere,
  nearestLine,
  pulledTo,
  steppedBy,
  toLane,
  type DragBlock,
  type Lane,
} from './block-drag';

const zone = 'Europe/Lisbon';
const grid = { stepMinutes: 15, zone };
const date = '2026-11-23';
const at = (time: string, on = date) => instantOf(`${on}T${time}`, zone);
const span = (from: string, to: string, on = date) => ({ startsAt: at(from, on), endsAt: at(to, on) });
const lane = (id: string, on = date): Lane => ({ id, shown: dayRange(on, zone) });
const block: DragBlock = {
  id: 'b1',
  laneId: 'desk-4',
  range: span('09:00', '11:00'),
  parts: ['whole', 'start', 'end'],
};
const stands = asItStands(block);
const here = lane('desk-4');

describe('a block that is pulled', () => {
  it('goes as a whole where the pointer takes it, by the grid, from where it was taken hold of', () => {
    const held = { lane: lane('desk-6'), pointer: at('13:10'), heldAt: at('10:05') };
    const moved = pulledTo(stands, 'whole', held, grid);
    expect(moved).toMatchObject({ laneId: 'desk-6', range: span('12:00', '14:00') });
    expect(isElsewhere(moved)).toBe(true);
  });

  it('goes on from where it was meant to be before', () => {
    const once = pulledTo(stands, 'whole', { lane: here, pointer: at('12:00'), heldAt: at('09:00') }, grid);
    const again = pulledTo(once, 'end', { lane: here, pointer: at('15:00'), heldAt: at('14:00') }, grid);
    expect(again.range).toEqual(span('12:00', '15:00'));
    expect(again.block).toBe(block);
  });

  it('has ends that stay in their lane, and a step apart', () => {
    const elsewhere = { lane: lane('desk-6'), pointer: at('07:58'), heldAt: at('11:00') };
    expect(pulledTo(stands, 'end', elsewhere, grid)).toMatchObject({
      laneId: 'desk-4',
      range: span('09:00', '09:15'),
    });
    const later = { lane: here, pointer: at('12:00'), heldAt: at('09:00') };
    expect(pulledTo(stands, 'start', later, grid).range).toEqual(span('10:45', '11:00'));
  });

  it('back where it was is not elsewhere', () => {
    const back = pulledTo(stands, 'whole', { lane: here, pointer: at('10:03'), heldAt: at('10:00') }, grid);
    expect(isElsewhere(back)).toBe(false);
  });

  it('keeps its length whatever happens, and starts on a line of the lane', () => {
    const minute = fc.integer({ min: -300, max: 1800 });
    fc.assert(
      fc.property(minute, minute, fc.constantFrom(5, 15, 30, 60), (pointer, heldAt, stepMinutes) => {
        const instant = (m: number) => new Date(here.shown.startsAt.getTime() + m * 60_000);
        const held = { lane: here, pointer: instant(pointer), heldAt: instant(heldAt) };
        const { range } = pulledTo(stands, 'whole', held, { stepMinutes });
        expect(range.endsAt.getTime() - range.startsAt.getTime()).toBe(120 * 60_000);
        expect((range.startsAt.getTime() - here.shown.startsAt.getTime()) % (stepMinutes * 60_000)).toBeCloseTo(0);
        for (const part of ['start', 'end'] as const) {
          const pulled = pulledTo(stands, part, held, { stepMinutes }).range;
          expect(pulled.endsAt.getTime() - pulled.startsAt.getTime()).toBeGreaterThanOrEqual(stepMinutes * 60_000);
        }
      }),
    );
  });
});

describe('a block that is moved by keys', () => {
  it('goes by steps; from between two lines to the next line first', () => {
    expect(steppedBy(stands, 'whole', 1, here, grid).range).toEqual(span('09:15', '11:15'));
    expect(steppedBy(stands, 'whole', -2, here, grid).range).toEqual(span('08:30', '10:30'));
    expect(steppedBy(stands, 'end', 1, here, grid).range).toEqual(span('09:00', '11:15'));
    expect(steppedBy(stands, 'start', 1, here, grid).range).toEqual(span('09:15', '11:00'));
    const odd = asItStands({ ...block, range: span('09:07', '11:00') });
    expect(steppedBy(odd, 'whole', 1, here, grid).range.startsAt).toEqual(at('09:15'));
    expect(steppedBy(odd, 'whole', -1, here, grid).range.startsAt).toEqual(at('09:00'));
  });

  it('goes to another desk at the same time, and to another day at the same time by the wall clock', () => {
    expect(toLane(stands, here, lane('desk-6'), grid)).toMatchObject({ laneId: 'desk-6', range: block.range });
    // Lisbon goes back on 25 October 2026 and forward on 28 March 2027: 9:00 stays 9:00, and two hours stay two hours.
    for (const [from, to] of [
      ['2026-10-24', '2026-10-25'],
      ['2027-03-27', '2027-03-28'],
      ['2027-03-29', '2027-03-28'],
    ] as const) {
      const there = toLane(
        asItStands({ ...block, range: span('09:00', '11:00', from) }),
        lane(from, from),
        lane(to, to),
        grid,
      );
      expect(there.range).toEqual(span('09:00', '11:00', to));
    }
  });

  it('keeps the wall clock over any number of days in any zone, but where the clock skips that time', () => {
    const zones = ['Europe/Lisbon', 'America/St_Johns', 'Pacific/Kiritimati', 'Australia/Lord_Howe'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: -200, max: 200 }),
        fc.integer({ min: 12, max: 80 }),
        (z, days, quarter) => {
          const day = (on: string): Lane => ({ id: on, shown: dayRange(on, z) });
          const clock = `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
          const startsAt = instantOf(`${date}T${clock}`, z);
          const range = { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) };
          const to = addDays(date, days);
          const there = toLane(asItStands({ ...block, laneId: date, range }), day(date), day(to), {
            stepMinutes: 15,
            zone: z,
          });
          expect(localOf(there.range.startsAt, z)).toBe(`${to}T${clock}`);
          expect(there.range.endsAt.getTime() - there.range.startsAt.getTime()).toBe(3_600_000);
        },
      ),
    );
  });
});

describe('lines of a lane', () => {
  it('are counted from its start by elapsed time: a day of 25 hours has 100 quarters', () => {
    const long = lane('long', '2026-10-25');
    expect(instantAlong(0.5, long)).toEqual(new Date(long.shown.startsAt.getTime() + 12.5 * 3_600_000));
    expect(nearestLine(new Date(long.shown.startsAt.getTime() + 8 * 60_000), long, 15)).toEqual(
      new Date(long.shown.startsAt.getTime() + 15 * 60_000),
    );
    expect(nearestLine(new Date(long.shown.startsAt.getTime() + 7 * 60_000), long, 15)).toEqual(long.shown.startsAt);
  });
});
