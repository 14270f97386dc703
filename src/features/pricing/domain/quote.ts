import { exactly, type Minor, rounded, sharedOut, timesOver } from '@/kernel/money';
import { minutesOf, type TimeRange } from '@/kernel/time-range';
import { addDays, instantOf, localDateOf, localOf } from '@/kernel/zone';
import type { PriceListVersion, PriceRule } from '../pricing.contract';
import { applyRules, type Outcome, type PricedCharge } from './apply-rules';
import { type CancellationCost, cancellationTimeline, noShowCost } from './cancellation-timeline';
import { chargesOf, msOf, type RuledSegment } from './charges';
import { type Discount, takenOff } from './discount';
import { depositFor, type QuotedDeposit } from './deposit';
import { extraAmount, type QuotedExtra, quotedExtras } from './extras';
import { edgesOf, type Unmet, unmetByTime, unmetByWish } from './match-rule';
import type { PriceBook } from './price-terms';
import type { PriceWish } from './price-wish';
import { slotsOf, versionOn } from './rule-order';
import type { CreditBucket } from '@/features/memberships/domain/credit-bucket';
import { type CreditUse, spendMoney, spendTime } from './spend-credits';
import { splitTime } from './split-time';
import { categoryOf, type TaxGroup, taxesOn } from './taxes';

/** What became of a rule at a part, in whole minor units. */
export type TraceOutcome =
  Exclude<Outcome, { type: 'changed' }> | { readonly type: 'changed'; readonly from: Minor; readonly to: Minor };
export type TraceEntry = { readonly ruleId: string; readonly outcome: TraceOutcome };

export type QuoteLine = {
  readonly ranges: readonly TimeRange[];
  readonly minutes: number;
  /** Null where nothing set a price and the list says "free", or before the first list. */
  readonly ruleId: string | null;
  readonly version: number | null;
  readonly tax: string | null;
  readonly base: Minor;
  readonly adjustments: readonly { readonly ruleId: string; readonly amount: Minor }[];
  readonly amount: Minor;
  /** What prepaid time pays of it. */
  readonly covered: Minor;
  readonly trace: readonly TraceEntry[];
};

export type Quote = {
  readonly currency: string;
  readonly lines: readonly QuoteLine[];
  /** All lines before credits and taxes. */
  readonly price: Minor;
  /** What a code took off the price; nothing where that would have spared its member nothing, and so does not use it. */
  readonly discount?: Pick<Discount, 'codeId' | 'code' | 'off'> & { readonly amount: Minor };
  /** What is had beside the time; nothing prepaid but money pays for it, and no code takes anything off. */
  readonly extras?: readonly QuotedExtra[];
  readonly taxes: readonly TaxGroup[];
  readonly taxesIncluded: boolean;
  /** What has to be paid, with money credits or otherwise. */
  readonly total: Minor;
  readonly credits: readonly CreditUse[];
  readonly dueNow: Minor;
  readonly dueLater: { readonly amount: Minor; readonly at: Date } | null;
  readonly cancellation: readonly CancellationCost[];
  /** What not coming costs; nothing where it is the whole price. */
  readonly noShow?: NonNullable<ReturnType<typeof noShowCost>>;
  /** How full the space was when it was priced, in per cent; left out where the list does not ask. */
  readonly fullness?: number;
  /** What is left with the house beside all that: no price, so in none of the sums above. */
  readonly deposit?: QuotedDeposit;
};

/** The answer to "what does it cost?". `unpriced`: no list counts at that time, so prices are not spoken of at all. */
export type PriceAnswer =
  | { readonly type: 'quote'; readonly quote: Quote }
  | { readonly type: 'no_price'; readonly gaps: readonly TimeRange[] }
  | { readonly type: 'unpriced' };

/**
 * "What does it cost, and why?": the one reckoning of a price, for preview, booking, series, invoice and simulator alike. All amounts are minor units
 * of the book's currency; `now` is the moment of booking.
 */
export function quote(wish: PriceWish, book: PriceBook, holdings: readonly CreditBucket[], now: Date): PriceAnswer {
  const segments = ruledSegments(wish, book.versions, now);
  if (segments.every(({ version }) => version === null)) return { type: 'unpriced' };
  const gaps = gapsOf(segments);
  if (gaps.length > 0) return { type: 'no_price', gaps };
  const slots = slotsOf([...new Set(segments.flatMap(({ version }) => version ?? []))]);
  const charges = applyRules(chargesOf(segments, wish), slots, wish.guests);
  const plain = reckon(charges, wish, book, holdings, now, null);
  if (!wish.discount) return { type: 'quote', quote: plain };
  const less = reckon(charges, wish, book, holdings, now, wish.discount);
  const { codeId, code, off } = wish.discount;
  const unused = { ...plain, discount: { codeId, code, off, amount: 0 } };
  return { type: 'quote', quote: less.total < plain.total ? less : unused };
}

const gapsOf = (segments: readonly RuledSegment[]): TimeRange[] =>
  joined(segments.filter(({ version, base }) => version?.otherwise === 'not_bookable' && !base));

/** The time for which nothing sets a price, so that it cannot be booked: what `quote` refuses for, without the reckoning. */
export const timeWithoutPrice = (wish: PriceWish, versions: readonly PriceListVersion[], now: Date): TimeRange[] =>
  gapsOf(ruledSegments(wish, versions, now));

/** The charges of a wish as they are before anything is rounded, for whoever checks a list. */
export function pricedCharges(wish: PriceWish, versions: readonly PriceListVersion[], now: Date): PricedCharge[] {
  const segments = ruledSegments(wish, versions, now);
  const slots = slotsOf([...new Set(segments.flatMap(({ version }) => version ?? []))]);
  return applyRules(chargesOf(segments, wish), slots, wish.guests);
}

function ruledSegments(wish: PriceWish, versions: readonly PriceListVersion[], now: Date): RuledSegment[] {
  const byVersion = new Map<PriceListVersion, Map<string, Unmet | null>>();
  const ofWish = (version: PriceListVersion) => {
    const known = byVersion.get(version);
    if (known) return known;
    const unmet = new Map(version.rules.map((rule) => [rule.id as string, unmetByWish(rule.conditions, wish, now)]));
    byVersion.set(version, unmet);
    return unmet;
  };
  const edgesOn = (date: string) => versionOn(versions, date)?.rules.flatMap((rule) => edgesOf(rule.conditions)) ?? [];
  return splitTime(wish, wish.timeZone, edgesOn).map((segment) => {
    const version = versionOn(versions, segment.date);
    const unmet = new Map<string, Unmet | null>();
    let base: PriceRule | null = null;
    for (const rule of version?.rules ?? []) {
      const why = (version && ofWish(version).get(rule.id)) ?? unmetByTime(rule.conditions, segment);
      unmet.set(rule.id, why);
      if (why === null && rule.how === 'sets') base ??= rule;
    }
    return { ...segment, version, unmet, base };
  });
}

function reckon(
  charges: readonly PricedCharge[],
  wish: PriceWish,
  book: PriceBook,
  holdings: readonly CreditBucket[],
  now: Date,
  discount: Discount | null,
): Quote {
  const full = sharedOut(charges.map(({ value }) => value));
  const off = discount ? takenOff(full, discount) : null;
  const amounts = off ? full.map((amount, at) => amount - (off[at] ?? 0)) : full;
  const coverable = charges.map(({ segments, days }, at) => ({
    date: days[0] ?? localDateOf(wish.startsAt, wish.timeZone),
    minutes: msOf(segments) / 60_000,
    amount: amounts[at] ?? 0,
  }));
  const timeCredits = spendTime(coverable, holdings, wish.place, now);
  const lines = charges.map((charge, at) => {
    const covered = timeCredits.filter(({ line }) => line === at).reduce((sum, { worth }) => sum + worth, 0);
    const tax = categoryOf(book.taxes, wish.place.kind, charge.rule?.tax ?? null);
    const line = lineOf(charge, full[at] ?? 0, covered, tax);
    return discount && off ? lessByCode(line, discount.codeId, off[at] ?? 0) : line;
  });
  return finish(
    { lines, timeCredits, ...(discount && off ? { discount: codeOf(discount, off) } : {}) },
    wish,
    book,
    holdings,
    now,
  );
}

type Time = Pick<Quote, 'lines' | 'discount'> & { readonly timeCredits: readonly CreditUse[] };

/** From what the time costs to what has to be paid: extras, taxes, prepaid money, when it is due, and what giving it back costs. */
function finish(
  { lines, timeCredits, discount }: Time,
  wish: PriceWish,
  book: PriceBook,
  holdings: readonly CreditBucket[],
  now: Date,
): Quote {
  const owed = lines.map(({ tax, amount, covered }) => ({ category: tax, amount: amount - covered }));
  const about = { minutes: minutesOf(wish), guests: wish.guests };
  const extras = (wish.extras ?? []).map((one) => ({ ...one, amount: extraAmount(one, about) }));
  const sold = [...owed, ...extras.map(({ tax, amount }) => ({ category: tax, amount }))];
  const taxes = taxesOn(sold, book.taxes, wish.who.taxExempt);
  const total = taxes.reduce((sum, { gross }) => sum + gross, 0);
  const moneyCredits = spendMoney(total, localDateOf(wish.startsAt, wish.timeZone), holdings, wish.place, now);
  const noShow = noShowCost(book.noShow, total);
  const deposit = depositFor(book.deposits, wish.place);
  const due = total - moneyCredits.reduce((sum, { worth }) => sum + worth, 0);
  return {
    currency: book.currency,
    lines,
    price: lines.reduce((sum, { amount }) => sum + amount, 0),
    ...(discount ? { discount } : {}),
    ...(extras.length > 0 ? { extras: quotedExtras(extras, owed, taxes) } : {}),
    taxes: taxes.filter(({ tax, net, percent }) => tax !== 0 || net !== 0 || percent !== 0),
    taxesIncluded: book.taxes.mode === 'inclusive',
    total,
    credits: [...timeCredits, ...moneyCredits],
    ...dueWhen(due, wish, book.payment, now),
    cancellation: cancellationTimeline(book.cancellation, total, wish.startsAt, now),
    ...(noShow ? { noShow } : {}),
    ...(deposit ? { deposit } : {}),
    ...(typeof wish.fullness === 'number' ? { fullness: wish.fullness } : {}),
  };
}

/** The time at the price that was agreed for it, with other extras, or for other guests. */
export function amended(
  { lines, discount, credits }: Quote,
  wish: PriceWish,
  book: PriceBook,
  holdings: readonly CreditBucket[],
  now: Date,
): Quote {
  const timeCredits = credits.filter(({ unit }) => unit !== 'money');
  return finish({ lines, timeCredits, ...(discount ? { discount } : {}) }, wish, book, holdings, now);
}

const codeOf = ({ codeId, code, off }: Discount, taken: readonly Minor[]) => ({
  ...{ codeId, code, off },
  amount: taken.reduce((sum, amount) => sum + amount, 0),
});

/** After all rules: what a code takes off a line is an adjustment as theirs are. */
const lessByCode = (line: QuoteLine, codeId: string, off: Minor): QuoteLine => ({
  ...line,
  adjustments: off > 0 ? [...line.adjustments, { ruleId: codeId, amount: -off }] : line.adjustments,
  amount: line.amount - off,
  trace: [
    ...line.trace,
    {
      ruleId: codeId,
      outcome: off > 0 ? { type: 'changed', from: line.amount, to: line.amount - off } : { type: 'unchanged' },
    },
  ],
});

function dueWhen(due: Minor, { startsAt, timeZone }: PriceWish, payment: PriceBook['payment'], now: Date) {
  const { nowPercent, restDaysBefore } = payment;
  const local = localOf(startsAt, timeZone);
  // So many days before by the wall clock, not by elapsed hours.
  const at = instantOf(`${addDays(local, -restDaysBefore)}${local.slice(10)}`, timeZone);
  const dueNow = at <= now ? due : rounded(timesOver(exactly(due), Math.round(nowPercent * 100), 10_000));
  return { dueNow, dueLater: due > dueNow ? { amount: due - dueNow, at } : null };
}

function lineOf(charge: PricedCharge, amount: Minor, covered: Minor, tax: string | null): QuoteLine {
  const { segments, rule, trace } = charge;
  const last = trace.findLastIndex(({ outcome }) => outcome.type === 'changed');
  // What stands between is rounded to be told; the last is what the line comes to, so that base and adjustments sum to it.
  const told = trace.map(({ rule: { id }, outcome }, at): TraceEntry => {
    if (outcome.type !== 'changed') return { ruleId: id, outcome };
    const to = at === last ? amount : rounded(outcome.to);
    return { ruleId: id, outcome: { type: 'changed', from: rounded(outcome.from), to } };
  });
  return {
    ranges: joined(segments),
    minutes: msOf(segments) / 60_000,
    ruleId: rule?.id ?? null,
    version: segments[0]?.version?.number ?? null,
    tax,
    base: last < 0 ? amount : rounded(charge.base),
    adjustments: told.flatMap(({ ruleId, outcome }) =>
      outcome.type === 'changed' ? [{ ruleId, amount: outcome.to - outcome.from }] : [],
    ),
    amount,
    covered,
    trace: told,
  };
}

/** Pieces that touch, as one. */
function joined(pieces: readonly TimeRange[]): TimeRange[] {
  const whole: TimeRange[] = [];
  for (const { startsAt, endsAt } of pieces) {
    const before = whole.at(-1);
    if (before && minutesOf({ startsAt: before.endsAt, endsAt: startsAt }) === 0) {
      whole.splice(-1, 1, { startsAt: before.startsAt, endsAt });
    } else whole.push({ startsAt, endsAt });
  }
  return whole;
}
