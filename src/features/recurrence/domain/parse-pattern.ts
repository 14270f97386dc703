import { lengthOf } from '@/kernel/number-words';
import { joinedTimes, timeOfWords } from '@/kernel/time-words';
import type { LocalDate } from '@/kernel/zone';
import { dateIn, datesIn, lastDateIn } from './pattern-dates';
import { blankDraft } from './pattern-draft';
import type { PatternDraft } from './pattern-draft';
import { settledPattern } from './pattern-rule';
import type { TypedPattern } from './pattern-rule';
import { everyNth, howOftenIn, monthIn, placeIn, spanIn, timesIn, weekdaysIn, wordsOf } from './pattern-words';
import type { Weekday } from './recurrence-rule';

export type ReadPattern =
  | { readonly ok: true; readonly pattern: TypedPattern }
  /** `word` is what was not understood, null where the whole does not make sense; the sentence says it, with an example. */
  | { readonly ok: false; readonly word: string | null; readonly sentence: string };

const LONGEST_PHRASE = 8;
const EXAMPLE = '“every Tue and Thu 9-17 from 1 March, 10 times”';
const FILLERS = new Set(
  (
    ', and or the on at in of a an to for with every each please i we it me us my is are book booking repeat repeats repeating that this where there ' +
    'one when starting from beginning also plus then day only'
  ).split(' '),
);

const LEADS = new Set('until till to through ending ends'.split(' '));

type Before = 'day' | 'nth' | 'every' | 'month' | 'except' | 'left out' | null;
type Matcher = (words: string, draft: PatternDraft, before: Before) => Before | false;

/**
 * Reads a repeat as people say it: "every other tue and thu 9-17 from 1 March, 10 times", "last friday of the month", "mon 9-12, wed 13-18",
 * "daily except 24 Dec". Never guesses: what is not understood is named. Times are the wall clock's, dates count from `today`.
 */
export function parsePattern(typed: string, { today }: { readonly today: LocalDate }): ReadPattern {
  const words = wordsOf(typed);
  const draft = blankDraft();
  let before: Before = null;
  for (let at = 0; at < words.length;) {
    const matchers = before === 'except' ? [except(today)] : matchersFor(today);
    const found = longest(words, at, matchers, draft, before);
    const word = words[at] ?? '';
    if (found) {
      ({ before } = found);
      at += found.count;
    } else if (FILLERS.has(word) || ((before === 'except' || before === 'left out') && /^\d{1,2}$/.test(word))) {
      // "Except 24 and 31 Dec": the month comes later.
      if (/^\d/.test(word)) draft.skip.push(word);
      if (word === 'every' || word === 'each') before = 'every';
      at += 1;
    } else {
      // "Until" is understood, Christmas is not.
      const named = LEADS.has(word) ? words.slice(at, at + 2).join(' ') : word;
      return { ok: false, word: named, sentence: `“${named}” is not understood here. Say it like ${EXAMPLE}.` };
    }
  }
  const pattern = settledPattern(draft, today);
  return typeof pattern === 'string' ? { ok: false, word: null, sentence: pattern } : { ok: true, pattern };
}

function longest(words: string[], at: number, matchers: Matcher[], draft: PatternDraft, before: Before) {
  for (let count = Math.min(LONGEST_PHRASE, words.length - at); count >= 1; count--) {
    const phrase = words.slice(at, at + count).join(' ');
    if (count > 1 && phrase.includes(',')) continue;
    for (const matcher of matchers) {
      const now = matcher(phrase, draft, before);
      if (now !== false) return { before: now, count };
    }
  }
  return null;
}

const matchersFor = (today: LocalDate): Matcher[] => [
  except(today),
  times,
  span,
  howOften,
  everySecond,
  nth,
  weekdays,
  firstDate(today),
  lastDate(today),
  oneDate(today),
  length,
  time,
  month,
];

const EXCEPT =
  /^(?:but |and )?(?:except|excepting|excluding|without|skip|skipping|not|apart from|other than|leaving out|minus|never)(?: for| on| in)?(?: (.+))?$/;

/** "Except 24 Dec and 31 Dec", "not on Sundays". */
const except =
  (today: LocalDate): Matcher =>
  (words, draft, before) => {
    const [led, rest] = EXCEPT.exec(words) ?? [];
    if (led !== undefined && rest === undefined) return 'except';
    const isLed = rest !== undefined || before === 'except';
    const what = (rest ?? (isLed || before === 'left out' ? words : ''))
      .replace(/^(?:on |the )+/, '')
      .replace(isLed ? /^(?:from|between) (?=.+ (?:to|-|until|till|through|and) )/ : '', '');
    const days = weekdaysIn(what);
    if (days && isLed) {
      draft.skipWeekdays.push(...days);
      return 'left out';
    }
    if (what === '' || !datesIn(what, today)) return false;
    draft.skip.push(what);
    return 'left out';
  };

const times: Matcher = (words, draft) => {
  const [, often = ''] = /^(.+) (?:a|per|every|each) (?:day|week|month|year)$/.exec(words) ?? [];
  if (often !== 'once' && timesIn(often) !== null) {
    draft.isVague = true;
    return null;
  }
  const count = timesIn(words);
  if (count === null) return false;
  draft.times = count;
  return null;
};

const span: Matcher = (words, draft) => {
  const found = spanIn(words);
  if (found) draft.span = found;
  return found ? null : false;
};

const howOften: Matcher = (words, draft) => {
  if (/^of (?:the|every|each|a) year$/.test(words)) draft.ofYear = true;
  const found = howOftenIn(words);
  if (!found) return false;
  // "Every two months on the last Friday of the month" stays at two.
  if (draft.howOften?.freq !== found.freq || found.interval > 1) draft.howOften = found;
  return null;
};

/** "Every other Tuesday" leaves one out; "every second Tuesday of the month" is one of the month. */
const everySecond: Matcher = (words, draft) => {
  const [, number = '', day = '', month] =
    /^(?:every|each) (\S+) (\S+)( (?:of|in) (?:the|every|each) month)?$/.exec(words) ?? [];
  const days = weekdaysIn(day);
  if (!days) return false;
  const place = month ? placeIn(number) : null;
  if (place !== null) {
    draft.places.push(place);
    draft.howOften ??= { freq: 'monthly', interval: 1 };
    return addDays(draft, days);
  }
  const interval = everyNth(number);
  if (month || interval === null) return false;
  draft.interval = interval;
  return addDays(draft, days);
};

/** "first", "the 15th", "second-to-last day", "last weekday": of the month, or of whatever is said later. */
const nth: Matcher = (words, draft) => {
  const [, name = '', unit] = /^(?:on )?(?:the )?(.+?)( (?:day|weekday|working day))?$/.exec(words) ?? [];
  // "Monthly on 15"
  const bare =
    draft.howOften?.freq === 'monthly' && /^(?:on|the) /.test(words) ? /^\d{1,2}$/.exec(name)?.[0] : undefined;
  const place = bare ? Number(bare) : placeIn(name);
  if (place === null || place === 0 || Math.abs(place) > 31) return false;
  if (unit === undefined) draft.places.push(place);
  else if (unit === ' day') draft.monthDays.push(...draft.places.splice(0), place);
  else draft.positions.push(...draft.places.splice(0), place);
  return null;
};

const weekdays: Matcher = (words, draft, before) => {
  if (words === 'we' && before !== 'day') return false;
  const days = weekdaysIn(words.replace(/^from (?=\S+ (?:to|-|until|till|through) \S+$)/, ''));
  if (!days) return false;
  // "The first Monday and Wednesday"
  const last = draft.picks.at(-1)?.ordinal;
  if (before === 'nth' && draft.places.length === 0 && last) draft.places.push(last);
  return addDays(draft, days);
};

function addDays(draft: PatternDraft, days: readonly Weekday[]): Before {
  if (draft.places.length > 0) {
    for (const ordinal of draft.places.splice(0)) draft.picks.push(...days.map((weekday) => ({ weekday, ordinal })));
    return 'nth';
  }
  const block = draft.blocks.at(-1);
  if (block && (!block.time || draft.isTimeFirst)) block.weekdays.push(...days);
  else draft.blocks.push({ weekdays: [...days], time: null, minutes: null });
  return 'day';
}

const FROM =
  /^(?:starting|beginning|commencing|from|since|as of|as from|begins?|starts?)(?: on| from| with)?(?: the)? (.+)$/;

const firstDate =
  (today: LocalDate): Matcher =>
  (words, draft) => {
    const rest = FROM.exec(words)?.[1];
    const range = rest ? /^(.+?) (?:to|until|till|through|-) (.+)$/.exec(rest) : null;
    const from = rest ? dateIn(range?.[1] ?? rest, today) : null;
    if (!from || (range?.[2] && !lastDateIn(range[2], from))) return false;
    draft.from = from;
    if (range?.[2]) draft.until = range[2];
    return null;
  };

const UNTIL =
  /^(?:until|till|til|to|up to|through|thru|ending|ends?|finishing|last on)(?: and including)?(?: on| at| with| by)?(?: the)? (.+)$/;

const lastDate =
  (today: LocalDate): Matcher =>
  (words, draft) => {
    const rest = UNTIL.exec(words)?.[1];
    if (!rest || !lastDateIn(rest, today)) return false;
    draft.until = rest;
    return null;
  };

/** "3 March" of "every year on 3 March", "tomorrow" of "weekly, tomorrow 9-12". */
const oneDate =
  (today: LocalDate): Matcher =>
  (words, draft, before) => {
    const bare = words.replace(/^(?:on|the) /, '');
    const isDay = weekdaysIn(bare) ?? weekdaysIn(before === 'every' ? (bare.split(' ')[0] ?? '') : '');
    if (isDay || placeIn(bare) !== null || !dateIn(bare, today)) return false;
    if (before === 'every') draft.howOften ??= { freq: 'yearly', interval: 1 };
    draft.dates.push(bare);
    return 'day';
  };

const length: Matcher = (words, draft) => {
  const minutes = /^for /.test(words) ? lengthOf(words) : null;
  const block = draft.blocks.at(-1);
  if (minutes === null || !block) return false;
  block.minutes = minutes;
  return null;
};

const time: Matcher = (words, draft, before) => {
  const found = timeOfWords(words, before === 'day' || before === 'nth');
  const block = draft.blocks.at(-1);
  if (!found || !block) return false;
  const joined = joinedTimes(block.time, found);
  const isWhole = block.time && 'from' in block.time && 'to' in block.time;
  draft.isTimeFirst ||= draft.blocks[0]?.weekdays.length === 0;
  if (isWhole && block.weekdays.length > 0) draft.blocks.push({ weekdays: [], time: found, minutes: null });
  else block.time = joined;
  return null;
};

const month: Matcher = (words, draft, before) => {
  const found = monthIn(words, before === 'month');
  if (found === null) return false;
  draft.months.push(found);
  return 'month';
};
