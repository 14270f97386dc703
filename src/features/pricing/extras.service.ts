import type { Role } from '@/kernel/acting-member';
import type { BookingId, MemberId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';
import type { WantedExtras } from './extras.contract';
import { extraNotOffered } from './extras.errors';
import { type BookedExtra, goesWith, type OfferedExtra } from './domain/extras';
import { getPrices, keepQuotes, type ToPrice } from './pricing.service';
import { listExtras } from './sql/extras';
import type { Quote } from './domain/quote';
import { leftAfter } from './domain/quote-in-turn';
import { listAgreed } from './sql/quote-writes';

export { insertQuoteOfBefore } from './sql/quote-writes';

export type Amended = TimeRange & {
  readonly bookingId: BookingId;
  readonly facts: ToPrice['facts'];
  readonly memberId: MemberId;
  readonly role: Role;
  /** Of somebody without an account. */
  readonly guest: boolean;
  readonly guests: number;
  readonly recurring: boolean;
  readonly extras: readonly BookedExtra[];
};

/** Keeps what bookings cost with other extras: their time costs what was agreed. @throws DomainError `extras.not_offered` where one has no price */
export async function amendPrices(tx: OperatorTx, bookings: readonly Amended[], now: Date): Promise<void> {
  const amended = await reckonAmended(tx, bookings, now);
  await keepQuotes(
    tx,
    amended.map(({ booking: { bookingId, facts, startsAt, endsAt, memberId, guest }, agreed }) => ({
      ...{ bookingId, resourceId: facts.resourceId, memberId, startsAt, endsAt, guest, agreed },
    })),
  );
}

/** The same beforehand: what each would cost. */
export async function amendedPrices(
  tx: OperatorTx,
  bookings: readonly Amended[],
  now: Date,
): Promise<ReadonlyMap<BookingId, Quote>> {
  const amended = await reckonAmended(tx, bookings, now);
  return new Map(amended.map(({ booking, agreed }) => [booking.bookingId, agreed.quote]));
}

/** What their members hold prepaid pays the earlier ones first, and what they used before counts as held. Two statements at most. */
async function reckonAmended(tx: OperatorTx, bookings: readonly Amended[], now: Date) {
  if (bookings.length === 0) return [];
  const ids = bookings.map(({ bookingId }) => bookingId);
  const agreedOf = await listAgreed(tx, ids);
  const without = bookings.find(({ bookingId, extras }) => !agreedOf.has(bookingId) && extras.length > 0);
  if (without) throw extraNotOffered({ resourceName: without.facts.resourceName });
  const { amend, holdingsOf } = await getPrices(tx);
  const holders = bookings.flatMap(({ memberId, guest }) => (guest ? [] : memberId));
  const left = new Map(await holdingsOf([...new Set(holders)], now, ids));
  return bookings.flatMap((booking) => {
    const agreed = agreedOf.get(booking.bookingId);
    if (!agreed) return [];
    const { facts, startsAt, endsAt, memberId, role, guest, guests, recurring, extras } = booking;
    const wanted = { facts, range: { startsAt, endsAt }, role, guests, recurring, extras };
    const held = guest ? [] : (left.get(memberId) ?? []);
    const next = amend(agreed, { ...wanted, memberId: guest ? null : memberId }, now, held);
    if (!guest) left.set(memberId, leftAfter(held, { type: 'quote', quote: next.quote }));
    return [{ booking, agreed: next }];
  });
}

/** What can be had at a place now. One statement, and none where nothing is sold beside time. */
export async function listOffers(tx: OperatorTx, facts: ToPrice['facts']): Promise<OfferedExtra[]> {
  const { hasExtras, versions } = await getPrices(tx);
  // Where prices are not spoken of nothing is sold.
  if (!hasExtras || versions.length === 0) return [];
  return (await listExtras(tx))
    .filter((extra) => extra.onSale && goesWith(extra, facts))
    .map(({ id: extraId, name, per, price, tax }) => ({ extraId, name, per, price, tax }));
}

/**
 * What somebody wants with a booking, at the terms of now; what they have already stays at the terms at which they asked for it. @throws DomainError
 * `extras.not_offered`
 */
export async function getExtras(
  tx: OperatorTx,
  wanted: WantedExtras,
  facts: ToPrice['facts'],
  had: readonly BookedExtra[] = [],
): Promise<BookedExtra[]> {
  const isKnown = ({ extraId }: WantedExtras[number]) => had.some((one) => one.extraId === extraId);
  const offers = wanted.every(isKnown) ? [] : await listOffers(tx, facts);
  return wanted.map(({ extraId, count }) => {
    const terms = [...had, ...offers].find((one) => one.extraId === extraId);
    if (!terms) throw extraNotOffered({ resourceName: facts.resourceName });
    return { ...terms, count };
  });
}
