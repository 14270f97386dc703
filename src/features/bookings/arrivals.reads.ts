import type { ActingMember } from '@/kernel/acting-member';
import type { ResourceId, SpaceId } from '@/kernel/ids';
import { freeWithin, type TimeRange } from '@/kernel/time-range';
import { addDays, dayRange, localDateOf } from '@/kernel/zone';
import { visibleClaim } from '@/features/availability/domain/visible-claim';
import { checkInOpens } from '@/features/booking-rules/domain/check-in-rule';
import { listFreeResources, listTimeHeld } from '@/features/occupancies/occupancies.service';
import { openRangesOn } from '@/features/spaces/domain/opening-hours';
import { findOpenBookable, getOpeningRules, listStandIns } from '@/features/spaces/spaces.service';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import type { Arrival } from './arrivals.contract';
import { bookingError } from './bookings.errors';
import { subjectOfBooking } from './domain/booking-subject';
import { listCheckInRules } from './sql/check-in-rules';
import { findPlaceOfCode, listOwnBookingsAt } from './sql/arrival-reads';

const asText = ({ startsAt, endsAt }: TimeRange) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});
/** Less than that is not offered as free. */
const SHORTEST_MS = 15 * 60_000;

/**
 * What somebody finds who scans the code at a desk: their booking there, or whether it is free, until when, and what is free instead.
 * @throws DomainError `check_in.code_unknown`.
 */
export function readArrival(
  member: ActingMember,
  { spaceId, code }: { readonly spaceId: SpaceId; readonly code: string },
  now = new Date(),
): Promise<Arrival> {
  return inOperator(member, async (tx) => {
    const place = await findPlaceOfCode(tx, spaceId, code);
    if (!place) throw bookingError('check_in.code_unknown');
    const facts = await findOpenBookable(tx, spaceId, place.id);
    const rules = facts?.rules ?? (await getOpeningRules(tx, spaceId)).rules;
    const { timeZone } = rules;
    const date = localDateOf(now, timeZone);
    const today = dayRange(date, timeZone);
    const until = { startsAt: now, endsAt: today.endsAt };
    const open = [addDays(date, -1), date]
      .flatMap((day) => openRangesOn(rules, day))
      .filter((range) => range.endsAt > now);
    const held = facts ? await listTimeHeld(tx, place.id, until) : [];
    const free = open.flatMap((range) => freeWithin(range, held)).filter((range) => range.endsAt > now);
    const next = free
      .map((range) => ({ ...range, startsAt: range.startsAt > now ? range.startsAt : now }))
      .find(({ startsAt, endsAt }) => endsAt.getTime() - startsAt.getTime() >= SHORTEST_MS);
    const here = held.find((row) => row.startsAt <= now && row.endsAt > now);
    const openNow = open.some((range) => range.startsAt <= now);
    const opensAt = open.find((range) => range.startsAt > now)?.startsAt ?? null;
    const claim = here && visibleClaim(member, here);
    return {
      operatorId: member.operatorId,
      timeZone,
      resource: { id: place.id, name: place.name, kind: place.kind, retired: place.retiredAt !== null },
      mine: await findMine(tx, member, place.id, spaceId, until),
      now:
        here && claim
          ? { kind: 'taken', who: claim.who, what: claim.reason ?? claim.kind, until: here.endsAt.toISOString() }
          : facts && openNow
            ? { kind: 'free', until: (next?.startsAt.getTime() === now.getTime() ? next.endsAt : now).toISOString() }
            : { kind: 'closed', opensAt: opensAt?.toISOString() ?? null },
      nextFree: facts && next ? asText(next) : null,
      other: facts && here ? await findOther(tx, member, facts, now) : null,
    };
  });
}

async function findMine(
  tx: OperatorTx,
  member: ActingMember,
  resourceId: ResourceId,
  spaceId: SpaceId,
  until: TimeRange,
): Promise<Arrival['mine']> {
  const own = await listOwnBookingsAt(tx, { memberId: member.memberId, resourceId }, until);
  const booking = own.find((one) => one.status === 'confirmed');
  if (!booking) return null;
  const rules = (await listCheckInRules(tx, [spaceId])).get(spaceId) ?? [];
  return {
    bookingId: booking.id,
    resourceName: booking.resourceName,
    ...asText(booking),
    opensAt: checkInOpens(rules, subjectOfBooking(booking), booking, booking.timeZone).toISOString(),
    checkedInAt: booking.checkedInAt?.toISOString() ?? null,
  };
}

/** A like place that is free for the next hour. */
async function findOther(
  tx: OperatorTx,
  member: ActingMember,
  facts: NonNullable<Awaited<ReturnType<typeof findOpenBookable>>>,
  now: Date,
): Promise<Arrival['other']> {
  const hour = { startsAt: now, endsAt: new Date(now.getTime() + 3_600_000) };
  const likes = await listStandIns(tx, facts, member.role === 'visitor');
  const free = await listFreeResources(
    tx,
    likes.map((like) => like.id),
    [hour],
  );
  const other = likes.find((like) => free.get(0)?.has(like.id));
  return other ? { id: other.id, name: other.name, until: hour.endsAt.toISOString() } : null;
}
