import { overlaps, type TimeRange } from '@/kernel/time-range';
import { addDays, localAtMinute, localDateOf, type LocalDate, type LocalDateTime } from '@/kernel/zone';
import type { VisibleClaim } from '@/features/availability/availability.contract';
import { seriesMadeTo } from '@/features/booking-rules/domain/series-made-to';
import type { Buffers } from '@/features/booking-rules/domain/rule-effects';
import { expandRule, type Occurrence } from '@/features/recurrence/domain/expand-rule';
import { isOpenEnded, type RecurrenceRule } from '@/features/recurrence/domain/recurrence-rule';
import { holidayOn, isOpenFor, openRangesOn, type OpeningRules } from '@/features/spaces/domain/opening-hours';
import type { Refusal } from './judge-booking';

/** One plan holds at most this many dates; a longer wish is better without an end, which is then made as far as these go. */
export const MOST_DATES = 520;
const LONGEST_DAYS = 3 * 366;

export type OccurrenceState = 'fine' | 'taken' | 'closed' | 'outside_hours' | 'rule';
export type JudgedOccurrence = Occurrence & {
  readonly state: OccurrenceState;
  readonly clash: VisibleClaim | null;
  readonly holiday: string | null;
  /** The rule that it breaks, for `rule`. */
  readonly rule: Refusal | null;
};

/** What beside opening hours and claims has a say about the dates of a series. */
export type SeriesRuling = {
  readonly buffers: Buffers;
  /** Opening hours do not matter to this member here. */
  readonly anytime: boolean;
  /** The rule that one date breaks, whatever the others do. */
  readonly refuse: (range: TimeRange) => Refusal | null;
  /** The limit that each date goes over, the earlier ones counted. */
  readonly limit: (ranges: readonly TimeRange[]) => readonly (Refusal | null)[];
};
export const NO_RULING: SeriesRuling = {
  buffers: { beforeMinutes: 0, afterMinutes: 0, noneBetweenOwn: false },
  anytime: false,
  refuse: () => null,
  limit: (ranges) => ranges.map(() => null),
};

type Wish = {
  readonly localStart: LocalDateTime;
  readonly durationMinutes: number;
  readonly rule: RecurrenceRule;
  readonly timeZone: string;
  readonly exdates: readonly LocalDateTime[];
  readonly rdates: readonly LocalDateTime[];
};
export type Dates = { readonly occurrences: Occurrence[]; readonly madeUntil: LocalDate; readonly tooMany: boolean };

/** All dates of the wish: the whole of a series with an end; of one without, those as far as the owner has them made (`months`; null for a year). */
export function datesOf(wish: Wish, now: Date, months: number | null = null): Dates {
  const today = localDateOf(now, wish.timeZone);
  if (isOpenEnded(wish.rule)) return { ...asFarAs(wish, seriesMadeTo(today, months)), tooMany: false };
  const untilLocal = localAtMinute(addDays(today, LONGEST_DAYS), 1440);
  const occurrences = expandRule({ ...wish, untilLocal, limit: MOST_DATES + 1 });
  const madeUntil = occurrences.at(-1)?.localStart.slice(0, 10) ?? today;
  return { occurrences, madeUntil, tooMany: occurrences.length > MOST_DATES };
}

/**
 * The dates that a live series without an end still lacks: those after `madeUntil`, as far as the owner has them made. A nearer horizon takes nothing
 * back: the series goes on once the horizon has passed what is made.
 */
export function datesToAdd(
  wish: Wish & { readonly madeUntil: LocalDate },
  now: Date,
  months: number | null = null,
): Dates {
  const today = localDateOf(now, wish.timeZone);
  const nothing = { occurrences: [], madeUntil: wish.madeUntil, tooMany: false };
  const horizon = seriesMadeTo(today, months);
  if (horizon <= wish.madeUntil) return nothing;
  const { occurrences, madeUntil } = asFarAs(wish, horizon, localAtMinute(today, 0));
  if (madeUntil <= wish.madeUntil) return nothing;
  const made = localAtMinute(wish.madeUntil, 1440);
  return {
    occurrences: occurrences.filter(({ localStart, startsAt }) => localStart >= made && startsAt > now),
    madeUntil,
    tooMany: false,
  };
}

/** The dates of a wish without an end up to a day, or as many as one plan holds: the rest is made when these have passed. */
export function asFarAs(
  wish: Wish,
  horizon: LocalDate,
  since: LocalDateTime = wish.localStart,
): Pick<Dates, 'occurrences' | 'madeUntil'> {
  const fromLocal = since > wish.localStart ? since : wish.localStart;
  const untilLocal = localAtMinute(horizon, 1440);
  const occurrences = expandRule({ ...wish, fromLocal, untilLocal, limit: MOST_DATES + 1 });
  const over = occurrences[MOST_DATES]?.localStart.slice(0, 10);
  if (over === undefined) return { occurrences, madeUntil: horizon };
  const madeUntil = addDays(over, -1);
  return { occurrences: occurrences.filter(({ localStart }) => localStart.slice(0, 10) < over), madeUntil };
}

export type DatesOfBlocks = Dates & {
  /** Which block makes a date, by its local start: no two make the same one. */
  readonly blockOf: ReadonlyMap<LocalDateTime, number>;
  readonly blocks: readonly Dates[];
  /** A start that two blocks make. */
  readonly met: LocalDateTime | null;
};

/** All dates of several times of a week, by their start. Exceptions are the block's that makes them. */
export function datesOfBlocks(wishes: readonly Wish[], now: Date, months: number | null = null): DatesOfBlocks {
  const blocks = wishes.map((wish) => datesOf(wish, now, months));
  const blockOf = new Map<LocalDateTime, number>();
  let met: LocalDateTime | null = null;
  for (const [block, { occurrences }] of blocks.entries())
    for (const { localStart } of occurrences) {
      if (blockOf.has(localStart)) met ??= localStart;
      blockOf.set(localStart, block);
    }
  const occurrences = blocks.flatMap((one) => one.occurrences);
  if (blocks.length > 1) occurrences.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const madeUntil = blocks.reduce((last, one) => (one.madeUntil > last ? one.madeUntil : last), '');
  const tooMany = blocks.some((one) => one.tooMany) || occurrences.length > MOST_DATES;
  return { occurrences, madeUntil, tooMany, blockOf, blocks, met };
}

type Held = TimeRange & VisibleClaim & { readonly buffer?: boolean };

/** What will happen on each date: fine, taken (and by what), closed, outside opening hours, or against a rule of the owner's. */
export function judgeOccurrences(
  occurrences: readonly Occurrence[],
  rules: OpeningRules,
  held: readonly Held[],
  ruling: SeriesRuling = NO_RULING,
): JudgedOccurrence[] {
  const judged = keptApart(
    occurrences.map((occurrence) => judgeOne(occurrence, rules, held, ruling)),
    ruling.buffers,
  );
  const fine = judged.filter((row) => row.state === 'fine');
  const over = new Map(ruling.limit(fine).map((refusal, place) => [fine[place], refusal]));
  return judged.map((row) => {
    const rule = over.get(row) ?? null;
    return rule ? { ...row, state: 'rule', rule } : row;
  });
}

const OWN: VisibleClaim = { kind: 'booking', mine: true, who: null, bookingId: null, reason: null };

/** Two dates that would lie over each other, as those of a longer length than a day every day: the first has the time. */
function keptApart(judged: readonly JudgedOccurrence[], buffers: Buffers): JudgedOccurrence[] {
  const between = buffers.noneBetweenOwn ? 0 : (buffers.beforeMinutes + buffers.afterMinutes) * 60_000;
  const met = new Set<JudgedOccurrence>();
  let free = -Infinity;
  for (const one of [...judged].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    if (one.state !== 'fine') continue;
    if (one.startsAt.getTime() < free) met.add(one);
    else free = one.endsAt.getTime() + between;
  }
  return judged.map((one) => (met.has(one) ? { ...one, state: 'taken', clash: OWN } : one));
}

function judgeOne(
  occurrence: Occurrence,
  rules: OpeningRules,
  held: readonly Held[],
  ruling: SeriesRuling,
): JudgedOccurrence {
  const date: LocalDate = occurrence.localStart.slice(0, 10);
  const holiday = holidayOn(rules, date);
  const plain = { ...occurrence, clash: null, holiday, rule: null };
  if (!ruling.anytime && !isOpenFor(rules, occurrence))
    return { ...plain, state: openRangesOn(rules, date).length === 0 ? 'closed' : 'outside_hours' };
  const clash = held.find((claim) => inTheWay(claim, occurrence, ruling.buffers));
  if (clash) return { ...plain, state: clash.kind === 'closure' ? 'closed' : 'taken', clash: claimOf(clash) };
  const rule = ruling.refuse(occurrence);
  return rule ? { ...plain, state: 'rule', rule } : { ...plain, state: 'fine' };
}

/** Another's claim must stay clear of the buffers too; one's own may come as close as the owner lets it. */
function inTheWay(
  claim: Held,
  { startsAt, endsAt }: TimeRange,
  { beforeMinutes, afterMinutes, noneBetweenOwn }: Buffers,
): boolean {
  if (claim.mine && noneBetweenOwn) return !claim.buffer && overlaps(claim, { startsAt, endsAt });
  return overlaps(claim, {
    startsAt: new Date(startsAt.getTime() - beforeMinutes * 60_000),
    endsAt: new Date(endsAt.getTime() + afterMinutes * 60_000),
  });
}

const claimOf = ({ kind, mine, who, bookingId, reason }: VisibleClaim): VisibleClaim => ({
  kind,
  mine,
  who,
  bookingId,
  reason,
});
