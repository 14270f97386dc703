import { describe, expect, test } from 'vitest';
import { lint } from './domain/lint';
import { whatMayBeCheaper } from './domain/never-cheaper';
import type { Place } from './domain/compare-rules';
import {
  amountOf,
  band,
  cap,
  floorId,
  free,
  listOf,
  percentOff,
  placeId,
  planId,
  sets,
  tiers,
  WEEKDAYS,
  WEEKEND,
  wishOf,
} from './testing-prices';

const place = (n: number, kind: Place['kind']): Place => ({
  resourceId: placeId(n),
  kind,
  groupIds: [],
  floorId: floorId(1),
});
const PLACES = [place(1, 'meeting_room'), place(2, 'meeting_room'), place(3, 'desk')];
const found = (rules: Parameters<typeof listOf>[0], more: Parameters<typeof listOf>[1] = {}) => {
  const list = listOf(rules, more);
  const nth = new Map(list.rules.map(({ id }, at) => [id as string, at + 1]));
  return lint(list, { places: PLACES, timeZone: 'Europe/Berlin' }).map((one) => ({
    ...one,
    ...('ruleId' in one && { ruleId: one.ruleId && nth.get(one.ruleId) }),
    ...('by' in one && { by: nth.get(one.by) }),
    ...('below' in one && { below: nth.get(one.below) }),
  }));
};
const hour = (day: number, at: number): number => (day - 1) * 1440 + at * 60;

describe('what is wrong with a list', () => {
  test('nothing, where everything has a price and nothing crosses', () => {
    expect(
      found([sets('hour', 1200, { time: band('9-18'), weekdays: WEEKDAYS }), sets('hour', 800), cap('day', 6000)]),
    ).toEqual([]);
  });

  test('a gap: rooms have no price at weekends, desks none at all', () => {
    expect(found([sets('hour', 1200, { kinds: ['meeting_room'], weekdays: WEEKDAYS })])).toEqual([
      { type: 'gap', resourceIds: [placeId(1), placeId(2)], date: '2026-01-01', times: [[hour(6, 0), hour(8, 0)]] },
      { type: 'gap', resourceIds: [placeId(3)], date: '2026-01-01', times: [[hour(1, 0), hour(8, 0)]] },
    ]);
  });

  test('no gap while a place is shut; those open longer than others have one of their own', () => {
    const opens = (from: number, to: number) => (n: number) => [hour(n, from), hour(n, to)] as const;
    const list = listOf([sets('hour', 1200, { time: band('8-18') })]);
    const gapsWhere = (roomTwo: (n: number) => readonly [number, number]) => {
      const openOf = (id: string) => [1, 2].map(id === placeId(2) ? roomTwo : opens(8, 18));
      const all = lint(list, { places: PLACES, timeZone: 'Europe/Berlin', openOf });
      return all.filter(({ type }) => type === 'gap');
    };
    expect(gapsWhere(opens(9, 17))).toEqual([]);
    const times = [1, 2].flatMap((n) => [
      [hour(n, 7), hour(n, 8)],
      [hour(n, 18), hour(n, 20)],
    ]);
    expect(gapsWhere(opens(7, 20))).toEqual([{ type: 'gap', resourceIds: [placeId(2)], date: '2026-01-01', times }]);
  });

  test('a gap of a minute between two lengths, and for whoever no rule names', () => {
    const short = sets('hour', 1000, { length: { from: null, to: 239 } });
    const long = (from: number) => sets('day', 6000, { length: { from, to: null } });
    expect(found([short, long(240)]).filter(({ type }) => type === 'gap')).toEqual([]);
    expect(found([short, long(241)]).filter(({ type }) => type === 'gap')).toHaveLength(1);
    expect(
      found([sets('hour', 1000, { roles: ['member', 'visitor'] })]).filter(({ type }) => type === 'gap'),
    ).toHaveLength(1);
  });

  test('a gap in winter alone, with a day on which it is so', () => {
    expect(found([sets('hour', 1000, { season: { from: '03-01', to: '11-30' } })])).toEqual([
      expect.objectContaining({ type: 'gap', date: '2026-01-01', resourceIds: [placeId(1), placeId(2), placeId(3)] }),
    ]);
  });

  test('a rule in the shadow of a wider one above it, or behind one after which nothing counts', () => {
    expect(found([sets('hour', 1000), sets('hour', 500, { kinds: ['desk'] })])).toEqual([
      { type: 'shadowed', ruleId: 2, by: 1 },
    ]);
    // The only place of its kind, by name: no wider than the kind.
    expect(
      found([
        sets('hour', 500, { resourceIds: [placeId(3)] }),
        sets('hour', 700, { kinds: ['desk'] }),
        sets('hour', 900),
      ]),
    ).toEqual([{ type: 'shadowed', ruleId: 2, by: 1 }]);
    expect(
      found([
        sets('hour', 1000),
        free('adjusts', { planIds: [planId(1)] }, { thenStop: true }),
        percentOff(10, { planIds: [planId(1)] }),
      ]),
    ).toEqual([{ type: 'shadowed', ruleId: 3, by: 2 }]);
  });

  test('two that set and cross, neither narrower', () => {
    const evening = sets('hour', 500, { time: band('18-22') });
    const weekend = sets('hour', 2000, { weekdays: WEEKEND });
    expect(found([evening, weekend, sets('hour', 1000)])).toEqual([{ type: 'overlap', ruleId: 1, below: 2 }]);
    expect(
      found([sets('hour', 500, { time: band('18-22'), weekdays: WEEKDAYS }), weekend, sets('hour', 1000)]),
    ).toEqual([]);
  });

  test('a cliff: four hours cost less than three and a half', () => {
    const answer = found([sets('day', 3000, { length: { from: 240, to: null } }), sets('hour', 1000)]);
    expect(answer).toEqual([
      expect.objectContaining({
        type: 'cliff',
        ruleId: 1,
        shorter: { minutes: 235, price: 3917 },
        longer: { minutes: 240, price: 3000 },
      }),
    ]);
  });

  test('more off than there is', () => {
    expect(found([sets('hour', 1000), amountOf('off', 'booking', 1500)])).toEqual([{ type: 'below_zero', ruleId: 2 }]);
    expect(found([sets('hour', 1000), amountOf('off', 'hour', 1000)])).toEqual([]);
  });

  test('rules that no booking met', () => {
    const list = listOf([
      sets('hour', 1000, { weekdays: WEEKEND }),
      sets('hour', 800),
      percentOff(10, { roles: ['member'] }),
    ]);
    const bookings = [{ wish: wishOf('2026-06-02 9-12'), bookedAt: new Date('2026-06-01T00:00:00Z') }];
    const unmet = lint(list, { places: PLACES, timeZone: 'Europe/Berlin', bookings }).filter(
      ({ type }) => type === 'unmet',
    );
    expect(unmet).toEqual([list.rules[0], list.rules[2]].map((rule) => ({ type: 'unmet', ruleId: rule?.id })));
  });

  test('what may make a longer booking cheaper is known without trying', () => {
    const why = (rules: Parameters<typeof listOf>[0]) => whatMayBeCheaper(listOf(rules)).map((one) => one.why);
    expect(why([sets('hour', 1000), cap('day', 6000), percentOff(20, { roles: ['member'] })])).toEqual([]);
    expect(why([sets('hour', 1000), cap('day', 6000), percentOff(20, { time: band('18-22') })])).toEqual(['after_sum']);
    expect(why([sets('day', 3000, { length: { from: 240, to: null } }), sets('hour', 1000)])).toEqual(['length']);
    expect(
      why([
        tiers('whole', 'day', [
          [2, 3000],
          [null, 2000],
        ]),
      ]),
    ).toEqual(['falling_steps']);
    expect(why([sets('hour', 1000), percentOff(5, { weekdays: [1] }, { thenStop: true })])).toEqual(['stops_partly']);
    expect(why([sets('hour', 1000), percentOff(30, { lead: { from: null, to: 60 } })])).toEqual(['lead']);
  });
});
