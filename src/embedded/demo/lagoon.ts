import type { DemoHouse, DemoSeries } from './demo-house';
import { lagoonPrices } from './house-prices';
import { lagoonPeople } from './demo-people';
import { lagoonRules } from './demo-rules';
import { lagoonHut } from './plans/lagoon-hut';
import { newSouthWalesHolidays } from './public-holidays';

const lagoon = (name: string) => `${name}@lagoon.test`;

const series: DemoSeries[] = [
  {
    who: lagoon('member'),
    resource: 'desk-2',
    rule: 'FREQ=WEEKLY;BYDAY=TU,TH',
    from: 480,
    to: 720,
    beginsInWeek: -13,
    givenBackInWeeks: [-5, 2],
  },
  {
    who: lagoon('moana.fraser'),
    resource: 'desk-5',
    rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE',
    from: 540,
    to: 960,
    beginsInWeek: -11,
  },
  {
    who: lagoon('tane.walker'),
    resource: 'desk-1',
    rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
    from: 510,
    to: 990,
    beginsInWeek: -8,
    lasts: { count: 10 },
  },
  {
    who: lagoon('owner'),
    resource: 'heron',
    rule: 'FREQ=WEEKLY;BYDAY=MO',
    from: 540,
    to: 600,
    beginsInWeek: -13,
    note: 'Week ahead',
  },
];

/** The demo's second operator, at the other end of the world and with half-hour clock changes: its rows never mix with the first one's. */
export const lagoonDemo: DemoHouse = {
  prices: lagoonPrices,
  operator: { slug: 'lagoon', name: 'Lagoon', currency: 'AUD', accent: '#1d5fa8' },
  seller: {
    address: '3 Lagoon Road\nLord Howe Island NSW 2898\nAustralia',
    taxNumber: 'ABN 00 000 000 000',
    payTo: 'Lagoon, BSB 000-000, account 0000 0000',
  },
  space: {
    slug: 'lagoon-hut',
    name: 'Lagoon Hut',
    timeZone: 'Australia/Lord_Howe',
    street: '3 Lagoon Road',
    postalCode: '2898',
    city: 'Lord Howe Island',
    country: 'AU',
    description:
      'Six desks, one room and a veranda between the palms and the lagoon. Bring a hat; the Wi-Fi is better than you think.',
    amenities: ['Wi-Fi', 'Veranda', 'Kitchen', 'Coffee and tea', 'Printer', 'Bicycle stand'],
  },
  hours: [
    [1, 450, 1050],
    [2, 450, 1050],
    [3, 450, 1050],
    [4, 450, 1050],
    [5, 450, 1050],
    [6, 480, 720],
  ],
  ownHours: [],
  holidaysOf: newSouthWalesHolidays,
  plan: lagoonHut,
  members: lagoonPeople,
  series,
  bookings: [
    { who: lagoon('member'), resource: 'desk-2', openDay: 0, from: 540, to: 720 },
    { who: lagoon('member'), resource: 'heron', openDay: 2, from: 600, to: 660, note: 'Survey debrief' },
    { who: 'host@harbour.test', resource: 'desk-4', openDay: 21, from: 540, to: 960 },
    { who: 'host@harbour.test', resource: 'desk-4', openDay: 22, from: 540, to: 960 },
    { who: 'host@harbour.test', resource: 'desk-4', openDay: -30, from: 600, to: 900 },
  ],
  closures: [{ resource: 'shell', firstDay: 6, lastDay: 7, reason: 'New sound panels' }],
  rules: lagoonRules,
  deskShares: [0.5, 0.7, 0.5, 0.45, 0.25, 0.1, 0],
  roomShares: [0.5, 0.8, 0.6, 0.5, 0.25, 0.1, 0],
  keptFree: ['desk-3', 'desk-6'],
  mostlyFree: ['desk-4'],
};
