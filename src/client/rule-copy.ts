import type { BookingRuleErrorCode, RuleRefusalCode } from '@/features/booking-rules/booking-rules.errors';
import { hoursInWords, lengthInWords } from '@/features/booking-rules/domain/length-words';
import { KINDS_IN_WORDS } from '@/features/booking-rules/domain/scope-words';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { ErrorCopy } from './error-copy';

type Details = Readonly<Record<string, unknown>>;
type Words = ErrorCopy | ((details: Details) => ErrorCopy);

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const numberIn = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const length = (value: unknown): string => lengthInWords(numberIn(value) ?? 0);
const timeOfDay = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const MOST_STARTS = 4;
function startsInWords({ starts, every }: Details): string {
  const list = Array.isArray(starts) ? starts.filter((one) => typeof one === 'number') : [];
  if (list.length === 0) return `It starts on a step of ${length(every)}`;
  const named = list.slice(0, MOST_STARTS).map(timeOfDay);
  const last = list.length > MOST_STARTS ? 'some other times' : named.pop();
  return named.length > 0 ? `It starts at ${named.join(', ')} or ${last}` : `It starts at ${last}`;
}

/** The figures of a rule, in a sentence without its end: what stands there where the owner has written nothing. */
const STANDARD: Record<RuleRefusalCode, (details: Details) => string> = {
  'rule.too_short': ({ minMinutes }) => `At least ${length(minMinutes)} at a time`,
  'rule.too_long': ({ maxMinutes }) => `At most ${length(maxMinutes)} at a time`,
  'rule.not_whole_step': ({ every }) => `It is booked in steps of ${length(every)}`,
  'rule.start_not_allowed': startsInWords,
  'rule.not_half_day': () => 'It is booked by the half day',
  'rule.not_whole_day': () => 'It is booked by the whole day',
  'rule.too_soon': ({ minMinutes }) => `Book at least ${length(minMinutes)} before it begins`,
  'rule.too_far_ahead': ({ maxDays }) =>
    maxDays === 0 ? 'Book it on the day itself' : `Book at most ${length(1440 * (numberIn(maxDays) ?? 0))} ahead`,
  'rule.too_many_at_once': ({ most, kind }) =>
    `At most ${numberIn(most) ?? 0} ${most === 1 ? 'booking' : 'bookings'} at once${ofKind(kind)}`,
  'rule.hours_used_up': ({ mostHours, period, kind }) =>
    `At most ${hoursInWords(numberIn(mostHours) ?? 0)} a ${isText(period) ? period : 'week'}${ofKind(kind)}`,
};
const ofKind = (kind: unknown): string =>
  isText(kind) && kind in KINDS_IN_WORDS ? ` of ${KINDS_IN_WORDS[kind as ResourceKind]}` : '';

/** "Tue 24 Nov, 09:00–17:00" on the wall of the space. */
function timeInWords(nearest: unknown, timeZone: unknown): string | null {
  const { startsAt, endsAt } = (nearest ?? {}) as { startsAt?: unknown; endsAt?: unknown };
  if (!isText(startsAt) || !isText(endsAt) || !isText(timeZone)) return null;
  const [first, end] = [new Date(startsAt), new Date(endsAt)];
  const day = (at: Date) => part(at, timeZone, { weekday: 'short', day: 'numeric', month: 'short' });
  const clock = (at: Date) => part(at, timeZone, { hour: '2-digit', minute: '2-digit' });
  const until = day(new Date(end.getTime() - 1)) === day(first);
  const midnight = clock(end) === '00:00';
  return until
    ? `${day(first)}, ${clock(first)}–${midnight ? '24:00' : clock(end)}`
    : `${day(first)} ${clock(first)} to ${day(end)} ${clock(end)}`;
}
const part = (at: Date, timeZone: string, wish: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { ...wish, timeZone }).format(at);

/** What can be done, where no time that works is known. */
const WAY_OUT: Record<RuleRefusalCode, string> = {
  'rule.too_short': 'Pick a later end.',
  'rule.too_long': 'Pick an earlier end.',
  'rule.not_whole_step': 'Pick another end.',
  'rule.start_not_allowed': 'Pick another start.',
  'rule.not_half_day': 'Pick the morning, the afternoon or both.',
  'rule.not_whole_day': 'Pick it from opening to closing.',
  'rule.too_soon': 'Pick a later time.',
  'rule.too_far_ahead': 'Pick an earlier date.',
  'rule.too_many_at_once': 'Give one back, or wait until one is over.',
  'rule.hours_used_up': 'Give some time back, or pick another day.',
};

function leftInWords({ leftMinutes, period }: Details): string | null {
  const left = numberIn(leftMinutes);
  if (left === null || !isText(period)) return null;
  const then = period === 'day' ? 'that day' : `that ${period}`;
  return left > 0 ? `You have ${lengthInWords(left)} left ${then}.` : `You have none left ${then}.`;
}

/** A refusal by a rule of the owner's: their own words first, where they wrote some, then what would work. */
function ruleCopy(code: RuleRefusalCode, details: Details): ErrorCopy {
  const standard = STANDARD[code](details);
  const own = isText(details.words) ? details.words : null;
  const near = timeInWords(details.nearest, details.timeZone);
  const hint = [
    own ? `${standard}.` : null,
    code === 'rule.hours_used_up' ? leftInWords(details) : null,
    near ? `${near} works.` : WAY_OUT[code],
  ];
  return { title: own ?? standard, hint: hint.filter(Boolean).join(' ') };
}

const refusals = Object.fromEntries(
  Object.keys(STANDARD).map((code) => [code, (details: Details) => ruleCopy(code as RuleRefusalCode, details)]),
) as Record<RuleRefusalCode, Words>;

/** Words for the refusals by rules, and for setting them; `error-copy.ts` takes them in. */
export const RULE_WORDS: Record<BookingRuleErrorCode, Words> = {
  ...refusals,
  'rule.not_found': { title: 'This rule is gone', hint: 'Somebody removed it a moment ago.' },
  'rule.already_there': {
    title: 'There is a rule for this place and these people already',
    hint: 'Change that one, or choose another place.',
  },
  'rule.scope_gone': ({ what }) => ({
    title:
      what === 'member'
        ? 'This person is not here any more'
        : what === 'plan'
          ? 'There is no such plan any more'
          : 'This place is gone',
    hint: 'Choose again.',
  }),
  'rule.too_many': { title: 'There are too many rules', hint: 'Remove some, or make one that is wider.' },
};
