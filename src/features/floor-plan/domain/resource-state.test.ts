import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusyRange } from '../floor-plan.contract';
import { looksSame, stateFor } from './resource-state';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, 0, hour * 60));
const range = (from: number, to: number) => ({ startsAt: at(from), endsAt: at(to) });
const busy = (from: number, to: number, more: Partial<BusyRange> = {}): BusyRange => ({
  ...range(from, to),
  kind: 'booking',
  mine: false,
  ...more,
});
const day = (...claims: BusyRange[]) => ({ busy: claims, openRanges: [range(8, 20)], bookable: { ok: true } as const });
const early = at(0);

describe('stateFor', () => {
  it('is free when nothing touches the wanted time, claims that end or start there included', () => {
    expect(stateFor(range(9, 17), day(busy(8, 9), busy(17, 18)), early)).toEqual({ state: 'free' });
  });

  it('is taken with the name where it is visible', () => {
    expect(stateFor(range(9, 17), day(busy(8, 20, { who: 'Ana' })), early)).toEqual({ state: 'taken', who: 'Ana' });
  });

  it('is partly free with how much and when', () => {
    const state = stateFor(range(9, 17), day(busy(9, 11)), early);
    expect(state).toMatchObject({ state: 'partly', freeShare: 0.75, freeRanges: [range(11, 17)] });
  });

  it('is partly free by what is left of a time that has begun', () => {
    const state = stateFor(range(9, 17), day(busy(13, 15)), at(13));
    expect(state).toMatchObject({ state: 'partly', freeShare: 0.5, freeRanges: [range(15, 17)], begun: true });
    expect(stateFor(range(9, 17), day(busy(13, 15)), early)).not.toHaveProperty('begun');
  });

  it('says yours before anything else', () => {
    expect(stateFor(range(9, 17), day(busy(9, 10, { mine: true }), busy(10, 17)), early).state).toBe('yours');
  });

  it('tells holds and closures apart, and a booking beside a closure is a booking', () => {
    expect(stateFor(range(9, 17), day(busy(9, 17, { kind: 'hold' })), early).state).toBe('held');
    expect(stateFor(range(9, 17), day(busy(9, 17, { kind: 'closure' })), early).state).toBe('closed');
    expect(stateFor(range(9, 17), day(busy(9, 12, { kind: 'closure' }), busy(12, 17)), early).state).toBe('taken');
  });

  it('counts hours outside of opening as not free', () => {
    expect(stateFor(range(6, 10), day(), early)).toMatchObject({ state: 'partly', freeShare: 0.5 });
    expect(stateFor(range(21, 23), day(), early).state).toBe('closed');
  });

  it('gives the reason when it is free but not for this member', () => {
    const refused = { ...day(), bookable: { ok: false, reason: 'Your plan has desks only' } as const };
    expect(stateFor(range(9, 17), refused, early)).toEqual({
      state: 'not_for_you',
      reason: 'Your plan has desks only',
    });
  });

  it('judges what is left of a range that has begun, and nothing of one that has passed', () => {
    expect(stateFor(range(9, 17), day(busy(9, 12)), at(12)).state).toBe('free');
    expect(stateFor(range(9, 11), day(), at(12))).toMatchObject({ state: 'closed', reason: 'This time has passed' });
  });

  it('agrees with a count of free quarters, whatever the claims', () => {
    const hour = fc.integer({ min: 0, max: 95 }).map((q) => q / 4);
    const stretch = fc
      .tuple(hour, hour)
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    fc.assert(
      fc.property(
        stretch,
        fc.array(stretch, { maxLength: 8 }),
        fc.array(stretch, { maxLength: 3 }),
        (wanted, claims, open) => {
          const inside = (q: number, [a, b]: readonly [number, number]) => q >= a && q < b;
          let free = 0;
          let all = 0;
          for (let q = wanted[0]; q < wanted[1]; q += 0.25) {
            all++;
            if (open.some((o) => inside(q, o)) && !claims.some((c) => inside(q, c))) free++;
          }
          const state = stateFor(
            range(...wanted),
            { busy: claims.map((c) => busy(...c)), openRanges: open.map((o) => range(...o)), bookable: { ok: true } },
            early,
          );
          if (free === all) expect(state.state).toBe('free');
          else if (free === 0) expect(['taken', 'closed']).toContain(state.state);
          else expect(state.freeShare).toBeCloseTo(free / all, 9);
        },
      ),
    );
  });
});

describe('looksSame', () => {
  it('sees a change of share, name or word', () => {
    expect(looksSame({ state: 'free' }, { state: 'free' })).toBe(true);
    expect(looksSame({ state: 'free' }, { state: 'taken' })).toBe(false);
    expect(looksSame({ state: 'partly', freeShare: 0.5 }, { state: 'partly', freeShare: 0.6 })).toBe(false);
    expect(looksSame({ state: 'taken', who: 'Ana' }, { state: 'taken' })).toBe(false);
  });
});
