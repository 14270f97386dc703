import { expect, it } from 'vitest';
import { googleCalendarLink, mapLink, outlookCalendarLink } from './calendar-links';

const date = {
  title: 'Tea & talk',
  startsAt: '2026-12-03T18:00:00.000Z',
  endsAt: '2026-12-03T20:30:00.000Z',
  where: 'Garden Room, Quay Street 1',
  address: 'https://book.example.org/o/harbour/events/tea',
};

it('fills in a date of Google Calendar', () => {
  const link = new URL(googleCalendarLink(date));
  expect(link.origin).toBe('https://calendar.google.com');
  expect(Object.fromEntries(link.searchParams)).toEqual({
    action: 'TEMPLATE',
    text: 'Tea & talk',
    dates: '20261203T180000Z/20261203T203000Z',
    details: date.address,
    location: date.where,
  });
});

it('fills in a date of Outlook, with spaces as it reads them', () => {
  const link = outlookCalendarLink(date);
  expect(link).toContain('subject=Tea%20%26%20talk&startdt=2026-12-03T18%3A00%3A00.000Z');
  expect(link).not.toContain('+');
});

it('finds an address on the map', () => {
  expect(mapLink('Quay Street 1, 1000 Lisbon')).toBe(
    'https://www.openstreetmap.org/search?query=Quay%20Street%201%2C%201000%20Lisbon',
  );
});
