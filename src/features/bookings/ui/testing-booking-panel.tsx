import { render, screen } from '@testing-library/react';
import { vi } from 'vitest';
import { TestScreen } from '@/client/testing-api';
import { rangeOfWanted } from '@/features/availability/domain/wanted-time';
import type { PlanResourceState } from '@/features/floor-plan/floor-plan.contract';
import type { BookingRule } from '@/features/booking-rules/booking-rules.contract';
import type { MemberId, OperatorId, ResourceId, SpaceId } from '@/kernel/ids';
import type { BookSpace } from './book-space';
import { BookingPanel } from './booking-panel';
import type { BookingWish } from './use-booking-intent';

export const resource = {
  id: '01930000-0000-7000-8000-000000000004' as ResourceId,
  groupId: null,
  name: 'Desk 4',
  kind: 'desk' as const,
  capacity: 1,
  amenities: ['Monitor'],
  floorId: 'f',
  hours: null,
  photos: [],
  openToVisitors: false,
  shape: { x: 0, y: 0, width: 150, height: 140, rotation: 0 },
};
const space: BookSpace = {
  id: '01930000-0000-7000-8000-000000000003' as SpaceId,
  slug: 'harbour-house',
  name: 'Harbour House',
  operator: { id: '01930000-0000-7000-8000-000000000002' as OperatorId, slug: 'harbour', name: 'Harbour' },
  rules: {
    timeZone: 'Europe/Lisbon',
    weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 480, closesMinute: 1200 })),
    exceptions: [{ date: '2026-12-01', name: 'Restoration of Independence', opensMinute: null, closesMinute: null }],
  },
  bookingRules: [],
  floors: [],
  resources: [resource],
};
export const NOW = new Date('2026-11-23T10:00:00Z');
const FREE: PlanResourceState = { state: 'free' };

export type Wish = {
  role?: 'member' | 'visitor';
  date?: string;
  from?: string;
  to?: string;
  state?: PlanResourceState;
  rules?: readonly BookingRule[];
  seats?: number;
  guests?: number;
};

/** The panel of a desk, with what it says to others. */
export function show({
  role = 'member',
  date = '2026-11-24',
  from = '09:00',
  to = '17:00',
  state = FREE,
  rules = [],
  seats = 1,
  guests = 0,
}: Wish = {}) {
  const wanted = { date, from, to };
  const wish: BookingWish = {
    space: { ...space, bookingRules: rules },
    viewer: { memberId: '01930000-0000-7000-8000-000000000009' as MemberId, role, name: 'Ana Reis', locale: 'en-GB' },
    resource: { ...resource, capacity: seats },
    wanted,
    range: rangeOfWanted(wanted, 'Europe/Lisbon'),
    state,
    guests,
    now: NOW,
  };
  const spies = { onSwitch: vi.fn(), onTakeTime: vi.fn(), onGuests: vi.fn(), onClose: vi.fn() };
  render(
    <TestScreen>
      <BookingPanel {...wish} day={{ busy: [], openRanges: [] }} takesFocus={false} {...spies} />
    </TestScreen>,
  );
  return spies;
}
export const button = () => screen.getByRole('button', { name: /^Book / });
