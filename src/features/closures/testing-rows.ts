import type { OptionView } from '@/features/planning/planning.contract';
import type { PlannedRowView } from './closures.contract';

/** A way out: from one to two on a desk, unless it says otherwise. */
export function optionView(resourceName: string, wish: Partial<OptionView> = {}): OptionView {
  const { startsAt = '2026-12-03T13:00:00.000Z', endsAt = '2026-12-03T14:00:00.000Z' } = wish;
  return {
    kind: 'like_place',
    resourceId: `id of ${resourceName}`,
    resourceName,
    startsAt,
    endsAt,
    sameGroup: false,
    sameFloor: true,
    metres: null,
    missing: [],
    seats: 1,
    smaller: false,
    shiftMinutes: 0,
    holds: [{ leafId: `id of ${resourceName}`, startsAt, endsAt }],
    ...wish,
  };
}

/** A touched booking of Desk 1, from one to two. */
export const rowView = (bookingId: string, who: string, wish: Partial<PlannedRowView> = {}): PlannedRowView => ({
  bookingId,
  version: `${bookingId} 1`,
  personId: who,
  memberId: who,
  who,
  guest: false,
  reachable: true,
  resourceId: 'id of Desk 1',
  resourceName: 'Desk 1',
  startsAt: '2026-12-03T13:00:00.000Z',
  endsAt: '2026-12-03T14:00:00.000Z',
  requested: false,
  recurring: false,
  seats: 1,
  note: '',
  begun: false,
  proposed: false,
  options: [],
  ...wish,
});
