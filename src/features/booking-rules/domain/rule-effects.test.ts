import { describe, expect, it } from 'vitest';
import { ROLES } from '@/kernel/acting-member';
import type { ResourceId } from '@/kernel/ids';
import type { RuleSettings } from '../booking-rules.contract';
import { asking, DESK, ROOM, rule, wall } from '../testing-rules';
import { buffersOf, mayAnytime, releaseMoment, requestExpiry } from './rule-effects';

const NOW = new Date('2026-11-23T10:00:00Z');
const range = wall('2026-11-24T09:00', '2026-11-24T12:00', 'Europe/Lisbon');
const inMinutes = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000);

describe('buffers', () => {
  const hall = { id: '01930000-0000-7000-8000-0000000000f0' as ResourceId, kind: 'event_space' as const };
  const half = { id: '01930000-0000-7000-8000-0000000000f1' as ResourceId, kind: 'event_space' as const };
  const { who } = asking();
  const buffer = (settings: Partial<RuleSettings<'buffer'>>, resourceId: ResourceId | null = null) =>
    rule('buffer', { beforeMinutes: 0, afterMinutes: 0, noneBetweenOwn: false, ...settings }, { resourceId });
  it('are none without a rule', () => {
    expect(buffersOf([], [hall], who)).toEqual({ beforeMinutes: 0, afterMinutes: 0, noneBetweenOwn: false });
    expect(buffersOf([buffer({ noneBetweenOwn: true })], [hall], who)).toMatchObject({
      beforeMinutes: 0,
      afterMinutes: 0,
    });
  });

  it('of a hall and its halves, the longest on each side counts', () => {
    const rules = [buffer({ beforeMinutes: 30, afterMinutes: 10 }, hall.id), buffer({ afterMinutes: 20 }, half.id)];
    expect(buffersOf(rules, [hall, half], who)).toMatchObject({ beforeMinutes: 30, afterMinutes: 20 });
    expect(buffersOf(rules, [half], who)).toMatchObject({ beforeMinutes: 0, afterMinutes: 20 });
  });

  it('are left out between one’s own only where each that asks for one says so', () => {
    const own = buffer({ afterMinutes: 10, noneBetweenOwn: true }, hall.id);
    const strict = buffer({ afterMinutes: 20 }, half.id);
    expect(buffersOf([own], [hall, half], who).noneBetweenOwn).toBe(true);
    expect(buffersOf([own, strict], [hall, half], who).noneBetweenOwn).toBe(false);
  });
});

it('round the clock is for whom the narrowest rule says', () => {
  const rules = [
    rule('access', { anytime: true }, { role: 'member' }),
    rule('access', { anytime: false }, { resourceId: ROOM }),
  ];
  expect(mayAnytime(rules, asking('member', 'desk'))).toBe(true);
  expect(mayAnytime(rules, asking('visitor', 'desk'))).toBe(false);
  expect(mayAnytime(rules, asking('member', 'meeting_room', ROOM))).toBe(false);
  expect(mayAnytime([], asking())).toBe(false);
});

describe('approval', () => {
  const rules = [rule('approval', { needed: true, answerMinutes: 120 }, { resourceId: DESK })];
  it.each(ROLES)('as %s', (role) => {
    const asks = role === 'host' || role === 'member' || role === 'visitor';
    expect(requestExpiry(rules, asking(role), role, range, NOW)).toEqual(asks ? inMinutes(NOW, 120) : null);
  });

  it.each<[string, number, number]>([
    ['long before: after the time the owner set', 1440, 120],
    ['exactly that long before', 120, 120],
    ['shortly before: when the time begins', 60, 60],
    ['at the last moment: never dead at birth', 2, 5],
    ['walking in', -10, 5],
  ])('it lapses, asked %s', (_case, ahead, expected) => {
    const startsAt = inMinutes(NOW, ahead);
    const wish = { startsAt, endsAt: inMinutes(startsAt, 60) };
    expect(requestExpiry(rules, asking(), 'member', wish, NOW)).toEqual(inMinutes(NOW, expected));
  });

  it.each([
    ['the hour that is left out', '2027-03-28T00:30', '2027-03-28T02:30'],
    ['the hour that comes twice', '2026-10-25T00:30', '2026-10-25T01:30'],
    ['midnight', '2026-11-24T23:30', '2026-11-25T00:30'],
  ])('lapses after minutes that pass, also over %s', (_case, asked, lapses) => {
    const hour = [rule('approval', { needed: true, answerMinutes: 60 })];
    const now = wall(asked, asked, 'Europe/Lisbon').startsAt;
    const wish = { startsAt: inMinutes(now, 600), endsAt: inMinutes(now, 660) };
    expect(requestExpiry(hour, asking(), 'member', wish, now)).toEqual(wall(lapses, lapses, 'Europe/Lisbon').startsAt);
  });

  it('nobody asks where a narrower rule says so', () => {
    const freed = [
      ...rules,
      rule('approval', { needed: false, answerMinutes: 60 }, { resourceId: DESK, role: 'host' }),
    ];
    expect(requestExpiry(freed, asking('host'), 'host', range, NOW)).toBeNull();
  });
});

describe('release without a check-in', () => {
  const checkIn = (more: Partial<RuleSettings<'check_in'>> = {}) => [
    rule('check_in', { asked: true, opens: 15, releaseAfterMinutes: 15, automatic: false, ...more }),
  ];
  it.each<[string, Partial<RuleSettings<'check_in'>>, Date, Date | null]>([
    ['so long after the start', {}, NOW, inMinutes(range.startsAt, 15)],
    ['booked late, as long after that', {}, inMinutes(range.startsAt, 30), inMinutes(range.startsAt, 45)],
    ['a minute before the end', { releaseAfterMinutes: 179 }, NOW, inMinutes(range.endsAt, -1)],
    ['not when it would be over by then', { releaseAfterMinutes: 180 }, NOW, null],
    ['never', { releaseAfterMinutes: null }, NOW, null],
    ['not where nobody is asked', { asked: false }, NOW, null],
    ['not where it is automatic', { automatic: true }, NOW, null],
  ])('%s', (_case, settings, now, expected) => {
    expect(releaseMoment(checkIn(settings), asking(), range, now)).toEqual(expected);
  });

  it.each([
    ['the hour that is left out', '2027-03-28T00:50', '2027-03-28T02:05'],
    ['the hour that comes twice', '2026-10-25T00:50', '2026-10-25T01:05'],
    ['midnight', '2026-11-24T23:50', '2026-11-25T00:05'],
  ])('comes after minutes that pass, also over %s', (_case, from, released) => {
    const { startsAt } = wall(from, from, 'Europe/Lisbon');
    const slot = { startsAt, endsAt: inMinutes(startsAt, 240) };
    expect(releaseMoment(checkIn(), asking(), slot, new Date(startsAt.getTime() - 60_000))).toEqual(
      wall(released, released, 'Europe/Lisbon').startsAt,
    );
  });

  it('not without a rule', () => expect(releaseMoment([], asking(), range, NOW)).toBeNull());
});
