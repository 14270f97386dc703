import type { ActingMember } from '@/kernel/acting-member';
import type { SpaceId } from '@/kernel/ids';
import { changeMany, shiftSeriesZone, type ManyMove, type TouchedRow } from '@/features/bookings/bookings.service';
import { shiftEventsZone } from '@/features/events/events.service';
import { fillClosures, withdrawClosures, type Claim } from '@/features/occupancies/occupancies.service';
import { writeTimeZone } from '@/features/spaces/spaces.service';
import { shiftWaiting } from '@/features/waitlists/waitlists.service';
import type { OperatorTx } from '@/server/db/transactions';
import { shiftRange } from '@/features/recurrence/domain/shift-zone';
import type { Shifted } from '../domain/shift-zone';
import type { Judged } from '@/features/planning/domain/judge-decisions';
import type { NewChangeRow } from '../sql/change-writes';
import { listClosuresToCome, updateClosureTimes } from '../sql/closure-reads';
import { requireHad, writesOf } from './decided-moves';
import type { GatheredZone } from './gather-zone';

/** Writes another time zone: everything to come keeps its time on the wall, what would meet goes where the owner said. Answers what became of each. */
export async function enactZone(
  tx: OperatorTx,
  member: ActingMember,
  spaceId: SpaceId,
  { zones, rows, shifted, facts, waiting }: GatheredZone,
  judged: Judged,
  now: Date,
): Promise<NewChangeRow[]> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const closures = await listClosuresToCome(tx, spaceId, now);
  await withdrawClosures(
    tx,
    closures.map(({ id }) => id),
    now,
  );
  await updateClosureTimes(
    tx,
    closures.map((one) => {
      const range = shiftRange(one, zones);
      // What has begun has begun.
      return { ...one, ...range, startsAt: one.startsAt > now ? range.startsAt : one.startsAt };
    }),
  );
  await writeTimeZone(tx, spaceId, zones.to);
  const takeEventsAgain = await shiftEventsZone(tx, spaceId, zones, now);
  await shiftSeriesZone(tx, spaceId, zones, now);
  await shiftWaiting(tx, waiting, zones, now);
  const decided = writesOf(judged.moves, byId, facts);
  const moves = [...shifted.flatMap((one) => moveOf(one, byId.get(one.id)) ?? []), ...decided.moves];
  const claims = [...shifted.flatMap((one) => claimsOf(one, byId.get(one.id))), ...decided.claims];
  const cancelled = judged.cancelled.map(({ id }) => id);
  // The series were told above, all of them.
  requireHad(await changeMany(tx, { moves, claims, cancelled, series: [], by: member.memberId }, now));
  await takeEventsAgain();
  await fillClosures(tx, [...new Set(facts.places.flatMap((place) => place.leaves))]);
  const gone = new Set(cancelled);
  const goesTo = new Map(moves.map((move) => [move.id, move]));
  return rows.flatMap((row): NewChangeRow[] => {
    const { id: bookingId, personId, resourceId, startsAt, endsAt } = row;
    const to = goesTo.get(bookingId);
    const about = { bookingId, waitlistEntryId: null, personId, before: { resourceId, startsAt, endsAt } };
    if (gone.has(bookingId)) return [{ ...about, decision: 'cancelled', after: null }];
    if (!to) return [];
    const after = { resourceId: to.resourceId, startsAt: to.startsAt, endsAt: to.endsAt };
    return [{ ...about, decision: 'moved', after }];
  });
}

function moveOf({ id, range }: Shifted, row: TouchedRow | undefined): ManyMove | null {
  if (!row) return null;
  const { resourceId, bufferBeforeMinutes: beforeMinutes, bufferAfterMinutes: afterMinutes } = row;
  const later = range.startsAt.getTime() - row.startsAt.getTime();
  const releaseAt = row.releaseAt && new Date(row.releaseAt.getTime() + later);
  return { id, resourceId, ...range, beforeMinutes, afterMinutes, releaseAt };
}

const claimsOf = ({ id, rows }: Shifted, row: TouchedRow | undefined): Claim[] =>
  rows.map(({ leafId, startsAt, endsAt, buffer }) => ({
    resourceId: leafId,
    bookingId: id,
    startsAt,
    endsAt,
    buffer,
    expiresAt: row?.status === 'requested' ? row.requestExpiresAt : null,
  }));
