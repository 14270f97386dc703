import { expect, test } from 'vitest';
import type { DoorGuest } from '../door.contract';
import { countsOf, foundAtDoor, queued, rsvpOfCode, type Pending } from './door-queue';

const id = (n: number) => `01930000-0000-7000-8000-00000000000${n}`;
/** As `ticketCode` writes it: 16 bytes of the id, and 12 that only the server can make. */
const codeOf = (rsvpId: string) =>
  Buffer.concat([Buffer.from(rsvpId.replaceAll('-', ''), 'hex'), Buffer.alloc(12, 7)]).toString('base64url');
const FREE = { ticket: null, paid: 0, payment: null };
const guest = (n: number, name: string, more: Partial<DoorGuest> = {}): DoorGuest => ({
  ...{ rsvpId: id(n), name, status: 'going', party: 1, guestNames: [], note: '', checkedInAt: null, ...FREE, ...more },
});
const scanned = (n: number): Pending => ({ scanId: `s${n}`, requestId: `r${n}`, who: { code: codeOf(id(n)) }, at: '' });

test('a code says whose answer it is, without the server', () => {
  expect([1, 2, 3].map((n) => rsvpOfCode(codeOf(id(n))))).toEqual([id(1), id(2), id(3)]);
  expect(rsvpOfCode('01930ffe-dcba-7fff-bfff-ffffffffffff')).toBeNull();
  expect(rsvpOfCode(codeOf('01930ffe-dcba-7fff-bfff-ffffffffffff'))).toBe('01930ffe-dcba-7fff-bfff-ffffffffffff');
  expect(['', 'https://example.org', `${codeOf(id(1))}x`].map(rsvpOfCode)).toEqual([null, null, null]);
});

test('the same person scanned again, or tapped in the list, waits once; two who walk in are two', () => {
  const once = queued([], scanned(1));
  expect(queued(once, { ...scanned(2), who: { rsvpId: id(1) } })).toBe(once);
  const walkIn = (n: number): Pending => ({ ...scanned(n), who: { walkIn: { name: 'Jo', party: 2 } } });
  expect(queued(queued(once, walkIn(3)), walkIn(4))).toHaveLength(3);
});

test('counts have those whom the server has not heard of, and nobody twice', () => {
  const guests = [
    guest(1, 'Ana', { party: 3 }),
    guest(2, 'Ben', { checkedInAt: '2026-11-26T18:00:00.000Z' }),
    guest(3, 'Cleo', { status: 'waiting', party: 2 }),
  ];
  expect(countsOf(guests, [])).toEqual({ in: 1, going: 4 });
  // Ben is in already; Ana and two guests are new; Cleo gets in from the line; Jo walked in with one.
  const jo: Pending = { ...scanned(4), who: { walkIn: { name: 'Jo', party: 2 } } };
  expect(countsOf(guests, [scanned(1), scanned(2), scanned(3), jo])).toEqual({ in: 8, going: 8 });
});

test('people are found without accents, by their guests too; who is still to come first', () => {
  const guests = [
    guest(1, 'Zoë', { checkedInAt: '2026-11-26T18:00:00.000Z' }),
    guest(2, 'Ana', { status: 'waiting', guestNames: ['Zoe Reis'] }),
    guest(3, 'Zoé'),
    guest(4, 'Ben'),
  ];
  expect(foundAtDoor(guests, ' zoe', 9).map(({ rsvpId }) => rsvpId)).toEqual([id(3), id(2), id(1)]);
  expect(foundAtDoor(guests, '', 2).map(({ name }) => name)).toEqual(['Zoé', 'Ben']);
});
