import { describe, expect, it } from 'vitest';
import { instantOfWhen, whenSchema } from './when';

describe('a point in time', () => {
  it.each(['2026-11-24T09:00', '2026-11-24T09:00:30', '2026-11-24T09:00Z', '2028-02-29T09:00:00.5+05:45'])(
    'reads %s',
    (text) => expect(whenSchema.safeParse(text).success).toBe(true),
  );
  it.each([
    '2026-02-30T09:00',
    '2026-02-30T09:00Z',
    '2026-11-24T24:00',
    '2026-11-24T25:00Z',
    '2026-13-01T00:00',
    '2026-11-24',
    '2026-11-24 09:00',
    'tomorrow',
    '',
  ])('refuses %s', (text) => expect(whenSchema.safeParse(text).success).toBe(false));

  it('is an instant with an offset, and the wall clock of the space without', () => {
    expect(instantOfWhen('2026-07-01T09:00:59+02:00', 'Europe/Lisbon').toISOString()).toBe('2026-07-01T07:00:00.000Z');
    expect(instantOfWhen('2026-07-01T09:00:59', 'Europe/Lisbon').toISOString()).toBe('2026-07-01T08:00:00.000Z');
  });
});
