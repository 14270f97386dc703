import fc from 'fast-check';

/** What somebody does next in the life of a house. */
export type Op =
  | { do: 'book'; who: number; what: number; day: number; hour: number; long: number }
  | { do: 'series'; who: number; what: number; day: number; hour: number; rule: string; careful: boolean }
  | { do: 'cancel'; which: number; scope: 'one' | 'following' | 'all' }
  | { do: 'undo'; which: number }
  | { do: 'move'; which: number; what: number; day: number; hour: number; long: number }
  | { do: 'swap'; which: number; other: number }
  | { do: 'hand over'; which: number; who: number }
  | { do: 'take back'; which: number }
  | { do: 'extend'; which: number }
  | { do: 'again' }
  | { do: 'wait'; hours: number };

const small = (max: number) => fc.nat({ max });
const rules = fc.constantFrom(
  'FREQ=DAILY;COUNT=5',
  'FREQ=DAILY;INTERVAL=2;COUNT=4',
  'FREQ=WEEKLY',
  'FREQ=WEEKLY;COUNT=3',
);
export const op: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('book' as const),
      who: small(2),
      what: small(3),
      day: small(9),
      hour: small(5),
      long: small(2),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('series' as const),
      who: small(2),
      what: small(3),
      day: small(5),
      hour: small(5),
      rule: rules,
      careful: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('cancel' as const),
      which: small(200),
      scope: fc.constantFrom('one' as const, 'following' as const, 'all' as const),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('undo' as const), which: small(20) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      which: small(200),
      what: small(3),
      day: small(9),
      hour: small(5),
      long: small(2),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('swap' as const), which: small(200), other: small(200) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hand over' as const), which: small(200), who: small(2) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('take back' as const), which: small(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('extend' as const), which: small(20) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'again' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.constantFrom(3, 30, 24 * 9) }) },
);
