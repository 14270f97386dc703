import { expect, test } from 'vitest';
import { rowCan } from './row-can';

const row = {
  startsAt: '2026-11-24T09:00:00Z',
  endsAt: '2026-11-24T17:00:00Z',
  status: 'confirmed' as const,
  guest: false,
  checkInOpensAt: '2026-11-24T00:00:00Z',
  checkedInAt: null,
  checkedOutAt: null,
};
const inside = { ...row, checkedInAt: '2026-11-24T08:50:00Z' };
const open = (one: Parameters<typeof rowCan>[0], now: string) =>
  Object.entries(rowCan(one, new Date(now)))
    .filter(([, why]) => why === null)
    .map(([act]) => act);

test.each([
  ['on the day before', row, '2026-11-23T23:59:59Z', ['change', 'handOver', 'cancel']],
  ['from the first moment of its day', row, '2026-11-24T00:00:00Z', ['checkIn', 'change', 'handOver', 'cancel']],
  ['before', row, '2026-11-24T08:59:59Z', ['checkIn', 'change', 'handOver', 'cancel']],
  ['from its first moment', row, '2026-11-24T09:00:00Z', ['checkIn', 'checkOut', 'change', 'handOver']],
  ['in, before it begins', inside, '2026-11-24T08:55:00Z', ['change', 'handOver', 'cancel']],
  ['in', inside, '2026-11-24T10:00:00Z', ['checkOut', 'change', 'handOver']],
  ['a guest', { ...inside, guest: true }, '2026-11-24T10:00:00Z', ['checkOut', 'change']],
  ['over', inside, '2026-11-24T17:00:00Z', []],
  ['gone', { ...inside, checkedOutAt: '2026-11-24T12:00:00Z' }, '2026-11-24T12:30:00Z', []],
  ['released', { ...row, status: 'no_show' as const }, '2026-11-24T10:00:00Z', []],
])('%s: what can be done', (_, one, now, acts) => {
  expect(open(one, now)).toEqual(acts);
});
