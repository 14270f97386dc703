import { afterEach, expect, test, vi } from 'vitest';
import { newId } from './ids';

afterEach(() => vi.useRealTimers());

test('ids that are made later sort later, also within one millisecond, and are UUIDs of version 7', () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-26T10:00:00Z') });
  const made = Array.from({ length: 10_000 }, () => newId<'member'>());
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
  for (const id of [made[0], made.at(-1)])
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(made[0]!.replace('-', '').slice(0, 12), 16)).toBe(Date.now());
});

test('a clock that is set back counts from where it is', () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-26T12:00:00Z') });
  newId();
  vi.setSystemTime(Date.parse('2026-11-26T11:00:00Z'));
  expect(Number.parseInt(newId().replace('-', '').slice(0, 12), 16)).toBe(Date.now());
});
