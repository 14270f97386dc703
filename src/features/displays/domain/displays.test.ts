import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { BookingId } from '@/kernel/ids';
import type { DisplayBlock } from '../displays.contract';
import { nearbyTime, nowFor } from './book-now-time';
import { countKinds } from './count-kinds';
import { blocksOf } from './display-blocks';
import { comingUp, minutesToBook, placeNow, toCheckIn } from './place-now';
import { publicName } from './public-name';

const at = (time: string) => new Date(`2026-11-24T${time}:00Z`);
const text = (time: string) => at(time).toISOString();
const block = (from: string, to: string, more: Partial<DisplayBlock> = {}): DisplayBlock => ({
  kind: 'booking',
  startsAt: text(from),
  endsAt: text(to),
  who: null,
  reason: null,
  checkIn: null,
  ...more,
});
const room = {
  open: [{ startsAt: text('08:00'), endsAt: text('20:00') }],
  blocks: [block('09:00', '10:00'), block('10:00', '10:15', { kind: 'buffer' }), block('11:00', '12:00')],
};

describe('a room at its door', () => {
  test.each([
    ['07:00', { is: 'closed', opensAt: at('08:00') }],
    ['08:00', { is: 'free', until: at('09:00') }],
    ['09:59', { is: 'taken', until: at('10:00'), block: room.blocks[0] }],
    ['10:00', { is: 'taken', until: at('10:15'), block: room.blocks[1] }],
    ['10:15', { is: 'free', until: at('11:00') }],
    ['12:00', { is: 'free', until: at('20:00') }],
    ['20:00', { is: 'closed', opensAt: null }],
  ])('is at %s what it is', (now, state) => {
    expect(placeNow(room, at(now))).toEqual(state);
  });

  test.each([
    ['08:00', [15, 30, 60]],
    ['08:01', [15, 30]],
    ['08:40', [15]],
    ['08:46', []],
    ['09:30', []],
    ['19:30', [15, 30]],
    ['21:00', []],
  ])('can be booked at %s for %j minutes', (now, minutes) => {
    expect(minutesToBook(room, at(now))).toEqual(minutes);
  });

  it('says what comes, and not what only surrounds it', () => {
    expect(comingUp(room, at('09:30'))).toEqual([room.blocks[2]]);
    expect(comingUp(room, at('08:00'), 1)).toEqual([room.blocks[0]]);
  });

  it('offers to check in from when that opens until it is over', () => {
    const waiting = block('11:00', '12:00', { checkIn: { bookingId: 'b' as BookingId, opensAt: text('10:45') } });
    const blocks = [block('09:00', '10:00'), waiting];
    expect(['10:44', '10:45', '11:59', '12:00'].map((now) => toCheckIn({ blocks }, at(now)))).toEqual([
      null,
      waiting,
      waiting,
      null,
    ]);
  });
});

it('counts what is free of each kind, and says when the first one will be', () => {
  const place = (kind: 'desk' | 'meeting_room', ...blocks: DisplayBlock[]) => ({ kind, open: room.open, blocks });
  const places = [
    place('meeting_room', block('09:00', '11:00')),
    place('meeting_room', block('09:00', '10:30'), block('10:40', '12:00')),
    place('desk'),
    // Ten minutes are nobody's.
    place('desk', block('10:10', '18:00')),
  ];
  expect(countKinds(places, at('10:00'))).toEqual([
    { kind: 'desk', of: 2, free: 1, nextFreeAt: null },
    { kind: 'meeting_room', of: 2, free: 0, nextFreeAt: text('11:00') },
  ]);
  expect(countKinds(places.slice(0, 1), at('21:00'))).toEqual([
    { kind: 'meeting_room', of: 1, free: 0, nextFreeAt: null },
  ]);
});

describe('what a wall says of people', () => {
  const held = {
    startsAt: at('09:00'),
    endsAt: at('10:00'),
    kind: 'booking' as const,
    buffer: false,
    bookingId: 'b' as BookingId,
    displayName: 'Ana Reis',
    visibility: 'members' as const,
    reason: 'Not for the wall',
  };
  const who = (more: object, showsNames: boolean) => blocksOf([{ ...held, ...more }], { showsNames })[0]?.who;

  it('is nothing, unless the owner turned names on and the person shows theirs', () => {
    expect(who({}, true)).toBe('Ana R.');
    expect(who({}, false)).toBeNull();
    expect(who({ visibility: 'staff' }, true)).toBeNull();
    expect(who({ visibility: null }, true)).toBeNull();
    expect(who({ buffer: true }, true)).toBeNull();
    expect(who({ kind: 'hold' }, true)).toBeNull();
    expect(blocksOf([held], { showsNames: true })[0]?.reason).toBeNull();
  });

  it('is the title of an event that is for everybody, of no other', () => {
    const event = { ...held, kind: 'event' as const, bookingId: null, reason: 'Show and tell' };
    const said = (more: object) => blocksOf([{ ...event, ...more }], { showsNames: true })[0]?.reason;
    expect(said({ visibility: 'everybody' })).toBe('Show and tell');
    expect([said({ visibility: 'members' }), said({ visibility: 'everybody', buffer: true })]).toEqual([null, null]);
  });

  it('joins the halves of one claim', () => {
    expect(blocksOf([held, held], { showsNames: false })).toHaveLength(1);
  });

  test.each([
    ['Ana Reis', 'Ana R.'],
    ['Fatima Zahra Idrissi', 'Fatima I.'],
    ['Cher', 'Cher'],
    ['  Łukasz   żak ', 'Łukasz Ż.'],
    ['', ''],
  ])('shortens %j to %j', (name, short) => {
    expect(publicName(name)).toBe(short);
  });

  it('never writes a last name out', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z][a-z]{2,9}$/), fc.stringMatching(/^[A-Z][a-z]{2,9}$/), (first, last) => {
        expect(publicName(`${first} ${last}`)).toBe(`${first} ${last[0]}.`);
      }),
    );
  });
});

describe('now', () => {
  it('begins with the five minutes that are running', () => {
    expect(nowFor(30, at('10:07'))).toEqual({ startsAt: at('10:05'), endsAt: at('10:35') });
    expect(nowFor(15, at('10:05'))).toEqual({ startsAt: at('10:05'), endsAt: at('10:20') });
  });

  test.each([
    ['10:00', '10:30', true],
    ['09:52', '10:30', true],
    ['09:51', '10:30', false],
    ['10:22', '11:00', true],
    ['10:23', '11:00', false],
    ['10:00', '10:07', false],
    ['10:00', '10:45', true],
    ['10:00', '12:00', false],
  ])('takes %s to %s at 10:07: %s', (from, to, taken) => {
    const near = nearbyTime({ nearest: { startsAt: text(from), endsAt: text(to) } }, 30, at('10:07'));
    expect(near !== null).toBe(taken);
  });

  it('takes no offer where there is none', () => {
    expect(nearbyTime({}, 30, at('10:07'))).toBeNull();
    expect(nearbyTime({ nearest: null }, 30, at('10:07'))).toBeNull();
  });
});
