import { isStaff, type ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { findEarning } from '@/features/memberships/memberships.service';
import { getHouse } from '@/features/spaces/spaces.service';
import { inOperator } from '@/server/db/transactions';
import { cursorOf, placeOf } from './domain/booking-views';
import type { ReleasedAnswer, ReleasedInput } from './released.contract';
import { listReleased } from './sql/released-reads';

const DAY_MS = 86_400_000;

/**
 * What one gave up of one's series, newest first, and how much of it others used. Anybody's for those who run the space.
 * @throws DomainError `auth.not_allowed`.
 */
export async function readReleased(
  member: ActingMember,
  input: ReleasedInput,
  now = new Date(),
): Promise<ReleasedAnswer> {
  const { memberId = member.memberId, days, limit, cursor } = input;
  if (memberId !== member.memberId && !isStaff(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
  const since = new Date(now.getTime() - days * DAY_MS);
  const { sums, rows, earning } = await inOperator(member, async (tx) => {
    const found = await listReleased(tx, memberId, since, { limit, after: placeOf(cursor) });
    const terms = found.rows.length > 0 ? await findEarning(tx) : null;
    const { unit, amount } = terms ?? {};
    const shownTerms = unit && amount ? { unit, amount, currency: (await getHouse(tx)).currency } : null;
    return { ...found, earning: shownTerms };
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    sums,
    earning,
    items: shown.map((row) => ({
      id: row.id,
      bookingId: row.bookingId,
      seriesId: row.seriesId,
      spaceName: row.spaceName,
      timeZone: row.timeZone,
      resourceId: row.resourceId,
      resourceName: row.resourceName,
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      how: row.how,
      releasedAt: row.releasedAt.toISOString(),
      minutes: row.minutes,
      rebookedMinutes: row.rebookedMinutes,
    })),
    nextCursor: rows.length > limit && last ? cursorOf({ startsAt: last.releasedAt, id: last.id }) : null,
  };
}
