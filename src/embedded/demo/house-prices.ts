import { type DemoPrices, most, off, rate, WORKDAYS } from './demo-prices';

const HALLS = { kinds: ['event_space'] as const };
const ROOMS = { kinds: ['meeting_room'] as const };
const DESKS = { kinds: ['desk'] as const };
const hours = (h: number): number => h * 60;

/** Peak and off-peak, an evening, the weekend, a summer, events by length, members at a discount. */
export const harbourPrices: DemoPrices = {
  otherwise: 'not_bookable',
  taxes: {
    mode: 'inclusive',
    categories: [{ id: 'standard', name: 'VAT', percent: 23 }],
    byKind: {},
    otherwise: 'standard',
  },
  cancellation: [
    { minutesBefore: hours(48), percent: 50 },
    { minutesBefore: hours(4), percent: 100 },
  ],
  deposits: { returnDays: 5, asked: [{ resourceId: null, kind: 'event_space', amount: 20_000 }] },
  payment: { nowPercent: 100, restDaysBefore: 0 },
  rules: [
    { name: 'Evening', ...HALLS, hours: [19, 2], effect: { type: 'block', amount: 24_000 } },
    {
      name: 'Event',
      ...HALLS,
      effect: {
        type: 'tiers',
        over: 'day',
        as: 'whole',
        steps: [
          { upToMinutes: hours(4), amount: 18_000 },
          { upToMinutes: hours(8), amount: 30_000 },
          { upToMinutes: null, amount: 42_000 },
        ],
      },
    },
    { name: 'Peak', ...ROOMS, hours: [9, 17], when: WORKDAYS, effect: rate('hour', 1800), then: { amount: 2000 } },
    { ...ROOMS, effect: rate('hour', 1200) },
    { name: 'Weekend', ...DESKS, when: { weekdays: [6, 7] }, effect: rate('day', 1200) },
    { ...DESKS, effect: rate('half_day', 1400), then: { amount: 1500 } },
    { kinds: ['phone_booth'], effect: rate('hour', 400) },
    { kinds: ['private_office'], effect: rate('day', 6000) },
    { kinds: ['parking'], effect: rate('day', 600) },
    { name: 'Summer', ...DESKS, how: 'adjusts', when: { season: { from: '07-01', to: '08-31' } }, effect: off(15) },
    { name: 'Last minute', ...ROOMS, how: 'adjusts', when: { lead: { from: null, to: 120 } }, effect: off(25) },
    { ...DESKS, how: 'caps', effect: most('day', 2400) },
    { ...ROOMS, how: 'caps', effect: most('day', 9000) },
    { kinds: ['desk', 'private_office'], how: 'caps', effect: most('week', 9600) },
    {
      name: 'The team',
      how: 'adjusts',
      when: { roles: ['owner', 'manager', 'front_desk'] },
      effect: { type: 'free' },
      thenStop: true,
    },
    { how: 'adjusts', when: { roles: ['member', 'host'] }, effect: off(20) },
  ],
};

/** A small house: desks by the half day and day, one room, the veranda by the event. */
export const lagoonPrices: DemoPrices = {
  otherwise: 'not_bookable',
  taxes: {
    mode: 'inclusive',
    categories: [{ id: 'gst', name: 'GST', percent: 10 }],
    byKind: {},
    otherwise: 'gst',
  },
  cancellation: [{ minutesBefore: hours(24), percent: 100 }],
  payment: { nowPercent: 100, restDaysBefore: 0 },
  rules: [
    { name: 'Sunset', ...HALLS, hours: [16, 22], effect: { type: 'block', amount: 9000 } },
    { name: 'Event', ...HALLS, effect: rate('booking', 15_000) },
    { name: 'Morning', ...ROOMS, hours: [6, 12], effect: rate('hour', 2400), then: { amount: 2600 } },
    { ...ROOMS, effect: rate('hour', 1600) },
    { name: 'Season', ...DESKS, when: { season: { from: '12-15', to: '02-28' } }, effect: rate('half_day', 2600) },
    { ...DESKS, effect: rate('half_day', 2200) },
    { effect: rate('hour', 1000) },
    { ...DESKS, how: 'caps', effect: most('day', 3800) },
    { ...DESKS, how: 'caps', effect: most('week', 15_000) },
    {
      name: 'The team',
      how: 'adjusts',
      when: { roles: ['owner', 'manager', 'front_desk'] },
      effect: { type: 'free' },
      thenStop: true,
    },
    { how: 'adjusts', when: { roles: ['member', 'host'] }, effect: off(25) },
  ],
};
