import { expect, it } from 'vitest';
import type { EventDateView } from '../event-pages.contract';
import { jsonForPage, schemaOrgEvent } from './schema-org';

const event: Parameters<typeof schemaOrgEvent>[0] = {
  title: 'Tea',
  description: '',
  place: 'resource',
  placeWords: '',
  space: {
    ...{ id: 's', slug: 'house', name: 'Harbour House', street: 'Quay 1' },
    ...{ postalCode: '1000', city: 'Lisbon', country: 'PT' },
  },
  host: { memberId: 'm', name: 'Ana' },
  operator: { id: 'o', slug: 'harbour', name: 'Harbour', accent: '#123456' },
  status: 'published',
  opensAt: null,
  ...{ tickets: [], ticketed: false },
};
const date: EventDateView = {
  dateId: 'd',
  startsAt: '2026-12-03T18:00:00.000Z',
  endsAt: '2026-12-03T20:00:00.000Z',
  status: 'stands',
  endedWords: '',
  phase: 'open',
  roomName: 'Garden Room',
  capacity: 20,
  coming: 20,
  waiting: 0,
  placesLeft: 0,
  names: ['Secret Person'],
  tickets: [],
  mine: null,
};
const addresses = {
  page: 'https://a.example/e',
  operator: 'https://a.example/o',
  picture: 'https://a.example/p',
  cover: null,
  words: '',
};

it('says when, where, what is left and what it costs', () => {
  expect(schemaOrgEvent(event, date, addresses)).toMatchObject({
    '@type': 'Event',
    startDate: '2026-12-03T18:00:00.000Z',
    eventStatus: 'https://schema.org/EventScheduled',
    location: { '@type': 'Place', name: 'Garden Room, Harbour House', address: { addressLocality: 'Lisbon' } },
    remainingAttendeeCapacity: 0,
    offers: { price: 0, availability: 'https://schema.org/SoldOut' },
    image: ['https://a.example/p'],
  });
  // What it looks like comes before what was drawn about it.
  expect(schemaOrgEvent(event, date, { ...addresses, cover: 'https://a.example/c' })).toMatchObject({
    image: ['https://a.example/c', 'https://a.example/p'],
  });
});

it('says that it is off, and names nobody who comes', () => {
  const text = JSON.stringify(schemaOrgEvent(event, { ...date, status: 'cancelled' }, addresses));
  expect(text).toContain('https://schema.org/EventCancelled');
  expect(text).not.toContain('Secret Person');
});

it('sends to the page, where it is online', () => {
  expect(schemaOrgEvent({ ...event, place: 'online' }, date, addresses)).toMatchObject({
    location: { '@type': 'VirtualLocation', url: 'https://a.example/e' },
  });
});

it('cannot end the script that it stands in', () => {
  const text = jsonForPage(schemaOrgEvent({ ...event, title: '</script><script>alert(1)' }, date, addresses));
  expect(text).not.toContain('<');
  expect(JSON.parse(text)).toMatchObject({ name: '</script><script>alert(1)' });
});

it('has an offer for each ticket, with its price and until when; what a code shows is nobody’s', () => {
  const view = { words: '', pricing: 'fixed' as const, least: 0, currency: 'EUR', forWhom: [], byCode: false };
  const at = { state: 'on_sale' as const, placesLeft: 4, opensAt: null, endsAt: null };
  const tickets = [
    { ...view, typeId: 'early', name: 'Early bird', price: 2550 },
    { ...view, typeId: 'open', name: 'Pay what you want', pricing: 'open' as const, price: 1500, least: 500 },
    { ...view, typeId: 'code', name: 'Speaker', price: 0, byCode: true },
  ];
  const stands = [
    { ...at, typeId: 'early', placesLeft: 0, endsAt: '2026-11-19T18:00:00.000Z' },
    { ...at, typeId: 'open' },
    { ...at, typeId: 'code' },
  ];
  expect(schemaOrgEvent({ ...event, tickets, ticketed: true }, { ...date, tickets: stands }, addresses)).toMatchObject({
    isAccessibleForFree: false,
    offers: [
      {
        ...{ '@type': 'Offer', name: 'Early bird', price: '25.50', priceCurrency: 'EUR' },
        ...{ availability: 'https://schema.org/SoldOut', validThrough: '2026-11-19T18:00:00.000Z' },
      },
      { name: 'Pay what you want', price: '5.00', availability: 'https://schema.org/InStock' },
    ],
  });
});
