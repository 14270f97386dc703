import type { ResourceKind } from '@/kernel/resource-kind';
import type { LocalDate } from '@/kernel/zone';
import { minutesOf, timeOf } from '@/kernel/parse-time';
import { joinedTimes, timeOfWords, type NamedTime } from '@/kernel/time-words';
import { MOST_WISHED_DAYS, NO_WISH, type Wish } from '../domain/wish';
import { passOver, type ComingDays, type PassedDay } from './coming-days';
import { daysOf } from './wish-days';
import { lengthOf, peopleOf } from './wish-numbers';
import { partOf } from './wish-times';
import { plainWords, readerOf, type WishVocabulary } from './wish-vocabulary';

/** What was understood, the rest in the order in which it was typed, and the weekdays that do not mean the next one. */
export type ReadWish = {
  readonly wish: Wish;
  readonly unknown: readonly string[];
  readonly passed: readonly PassedDay[];
};

const MOST_CHARACTERS = 1000;
/** "From Mon 30 Nov 2026 to Fri 4 Dec 2026" */
const LONGEST_PHRASE = 10;
const FILLERS = new Set(
  (
    'a an the for with and or on at in of to by from please i id we us me my you need want would like look looking find search book get give show is are ' +
    'there something some any one free available open that which has have having it also each either till - from between be can could im were just'
  ).split(' '),
);

/** Words read so far; each matcher below adds what it understands. */
type Draft = {
  kinds: ResourceKind[];
  people: number | null;
  amenities: string[];
  group: string | null;
  places: string[];
  minutes: number | null;
  days: LocalDate[];
  /** Those of the days that were named by their weekday alone. */
  weekdays: LocalDate[];
  parts: Wish['parts'][number][];
  time: NamedTime | null;
  unknown: string[];
};
/** What came right before: after a day a bare hour is a time, after "next mon" a "tue" is next week's, after "desk 4" a "5" is another desk. */
type Before = { readonly kind: 'day' | 'next' | 'place' | 'kind' | 'unknown' | null; readonly words: string };
/** `plain` are the same words as names are compared. */
type Matcher = (words: string, draft: Draft, before: Before, plain: string) => Before | null;

/**
 * Reads a wish as people type it: "room for 6 with a screen, 90 min, tue or thu afternoon", "tue 9-12", "desk 4 next mon". At each word the longest
 * phrase that means something counts. It never fails: what means nothing is handed back.
 */
export function parseWish(typed: string, vocabulary: WishVocabulary, day: ComingDays): ReadWish {
  const matchers = matchersOf(vocabulary, day);
  const words = wordsOf(typed);
  const plain = words.map(plainWords);
  const draft: Draft = { ...blank(), unknown: [] };
  let before: Before = { kind: null, words: '' };
  for (let at = 0; at < words.length;) {
    const found = longest(words, plain, at, matchers, draft, before);
    if (found) {
      ({ before } = found);
      at += found.count;
      continue;
    }
    const word = words[at] ?? '';
    if (!FILLERS.has(word)) before = addUnknown(draft, before, word);
    // "A room with a jacuzzi" has no "room jacuzzi".
    else if (before.kind === 'kind' || before.kind === 'unknown') before = { kind: null, words: '' };
    at += 1;
  }
  return { ...settled(draft, day), unknown: draft.unknown };
}

const blank = () => ({
  kinds: [],
  people: null,
  amenities: [],
  group: null,
  places: [],
  minutes: null,
  days: [],
  weekdays: [],
  parts: [],
  time: null,
});

function wordsOf(typed: string): string[] {
  return typed
    .slice(0, MOST_CHARACTERS)
    .toLowerCase()
    .replace(/[–—−]/g, '-')
    .replace(/(\d),(\d)/g, '$1.$2')
    .replace(/([a-z])[/&+]([a-z])/g, '$1 or $2')
    .replace(/[’]/g, "'")
    .replace(/[\p{Cc},;!?"“”„()]+/gu, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/\.+$/, ''))
    .filter(Boolean);
}

function longest(
  words: readonly string[],
  plain: readonly string[],
  at: number,
  matchers: readonly Matcher[],
  draft: Draft,
  before: Before,
) {
  for (let count = Math.min(LONGEST_PHRASE, words.length - at); count >= 1; count--) {
    const phrase = words.slice(at, at + count).join(' ');
    const plainPhrase = plain.slice(at, at + count).join(' ');
    for (const matcher of matchers) {
      const now = matcher(phrase, draft, before, plainPhrase);
      if (now) return { before: now, count };
    }
  }
  return null;
}

/** Words that stand together are said together; "desk 44", where there is none, is said whole. */
function addUnknown(draft: Draft, before: Before, word: string): Before {
  const joined = before.kind === 'unknown' ? draft.unknown.pop() : before.kind === 'kind' ? before.words : undefined;
  draft.unknown.push(joined ? `${joined} ${word}` : word);
  return { kind: 'unknown', words: word };
}

function matchersOf(vocabulary: WishVocabulary, day: ComingDays): Matcher[] {
  const named = readerOf(vocabulary);
  const add = <T>(list: T[], value: T) => void (list.includes(value) || list.push(value));
  const place: Matcher = (words, draft, before, plain) => {
    const again =
      before.kind === 'place' && /^\d+$/.test(words) ? `${before.words.replace(/\S+$/, '')}${words}` : plain;
    const id = named.place(plain) ?? named.place(again);
    if (!id) return null;
    add(draft.places, id);
    return { kind: 'place', words: again };
  };
  const group: Matcher = (words, draft, _before, plain) => {
    const name = named.group(plain);
    if (!name) return null;
    draft.group = name;
    return { kind: null, words };
  };
  const length: Matcher = (words, draft) => {
    const minutes = lengthOf(words);
    if (minutes === null) return null;
    draft.minutes = minutes;
    return { kind: null, words };
  };
  const people: Matcher = (words, draft) => {
    const count = peopleOf(words);
    if (count === null) return null;
    draft.people = count;
    return { kind: null, words };
  };
  const days: Matcher = (words, draft, before) => {
    const found = daysOf(words, day, before.kind === 'next');
    if (!found || found.days.some((date) => date < day.today)) return null;
    for (const date of found.days) {
      add(draft.days, date);
      if (found.weekday) add(draft.weekdays, date);
    }
    return { kind: found.next ? 'next' : 'day', words };
  };
  const part: Matcher = (words, draft) => {
    const found = partOf(words);
    if (!found) return null;
    add(draft.parts, found.part);
    if (found.today) add(draft.days, day.today);
    return { kind: 'day', words };
  };
  const time: Matcher = (words, draft, before) => {
    const found = timeOfWords(words, before.kind === 'day' || before.kind === 'next');
    if (!found) return null;
    draft.time = joinedTimes(draft.time, found);
    return { kind: null, words };
  };
  const kind: Matcher = (words, draft, _before, plain) => {
    const found = named.kind(plain);
    if (!found) return null;
    add(draft.kinds, found);
    return { kind: 'kind', words };
  };
  const amenity: Matcher = (words, draft, _before, plain) => {
    const name = named.amenity(plain);
    if (!name) return null;
    add(draft.amenities, name);
    return { kind: null, words };
  };
  // To want something absent is understood as that, not as its opposite: it stays with what is said back.
  const without: Matcher = (words, draft) => {
    const what = /^(?:without|no|not) (?:an? |the )?(.+)$/.exec(words)?.[1];
    if (!what) return null;
    const plain = plainWords(what);
    if (!(named.amenity(plain) || named.kind(plain) || daysOf(what, day, false))) return null;
    draft.unknown.push(words);
    return { kind: null, words };
  };
  return [place, group, without, length, people, days, time, part, kind, amenity];
}

function settled({ time, unknown: _, weekdays, ...draft }: Draft, day: ComingDays) {
  const wish = withTime(time, draft);
  const start = time && 'at' in time && wish.to === null ? wish.from : null;
  // "Thu at 9" is over once it is past nine.
  const asked = start === null ? wish : { ...wish, to: start, minutes: 0 };
  const passed = weekdays.flatMap((date) => passOver(date, asked, day) ?? []);
  const meant = draft.days.map((date) => passed.find((one) => one.date === date)?.instead ?? date);
  const days = [...new Set(meant)].filter((date) => date >= day.today).sort();
  return { wish: { ...wish, days: days.slice(0, MOST_WISHED_DAYS) }, passed };
}

function withTime(time: NamedTime | null, draft: Omit<Draft, 'time' | 'unknown' | 'weekdays'>): Wish {
  const range = rangeOf(time, draft.minutes, draft.parts);
  return {
    ...NO_WISH,
    ...draft,
    // A range says it more exactly than "afternoon".
    parts: range.from === null && range.to === null ? draft.parts : [],
    ...range,
    // "9-11 for 2 hours" says the same twice.
    minutes:
      range.from && range.to && minutesOf(range.to) - minutesOf(range.from) === draft.minutes ? null : draft.minutes,
  };
}

function rangeOf(time: NamedTime | null, minutes: number | null, parts: readonly string[]) {
  if (!time) return { from: null, to: null };
  const inEvening = parts.length > 0 && parts.every((part) => part === 'afternoon' || part === 'evening');
  // "Tomorrow evening at 7"
  const shift = (at: string | null): string | null =>
    at !== null && inEvening && minutesOf(at) < 720 ? timeOf(minutesOf(at) + 720) : at;
  if ('at' in time) {
    const from = shift(time.at) ?? time.at;
    const end = minutesOf(from) + (minutes ?? 0);
    return { from, to: minutes !== null && end <= 1440 ? timeOf(end) : null };
  }
  const from = shift('from' in time ? time.from : null);
  const to = shift('to' in time ? time.to : null);
  return from !== null && to !== null && from >= to ? { from, to: null } : { from, to };
}
