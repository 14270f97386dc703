import { describe, expect, it } from 'vitest';
import { lengthRule, rule } from '@/features/booking-rules/testing-rules';
import { localOf } from '@/kernel/zone';
import { planMoves } from './plan-moves';
import { alwaysFrom, booking, facts, LISBON, place } from './testing-planning';

const clock = (at: Date) => localOf(at, LISBON).slice(11);
/** What the plan says of each booking, in words: "Desk 2 09:00", or "none". */
function said(wish: Parameters<typeof facts>[0]) {
  return Object.fromEntries(
    planMoves(facts(wish)).map(({ booking: { id }, proposed }) => [
      id,
      proposed ? `${proposed.resourceId} ${clock(proposed.startsAt)}` : 'none',
    ]),
  );
}

describe('a closure', () => {
  const desks = ['Desk 1', 'Desk 2', 'Desk 3'].map((name) => place(name));
  const shut = [[['Desk 1'], '12:00', '23:00']] as const;

  it('moves to a like place at the same time first', () => {
    expect(said({ places: desks, touched: [booking('a', 'Desk 1', '13:00', '15:00')], shut })).toEqual({
      a: 'Desk 2 13:00',
    });
  });

  it('then to another time that day at the same place, the nearest that is free', () => {
    const held = [
      ['Desk 2', '09:00', '18:00'],
      ['Desk 3', '09:00', '18:00'],
      ['Desk 1', '10:00', '11:00'],
    ] as const;
    const a = booking('a', 'Desk 1', '13:00', '14:00');
    expect(said({ places: desks, touched: [a], held, shut, hours: alwaysFrom(540, 1080) })).toEqual({
      a: 'Desk 1 11:00',
    });
  });

  it('then to a like place near that time, and last to nothing', () => {
    const places = [place('Desk 1'), place('Desk 2')];
    const touched = [booking('a', 'Desk 1', '13:00', '14:00')];
    const busy = [['Desk 1', '09:00', '12:00']] as const;
    const hours = alwaysFrom(540, 1080);
    const half = [['Desk 2', '09:00', '15:30'], ...busy] as const;
    expect(said({ places, touched, held: half, shut, hours })).toEqual({ a: 'Desk 2 15:30' });
    const full = [['Desk 2', '09:00', '18:00'], ...busy] as const;
    const [row] = planMoves(facts({ places, touched, held: full, shut, hours }));
    expect(row?.proposed).toBeNull();
    // The days around are offered, not chosen.
    expect(row?.options.every(({ kind }) => kind === 'other_day')).toBe(true);
    expect(row?.options.map(({ startsAt }) => localOf(startsAt, LISBON).slice(0, 10))).toContain('2026-11-27');
  });

  it('prefers the group, then the floor, what is near, and the same things', () => {
    const own = place('Own', { groupId: 'quiet', at: { x: 0, y: 0 }, amenities: ['Screen'] });
    const near = { groupId: 'quiet', at: { x: 300, y: 0 }, amenities: ['screen'] };
    const all = [
      place('Upstairs', { ...near, floorId: 'first' }),
      place('Bare', { ...near, amenities: [] }),
      place('Loud', { ...near, groupId: 'loud' }),
      place('Far', { ...near, at: { x: 2400, y: 0 } }),
      place('Near', near),
    ];
    const touched = [booking('a', 'Own', '13:00', '14:00')];
    const [row] = planMoves(facts({ places: [own, ...all], touched, shut: [[['Own'], '12:00', '23:00']] }));
    const order = row!.options.filter(({ kind }) => kind === 'like_place').map(({ resourceId }) => resourceId);
    expect(order).toEqual(['Near', 'Far', 'Bare', 'Loud', 'Upstairs']);
    expect(row!.options[2]).toMatchObject({ fit: { missing: ['Screen'] } });
  });

  it('never proposes one place to two at once: it gives each their best, and makes room for who has no other', () => {
    const touched = [
      booking('a', 'Desk 1', '13:00', '15:00'),
      booking('b', 'Desk 2', '13:00', '14:00'),
      booking('c', 'Desk 1', '15:00', '17:00'),
    ];
    const shutBoth = [[['Desk 1', 'Desk 2'], '12:00', '23:00']] as const;
    const plan = said({ places: desks, touched, shut: shutBoth, hours: alwaysFrom(540, 1080) });
    expect(Object.values(plan).filter((one) => one === 'Desk 3 13:00')).toHaveLength(1);
    expect(plan.c).toBe('Desk 3 15:00');

    // The visitor has one desk to go to; the member, who would have liked it best, another.
    const near = { groupId: 'g', openToVisitors: true };
    const places = [place('V', near), place('M', near), place('Open', near), place('Other', { groupId: 'h' })];
    const two = [booking('m', 'M', '13:00', '14:00'), booking('v', 'V', '13:00', '14:00', { role: 'visitor' })];
    const both = [[['V', 'M'], '12:00', '23:00']] as const;
    expect(said({ places, touched: two, shut: both })).toEqual({ v: 'Open 13:00', m: 'Other 13:00' });
    expect(said({ places, touched: [...two].reverse(), shut: both })).toEqual({ v: 'Open 13:00', m: 'Other 13:00' });
  });

  it('brings all dates of a series to one place where it can', () => {
    const touched = ['2026-11-26', '2026-12-03', '2026-12-10'].map((date) =>
      booking(date, 'Desk 1', `${date}T09:00`, `${date}T17:00`, { series: 's', member: 'Ana' }),
    );
    const held = [['Desk 2', '2026-12-03T09:00', '2026-12-03T10:00']] as const;
    const plan = said({ places: desks, touched, held, shut: [[['Desk 1'], '2026-11-25T00:00', '2026-12-20T00:00']] });
    // Desk 2 comes first where both are free; a date that must go to Desk 3 takes those after it along.
    expect(Object.values(plan).filter((one) => one === 'Desk 3 09:00').length).toBeGreaterThanOrEqual(1);
    expect(plan['2026-12-03']).toBe('Desk 3 09:00');
  });

  it('does not send anybody to two places at one time', () => {
    const places = [place('Room', { kind: 'meeting_room', capacity: 4 }), place('Desk 9')];
    const touched = [booking('a', 'Room', '13:00', '14:00', { member: 'Ana' })];
    const held = [['Desk 9', '09:00', '12:00', 'Ana']] as const;
    const plan = said({ places, touched, held, shut: [[['Room'], '12:00', '23:00']], hours: alwaysFrom(540, 1080) });
    expect(plan.a).toBe('none');
  });

  it('leaves alone what has begun, and asks who needs so many seats', () => {
    const rooms = [
      place('Big', { kind: 'meeting_room', capacity: 8 }),
      place('Small', { kind: 'meeting_room', capacity: 4 }),
      place('Tiny', { kind: 'meeting_room', capacity: 2 }),
    ];
    const touched = [
      booking('a', 'Big', '12:00', '14:00', { begun: true }),
      booking('b', 'Big', '15:00', '16:00', { seats: 3 }),
    ];
    const shutBig = [[['Big'], '00:00', '23:59']] as const;
    const [running, later] = planMoves(facts({ places: rooms, touched, shut: shutBig, now: '12:30' }));
    expect(running).toMatchObject({ proposed: null, options: [] });
    // Four seats would do for three people, but nobody said that it is three for sure: offered, not chosen.
    expect(later!.proposed).toBeNull();
    expect(later!.options.filter(({ kind }) => kind === 'like_place').map(({ resourceId }) => resourceId)).toEqual([
      'Small',
    ]);
  });

  it('keeps buffers, visitors to what is theirs, hours and the grid', () => {
    const touched = [booking('a', 'Desk 1', '13:00', '14:00')];
    const rules = [rule('buffer', { beforeMinutes: 0, afterMinutes: 30, noneBetweenOwn: false })];
    const held = [['Desk 2', '14:15', '15:00']] as const;
    expect(said({ places: desks, touched, shut, held, rules })).toEqual({ a: 'Desk 3 13:00' });

    const visitor = [booking('a', 'Desk 1', '13:00', '14:00', { role: 'visitor' })];
    const open = [
      place('Desk 1', { openToVisitors: true }),
      place('Desk 2'),
      place('Desk 3', { openToVisitors: true }),
    ];
    expect(said({ places: open, touched: visitor, shut })).toEqual({ a: 'Desk 3 13:00' });

    const grid = [lengthRule({ step: { unit: 'minutes', every: 60 } })];
    const busy = [
      ['Desk 2', '09:00', '18:00'],
      ['Desk 3', '09:00', '18:00'],
      ['Desk 1', '09:00', '10:15'],
      ['Desk 1', '11:45', '12:00'],
    ] as const;
    const hours = alwaysFrom(540, 1080);
    expect(said({ places: desks, touched, shut, held: busy, hours })).toEqual({ a: 'Desk 1 10:45' });
    expect(said({ places: desks, touched, shut, held: busy, hours, rules: grid })).toEqual({ a: 'none' });
    const wider = [...busy.slice(0, 3), ['Desk 1', '12:00', '12:15']] as const;
    expect(said({ places: desks, touched, shut, held: wider, hours, rules: grid })).toEqual({ a: 'Desk 1 11:00' });
  });

  it('sends into the night who may come at any hour only from the night', () => {
    const rules = [rule('access', { anytime: true })];
    const busy = [['Desk 1', '09:00', '18:00']] as const;
    const setting = { places: [place('Desk 1')], held: busy, hours: alwaysFrom(540, 1080), rules };
    const midday = [booking('a', 'Desk 1', '11:00', '12:00')];
    const gone = [[['Desk 1'], '10:30', '12:30']] as const;
    expect(said({ ...setting, touched: midday, shut: gone, held: [] })).toEqual({ a: 'Desk 1 09:30' });
    expect(said({ ...setting, touched: midday, shut: gone })).toEqual({ a: 'none' });
    const early = [booking('a', 'Desk 1', '07:30', '08:30')];
    expect(said({ ...setting, touched: early, shut: [[['Desk 1'], '07:00', '08:00']] })).toEqual({ a: 'Desk 1 08:00' });
    // Nor to a day on which it is closed.
    const weekdays = { ...alwaysFrom(540, 1080), weekly: alwaysFrom(540, 1080).weekly.slice(0, 5) };
    const [row] = planMoves(facts({ ...setting, hours: weekdays, touched: midday, shut: gone }));
    const days = row!.options.map(({ startsAt }) => localOf(startsAt, LISBON).slice(0, 10));
    expect(days).toContain('2026-11-27');
    expect(days).not.toContain('2026-11-28');
  });
});

describe('a resource that goes', () => {
  it('is no place for another time, though what it is made of is', () => {
    const hall = place('Hall', { kind: 'event_space', leaves: ['East', 'West'] });
    const east = place('East', { kind: 'event_space' });
    const touched = [booking('a', 'Hall', '13:00', '14:00')];
    const [row] = planMoves(facts({ places: [hall, east], touched, gone: ['Hall'] }));
    expect(row!.options.every(({ resourceId }) => resourceId === 'East')).toBe(true);
    expect(row!.options[0]).toMatchObject({ kind: 'like_place', startsAt: touched[0]!.startsAt });
  });
});
