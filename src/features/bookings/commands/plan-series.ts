import { createHash } from 'node:crypto';
import type { ActingMember } from '@/kernel/acting-member';
import type { TimeRange } from '@/kernel/time-range';
import { localDateOf } from '@/kernel/zone';
import { monthsAhead } from '@/features/booking-rules/domain/rule-effects';
import { visibleClaim } from '@/features/availability/domain/visible-claim';
import { optionView } from '@/features/planning/domain/option-view';
import { listTimeHeld } from '@/features/occupancies/occupancies.service';
import { codeAnswerOf, heedingGuesses, lookUpCode } from '@/features/pricing/codes.service';
import { getExtras, listOffers } from '@/features/pricing/extras.service';
import { getPrices } from '@/features/pricing/pricing.service';
import { getBookable, getBookableInTurn, type BookableFacts } from '@/features/spaces/spaces.service';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import type { PlannedOccurrence, SeriesPlan, SeriesWish } from '../series.contract';
import { bookingError } from '../bookings.errors';
import { costOfDates, sumOfExtras } from '../domain/cost-of-dates';
import { judgeLength, judgeMoment, type Refusal } from '../domain/judge-booking';
import {
  datesOfBlocks,
  judgeOccurrences,
  MOST_DATES,
  type DatesOfBlocks,
  type JudgedOccurrence,
  type SeriesRuling,
} from '../domain/plan-series';
import { blocksInWords, type WishedBlock } from '../domain/series-blocks';
import { mayBook } from '../bookings.access';
import { findStandIn } from './explain-taken';
import { priceOfDates } from './price-dates';
import { findSeriesOptions, type SeriesDate, type SeriesOptions } from './series-options';
import { requireSeats } from './require-seats';
import { rulingOf, withBuffers } from './series-ruling';
import { wishedBlocks } from './wished-blocks';

type WishToPlan = SeriesWish & { readonly withOptions?: boolean; readonly guestCount?: number };

/** "Every Monday and Wednesday, what would happen?" Shows each date before anything is booked; writes nothing. */
export function planSeries(member: ActingMember, wish: WishToPlan, now = new Date()): Promise<SeriesPlan> {
  const plan = () => planNow(member, wish, now);
  return heedingGuesses(member.personId, wish.code, plan, ({ code }) => code?.refused);
}

function planNow(member: ActingMember, wish: WishToPlan, now: Date): Promise<SeriesPlan> {
  return inOperator(member, async (tx) => {
    const guests = wish.guestCount ?? 0;
    const decision = await decideSeries(tx, member, wish, now, { guests });
    const { judged, facts } = decision;
    const missing = judged.filter((row) => row.state === 'taken' || (row.state === 'closed' && row.clash));
    const others = missing.length > 0 ? await findStandIn(tx, member, facts, judged) : null;
    const options = wish.withOptions ? await optionsFor(tx, member, decision, now) : null;
    const { memberId } = member;
    const { hasCodes, currency } = await getPrices(tx);
    const tried = wish.code === undefined ? null : await lookUpCode(tx, { code: wish.code, facts, memberId }, now);
    const inHand = tried?.refused === null ? tried.inHand : null;
    const wanted = await getExtras(tx, wish.extras ?? [], facts);
    const offers = await listOffers(tx, facts);
    const priceOf = await priceOfDates(tx, member, now, { code: inHand });
    const prices = judged.map((row) =>
      row.state === 'fine' ? priceOf({ facts, range: row, guests, extras: wanted }) : {},
    );
    const rows = judged.map((row, place) =>
      plannedView(row, {
        other: row.state === 'taken' || row.clash ? (others?.forEach[place] ?? null) : null,
        ...(options && viewOfOptions(options, row)),
        ...(prices[place]?.price ? { price: prices[place].price } : {}),
      }),
    );
    const refused = tried?.refused && { ...codeAnswerOf(wish.code ?? '', tried.refused, null), dates: 0 };
    const code = inHand?.answer() ?? refused;
    return {
      ...viewOf(decision, rows, others?.forAll ?? null),
      ...(code ? { code } : {}),
      ...(wanted.length > 0 ? { extras: sumOfExtras(prices.flatMap(({ extras }) => extras ?? [])) } : {}),
      ...(offers.length > 0 ? { offers: offers.map(({ tax: _, ...offer }) => offer), currency } : {}),
      ...(hasCodes ? { takesCodes: true } : {}),
    };
  });
}

/** Null where every date is fine, or none of those that are not can be had another way. */
export async function optionsFor(
  tx: OperatorTx,
  member: ActingMember,
  { judged, facts }: SeriesDecision,
  now: Date,
): Promise<SeriesOptions | null> {
  const wanting = judged.filter(({ state }) => state !== 'fine' && state !== 'rule');
  if (wanting.length === 0) return null;
  const settled = judged.filter(({ state }) => state === 'fine');
  return findSeriesOptions(tx, member, facts, { wanting, settled }, now);
}

/** What could stand in for a date, as screens and programs read it. */
export function viewOfOptions({ optionsOf, places }: SeriesOptions, row: SeriesDate) {
  const { options, proposed } = optionsOf(row);
  const names = new Map([...places].map(([id, { name }]) => [id as string, name]));
  return { options: options.map((one) => optionView(one, names)), proposed };
}

const DAY_MS = 86_400_000;

export type SeriesDecision = {
  readonly facts: BookableFacts;
  readonly blocks: readonly [WishedBlock, ...WishedBlock[]];
  readonly dates: DatesOfBlocks;
  readonly judged: readonly JudgedOccurrence[];
  readonly ruling: SeriesRuling;
  readonly planToken: string;
};

const OF_EVERY_DATE: readonly Refusal['code'][] = [
  'rule.too_short',
  'rule.too_long',
  'rule.not_whole_step',
  'rule.start_not_allowed',
];

type Deciding = {
  readonly inTurn?: boolean;
  readonly beside?: readonly TimeRange[];
  /** How many come along. */
  readonly guests?: number;
};

/**
 * The one decision behind preview and booking: every date judged against rules and time held. `inTurn` for whoever is about to book; `beside` are times
 * that limits may have to count too. @throws DomainError when no date can be.
 */
export async function decideSeries(
  tx: OperatorTx,
  member: ActingMember,
  wish: SeriesWish,
  now: Date,
  { inTurn = false, beside = [], guests = 0 }: Deciding = {},
): Promise<SeriesDecision> {
  const facts = inTurn
    ? await getBookableInTurn(tx, wish.spaceId, wish.resourceId, member.memberId)
    : await getBookable(tx, wish.spaceId, wish.resourceId);
  const allowed = mayBook(member.role, facts);
  if (!allowed.ok) throw bookingError(allowed.code);
  requireSeats(facts, guests);
  const { timeZone } = facts.rules;
  const subject = { resource: { id: facts.resourceId, kind: facts.kind }, who: member };
  const months = monthsAhead(facts.bookingRules, subject);
  const blocks = wishedBlocks(wish, timeZone);
  const dates = datesOfBlocks(blocks, now, months);
  if (dates.met) throw bookingError('series.times_meet', { localStart: dates.met });
  if (dates.tooMany) throw bookingError('series.too_many_dates', { most: MOST_DATES });
  const [first] = dates.occurrences;
  const last = dates.occurrences.at(-1);
  const firsts = dates.blocks.flatMap(({ occurrences }) => occurrences.slice(0, 1));
  if (!first || !last || firsts.length < blocks.length) {
    const furthestMs = Date.parse(dates.madeUntil) - Date.parse(localDateOf(now, timeZone));
    throw bookingError('booking.too_far_ahead', { furthestDays: furthestMs / DAY_MS });
  }
  for (const one of firsts) {
    const refusal = judgeLength(one) ?? judgeMoment(one, now);
    if (refusal) throw bookingError(refusal.code, refusal.details);
  }

  const ruling = await rulingOf(tx, facts, member, [...dates.occurrences, ...beside], now, { guests });
  // A step or a length that no date can keep is said once, not for each of them.
  for (const one of firsts) {
    const always = ruling.refuse(one);
    if (always && OF_EVERY_DATE.includes(always.code))
      throw bookingError(always.code, { ...always.details, resourceName: facts.resourceName, timeZone });
  }
  const held = await listTimeHeld(
    tx,
    facts.resourceId,
    withBuffers({ startsAt: first.startsAt, endsAt: last.endsAt }, ruling.buffers),
  );
  const judged = judgeOccurrences(
    dates.occurrences,
    facts.rules,
    held.map((row) => ({ ...row, ...visibleClaim(member, row) })),
    ruling,
  );
  return { facts, blocks, dates, judged, ruling, planToken: tokenOf(wish, judged) };
}

/** Two plans have one token exactly if they show the same dates in the same states. */
const tokenOf = (wish: SeriesWish, judged: readonly JudgedOccurrence[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        wish.spaceId,
        wish.resourceId,
        judged.map(({ startsAt, endsAt, state }) => [startsAt, endsAt, state]),
      ]),
    )
    .digest('base64url');

type Beside = Partial<Pick<PlannedOccurrence, 'other' | 'options' | 'proposed' | 'price'>>;

export const plannedView = (row: JudgedOccurrence, beside: Beside = {}): PlannedOccurrence => ({
  localStart: row.localStart,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  state: row.state,
  clash: row.clash && { kind: row.clash.kind, mine: row.clash.mine, who: row.clash.who, reason: row.clash.reason },
  rule: row.rule && { code: row.rule.code, details: { ...row.rule.details } },
  holiday: row.holiday,
  other: null,
  options: [],
  proposed: false,
  ...beside,
});

function viewOf(
  { blocks, dates, judged, planToken }: SeriesDecision,
  occurrences: readonly PlannedOccurrence[],
  otherForAll: SeriesPlan['otherForAll'],
): SeriesPlan {
  const cost = costOfDates(occurrences);
  const count = (state: JudgedOccurrence['state']) => judged.filter((row) => row.state === state).length;
  return {
    ...blocksInWords(blocks),
    madeUntil: dates.madeUntil,
    occurrences: [...occurrences],
    sums: {
      fine: count('fine'),
      taken: count('taken'),
      closed: count('closed'),
      outsideHours: count('outside_hours'),
      rule: count('rule'),
    },
    ...(cost ? { cost } : {}),
    otherForAll,
    planToken,
  };
}
