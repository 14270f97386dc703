import { describe, expect, it } from 'vitest';
import type { PlanResource } from '../floor-plan.contract';
import { shareWords, spokenName, stateInRange, stateWords } from './state-words';

const RANGE = '09:00–12:00';
const partly = { state: 'partly', freeShare: 2 / 3, freeWords: '09:00–11:00' } as const;

describe('how much of a time is free', () => {
  it.each([
    [1 / 4, 'a quarter'],
    [1 / 3, 'a third'],
    [1 / 2, 'half'],
    [2 / 3, 'two thirds'],
    [3 / 4, 'three quarters'],
    [0.4, '40 %'],
    [0.52, '52 %'],
    // Never all and never nothing.
    [0.999, '99 %'],
    [0.001, '1 %'],
  ])('%s is said as %s', (share, words) => expect(shareWords(share)).toBe(words));

  it('stands in the short word, in the whole sentence and in what is spoken', () => {
    expect(stateWords(partly)).toBe('Two thirds free');
    expect(stateInRange(partly, RANGE)).toBe('Free 09:00–11:00 of 09:00–12:00, two thirds');
    expect(spokenName({ name: 'Desk 4' } as PlanResource, partly, RANGE)).toBe(
      'Desk 4, free 09:00–11:00 of 09:00–12:00, two thirds',
    );
  });

  it('says of a time that has begun that it is the rest', () => {
    const rest = { ...partly, freeShare: 0.31, freeWords: '11:30–12:00', begun: true } as const;
    expect(stateInRange(rest, RANGE)).toBe('Free 11:30–12:00 of 09:00–12:00, 31 % of what is left');
  });

  it('leaves every other state as it was', () => {
    expect(stateInRange({ state: 'free' }, RANGE)).toBe('Free 09:00–12:00');
    expect(stateInRange({ state: 'taken', who: 'Ana' }, RANGE)).toBe('Taken by Ana 09:00–12:00');
    expect(
      spokenName({ name: 'Desk 4' } as PlanResource, { state: 'closed', reason: 'Outside opening hours' }, RANGE),
    ).toBe('Desk 4, closed 09:00–12:00, Outside opening hours');
  });
});
