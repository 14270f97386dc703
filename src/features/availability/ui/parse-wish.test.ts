import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RESOURCE_KINDS } from '@/kernel/resource-kind';
import { addDays } from '@/kernel/zone';
import { timeOf } from '@/kernel/parse-time';
import { DAY_PARTS, NO_WISH, type Wish } from '../domain/wish';
import { parseWish } from './parse-wish';
import { chipsOf, wishInWords } from './wish-words';

// A Thursday.
const today = '2026-11-26';
const vocabulary = {
  resources: [
    { id: 'd4', name: 'Desk 4' },
    { id: 'd12', name: 'Desk 12' },
    { id: 'lib', name: 'Library' },
    { id: 'cafe', name: 'Café Corner' },
    { id: 'north', name: 'North half' },
  ],
  groups: ['Window desks', 'Quiet room', 'Studio'],
  amenities: ['Screen', 'Whiteboard', 'Lockable', 'Large monitor', 'Wi-Fi'],
};
const read = (typed: string) => {
  const { wish, unknown } = parseWish(typed, vocabulary, { today });
  return { wish, unknown };
};
const wish = (part: Partial<Wish>): Wish => ({ ...NO_WISH, ...part });
const run = (from: string, to: string) => {
  const days = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
};

describe('a typed wish', () => {
  it.each<[string, Partial<Wish>]>([
    [
      'Room for 6 with a screen, 90 minutes, Tuesday or Thursday afternoon',
      {
        kinds: ['meeting_room'],
        people: 6,
        amenities: ['Screen'],
        minutes: 90,
        days: ['2026-11-26', '2026-12-01'],
        parts: ['afternoon'],
      },
    ],
    ['tue 9-12', { days: ['2026-12-01'], from: '09:00', to: '12:00' }],
    ['tomorrow afternoon', { days: ['2026-11-27'], parts: ['afternoon'] }],
    ['desk 4 next mon', { places: ['d4'], days: ['2026-11-30'] }],
    ['desk 4 tomorrow 9 to 17', { places: ['d4'], days: ['2026-11-27'], from: '09:00', to: '17:00' }],
    // kinds
    ['a desk', { kinds: ['desk'] }],
    ['hot desks', { kinds: ['desk'] }],
    ['meeting room or phone booth', { kinds: ['meeting_room', 'phone_booth'] }],
    ['booth', { kinds: ['phone_booth'] }],
    ['private office', { kinds: ['private_office'] }],
    ['parking spot', { kinds: ['parking'] }],
    ['event space', { kinds: ['event_space'] }],
    // names of places and groups
    ['DESK 12', { places: ['d12'] }],
    ['desk 4 or 12', { places: ['d4', 'd12'] }],
    ['desk 4, desk 12 for 2 hours', { places: ['d4', 'd12'], minutes: 120 }],
    ['cafe corner', { places: ['cafe'] }],
    ['Quiet room', { group: 'Quiet room' }],
    ['any quiet desk tomorrow', { group: 'Quiet room', days: ['2026-11-27'] }],
    ['window desk', { group: 'Window desks' }],
    ['the library', { places: ['lib'] }],
    // people
    ['for six', { people: 6 }],
    ['room for 12 people', { kinds: ['meeting_room'], people: 12 }],
    ['6 people', { people: 6 }],
    ['room for the two of us', { kinds: ['meeting_room'], people: 2 }],
    ['4-6 people', { people: 6 }],
    ['party of 8', { people: 8 }],
    ['seats 10', { people: 10 }],
    // amenities
    ['with whiteboard and screen', { amenities: ['Whiteboard', 'Screen'] }],
    ['with a TV', { amenities: ['Screen'] }],
    ['room with wifi', { kinds: ['meeting_room'], amenities: ['Wi-Fi'] }],
    ['monitor', { amenities: ['Large monitor'] }],
    // lengths
    ['90 min', { minutes: 90 }],
    ['2 hours', { minutes: 120 }],
    ['2h', { minutes: 120 }],
    ['1h30', { minutes: 90 }],
    ['1 h 30 min', { minutes: 90 }],
    ['1.5 hours', { minutes: 90 }],
    ['1,5 hours', { minutes: 90 }],
    ['an hour', { minutes: 60 }],
    ['an hour and a half', { minutes: 90 }],
    ['half an hour', { minutes: 30 }],
    ['half a day', { minutes: 240 }],
    ['for two hours', { minutes: 120 }],
    ['all day', { parts: ['all_day'] }],
    // days
    ['today', { days: ['2026-11-26'] }],
    ['thu', { days: ['2026-11-26'] }],
    ['next thursday', { days: ['2026-12-03'] }],
    ['next tue or wed', { days: ['2026-12-01', '2026-12-02'] }],
    ['mon/wed', { days: ['2026-11-30', '2026-12-02'] }],
    ['3 dec', { days: ['2026-12-03'] }],
    ['3/12', { days: ['2026-12-03'] }],
    ['dec 3rd', { days: ['2026-12-03'] }],
    ['2026-12-24', { days: ['2026-12-24'] }],
    ['Thu, 3 Dec 2026', { days: ['2026-12-03'] }],
    ['in 3 days', { days: ['2026-11-29'] }],
    ['1-3 dec', { days: ['2026-12-01', '2026-12-02', '2026-12-03'] }],
    ['1 dec to 3 dec', { days: ['2026-12-01', '2026-12-02', '2026-12-03'] }],
    ['mon to wed', { days: ['2026-11-30', '2026-12-01', '2026-12-02'] }],
    ['thu-fri', { days: ['2026-11-26', '2026-11-27'] }],
    ['this week', { days: run('2026-11-26', '2026-11-29') }],
    ['next week', { days: run('2026-11-30', '2026-12-06') }],
    ['this weekend', { days: run('2026-11-28', '2026-11-29') }],
    ['the next 3 days', { days: run('2026-11-26', '2026-11-28') }],
    ['next two weeks', { days: run('2026-11-26', '2026-12-09') }],
    ['1 dec to 31 dec', { days: run('2026-12-01', '2026-12-14') }],
    ['any day', {}],
    // parts of the day
    ['tomorrow morning', { days: ['2026-11-27'], parts: ['morning'] }],
    ['fri at lunchtime', { days: ['2026-11-27'], parts: ['lunchtime'] }],
    ['this evening', { days: ['2026-11-26'], parts: ['evening'] }],
    ['morning or evening', { parts: ['morning', 'evening'] }],
    // times
    ['9-12', { from: '09:00', to: '12:00' }],
    ['9:30-11', { from: '09:30', to: '11:00' }],
    ['9 – 12', { from: '09:00', to: '12:00' }],
    ['between 9 and 11:30', { from: '09:00', to: '11:30' }],
    ['2-4pm', { from: '14:00', to: '16:00' }],
    ['2-4', { from: '14:00', to: '16:00' }],
    ['02:00-04:00', { from: '02:00', to: '04:00' }],
    ['12-2', { from: '12:00', to: '14:00' }],
    ['from 14', { from: '14:00' }],
    ['after 2', { from: '14:00' }],
    ['until noon', { to: '12:00' }],
    ['from 9 tue until 12', { days: ['2026-12-01'], from: '09:00', to: '12:00' }],
    ['at 14:00 for 90 min', { from: '14:00', to: '15:30' }],
    ['tue 2pm', { days: ['2026-12-01'], from: '14:00' }],
    ['tue 14', { days: ['2026-12-01'], from: '14:00' }],
    ['tomorrow evening at 7', { days: ['2026-11-27'], from: '19:00' }],
    ['14h', { from: '14:00' }],
    ['9h30', { from: '09:30' }],
    ['90 min between 9 and 12', { minutes: 90, from: '09:00', to: '12:00' }],
    ['', {}],
    ['   ', {}],
  ])('%s', (typed, part) => expect(read(typed)).toEqual({ wish: wish(part), unknown: [] }));

  it.each<[string, Partial<Wish>, string[]]>([
    ['room with a jacuzzi tomorrow', { kinds: ['meeting_room'], days: ['2026-11-27'] }, ['jacuzzi']],
    ['room without a screen', { kinds: ['meeting_room'] }, ['without a screen']],
    ['desk 44', { kinds: ['desk'] }, ['desk 44']],
    ['blue velvet room', { kinds: ['meeting_room'] }, ['blue velvet']],
    ['yesterday', {}, ['yesterday']],
    ['31 feb', {}, ['31 feb']],
    ['we need a room', { kinds: ['meeting_room'] }, []],
    ['for 5000', {}, ['5000']],
    ['every tue', { days: ['2026-12-01'] }, ['every']],
    ['25:00', {}, ['25:00']],
  ])('%s: says plainly what it did not read', (typed, part, unknown) =>
    expect(read(typed)).toEqual({ wish: wish(part), unknown }),
  );

  it('reads months first for readers who write them so', () => {
    expect(parseWish('12/3', vocabulary, { today, monthFirst: true }).wish.days).toEqual(['2026-12-03']);
  });

  it('never fails, whatever is typed, and keeps to its bounds', () => {
    const words = fc.constantFrom(
      ...'for with tue next 9-12 desk 4 6 . , - to 99999 1h 24:00 12pm until from at week noon ½ 1.2.3 :: 0 people :30 9- -9'.split(
        ' ',
      ),
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.oneof(words, fc.string({ maxLength: 4 })), { maxLength: 40 }).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const { wish: found } = read(typed);
        expect(found.days.length).toBeLessThanOrEqual(14);
        expect(found.days.every((day) => day >= today)).toBe(true);
        if (found.from && found.to) expect(found.from < found.to).toBe(true);
        if (found.minutes !== null) expect(found.minutes > 0 && found.minutes <= 1440).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});

const some = <T>(of: readonly T[]) => fc.subarray([...of]);
const clock = fc.integer({ min: 0, max: 287 }).map((step) => timeOf(step * 5));
const anyWish: fc.Arbitrary<Wish> = fc
  .record({
    kinds: some(RESOURCE_KINDS),
    people: fc.option(fc.integer({ min: 1, max: 1000 })),
    amenities: some(vocabulary.amenities),
    group: fc.option(fc.constantFrom(...vocabulary.groups)),
    places: some(vocabulary.resources.map((resource) => resource.id)),
    minutes: fc.option(fc.integer({ min: 5, max: 1440 })),
    days: fc
      .uniqueArray(fc.oneof(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 700 })), { maxLength: 14 })
      .map((days) => days.map((ahead) => addDays(today, ahead)).sort()),
    time: fc.oneof(
      fc.record({ parts: some(DAY_PARTS), from: fc.constant(null), to: fc.constant(null) }),
      fc.record({ parts: fc.constant([]), from: fc.option(clock), to: fc.option(clock) }),
    ),
  })
  .map(({ time, ...rest }) => ({ ...rest, ...time }))
  .filter((one) => one.from === null || one.to === null || one.from < one.to)
  .filter((one) => one.to !== '00:00')
  // Said once: a range as long as the length needs no length.
  .map((one) => (one.from !== null && one.to !== null ? { ...one, minutes: null } : one));

describe('a wish in words', () => {
  it('reads back as the same wish', () => {
    fc.assert(
      fc.property(anyWish, (wished) => {
        expect(read(wishInWords(wished, vocabulary, today))).toEqual({ wish: wished, unknown: [] });
      }),
      { numRuns: 200 },
    );
  });

  it('is a sentence', () => {
    const { wish: found } = read('90 min room for 6 with a tv next tue or thu pm between 2 and 6');
    expect(wishInWords(found, vocabulary, today)).toBe(
      'Meeting room for 6 with Screen, 90 min, Tue 1 Dec or Thu 3 Dec, 14:00–18:00',
    );
  });

  it('can be taken apart: each piece knows the wish without it', () => {
    fc.assert(
      fc.property(anyWish, (wished) => {
        for (const chip of chipsOf(wished, vocabulary, today)) {
          const left = chipsOf(chip.without, vocabulary, today).map((one) => one.words);
          expect(left).not.toContain(chip.words);
        }
      }),
    );
  });
});
