import { expect, it } from 'vitest';
import type { OptionView } from '@/features/planning/planning.contract';
import type { PlannedDate } from '../events.contract';
import { decisionsOf, sumsOf } from './date-choices';

const HALL_AT_NOON: OptionView = {
  ...{ kind: 'like_place', resourceId: 'hall', resourceName: 'Hall', startsAt: '2026-12-03T12:00:00Z' },
  ...{ endsAt: '2026-12-03T14:00:00Z', sameGroup: false, sameFloor: true, metres: null, missing: [], seats: 40 },
  ...{ smaller: false, shiftMinutes: 120, holds: [] },
};
const date = (day: string, rest: Partial<PlannedDate> = {}): PlannedDate => ({
  ...{ localStart: `2026-12-${day}T10:00`, startsAt: `2026-12-${day}T10:00:00Z`, endsAt: `2026-12-${day}T12:00:00Z` },
  ...{ state: 'fine', clash: null, outsideHours: false, options: [], proposed: false, was: null },
  ...rest,
});
const TAKEN = date('03', { state: 'taken', options: [HALL_AT_NOON] });

it('leaves out what nothing is said of, and moves what is proposed or chosen', () => {
  const proposed = date('10', { state: 'taken', options: [HALL_AT_NOON], proposed: true });
  expect(decisionsOf([date('01'), TAKEN, proposed], {})).toEqual([
    { act: 'skip', localStart: '2026-12-03T10:00' },
    {
      ...{ act: 'move', localStart: '2026-12-10T10:00', resourceId: 'hall' },
      ...{ startsAt: '2026-12-03T12:00:00Z', endsAt: '2026-12-03T14:00:00Z' },
    },
  ]);
  const said = {
    [TAKEN.localStart]: { act: 'move', option: HALL_AT_NOON },
    [proposed.localStart]: { act: 'skip' },
  } as const;
  expect(decisionsOf([TAKEN, proposed], said).map(({ act }) => act)).toEqual(['move', 'skip']);
});

it('counts the dates, and who hears of a date that is another or none', () => {
  const stays = date('01', { was: { startsAt: '2026-12-01T10:00:00Z', endsAt: '2026-12-01T12:00:00Z', coming: 9 } });
  const later = date('08', { was: { startsAt: '2026-12-08T09:00:00Z', endsAt: '2026-12-08T11:00:00Z', coming: 4 } });
  const ending = [{ dateId: 'x', startsAt: '2026-12-15T10:00:00Z', coming: 2 }];
  const plan = { words: '', dates: [stays, later, TAKEN], ending, needsYes: false, planToken: '' };
  expect(sumsOf(plan, {})).toEqual({ dates: 3, fine: 2, moved: 0, leftOut: 1, told: 6 });
});
