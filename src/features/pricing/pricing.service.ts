import type { Role } from '@/kernel/acting-member';
import type { BookingId, DeskGroupId, FloorId, MemberId, ResourceId, SpaceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { TimeRange } from '@/kernel/time-range';
import { localDateOf, type LocalDate } from '@/kernel/zone';
import type { CreditBucket } from '@/features/memberships/domain/credit-bucket';
import { listHoldings, settleUses } from '@/features/memberships/memberships.service';
import { listPlanTimes, type PlanThen } from '@/features/plans/plans.service';
import type { OpeningRules } from '@/features/spaces/domain/opening-hours';
import type { OperatorTx } from '@/server/db/transactions';
import type { Discount } from './domain/discount';
import { exemptOn } from './domain/exempt-on';
import type { BookedExtra } from './domain/extras';
import { fullnessIn } from './fullness.service';
import { payingUnder } from './domain/paying-under';
import type { PriceWish } from './domain/price-wish';
import { amended, type PriceAnswer, type Quote, quote, timeWithoutPrice } from './domain/quote';
import { versionOn } from './domain/rule-order';
import type { PriceListVersion } from './pricing.contract';
import { noPrice } from './pricing.errors';
import { insertUses } from './sql/code-uses';
import { findPriceBook } from './sql/price-list-reads';
import { insertQuotes, type KeptQuote } from './sql/quote-writes';

/** A place as the commands of bookings know it. */
type Place = {
  readonly resourceId: ResourceId;
  readonly resourceName: string;
  readonly kind: ResourceKind;
  readonly groupId: string | null;
  readonly floorId: FloorId;
  readonly spaceId: SpaceId;
  readonly rules: { readonly timeZone: string };
  /** When its space is open. */
  readonly spaceRules: OpeningRules;
};
export type ToPrice = {
  readonly facts: Place;
  readonly range: TimeRange;
  readonly role: Role;
  /** Whose plan counts; null for a guest. It must have been read before, by `holdingsOf` or `readPlansOf`. */
  readonly memberId: MemberId | null;
  readonly guests: number;
  readonly recurring: boolean;
  /** What a code takes off. */
  readonly discount?: Discount | null;
  readonly extras?: readonly BookedExtra[];
};
/** What members hold prepaid, by whose it is. */
export type Holdings = ReadonlyMap<MemberId, readonly CreditBucket[]>;

const wishOf = (
  { facts, range, role, guests, recurring, discount = null, extras = [] }: ToPrice,
  plan: PlanThen,
  taxExempt: boolean,
  fullness: number | null,
): PriceWish => ({
  ...range,
  timeZone: facts.rules.timeZone,
  place: {
    resourceId: facts.resourceId,
    kind: facts.kind,
    groupIds: facts.groupId ? [facts.groupId as DeskGroupId] : [],
    floorId: facts.floorId,
  },
  who: { role, planId: plan && !plan.paused ? plan.planId : null, teamId: null, taxExempt },
  guests,
  recurring,
  fullness,
  discount,
  extras,
});

export type Prices = {
  readonly currency: string;
  readonly versions: readonly PriceListVersion[];
  /** Whether anybody holds anything prepaid. */
  readonly prepaid: boolean;
  /** Whether there is any discount code. */
  readonly hasCodes: boolean;
  /** Whether that member pays no taxes on a local date; a guest pays them. */
  readonly isExempt: (memberId: MemberId | null, date: LocalDate) => boolean;
  /** Whether anything is sold beside time. */
  readonly hasExtras: boolean;
  readonly answer: (wanted: ToPrice, now: Date, holdings?: readonly CreditBucket[]) => PriceAnswer;
  /**
   * What members hold that may pay; what the bookings in `givingBack` use of it counts as theirs. One statement, and none where nobody holds anything.
   */
  readonly holdingsOf: (
    memberIds: readonly MemberId[],
    now: Date,
    givingBack?: readonly BookingId[],
  ) => Promise<Holdings>;
  /** Reads on which plans these are, once in a transaction: none where nobody is on any. */
  readonly readPlansOf: (memberIds: readonly MemberId[]) => Promise<void>;
  /**
   * Reads how full the space is on these days, as it is without the bookings in `leaving`, once in a transaction: one statement, and none where the list in force does
   * not ask. What was read first counts for the whole act.
   */
  readonly readFullnessFor: (
    wanted: readonly { readonly facts: Place; readonly range: TimeRange }[],
    leaving?: readonly BookingId[],
  ) => Promise<void>;
  /** What it costs; null where prices are not spoken of. @throws DomainError `pricing.no_price` */
  readonly quoteFor: (wanted: ToPrice, now: Date, holdings: readonly CreditBucket[]) => Agreed | null;
  /** What it costs with other extras or guests, where the time keeps the price, the taxes and the terms that were agreed. */
  readonly amend: (agreed: Agreed, wanted: ToPrice, now: Date, holdings: readonly CreditBucket[]) => Agreed;
  /** The same as a value: why it cannot be booked. */
  readonly refuse: (wanted: ToPrice, now: Date) => PriceRefusal | null;
  readonly versionFor: (wanted: ToPrice) => number | null;
};
type PriceRefusal = { readonly code: 'pricing.no_price'; readonly details: Readonly<Record<string, unknown>> };
export type Agreed = { readonly quote: Quote; readonly version: number };

const ofTransaction = new WeakMap<OperatorTx, Promise<Prices>>();

/** How the operator charges. One act goes by one list: it is read once in a transaction, in one statement, and not before somebody asks. */
export function getPrices(tx: OperatorTx): Promise<Prices> {
  const known = ofTransaction.get(tx) ?? readPrices(tx);
  ofTransaction.set(tx, known);
  return known;
}

/** Taxes and terms are those of the list in force when a booking begins. */
async function readPrices(tx: OperatorTx): Promise<Prices> {
  const { currency, versions, prepaid, planned, hasCodes, hasExtras, exempt } = await findPriceBook(tx);
  const isExempt: Prices['isExempt'] = (memberId, date) => exemptOn(exempt, memberId, date);
  const isFree = ({ memberId, range, facts }: ToPrice) =>
    isExempt(memberId, localDateOf(range.startsAt, facts.rules.timeZone));
  const plansOf = new Map<MemberId, Awaited<ReturnType<typeof listPlanTimes>>>();
  const readPlansOf: Prices['readPlansOf'] = async (memberIds) => {
    const unread = planned ? memberIds.filter((id) => !plansOf.has(id)) : [];
    if (unread.length === 0) return;
    const times = await listPlanTimes(tx, unread);
    for (const id of unread) plansOf.set(id, times);
  };
  const planFor = ({ memberId, range, facts }: ToPrice): PlanThen => {
    if (!planned || memberId === null) return null;
    const times = plansOf.get(memberId);
    if (!times) throw new Error('Whoever asks for a price reads on which plan its member is first.');
    return times(memberId, localDateOf(range.startsAt, facts.rules.timeZone));
  };
  const { readFullnessFor, fullnessFor } = fullnessIn(tx, versions);
  const answer = (wanted: ToPrice, now: Date, holdings: readonly CreditBucket[] = []): PriceAnswer => {
    const inForce = inForceAt(versions, wanted);
    if (!inForce) return { type: 'unpriced' };
    const { taxes, cancellation, payment, noShow, deposits } = inForce;
    const plan = planFor(wanted);
    const book = { currency, versions, taxes, cancellation, payment, noShow, deposits };
    const wish = wishOf(wanted, plan, isFree(wanted), fullnessFor(wanted));
    return quote(wish, book, payingUnder(plan, holdings), now);
  };
  const holdingsOf: Prices['holdingsOf'] = async (memberIds, now, givingBack) => {
    await readPlansOf(memberIds);
    return prepaid && memberIds.length > 0 ? listHoldings(tx, memberIds, now, givingBack) : new Map();
  };
  const quoteFor: Prices['quoteFor'] = (wanted, now, holdings) => {
    const found = answer(wanted, now, holdings);
    if (found.type === 'no_price') throw noPrice(detailsOf(found.gaps, wanted));
    const version = inForceAt(versions, wanted)?.number;
    return found.type === 'quote' && version ? { quote: found.quote, version } : null;
  };
  const amend: Prices['amend'] = ({ quote: agreed, version }, wanted, now, holdings) => {
    const terms = versions.find(({ number }) => number === version);
    if (!terms) throw new Error(`No price list ${version}`);
    const { taxes, cancellation, payment, noShow, deposits } = terms;
    const book = { currency: agreed.currency, versions, taxes, cancellation, payment, noShow, deposits };
    const plan = planFor(wanted);
    // Its time keeps its price, however full it is by now.
    const wish = wishOf(wanted, plan, wasExempt(agreed) ?? isFree(wanted), null);
    return { quote: amended(agreed, wish, book, payingUnder(plan, holdings), now), version };
  };
  const refuse = (wanted: ToPrice, now: Date): PriceRefusal | null => {
    const wish = wishOf(wanted, planFor(wanted), isFree(wanted), fullnessFor(wanted));
    const gaps = timeWithoutPrice(wish, versions, now);
    return gaps.length > 0 ? { code: 'pricing.no_price', details: detailsOf(gaps, wanted) } : null;
  };
  const versionFor = (wanted: ToPrice) => inForceAt(versions, wanted)?.number ?? null;
  const told = { currency, versions, prepaid, isExempt, hasCodes, hasExtras, versionFor };
  return { ...told, amend, answer, holdingsOf, readPlansOf, readFullnessFor, quoteFor, refuse };
}

/** Whether a quote was made without taxes that others pay; null where it has nothing that is taxed. */
function wasExempt({ taxes }: Quote): boolean | null {
  const taxed = taxes.filter(({ percent, net }) => percent > 0 && net > 0);
  return taxed.length > 0 ? taxed.every(({ tax }) => tax === 0) : null;
}

/** The list in force when it begins, or the first that counts within it. */
function inForceAt(versions: readonly PriceListVersion[], { range, facts }: ToPrice): PriceListVersion | null {
  const { timeZone } = facts.rules;
  const last = new Date(range.endsAt.getTime() - 1);
  return versionOn(versions, localDateOf(range.startsAt, timeZone)) ?? versionOn(versions, localDateOf(last, timeZone));
}

const detailsOf = (gaps: readonly TimeRange[], { facts }: ToPrice) => ({
  resourceName: facts.resourceName,
  timeZone: facts.rules.timeZone,
  gaps: gaps.map(({ startsAt, endsAt }) => ({ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() })),
});

type ToKeep = Omit<KeptQuote, 'quote' | 'version'> & {
  readonly agreed: Agreed | null;
  /** Of somebody without an account. */
  readonly guest?: boolean;
  /** The code that was typed with it. */
  readonly discount?: Discount | null;
};

/**
 * Keeps what was agreed with each booking, for where, when and whose it is; the last that is kept counts. What it uses of prepaid value is spent, what it
 * used before and does not need goes back; a code that takes something off is used.
 * @throws DomainError `credits.spent_meanwhile`, `codes.used_up`, `codes.used_by_you`
 */
export async function keepQuotes(tx: OperatorTx, all: readonly ToKeep[]): Promise<void> {
  await insertQuotes(
    tx,
    all.flatMap(({ agreed, ...booking }) => (agreed ? [{ ...booking, ...agreed }] : [])),
  );
  await insertUses(
    tx,
    all.flatMap(({ agreed, bookingId, memberId, guest = false, discount }) =>
      discount && agreed?.quote.discount?.amount ? [{ bookingId, memberId, guest, discount }] : [],
    ),
  );
  const { prepaid } = await getPrices(tx);
  if (!prepaid) return;
  await settleUses(
    tx,
    all.flatMap(({ bookingId, agreed }) => (agreed ? [{ bookingId, uses: agreed.quote.credits }] : [])),
  );
}
