import { addDays, instantOf, type LocalDate } from '@/kernel/zone';
import type { Question } from '@/features/events/domain/questions';
import type { TicketType } from '@/features/events/domain/ticket-type';
import type { EventWish } from '@/features/events/events.contract';
import type { Drawing } from './draw-pictures';
import type { HouseTime } from './house-time';

export type DemoTicket = Pick<
  TicketType,
  'name' | 'words' | 'pricing' | 'price' | 'least' | 'places' | 'closesMinutes'
>;

type Pictured = { readonly drawing: Drawing; readonly shows: string };
/** An event of the demo: who runs it, where, on which days, and how full it is. Weeks count from this one. */
export type DemoEvent = Pick<EventWish, 'title' | 'description' | 'category'> & {
  readonly membersPay?: EventWish['membersPay'];
  readonly host: string;
  readonly coHosts?: readonly string[];
  readonly tags?: readonly string[];
  /** A room of the house by its slug; else where it is, in words or at an address. */
  readonly room?: string;
  readonly elsewhere?: string;
  readonly online?: string;
  readonly audience?: 'public' | 'members' | 'link';
  readonly weekday: number;
  /** Of the first date: so many weeks from this one. */
  readonly week: number;
  /** Dates a week apart. */
  readonly times?: number;
  /** It repeats without an end; `times` are as many as are made. */
  readonly endless?: true;
  /** Who comes to all dates, by address; why it was called off. */
  readonly comesToAll?: readonly string[];
  readonly calledOff?: string;
  /** Minutes after midnight on the wall clock. */
  readonly from: number;
  readonly minutes: number;
  readonly around?: number;
  readonly capacity: number | null;
  readonly guestsEach?: number;
  readonly questions?: readonly Question[];
  readonly approval?: true;
  readonly offerMinutes?: number;
  readonly whoComes?: EventWish['whoComes'];
  /** Kinds of places; members take them in turn, and one who has no account pays at the door. */
  readonly tickets?: readonly DemoTicket[];
  readonly status?: 'draft' | 'asked' | 'scheduled' | 'published';
  readonly cover?: Pictured;
  /** What is said: by the host, or by one of those who come next. */
  readonly talk?: readonly { readonly by: 'host' | number; readonly words: string }[];
  /** Of the last date that is over, shown to whoever may open the page. */
  readonly photos?: readonly Pictured[];
  /** Those who were at the last date said how it was. */
  readonly feedback?: true;
  /** Places taken on each date, as a share of all; more than one is a waiting list. */
  readonly full: number;
};

const hour = (value: number) => Math.round(value * 60);
const at = (operator: string) => (name: string) => `${name}@${operator}.test`;
const [harbour, lagoon] = [at('harbour'), at('lagoon')];

const TICKET = { words: '', price: 0, least: 0, places: null, closesMinutes: null };

const HARBOUR: readonly DemoEvent[] = [
  {
    title: 'Show and tell',
    description:
      'Seven minutes each: what you are making, what went wrong, what you need.\n\n- Sign up at the desk if you want to show something\n- Soup from **six** on',
    category: 'talk',
    tags: ['making', 'soup'],
    host: harbour('host'),
    coHosts: [harbour('amara.okafor')],
    room: 'hall',
    ...{ weekday: 3, week: -3, times: 8, from: hour(18.5), minutes: 120, around: 30 },
    ...{ capacity: 40, guestsEach: 2, offerMinutes: 720, whoComes: 'names', full: 0.6 },
    cover: { drawing: 'show-and-tell', shows: 'People in front of a lit screen in the hall' },
    photos: [
      { drawing: 'soup', shows: 'Three soups, all gone by seven' },
      { drawing: 'talkers', shows: 'After the last seven minutes' },
    ],
    feedback: true,
    talk: [
      { by: 0, words: 'I would show the loom this time. Is there a socket near the stage?' },
      { by: 'host', words: 'There are two, left and right. Come ten minutes early and we try it.' },
      { by: 1, words: 'I bring bread. Who brings butter?' },
      { by: 2, words: 'Butter: me. Last month’s slides: https://slides.example.org/show-and-tell' },
    ],
  },
  {
    title: 'Taxes for people who work alone',
    description:
      'Bring your questions and last year’s papers. Two hours with **Marta**, who does nothing else all year.\n\nThere are twelve chairs, and they go fast.',
    category: 'workshop',
    tags: ['money', 'beginners'],
    host: harbour('amara.okafor'),
    room: 'lighthouse',
    ...{ weekday: 4, week: 2, from: hour(18), minutes: 120, around: 15 },
    ...{ capacity: 12, offerMinutes: 720, full: 1.4 },
    cover: { drawing: 'taxes', shows: 'Papers and a calculator on a desk' },
  },
  {
    title: 'Letterpress workshop',
    description: 'Set a line, ink it, pull it. We say yes to eight of you: write what you would like to print.',
    category: 'workshop',
    tags: ['print'],
    host: harbour('host'),
    room: 'hall-west',
    ...{ weekday: 6, week: 2, from: hour(10), minutes: 240, around: 60 },
    ...{ capacity: 8, approval: true, whoComes: 'names', full: 0.6 },
    tickets: [
      { ...TICKET, name: 'Early bird', pricing: 'fixed', price: 2500, places: 3, closesMinutes: 14 * 1440 },
      { ...TICKET, name: 'Regular', words: 'With paper, ink and soup', pricing: 'fixed', price: 3500 },
      { ...TICKET, name: 'Pay what you want', pricing: 'open', least: 500, price: 1500, places: 2 },
    ],
    cover: { drawing: 'letterpress', shows: 'Wooden letters and a freshly printed card' },
  },
  {
    title: 'Ask us anything about moving here',
    description: 'Visas, schools, and where the good bread is. Online, for everybody who thinks about coming.',
    category: 'community',
    host: harbour('owner'),
    online: 'https://meet.example.org/harbour-house',
    ...{ weekday: 2, week: 1, from: hour(12.5), minutes: 60 },
    ...{ capacity: null, full: 0.2 },
  },
  {
    title: 'Sunday swim',
    description: 'From the steps by the old ferry. Towels, thermos, no heroics.',
    category: 'wellbeing',
    host: harbour('manager'),
    elsewhere: 'The steps at Cais do Ginjal',
    audience: 'members',
    ...{ weekday: 7, week: 1, from: hour(9), minutes: 90 },
    ...{ capacity: null, guestsEach: 1, whoComes: 'names', full: 0.15 },
  },
  {
    title: 'Founders’ supper',
    description: 'One table, twelve people, no pitches.',
    category: 'food',
    host: harbour('amara.okafor'),
    room: 'hall-east',
    audience: 'members',
    questions: [
      {
        ...{ id: 'eats', ask: 'What do you eat?', kind: 'one', needed: true },
        options: ['Everything', 'No meat', 'Nothing from animals'],
      },
      { id: 'brings', ask: 'Whom should we sit you next to?', kind: 'words', options: [], needed: false },
    ],
    ...{ weekday: 5, week: -2, from: hour(19), minutes: 180, around: 60 },
    ...{ capacity: 12, full: 1 },
  },
  {
    title: 'Morning run along the river',
    description: 'Five kilometres, slowly, and coffee after it. Rain is no reason.',
    category: 'wellbeing',
    tags: ['outside'],
    host: harbour('host'),
    elsewhere: 'In front of the house',
    audience: 'members',
    ...{ weekday: 2, week: -2, times: 40, endless: true, from: hour(7.25), minutes: 60 },
    ...{ capacity: null, guestsEach: 1, whoComes: 'names', full: 0.08 },
    comesToAll: [harbour('member')],
  },
  {
    title: 'Photo walk at the docks',
    description: 'Bring any camera. We start at the crane and see how far we get.',
    category: 'social',
    host: harbour('amara.okafor'),
    elsewhere: 'The old crane',
    ...{ weekday: 6, week: 1, from: hour(16), minutes: 120 },
    ...{ capacity: 15, guestsEach: 1, full: 0.5 },
    calledOff: 'The docks are closed for works that day. We try again in spring.',
  },
  {
    title: 'Drawing for people who can’t',
    description: 'Three evenings, charcoal is there.',
    category: 'workshop',
    host: harbour('host'),
    room: 'hall-west',
    ...{ weekday: 1, week: 4, times: 3, from: hour(18.5), minutes: 120 },
    ...{ capacity: 14, status: 'draft', full: 0 },
  },
  {
    title: 'Community radio, live from the hall',
    description: 'We go on air for two hours and would like you to clap.',
    category: 'social',
    host: harbour('thandiwe.nkosi'),
    room: 'hall',
    ...{ weekday: 6, week: 4, from: hour(15), minutes: 150, around: 60 },
    ...{ capacity: 60, status: 'asked', full: 0 },
  },
];

const LAGOON: readonly DemoEvent[] = [
  {
    title: 'Veranda breakfast',
    description: 'Bread, fruit, the week ahead. On the veranda, and inside when it rains.',
    category: 'food',
    host: lagoon('owner'),
    room: 'heron',
    ...{ weekday: 3, week: -2, times: 7, from: hour(7.5), minutes: 60 },
    ...{ capacity: 8, whoComes: 'names', full: 0.5 },
  },
  {
    title: 'Reef survey evening',
    description: 'What we counted this season, and how to help count the next.',
    category: 'talk',
    host: lagoon('owner'),
    elsewhere: 'The museum on Lagoon Road',
    ...{ weekday: 5, week: 2, from: hour(18), minutes: 90 },
    ...{ capacity: 20, guestsEach: 3, full: 0.3 },
  },
];

export const EVENTS: Readonly<Record<string, readonly DemoEvent[]>> = { harbour: HARBOUR, lagoon: LAGOON };

/** The local days of an event, the first of them in the week that it names. */
export const datesOfDemo = (
  { week, weekday, times = 1 }: DemoEvent,
  { monday }: Pick<HouseTime, 'monday'>,
): LocalDate[] => Array.from({ length: times }, (_, index) => addDays(monday, (week + index) * 7 + weekday - 1));

export const spanOf = (date: LocalDate, { from, minutes }: DemoEvent, timeZone: string) => {
  const clock = `${String(Math.floor(from / 60)).padStart(2, '0')}:${String(from % 60).padStart(2, '0')}`;
  const startsAt = instantOf(`${date}T${clock}`, timeZone);
  return { localStart: `${date}T${clock}` as const, startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
};
