import type { ActingMember } from '@/kernel/acting-member';
import type { BookingId, ResourceId } from '@/kernel/ids';
import { freeWithin, overlaps, type TimeRange } from '@/kernel/time-range';
import { localDateOf } from '@/kernel/zone';
import { narrowestRule, type RuleSubject } from '@/features/booking-rules/domain/narrowest-rule';
import { buffersOf, type Buffers } from '@/features/booking-rules/domain/rule-effects';
import { visibleClaim } from '@/features/availability/domain/visible-claim';
import { listFreeResources, listTimeHeld } from '@/features/occupancies/occupancies.service';
import { dayAndNight, hoursFor, isOpenFor, openWithin, type WeeklyHours } from '@/features/spaces/domain/opening-hours';
import { listStandIns, type BookableFacts } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import type { NamedResource } from '../bookings.contract';
import { bookingError } from '../bookings.errors';
import { hoursForMember } from '../domain/hours-for-member';
import { withBuffers } from './series-ruling';

const asText = (range: TimeRange) => ({ startsAt: range.startsAt.toISOString(), endsAt: range.endsAt.toISOString() });

const asked = ({ resourceId, kind }: BookableFacts, { memberId, role }: ActingMember): RuleSubject => ({
  resource: { id: resourceId, kind },
  who: { memberId, role },
});

/**
 * Somebody has the time you wanted: says what stands in the way, when this resource is free that day, and which like one is free instead.
 * `losing`: the booking that could not be had; what it did get, until all of it is rolled back, is in nobody's way.
 */
export async function explainTaken(
  tx: OperatorTx,
  member: ActingMember,
  facts: BookableFacts,
  wanted: TimeRange,
  losing?: BookingId,
) {
  const { timeZone } = facts.rules;
  const date = localDateOf(wanted.startsAt, timeZone);
  const hours = hoursForMember(facts.rules, facts.bookingRules, asked(facts, member));
  const day = dayAndNight(hours, date);
  const shown = { startsAt: day.startsAt, endsAt: day.endsAt > wanted.endsAt ? day.endsAt : wanted.endsAt };
  const held = (await listTimeHeld(tx, facts.resourceId, shown)).filter(
    ({ bookingId }) => !losing || bookingId !== losing,
  );
  const buffers = buffersOf(facts.bookingRules, facts.tree, member);
  const needed = withBuffers(wanted, buffers);
  const inTheWay = held.filter((row) => overlaps(row, needed));
  // Nobody has the time itself: it is what must stay free around a booking that meets.
  const tooClose = inTheWay.length > 0 && inTheWay.every((row) => row.buffer || !overlaps(row, wanted));
  const other = await findStandIn(tx, member, facts, [needed]);
  return bookingError('booking.slot_taken', {
    resourceId: facts.resourceId,
    resourceName: facts.resourceName,
    ...asText(wanted),
    timeZone,
    ...(tooClose
      ? { tooClose, words: narrowestRule(facts.bookingRules, 'buffer', asked(facts, member))?.words ?? '' }
      : {}),
    clashes: inTheWay.map((row) => ({ ...asText(row), ...visibleClaim(member, row) })),
    free: openWithin(hours, day)
      // What must stay free around a booking is free for nobody's beginning or end.
      .flatMap((open) =>
        freeWithin(
          open,
          held.map((row) => clearOf(row, buffers)),
        ),
      )
      .map(asText),
    other: other.forAll,
  });
}

/** The claim with the time before and after it in which a booking with these buffers cannot end or begin. */
const clearOf = ({ startsAt, endsAt }: TimeRange, { beforeMinutes, afterMinutes }: Buffers): TimeRange =>
  withBuffers({ startsAt, endsAt }, { beforeMinutes: afterMinutes, afterMinutes: beforeMinutes });

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
  const sameHours = (candidate: (typeof candidates)[number]) =>
    JSON.stringify(candidate.hours ?? facts.spaceRules.weekly) === JSON.stringify(facts.rules.weekly);
  const hoursOf = (weekly: WeeklyHours | null, id: ResourceId) =>
    hoursForMember(hoursFor(facts.spaceRules, weekly), facts.bookingRules, asked({ ...facts, resourceId: id }, member));
  const wanted = hoursForMember(facts.rules, facts.bookingRules, asked(facts, member));
  // Shut while the wanted one is open, it is no help; shut while both are, it is no worse.
  const isOpen = (candidate: (typeof candidates)[number], range: TimeRange) =>
    sameHours(candidate) || isOpenFor(hoursOf(candidate.hours, candidate.id), range) || !isOpenFor(wanted, range);
  const isFree = (place: number) => (candidate: (typeof candidates)[number]) => {
    const range = ranges[place];
    return range !== undefined && (free.get(place)?.has(candidate.id) ?? false) && isOpen(candidate, range);
  };
  const named = (candidate: (typeof candidates)[number] | undefined): NamedResource | null =>
    candidate ? { id: candidate.id, name: candidate.name } : null;
  return {
    forAll: named(candidates.find((candidate) => ranges.every((_, place) => isFree(place)(candidate)))),
    forEach: ranges.map((_, place) => named(candidates.find(isFree(place)))),
  };
}
