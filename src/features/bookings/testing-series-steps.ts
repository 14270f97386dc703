import fc from 'fast-check';

export const DAYS = { MO: [1], 'MO,WE': [1, 3], 'TU,FR': [2, 5] } as const;
export const CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

const who = fc.nat(2);
/** Which of the dates to come; mostly of the first, so that acts meet. */
const pick = fc.oneof({ weight: 2, arbitrary: fc.nat(3) }, fc.nat(1000));
const scope = fc.constantFrom('following' as const, 'all' as const);
const time = fc.constantFrom('01:30', '09:00', '10:00', '11:30');
export const series = fc.record({
  act: fc.constant('series' as const),
  ...{ who, desk: who, day: fc.nat(9), time, count: fc.integer({ min: 2, max: 7 }) },
  days: fc.constantFrom('MO' as const, 'MO,WE' as const, 'TU,FR' as const),
  endless: fc.nat(9).map((one) => one === 0),
});
const how = fc.constantFrom('fill' as const, 'offer' as const);
/** Somebody's series over a date that somebody has, whose dates that are taken wait in line. */
const over = fc.record({
  act: fc.constant('over' as const),
  ...{ pick: fc.nat(3), who, minutes: fc.constantFrom(0, 0, 30, -30), count: fc.integer({ min: 3, max: 8 }), how },
});
/** Somebody gives up what others wait for, or nobody does; the line is gone along, and whoever is asked says yes, but for one. */
const heal = fc.record({
  act: fc.constant('heal' as const),
  frees: fc.constantFrom('none' as const, 'one' as const, 'following' as const, 'all' as const),
  saysNo: who,
});
/** Two others want what the first has; then the first gives up some of it. */
export const crowd = fc.tuple(series, over, over, heal).map(([first, one, other, then]) => {
  // Each goes on for longer than the one before, for a series of which nothing is free is refused.
  const others = [one, { ...other, pick: one.pick }].map((act, place) => ({
    ...{ ...act, who: (first.who + 1 + place) % 3, count: first.count + 1 + place },
  }));
  const frees = then.frees === 'none' ? 'one' : then.frees;
  return [{ ...first, endless: false }, ...others, { ...then, frees }];
});
/** One act of somebody, or what happens by itself. */
export const step = fc.oneof(
  { weight: 2, arbitrary: over },
  fc.record({ act: fc.constant('one-off' as const), who, desk: who, day: fc.nat(20), time }),
  series,
  fc.record({ act: fc.constant('cancel' as const), pick, scope: fc.oneof(scope, fc.constant('one' as const)) }),
  fc.record({ act: fc.constant('by hand' as const), pick, minutes: fc.constantFrom(30, 90, 1440), desk: who }),
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('shift' as const),
      ...{ pick, scope, days: fc.integer({ min: -1, max: 1 }), minutes: fc.constantFrom(0, 0, -60, 90) },
      length: fc.option(fc.constantFrom(60, 150), { nil: undefined }),
      desk: fc.option(who, { nil: undefined }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('pattern' as const),
      pick,
      scope,
      day: fc.nat(6),
      count: fc.integer({ min: 1, max: 6 }),
    }),
  },
  fc.record({ act: fc.constant('want' as const), pick, how: fc.option(how, { nil: null }) }),
  { weight: 4, arbitrary: heal },
  fc.constant({ act: 'undo' as const }),
  fc.constant({ act: 'night' as const }),
  fc.record({ act: fc.constant('time' as const), days: fc.integer({ min: 1, max: 6 }) }),
);
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
