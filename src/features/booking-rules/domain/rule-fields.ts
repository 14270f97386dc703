import type { RuleSettings, RuleTopic } from '../booking-rules.contract';
import { lengthTyped, parseLength } from './parse-length';
import { clockOf } from './rule-words';
import { hasWholeStep } from './whole-step';

/** What stands in the fields of each topic, as it was typed. */
export type TopicFields = {
  readonly length: Fields<'shortest' | 'longest' | 'step' | 'noon' | 'starts'>;
  readonly notice: Fields<'before' | 'ahead'>;
  readonly series: Fields<'ahead'>;
  readonly buffer: Fields<'before' | 'after' | 'own'>;
  readonly access: Fields<'anytime'>;
  readonly limit: Fields<'atOnce' | 'day' | 'week' | 'month'>;
  readonly approval: Fields<'needed' | 'answer'>;
  readonly check_in: Fields<'how' | 'opens' | 'opensBefore' | 'release'>;
  readonly waitlist: Fields<'on' | 'offer'>;
};
type Fields<K extends string> = { readonly [N in K]: string };
export type FieldErrors = Readonly<Record<string, string>>;
type Typed = { readonly [T in RuleTopic]: { readonly topic: T; readonly fields: TopicFields[T] } }[RuleTopic];
type Read<S> = { readonly ok: true; readonly settings: S } | { readonly ok: false; readonly errors: FieldErrors };

const DAY = 1440;
const MOST_MINUTES = 31 * DAY;
const typedOr = (minutes: number | null, empty = ''): string => (minutes === null ? empty : lengthTyped(minutes));
const figure = (value: number | null): string => (value === null ? '' : String(value));
const yesNo = (value: boolean): string => (value ? 'yes' : 'no');

const WRITERS: { readonly [T in RuleTopic]: (settings: RuleSettings<T>) => TopicFields[T] } = {
  length: ({ minMinutes, maxMinutes, step, starts }) => ({
    shortest: typedOr(minMinutes),
    longest: typedOr(maxMinutes),
    step: step.unit === 'minutes' ? String(step.every) : step.unit,
    noon: clockOf(step.unit === 'half_day' ? step.noonMinute : 13 * 60),
    starts: starts.map(clockOf).join(', '),
  }),
  notice: ({ minMinutes, maxDays }) => ({ before: typedOr(minMinutes), ahead: figure(maxDays) }),
  series: ({ aheadMonths }) => ({ ahead: figure(aheadMonths) }),
  buffer: ({ beforeMinutes, afterMinutes, noneBetweenOwn }) => ({
    before: typedOr(beforeMinutes),
    after: typedOr(afterMinutes),
    own: yesNo(noneBetweenOwn),
  }),
  access: ({ anytime }) => ({ anytime: yesNo(anytime) }),
  limit: ({ atOnce, hoursPerDay, hoursPerWeek, hoursPerMonth }) => ({
    atOnce: figure(atOnce),
    day: figure(hoursPerDay),
    week: figure(hoursPerWeek),
    month: figure(hoursPerMonth),
  }),
  approval: ({ needed, answerMinutes }) => ({ needed: yesNo(needed), answer: lengthTyped(answerMinutes) }),
  check_in: ({ asked, opens, releaseAfterMinutes, automatic }) => ({
    how: !asked ? 'no' : automatic ? 'automatic' : 'yes',
    opens: opens === 'day_start' ? 'day_start' : 'before',
    opensBefore: lengthTyped(opens === 'day_start' ? 15 : opens),
    release: typedOr(releaseAfterMinutes),
  }),
  waitlist: ({ on, offerMinutes }) => ({ on: yesNo(on), offer: lengthTyped(offerMinutes) }),
};

/** The settings of a rule as its fields show them. */
export const fieldsOf = <T extends RuleTopic>(topic: T, settings: RuleSettings<T>): TopicFields[T] =>
  (WRITERS[topic] as (settings: RuleSettings<T>) => TopicFields[T])(settings);

/** Collects what is wrong while the fields of one form are read. */
function reader() {
  const errors: Record<string, string> = {};
  const within = (name: string, minutes: number | null, [least, most]: readonly [number, number]): number | null => {
    if (minutes === null) errors[name] = 'Type a length, like “30 min” or “2 h”';
    else if (minutes < least) errors[name] = `At least ${lengthTyped(least)}`;
    else if (minutes > most) errors[name] = `At most ${lengthTyped(most)}`;
    else return minutes;
    return null;
  };
  return {
    errors,
    /** A length in minutes; an empty field is `empty`. */
    length: <E extends number | null>(
      name: string,
      typed: string,
      bounds: readonly [number, number],
      empty: E,
    ): number | E => (typed.trim() === '' ? empty : (within(name, parseLength(typed), bounds) ?? empty)),
    /** A length that has to stand there. */
    needed: (name: string, typed: string, bounds: readonly [number, number]): number =>
      within(name, parseLength(typed), bounds) ?? bounds[0],
    /** A number with steps; an empty field is none. */
    number: (name: string, typed: string, most: number, step: number): number | null => {
      const text = typed
        .trim()
        .replace(/\s*(?:h|hours?|days?|months?)$/i, '')
        .replace(',', '.');
      if (text === '') return null;
      const value = Number(text);
      if (!/^\d+(?:\.\d+)?$/.test(text) || value % step !== 0)
        errors[name] = step === 1 ? 'Type a whole number' : 'Type a number of hours, in quarters: “7.5”';
      else if (value > most) errors[name] = `At most ${most}`;
      return value;
    },
    done: <S>(settings: S): Read<S> =>
      Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, settings },
  };
}

const CLOCK = /^([01]?\d|2[0-3])(?:[:.h]?([0-5]\d))?$/;
/** Wall-clock starts: "9, 13:30 17". Null where one of them is no time. */
export function parseStarts(typed: string): number[] | null {
  const words = typed.split(/[\s,;]+/).filter(Boolean);
  const minutes = words.map((word) => {
    const [, hour, minute = '0'] = CLOCK.exec(word) ?? [];
    return hour === undefined ? null : Number(hour) * 60 + Number(minute);
  });
  return minutes.includes(null) ? null : [...new Set(minutes as number[])].sort((a, b) => a - b);
}

function readLength({ shortest, longest, step, noon, starts }: TopicFields['length']): Read<RuleSettings<'length'>> {
  const read = reader();
  const minMinutes = read.length('shortest', shortest, [5, MOST_MINUTES], null);
  const maxMinutes = read.length('longest', longest, [5, MOST_MINUTES], null);
  const onGrid = step !== 'half_day' && step !== 'day';
  const begins = onGrid ? parseStarts(starts) : [];
  if (begins === null) read.errors.starts = 'Type times, like “9, 13:30, 17”';
  const noonMinute = parseStarts(noon)?.[0];
  if (step === 'half_day' && noonMinute === undefined) read.errors.noon = 'Type a time, like “13:00”';
  const wrong = Object.keys(read.errors).length > 0;
  if (!wrong && minMinutes !== null && maxMinutes !== null && minMinutes > maxMinutes)
    read.errors.longest = 'This is shorter than the shortest';
  else if (!wrong && onGrid && !hasWholeStep(minMinutes, maxMinutes, Number(step)))
    read.errors.longest = 'No whole step lies between shortest and longest';
  return read.done({
    minMinutes,
    maxMinutes,
    step:
      step === 'day'
        ? { unit: 'day' }
        : step === 'half_day'
          ? { unit: 'half_day', noonMinute: noonMinute ?? 0 }
          : { unit: 'minutes', every: Number(step) as 5 },
    starts: begins ?? [],
  });
}

function readOther(typed: Exclude<Typed, { topic: 'length' }>): Read<RuleSettings<Exclude<RuleTopic, 'length'>>> {
  const read = reader();
  switch (typed.topic) {
    case 'notice': {
      const minMinutes = read.length('before', typed.fields.before, [0, 60 * DAY], null);
      return read.done({ minMinutes, maxDays: read.number('ahead', typed.fields.ahead, 730, 1) });
    }
    case 'series': {
      const aheadMonths = read.number('ahead', typed.fields.ahead, 24, 1);
      if (aheadMonths === null || aheadMonths < 1) read.errors.ahead ??= 'Type a number of months, from 1 to 24';
      return read.done({ aheadMonths: aheadMonths ?? 12 });
    }
    case 'buffer': {
      const { before, after, own } = typed.fields;
      return read.done({
        beforeMinutes: read.length('before', before, [0, 720], 0),
        afterMinutes: read.length('after', after, [0, 720], 0),
        noneBetweenOwn: own === 'yes',
      });
    }
    case 'access':
      return read.done({ anytime: typed.fields.anytime === 'yes' });
    case 'limit': {
      const { atOnce, day, week, month } = typed.fields;
      return read.done({
        atOnce: read.number('atOnce', atOnce, 1000, 1),
        hoursPerDay: read.number('day', day, 24, 0.25),
        hoursPerWeek: read.number('week', week, 168, 0.25),
        hoursPerMonth: read.number('month', month, 744, 0.25),
      });
    }
    case 'approval': {
      const needed = typed.fields.needed === 'yes';
      return read.done({
        needed,
        answerMinutes: needed ? read.needed('answer', typed.fields.answer, [5, 30 * DAY]) : DAY,
      });
    }
    case 'check_in': {
      const { how, opens, opensBefore, release } = typed.fields;
      const asked = how === 'yes';
      return read.done({
        asked: how !== 'no',
        automatic: how === 'automatic',
        opens:
          !asked || opens === 'day_start' ? ('day_start' as const) : read.needed('opensBefore', opensBefore, [0, DAY]),
        releaseAfterMinutes: asked ? read.length('release', release, [5, DAY], null) : null,
      });
    }
    case 'waitlist': {
      const on = typed.fields.on === 'yes';
      return read.done({ on, offerMinutes: on ? read.needed('offer', typed.fields.offer, [5, DAY]) : 30 });
    }
  }
}

/** What the fields of a topic say, or what is wrong with them, by field. */
export const readFields = (typed: Typed): Read<RuleSettings<RuleTopic>> =>
  typed.topic === 'length' ? readLength(typed.fields) : readOther(typed);
