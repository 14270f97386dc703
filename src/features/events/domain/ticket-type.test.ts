import { describe, expect, test } from 'vitest';
import { at } from './testing-rsvps';
import { paysBy, priceRefusal, saleEnds, saleState, type TicketType } from './ticket-type';

const type = (rest: Partial<TicketType> = {}): TicketType => ({
  ...{
    id: 'early',
    name: 'Early bird',
    words: '',
    pricing: 'fixed',
    price: 2500,
    least: 0,
    currency: 'EUR',
    tax: null,
  },
  ...{
    planIds: [],
    roles: [],
    places: null,
    opensAt: null,
    closesAt: null,
    closesMinutes: null,
    code: null,
    onSale: true,
  },
  ...rest,
});
const anybody = { role: null, planIds: [] };
const ana = { role: 'member' as const, planIds: ['studio'] };
const STARTS = at('18:00');

describe('whether a ticket can be had', () => {
  test.each([
    ['always', type(), anybody, 'on_sale'],
    ['at the moment it opens', type({ opensAt: at('12:00') }), anybody, 'on_sale'],
    ['a minute before', type({ opensAt: at('12:01') }), anybody, 'not_yet'],
    ['at the moment it ends', type({ closesAt: at('12:00') }), anybody, 'ended'],
    ['six hours before each date', type({ closesMinutes: 360 }), anybody, 'ended'],
    ['five hours and 59 minutes before each date', type({ closesMinutes: 359 }), anybody, 'on_sale'],
    ['not any more', type({ onSale: false }), anybody, 'off_sale'],
    ['for a plan, with no account', type({ planIds: ['studio'] }), anybody, 'not_for_you'],
    ['for another plan', type({ planIds: ['flex'] }), ana, 'not_for_you'],
    ['for their plan', type({ planIds: ['studio'] }), ana, 'on_sale'],
    ['for another plan, or their role', type({ planIds: ['flex'], roles: ['member'] }), ana, 'on_sale'],
  ])('%s', (_when, ticket, buyer, expected) => expect(saleState(ticket, STARTS, buyer, at('12:00'))).toBe(expected));

  test('the earlier of a moment and a time before the date ends it', () => {
    expect(saleEnds({ closesAt: at('16:00'), closesMinutes: 60 }, STARTS)).toEqual(at('16:00'));
    expect(saleEnds({ closesAt: at('17:30'), closesMinutes: 60 }, STARTS)).toEqual(at('17:00'));
    expect(saleEnds({ closesAt: null, closesMinutes: null }, STARTS)).toBeNull();
  });
});

test('a price that was seen counts only as long as it is so; an open one from the least on', () => {
  expect(priceRefusal(type(), 2500)).toBeNull();
  expect(priceRefusal(type({ price: 3500 }), 2500)).toBe('event.price_changed');
  expect(priceRefusal(type({ pricing: 'free', price: 0 }), 2500)).toBe('event.price_changed');
  const open = type({ pricing: 'open', price: 1500, least: 500 });
  expect([499, 500, 1500, 9900].map((each) => priceRefusal(open, each))).toEqual([
    'event.price_too_low',
    null,
    null,
    null,
  ]);
});

test('whoever has no account pays at the door, members as the event says', () => {
  expect([paysBy('account', true), paysBy('door', true), paysBy('account', false)]).toEqual([
    'account',
    'door',
    'door',
  ]);
});
