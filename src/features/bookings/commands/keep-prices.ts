import type { Role } from '@/kernel/acting-member';
import type { BookingId, MemberId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { type CodeInHand, keptDiscounts, settleCodes } from '@/features/pricing/codes.service';
import type { Discount } from '@/features/pricing/domain/discount';
import { answersInTurn } from '@/features/pricing/domain/quote-in-turn';
import { getPrices, keepQuotes } from '@/features/pricing/pricing.service';
import type { BookableFacts } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import { listExtrasOf } from '../sql/extras-of-bookings';

export type ToPrice = TimeRange & {
  readonly id: BookingId;
  readonly facts: BookableFacts;
  readonly guests: number;
  /** `guest`: of somebody without an account. It stands under a member of staff, and what they hold pays none of it. */
  readonly who: { readonly memberId: MemberId; readonly role: Role; readonly guest?: boolean };
  readonly recurring: boolean;
};

/**
 * Keeps what bookings cost that have just got their time, as of now; that each has a price was judged before. What their members hold prepaid pays the
 * earlier ones first, and what a booking used before counts as held. A code that a booking was made with goes on with it, as long as it is its member's and where it is
 * for; `code` is one for what is booked now, for the earlier ones first too. None but the read of the list where the operator speaks of no prices.
 */
export async function keepPrices(
  tx: OperatorTx,
  bookings: readonly ToPrice[],
  now: Date,
  code: CodeInHand | null = null,
): Promise<void> {
  const { answer, versionFor, versions, holdingsOf, readFullnessFor } = await getPrices(tx);
  if (versions.length === 0 || bookings.length === 0) return;
  const holders = [...new Set(bookings.flatMap((one) => holderOf(one) ?? []))];
  const ids = bookings.map(({ id }) => id);
  const held = await holdingsOf(holders, now, ids);
  // How full it is beside them: they have their time by now.
  await readFullnessFor(bookings.map(wantedOf), ids);
  const kept = await keptDiscounts(tx, ids);
  const extras = await listExtrasOf(tx, ids);
  const discounts = new Map<BookingId, Discount | null>();
  const answers = answersInTurn(bookings, holderOf, held, (one, holdings) => {
    const discount = kept.of(one.id, { ...one.who, facts: one.facts }) ?? code?.at(one.facts) ?? null;
    discounts.set(one.id, discount);
    const found = answer({ ...wantedOf(one), discount, extras: extras.get(one.id) ?? [] }, now, holdings);
    if (found.type === 'quote') code?.took(found.quote);
    return found;
  });
  await keepQuotes(
    tx,
    bookings.flatMap((one, at) => {
      const [found, version] = [answers[at], versionFor(wantedOf(one))];
      if (found?.type !== 'quote' || version === null) return [];
      const { id: bookingId, facts, who, startsAt, endsAt } = one;
      const where = { bookingId, resourceId: facts.resourceId, memberId: who.memberId, startsAt, endsAt };
      const guest = who.guest ?? false;
      return [{ ...where, guest, discount: discounts.get(bookingId) ?? null, agreed: { quote: found.quote, version } }];
    }),
  );
  // In other hands a code is used no more.
  if (kept.any) await settleCodes(tx, { bookingIds: ids }, now);
}

const holderOf = ({ who: { memberId, guest } }: ToPrice): MemberId | null => (guest ? null : memberId);

const wantedOf = ({ facts, guests, who, recurring, startsAt, endsAt }: ToPrice) => ({
  ...{ facts, range: { startsAt, endsAt }, role: who.role, guests, recurring },
  memberId: who.guest ? null : who.memberId,
});
