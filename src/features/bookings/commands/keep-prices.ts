import type { Role } from '@/kernel/acting-member';
import type { BookingId, MemberId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { getPrices, keepQuotes } from '@/features/pricing/pricing.service';
import type { BookableFacts } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';

export type ToPrice = TimeRange & {
  readonly id: BookingId;
  readonly facts: BookableFacts;
  readonly guests: number;
  readonly who: { readonly memberId: MemberId; readonly role: Role };
  readonly recurring: boolean;
};

/**
 * Keeps what bookings cost that have just got their time, as of now; that each has a price was judged before. One statement, and none where the
 * operator speaks of no prices.
 */
export async function keepPrices(tx: OperatorTx, bookings: readonly ToPrice[], now: Date): Promise<void> {
  const { answer, versionFor } = await getPrices(tx);
  await keepQuotes(
    tx,
    bookings.flatMap(({ id: bookingId, facts, guests, who: { memberId, role }, recurring, startsAt, endsAt }) => {
      const wanted = { facts, range: { startsAt, endsAt }, role, guests, recurring };
      const found = answer(wanted, now);
      const version = versionFor(wanted);
      if (found.type !== 'quote' || version === null) return [];
      const where = { bookingId, resourceId: facts.resourceId, memberId, startsAt, endsAt };
      return [{ ...where, agreed: { quote: found.quote, version } }];
    }),
  );
}
