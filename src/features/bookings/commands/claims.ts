import type { BookingId, MemberId } from '@/kernel/ids';
import type { TimeRange } from '@/kernel/time-range';
import { buffersOf, type Buffers } from '@/features/booking-rules/domain/rule-effects';
import type { RuleSubject } from '@/features/booking-rules/domain/narrowest-rule';
import {
  dropBuffers,
  listOwnNeighbours,
  type Claim,
  type DroppedBuffer,
} from '@/features/occupancies/occupancies.service';
import type { BookableFacts } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';

const MINUTE_MS = 60_000;

export type ClaimedBooking = TimeRange & { readonly id: BookingId };
/** The longest buffers of any leaf: what the booking's row remembers. */
export type BookingBuffers = { readonly beforeMinutes: number; readonly afterMinutes: number };
type Holder = RuleSubject['who'] & { readonly guest: boolean };

/** The buffers of each leaf: the booked resource, the leaf and what stands between have their say, the longest counts. */
function buffersByLeaf(
  facts: BookableFacts,
  who: RuleSubject['who'],
): { leafId: BookableFacts['leaves'][number]; buffers: Buffers }[] {
  return facts.leaves.map((leafId) => ({
    leafId,
    buffers: buffersOf(
      facts.bookingRules,
      facts.tree.filter((step) => step.leafId === leafId),
      who,
    ),
  }));
}

/** What a booking of this resource keeps free around itself. */
export function bookingBuffers(facts: BookableFacts, who: RuleSubject['who']): BookingBuffers {
  const all = buffersByLeaf(facts, who).map(({ buffers }) => buffers);
  return {
    beforeMinutes: Math.max(0, ...all.map((one) => one.beforeMinutes)),
    afterMinutes: Math.max(0, ...all.map((one) => one.afterMinutes)),
  };
}

/**
 * The time that bookings of a resource claim on each of its leaves, buffers beside it as claims of their own. Where the owner wants no buffer between
 * bookings of one member, the sides that touch another of theirs are left out here and taken away there (`dropBuffers`, at once): so whoever calls
 * must have had its turn at the leaves. `expiresAt` makes them holds.
 */
export async function claimsWithBuffers(
  tx: OperatorTx,
  facts: BookableFacts,
  holder: Holder,
  bookings: readonly ClaimedBooking[],
  {
    expiresAt = null,
    leaving = [],
  }: { readonly expiresAt?: Date | null; readonly leaving?: readonly BookingId[] } = {},
): Promise<Claim[]> {
  const leaves = buffersByLeaf(facts, holder);
  const bare = leaves.every(({ buffers }) => buffers.beforeMinutes + buffers.afterMinutes === 0);
  const wanted = bookings.flatMap((booking) => leaves.map((leaf) => ({ booking, ...leaf })));
  // A neighbour of a kind without buffers of its own still has its own side; without any rule of this kind nobody has.
  const member = leaves.some(({ buffers }) => buffers.noneBetweenOwn) && !holder.guest ? holder.memberId : null;
  const touching = member
    ? await listTouching(tx, member, wanted, leaving)
    : new Map<number, ReadonlySet<'before' | 'after'>>();
  return wanted.flatMap(({ booking, leafId, buffers }, place): Claim[] => {
    const { id: bookingId, startsAt, endsAt } = booking;
    const core: Claim = { resourceId: leafId, bookingId, startsAt, endsAt, expiresAt };
    if (bare) return [core];
    const sides = touching.get(place);
    const before = new Date(startsAt.getTime() - buffers.beforeMinutes * MINUTE_MS);
    const after = new Date(endsAt.getTime() + buffers.afterMinutes * MINUTE_MS);
    return [
      ...(before < startsAt && !sides?.has('before')
        ? [{ ...core, startsAt: before, endsAt: startsAt, buffer: true }]
        : []),
      core,
      ...(after > endsAt && !sides?.has('after') ? [{ ...core, startsAt: endsAt, endsAt: after, buffer: true }] : []),
    ];
  });
}

type Wanted = { booking: ClaimedBooking; leafId: BookableFacts['leaves'][number]; buffers: Buffers };

async function listTouching(
  tx: OperatorTx,
  memberId: MemberId,
  wanted: readonly Wanted[],
  leaving: readonly BookingId[],
) {
  const neighbours = await listOwnNeighbours(
    tx,
    memberId,
    wanted.map(({ booking, leafId, buffers }) => ({
      startsAt: booking.startsAt,
      endsAt: booking.endsAt,
      resourceId: leafId,
      beforeMinutes: buffers.beforeMinutes,
      afterMinutes: buffers.afterMinutes,
    })),
    leaving,
  );
  const sides = new Map<number, Set<'before' | 'after'>>();
  const dropped: DroppedBuffer[] = [];
  for (const { place, side, bookingId, resourceId } of neighbours) {
    if (!wanted[place]?.buffers.noneBetweenOwn) continue;
    sides.set(place, (sides.get(place) ?? new Set()).add(side));
    // What stands before us gives up what comes after it, and the other way round.
    dropped.push({ bookingId, resourceId, side: side === 'before' ? 'after' : 'before' });
  }
  await dropBuffers(tx, dropped);
  return sides;
}
