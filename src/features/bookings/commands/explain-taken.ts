import type { ActingMember } from '@/kernel/acting-member';
import { freeWithin, overlaps, type TimeRange } from '@/kernel/time-range';
import { localDateOf, dayRange } from '@/kernel/zone';
import { visibleClaim } from '@/features/availability/domain/visible-claim';
import { listFreeResources, listTimeHeld } from '@/features/occupancies/occupancies.service';
import { openRangesOn } from '@/features/spaces/domain/opening-hours';
import { listStandIns, type BookableFacts } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import type { NamedResource } from '../bookings.contract';
import { bookingError } from '../bookings.errors';

const asText = (range: TimeRange) => ({ startsAt: range.startsAt.toISOString(), endsAt: range.endsAt.toISOString() });

/** Somebody has the time you wanted: says what stands in the way, when this resource is free that day, and which like one is free instead. */
export async function explainTaken(tx: OperatorTx, member: ActingMember, facts: BookableFacts, wanted: TimeRange) {
  const { timeZone } = facts.rules;
  const date = localDateOf(wanted.startsAt, timeZone);
  const held = await listTimeHeld(tx, facts.resourceId, dayRange(date, timeZone));
  const other = await findStandIn(tx, member, facts, [wanted]);
  return bookingError('booking.slot_taken', {
    resourceId: facts.resourceId,
    resourceName: facts.resourceName,
    ...asText(wanted),
    timeZone,
    clashes: held
      .filter((row) => overlaps(row, wanted))
      .map((row) => ({ ...asText(row), ...visibleClaim(member, row) })),
    free: openRangesOn(facts.rules, date)
      .flatMap((open) => freeWithin(open, held))
      .map(asText),
    other: other.forAll,
  });
}

/** One like resource for all of the ranges, and the best one for each of them, by its place in the list. */
export async function findStandIn(
  tx: OperatorTx,
  member: ActingMember,
  facts: BookableFacts,
  ranges: readonly TimeRange[],
): Promise<{ forAll: NamedResource | null; forEach: readonly (NamedResource | null)[] }> {
  const candidates = await listStandIns(tx, facts, member.role === 'visitor');
  const free = await listFreeResources(
    tx,
    candidates.map(({ id }) => id),
    ranges,
  );
  const isFree = (place: number) => (candidate: (typeof candidates)[number]) =>
    free.get(place)?.has(candidate.id) ?? false;
  const named = (candidate: (typeof candidates)[number] | undefined): NamedResource | null =>
    candidate ? { id: candidate.id, name: candidate.name } : null;
  return {
    forAll: named(candidates.find((candidate) => ranges.every((_, place) => isFree(place)(candidate)))),
    forEach: ranges.map((_, place) => named(candidates.find(isFree(place)))),
  };
}
