import type { Role } from '@/kernel/acting-member';
import type { DeskGroupId, FloorId, ResourceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { TimeRange } from '@/kernel/time-range';
import { localDateOf } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import type { PriceWish } from './domain/price-wish';
import { type PriceAnswer, type Quote, quote, timeWithoutPrice } from './domain/quote';
import { versionOn } from './domain/rule-order';
import type { PriceListVersion } from './pricing.contract';
import { noPrice } from './pricing.errors';
import { findPriceBook } from './sql/price-list-reads';
import { insertQuotes, type KeptQuote } from './sql/quote-writes';

/** A place as the commands of bookings know it. */
type Place = {
  readonly resourceId: ResourceId;
  readonly resourceName: string;
  readonly kind: ResourceKind;
  readonly groupId: string | null;
  readonly floorId: FloorId;
  readonly rules: { readonly timeZone: string };
};
export type ToPrice = {
  readonly facts: Place;
  readonly range: TimeRange;
  readonly role: Role;
  readonly guests: number;
  readonly recurring: boolean;
};

const wishOf = ({ facts, range, role, guests, recurring }: ToPrice): PriceWish => ({
  ...range,
  timeZone: facts.rules.timeZone,
  place: {
    resourceId: facts.resourceId,
    kind: facts.kind,
    groupIds: facts.groupId ? [facts.groupId as DeskGroupId] : [],
    floorId: facts.floorId,
  },
  who: { role, planId: null, teamId: null, taxExempt: false },
  guests,
  recurring,
  fullness: null,
});

export type Prices = {
  readonly versions: readonly PriceListVersion[];
  readonly answer: (wanted: ToPrice, now: Date) => PriceAnswer;
  /** What it costs; null where prices are not spoken of. @throws DomainError `pricing.no_price` */
  readonly quoteFor: (wanted: ToPrice, now: Date) => Agreed | null;
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
  const { currency, versions } = await findPriceBook(tx);
  const answer = (wanted: ToPrice, now: Date): PriceAnswer => {
    const inForce = inForceAt(versions, wanted);
    if (!inForce) return { type: 'unpriced' };
    const { taxes, cancellation, payment } = inForce;
    return quote(wishOf(wanted), { currency, versions, taxes, cancellation, payment }, [], now);
  };
  const quoteFor = (wanted: ToPrice, now: Date): Agreed | null => {
    const found = answer(wanted, now);
    if (found.type === 'no_price') throw noPrice(detailsOf(found.gaps, wanted));
    const version = inForceAt(versions, wanted)?.number;
    return found.type === 'quote' && version ? { quote: found.quote, version } : null;
  };
  const refuse = (wanted: ToPrice, now: Date): PriceRefusal | null => {
    const gaps = timeWithoutPrice(wishOf(wanted), versions, now);
    return gaps.length > 0 ? { code: 'pricing.no_price', details: detailsOf(gaps, wanted) } : null;
  };
  return { versions, answer, quoteFor, refuse, versionFor: (wanted) => inForceAt(versions, wanted)?.number ?? null };
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

type ToKeep = Omit<KeptQuote, 'quote' | 'version'> & { readonly agreed: Agreed | null };

/** Keeps what was agreed with each booking, for where, when and whose it is; the last that is kept counts. */
export const keepQuotes = (tx: OperatorTx, all: readonly ToKeep[]): Promise<void> =>
  insertQuotes(
    tx,
    all.flatMap(({ agreed, ...booking }) => (agreed ? [{ ...booking, ...agreed }] : [])),
  );
