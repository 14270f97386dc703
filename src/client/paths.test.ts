import { describe, expect, it } from 'vitest';
import { localPath, paths } from './paths';

describe('paths', () => {
  it('builds a link to a desk on a day', () => {
    expect(paths.book('harbour', 'harbour-house', { date: '2026-11-24', from: '09:00', desk: 'a&b' })).toBe(
      '/o/harbour/s/harbour-house/book?date=2026-11-24&from=09%3A00&desk=a%26b',
    );
  });

  it('escapes what comes from outside and leaves out what is empty', () => {
    expect(paths.space('a/b', 'c?d')).toBe('/o/a%2Fb/s/c%3Fd');
    expect(paths.signIn({ next: '' })).toBe('/sign-in');
  });

  it('follows next= only inside this site', () => {
    expect(localPath('/bookings?show=past')).toBe('/bookings?show=past');
    for (const bad of [
      '//evil.test',
      '/\\evil.test',
      'https://evil.test',
      'javascript:alert(1)',
      '/\t/evil.test',
      null,
    ]) {
      expect(localPath(bad)).toBe('/');
    }
  });
});
