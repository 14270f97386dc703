import type { Role } from '@/kernel/acting-member';
import type { BookingId, MemberId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import type { OperatorTx } from '@/server/db/transactions';
import type { WantedExtras } from './extras.contract';
import { extraNotOffered } from './extras.errors';
import { type BookedExtra, goesWith, type OfferedExtra } from './domain/extras';
import { getPrices, keepQuotes, type ToPrice } from './pricing.service';
import { listExtras } from './sql/extras';
import { findAgreed } from './sql/quote-writes';

export { insertQuoteOfBefore } from './sql/quote-writes';

type Amended = TimeRange & {
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

/** Keeps what a booking costs with other extras: its time costs what was agreed. @throws DomainError `extras.not_offered` where it has no price */
export async function amendPrice(tx: OperatorTx, booking: Amended, now: Date): Promise<void> {
  const { bookingId, facts, startsAt, endsAt, memberId, role, guest, guests, recurring, extras } = booking;
  const agreed = await findAgreed(tx, bookingId);
  if (!agreed && extras.length > 0) throw extraNotOffered({ resourceName: facts.resourceName });
  if (!agreed) return;
  const { amend, holdingsOf } = await getPrices(tx);
  const held = guest ? [] : ((await holdingsOf([memberId], now, [bookingId])).get(memberId) ?? []);
  const whose = guest ? null : memberId;
  const wanted = { facts, range: { startsAt, endsAt }, role, memberId: whose, guests, recurring, extras };
  const where = { bookingId, resourceId: facts.resourceId, memberId, startsAt, endsAt };
  await keepQuotes(tx, [{ ...where, guest, agreed: amend(agreed, wanted, now, held) }]);
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
