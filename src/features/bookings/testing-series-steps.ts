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
/** One act of somebody, or what happens by itself. */
export const step = fc.oneof(
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
  { weight: 2, arbitrary: fc.record({ act: fc.constant('want' as const), pick }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('heal' as const), frees: fc.boolean() }) },
  fc.constant({ act: 'undo' as const }),
  fc.constant({ act: 'night' as const }),
  fc.record({ act: fc.constant('time' as const), days: fc.integer({ min: 1, max: 6 }) }),
);
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
