import { describe, expect, it } from 'vitest';
import { instantOf } from '@/kernel/zone';
import { openWithin, type OpeningRules } from '@/features/spaces/domain/opening-hours';
import { freeRanges } from './free-ranges';

const LISBON = 'Europe/Lisbon';
const rules = (opensMinute: number, closesMinute: number): OpeningRules => ({
  timeZone: LISBON,
  weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute, closesMinute })),
  exceptions: [{ date: '2026-12-25', name: 'Christmas', opensMinute: null, closesMinute: null }],
});
const range = (from: string, to: string) => ({ startsAt: instantOf(from, LISBON), endsAt: instantOf(to, LISBON) });

describe('free time', () => {
  it('is open time within what was asked, without holidays', () => {
    expect(openWithin(rules(540, 1080), range('2026-12-24T12:00', '2026-12-26T10:00'))).toEqual([
      range('2026-12-24T12:00', '2026-12-24T18:00'),
      range('2026-12-26T09:00', '2026-12-26T10:00'),
    ]);
  });
  it('goes on over midnight where the doors never close', () => {
    expect(openWithin(rules(0, 1440), range('2026-11-24T12:00', '2026-11-26T12:00'))).toEqual([
      range('2026-11-24T12:00', '2026-11-26T12:00'),
    ]);
  });
  it('is an hour longer on the night that the clocks go back', () => {
    const [night] = openWithin(rules(0, 1440), range('2026-10-25T00:00', '2026-10-26T00:00'));
    expect(night!.endsAt.getTime() - night!.startsAt.getTime()).toBe(25 * 3_600_000);
  });
  it('is what nobody holds; touching ranges leave nothing between them', () => {
    const held = [range('2026-11-24T10:00', '2026-11-24T11:00'), range('2026-11-24T11:00', '2026-11-24T12:00')];
    const open = openWithin(rules(540, 1080), range('2026-11-24T00:00', '2026-11-25T00:00'));
    expect(freeRanges(open, held)).toEqual([
      range('2026-11-24T09:00', '2026-11-24T10:00'),
      range('2026-11-24T12:00', '2026-11-24T18:00'),
    ]);
  });
});
