import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, localOf, type LocalDateTime } from '@/kernel/zone';
import { derivedAgain, instantBy, localBy, saysTheSame, zoneClock, type ZoneClock } from './zone-clock';

const FROM = new Date('2026-01-01T00:00:00Z');
const UNTIL = new Date('2029-01-01T00:00:00Z');
const ZONES = [
  'Europe/Lisbon',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Pacific/Apia',
];
const MINUTES = (UNTIL.getTime() - FROM.getTime()) / 60_000;

describe.each(ZONES)('the clock of %s', (zone) => {
  const clock = zoneClock(zone, FROM, UNTIL);
  const minute = fc.integer({ min: 2880, max: MINUTES - 2880 });

  it('is what the kernel knows, in gaps and hours that come twice too', () => {
    const at = (minutes: number) => new Date(FROM.getTime() + minutes * 60_000);
    const near = clock.offsets.slice(1).flatMap(([from]) => {
      const change = (Date.parse(from) - FROM.getTime()) / 60_000;
      return [-90, -31, -1, 0, 1, 29, 30, 59, 60, 90].map((by) => change + by);
    });
    const same = (minutes: number) => {
      expect(localBy(clock, at(minutes))).toBe(localOf(at(minutes), zone));
      const local = at(minutes).toISOString().slice(0, 16) as LocalDateTime;
      expect(instantBy(clock, local)).toEqual(instantOf(local, zone));
    };
    near.forEach(same);
    // The wall around a change, not only the instants.
    for (const minutes of near) same(minutes + (clock.offsets.at(-1)?.[1] ?? 0));
    fc.assert(fc.property(minute, same), { numRuns: 60 });
  });

  it('says the same as itself, however much later it was looked at, and otherwise where an hour differs to come', () => {
    const later = zoneClock(zone, new Date('2027-03-05T10:11:00Z'), new Date('2030-01-01T00:00:00Z'));
    const now = new Date('2027-03-06T00:00:00Z');
    expect(saysTheSame(clock, later, now)).toBe(true);
    const other: ZoneClock = { ...clock, offsets: [...clock.offsets, ['2028-12-01T00:00:00.000Z', 17]] };
    expect(saysTheSame(other, later, now)).toBe(false);
    // What was wrong before is over.
    const before: ZoneClock = { ...clock, offsets: [['2025-01-01T00:00:00.000Z', 17], ...clock.offsets] };
    expect(saysTheSame(before, later, now)).toBe(true);
  });
});

it('moves what stands where the old clock had it, and nothing that was moved by hand', () => {
  const zone = 'Europe/Lisbon';
  const real = zoneClock(zone, FROM, UNTIL);
  const old: ZoneClock = { ...real, offsets: [real.offsets[0]!, ['2026-02-01T00:00:00.000Z', 60]] };
  const localStart = '2026-02-09T09:00' as const;
  expect(derivedAgain({ localStart, startsAt: new Date('2026-02-09T08:00:00Z') }, old, zone)).toEqual(
    new Date('2026-02-09T09:00:00Z'),
  );
  expect(derivedAgain({ localStart, startsAt: new Date('2026-02-09T09:00:00Z') }, old, zone)).toBeNull();
  expect(derivedAgain({ localStart, startsAt: new Date('2026-02-09T13:00:00Z') }, old, zone)).toBeNull();
  // Summer is the same by both.
  expect(
    derivedAgain({ localStart: '2026-07-06T09:00', startsAt: new Date('2026-07-06T08:00:00Z') }, old, zone),
  ).toBeNull();
});
