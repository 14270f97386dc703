import type { DemoBooking, DemoClosure, DemoHouse, DemoSeries } from './demo-house';
import { harbourPrices } from './house-prices';
import { harbourPeople } from './demo-people';
import { harbourRules } from './demo-rules';
import { harbourHouse } from './plans/harbour-house';
import { portugueseHolidays } from './public-holidays';

const hour = (value: number) => Math.round(value * 60);
const harbour = (name: string) => `${name}@harbour.test`;

type Extra = Omit<Partial<DemoSeries>, 'who' | 'resource' | 'rule' | 'from' | 'to'>;

const weekly = (
  who: string,
  resource: string,
  days: string,
  from: number,
  to: number,
  extra: Extra = {},
): DemoSeries => ({
  who: harbour(who),
  resource,
  rule: `FREQ=WEEKLY;BYDAY=${days}`,
  from: hour(from),
  to: hour(to),
  beginsInWeek: -13,
  ...extra,
});

const repeating = (
  who: string,
  resource: string,
  rule: string,
  from: number,
  to: number,
  extra: Extra = {},
): DemoSeries => ({
  ...weekly(who, resource, '', from, to, extra),
  rule,
});

/** Older series first: where two want one date, the older has it and the younger keeps it as skipped. */
const deskSeries: DemoSeries[] = [
  weekly('member', 'desk-4', 'MO,WE', 9, 17, { beginsInWeek: -12, givenBackInWeeks: [-7, -3, 3] }),
  weekly('miguel.antunes', 'desk-1', 'TU,TH', 9, 17.5, { givenBackInWeeks: [-9, -2, 4] }),
  weekly('beatriz.lopes', 'desk-17', 'MO,TU,WE', 9, 18, { givenBackInWeeks: [-5] }),
  weekly('ines.carvalho', 'desk-11', 'MO,TU,TH', 8.5, 16.5, { givenBackInWeeks: [-11, 1] }),
  weekly('joao.pinheiro', 'desk-2', 'TU,WE', 10, 18),
  weekly('mariana.sousa', 'desk-12', 'MO,TU', 9, 17, { beginsInWeek: -10, givenBackInWeeks: [-6, 2] }),
  weekly('leonor.batista', 'desk-13', 'TU,WE,TH', 9, 15, { givenBackInWeeks: [-4] }),
  weekly('diogo.matos', 'desk-7', 'TU,FR', 11, 19),
  weekly('andre.figueiredo', 'desk-18', 'TU,TH', 9, 17, { beginsInWeek: -11 }),
  weekly('goncalo.teixeira', 'desk-5', 'MO,TU,WE,TH', 8, 18, { givenBackInWeeks: [-8, -1, 5] }),
  weekly('joana.moreira', 'desk-3', 'TU', 9.5, 16, { beginsInWeek: -9 }),
  weekly('zoe.muller', 'desk-15', 'TU,WE', 9, 17, { beginsInWeek: -8, lasts: { untilWeek: 5 } }),
  weekly('lukas.weber', 'desk-20', 'TU,TH', 10, 18.5),
  weekly('hannah.schafer', 'desk-9', 'TU', 8, 13, { beginsInWeek: -12, lasts: { count: 16 } }),
  weekly('chloe.martin', 'desk-9', 'TU,WE', 13.5, 19, { beginsInWeek: -7 }),
  weekly('emma.de.vries', 'desk-16', 'MO,WE', 8, 16, { givenBackInWeeks: [-10] }),
  weekly('lea.fontaine', 'desk-21', 'TU', 9, 17.5, { beginsInWeek: -6 }),
  weekly('priya.raman', 'desk-10', 'TU,WE,TH', 9, 17, { stoppedInWeek: -2 }),
  weekly('oliver.hughes', 'desk-23', 'MO,TU,WE,TH,FR', 8, 16, { beginsInWeek: -13, givenBackInWeeks: [-12, -4, 2] }),
  weekly('rafael.oliveira', 'desk-22', 'WE,FR', 13, 18, { beginsInWeek: -9 }),
  repeating('bram.janssen', 'desk-24', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,WE', 9, 17, { beginsInWeek: -12 }),
  repeating('aoife.byrne', 'desk-8', 'FREQ=MONTHLY;BYDAY=1TU', 9, 17, { beginsInWeek: -12 }),
  weekly('maja.kowalska', 'desk-19', 'TU', 9, 17, { beginsInWeek: -1 }),
  // These want dates that an older series holds: every other one, and one a month.
  weekly('gabriela.santos', 'desk-24', 'WE', 8.5, 16.5, { beginsInWeek: -3, lasts: { count: 12 } }),
  weekly('yuki.tanaka', 'desk-8', 'TU,TH', 14, 19, { beginsInWeek: -2 }),
  weekly('adaeze.obi', 'desk-2', 'MO', 9, 13, { beginsInWeek: 1, lasts: { count: 8 } }),
];

const roomSeries: DemoSeries[] = [
  weekly('tomas.ferreira', 'captains-office', 'MO,TU,WE,TH,FR', 8, 19, { note: 'Ferreira Arquitectos' }),
  weekly('kwame.mensah', 'crows-nest', 'TU,TH', 8.5, 17.5, { givenBackInWeeks: [-6, 2] }),
  weekly('carolina.reis', 'crows-nest', 'WE', 10, 18, { beginsInWeek: -8 }),
  weekly('goncalo.teixeira', 'anchor', 'MO', 9.5, 10, { note: 'Weekly stand-up' }),
  weekly('emma.de.vries', 'beacon', 'TU', 10, 11, { note: 'Team round' }),
  weekly('priya.raman', 'compass', 'WE', 14, 15.5, { note: 'Sprint review', beginsInWeek: -9 }),
  repeating('manager', 'lighthouse', 'FREQ=MONTHLY;BYDAY=-1TH', 9, 11, { beginsInWeek: -12, note: 'House meeting' }),
  repeating('amara.okafor', 'hall-west', 'FREQ=MONTHLY;BYDAY=1TU', 8.5, 10, {
    beginsInWeek: -12,
    note: 'Founders’ breakfast',
  }),
  repeating('host', 'hall', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', 17.5, 20, { note: 'Community evening' }),
  weekly('thandiwe.nkosi', 'hall-east', 'WE', 12.5, 13.5, {
    note: 'Lunch yoga',
    beginsInWeek: -10,
    lasts: { untilWeek: 8 },
  }),
];

const bookings: DemoBooking[] = [
  { who: harbour('member'), resource: 'desk-14', openDay: 0, from: hour(9.5), to: hour(13) },
  { who: harbour('member'), resource: 'beacon', openDay: 1, from: hour(11), to: hour(12), note: 'Interviews' },
  { who: harbour('member'), resource: 'anchor', openDay: 4, from: hour(10), to: hour(10.5) },
  {
    who: harbour('member'),
    resource: 'compass',
    openDay: 7,
    from: hour(16),
    to: hour(17.5),
    note: 'Workshop with the clinic',
  },
  { who: harbour('member'), resource: 'phone-booth-1', openDay: 8, from: hour(9), to: hour(9.5) },
  { who: harbour('member'), resource: 'desk-14', openDay: 3, from: hour(10), to: hour(16) },
  { who: harbour('member'), resource: 'desk-1', openDay: -9, from: hour(9), to: hour(13) },
  { who: harbour('member'), resource: 'desk-6', openDay: -26, from: hour(9), to: hour(17) },
  { who: harbour('member'), resource: 'anchor', openDay: -4, from: hour(15), to: hour(16) },
  { who: harbour('member'), resource: 'lighthouse', openDay: -12, from: hour(10), to: hour(11.5), note: 'Kick-off' },
  { who: harbour('member'), resource: 'beacon', openDay: -23, from: hour(11), to: hour(12) },
];

const closures: DemoClosure[] = [
  { resource: 'beacon', firstDay: -41, lastDay: -39, reason: 'A new screen is fitted' },
  { resource: 'phone-booth-3', firstDay: -1, lastDay: 3, reason: 'The ventilation is being repaired' },
  { resource: 'desk-19', firstDay: 1, lastDay: 8, reason: 'A new desk top is on its way' },
  { resource: 'lighthouse', firstDay: 15, lastDay: 16, reason: 'The floor is being sanded' },
];

/** The demo's first operator: two floors on the Tagus, busiest on Tuesdays. */
export const harbourDemo: DemoHouse = {
  prices: harbourPrices,
  operator: { slug: 'harbour', name: 'Harbour', currency: 'EUR', accent: '#0f6b5c' },
  seller: {
    address: 'Rua do Cais da Lingueta 14\n1200-109 Lisbon\nPortugal',
    taxNumber: 'PT 500 000 000',
    payTo: 'Harbour, PT50 0000 0000 0000 0000 0000 0',
  },
  space: {
    slug: 'harbour-house',
    name: 'Harbour House',
    timeZone: 'Europe/Lisbon',
    street: 'Rua do Cais da Lingueta 14',
    postalCode: '1200-109',
    city: 'Lisbon',
    country: 'PT',
    description:
      'An old sail loft on the Tagus with room for sixty: window desks over the water, a quiet room under the roof, four meeting rooms, ' +
      'and a hall that the whole quarter knows. Coffee is from around the corner, the long table in the kitchen is for everybody.',
    amenities: [
      'Fast Wi-Fi',
      'Coffee and tea',
      'Kitchen',
      'Printer',
      'Lockers',
      'Bicycle stand',
      'Showers',
      'Step-free',
    ],
  },
  hours: [
    [1, 480, 1200],
    [2, 480, 1200],
    [3, 480, 1200],
    [4, 480, 1200],
    [5, 480, 1200],
    [6, 540, 840],
  ],
  // The hall stays open for the evening on Fridays, to one in the morning.
  ownHours: [
    {
      resources: ['hall', 'hall-east', 'hall-west'],
      hours: [
        [1, 480, 1200],
        [2, 480, 1200],
        [3, 480, 1200],
        [4, 480, 1320],
        [5, 480, 1500],
        [6, 540, 840],
      ],
    },
  ],
  holidaysOf: portugueseHolidays,
  plan: harbourHouse,
  members: harbourPeople,
  series: [...deskSeries, ...roomSeries],
  bookings,
  closures,
  deskDay: {
    guest: {
      name: 'Nora Lindgren',
      by: harbour('desk'),
      resources: ['desk-22', 'desk-10', 'desk-8', 'desk-23', 'desk-24', 'desk-21'],
      note: 'Trial day, show her around',
    },
    newcomer: { who: harbour('soren.dahl'), resources: ['desk-10', 'desk-8', 'desk-22', 'desk-20', 'desk-19'] },
    asks: {
      who: harbour('valentina.rojas'),
      resource: 'hall-east',
      openDay: 2,
      from: hour(16),
      to: hour(18),
      note: 'Mapping evening with the neighbourhood, 25 people',
    },
  },
  rules: harbourRules,
  deskShares: [0.68, 0.9, 0.72, 0.62, 0.3, 0.12, 0],
  roomShares: [0.75, 1, 0.85, 0.7, 0.35, 0.1, 0],
  keptFree: ['desk-6', 'desk-14'],
  mostlyFree: ['desk-8', 'desk-10', 'desk-22'],
};
