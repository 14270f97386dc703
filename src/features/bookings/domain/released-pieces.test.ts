import { describe, expect, it } from 'vitest';
import type { MemberId, ResourceId, SeriesId } from '@/kernel/ids';
import type { BookingSnapshot } from './booking-snapshot';
import { releasedPieces } from './released-pieces';

const [ANA, BEN] = ['ana' as MemberId, 'ben' as MemberId];
const standing = (from: string, to: string, more: Partial<BookingSnapshot> = {}) =>
  ({
    ...{ bookingId: 'b', resourceId: 'desk' as ResourceId, memberId: ANA, status: 'confirmed' },
    ...{ startsAt: `2026-11-26T${from}:00.000Z`, endsAt: `2026-11-26T${to}:00.000Z`, ...more },
  }) as BookingSnapshot;
const given = (
  after: BookingSnapshot,
  { by = ANA, ...more }: Partial<Parameters<typeof releasedPieces>[1]> & { by?: MemberId } = {},
) =>
  releasedPieces(
    { memberId: by },
    { seriesId: 's' as SeriesId, guestName: null, snapshot: standing('09:00', '17:00'), ...more },
    after,
  ).map(({ how, startsAt, endsAt }) => [how, startsAt.slice(11, 16), endsAt.slice(11, 16)]);

describe('what is given up of a date', () => {
  it('is its beginning, its end, or both', () => {
    expect(given(standing('10:30', '17:00'))).toEqual([['late', '09:00', '10:30']]);
    expect(given(standing('09:00', '15:00'))).toEqual([['left_early', '15:00', '17:00']]);
    expect(given(standing('10:00', '12:00'))).toEqual([
      ['late', '09:00', '10:00'],
      ['left_early', '12:00', '17:00'],
    ]);
  });

  it('is nothing where it was moved, made longer, or less than anybody is offered', () => {
    expect(given(standing('10:00', '18:00'))).toEqual([]);
    expect(given(standing('08:00', '16:00'))).toEqual([]);
    expect(given(standing('10:00', '12:00', { resourceId: 'other' as ResourceId }))).toEqual([]);
    expect(given(standing('09:14', '16:46'))).toEqual([]);
    expect(given(standing('09:15', '16:46'))).toEqual([['late', '09:00', '09:15']]);
  });

  it('is nothing where it was no date of a series, nobody’s yet, a guest’s, or given up by somebody else', () => {
    const shorter = standing('10:00', '17:00');
    expect(given(shorter, { seriesId: null })).toEqual([]);
    expect(given(shorter, { guestName: 'Rui' })).toEqual([]);
    expect(given(shorter, { snapshot: standing('09:00', '17:00', { status: 'requested' }) })).toEqual([]);
    expect(given(shorter, { by: BEN })).toEqual([]);
    expect(given(standing('10:00', '17:00', { memberId: BEN }))).toEqual([]);
  });
});
