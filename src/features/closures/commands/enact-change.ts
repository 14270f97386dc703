import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ClosureId, type SpaceId } from '@/kernel/ids';
import { changeMany, type TouchedRow } from '@/features/bookings/bookings.service';
import { takeForClosure, withdrawClosures } from '@/features/occupancies/occupancies.service';
import { settleEntries } from '@/features/waitlists/waitlists.service';
import type { OperatorTx } from '@/server/db/transactions';
import { closureError } from '../closures.errors';
import type { ClosureWish } from './change-scope';
import type { Judged } from '../domain/judge-decisions';
import type { TouchedEntry } from '../domain/touched-waiting';
import { insertClosure, type NewChangeRow } from '../sql/change-writes';
import { requireHad, writesOf } from './decided-moves';
import type { Gathered } from './gather-change';

/** Writes what was decided about each booking, and settles with those who wait. Whatever shuts stands already, so that freed time goes to it. */
export async function writeDecisions(
  tx: OperatorTx,
  member: ActingMember,
  { facts, rows, waiting }: Gathered,
  judged: Judged,
  now: Date,
): Promise<void> {
  const { moves, claims } = writesOf(judged.moves, new Map(rows.map((row) => [row.id, row])), facts);
  const changed = [...judged.moves.map(({ booking }) => booking), ...judged.cancelled];
  const series = [...new Set(changed.flatMap(({ seriesId }) => seriesId ?? []))];
  const cancelled = judged.cancelled.map(({ id }) => id);
  if (changed.length > 0)
    requireHad(await changeMany(tx, { moves, claims, cancelled, series, by: member.memberId }, now));
  const idsOf = (some: readonly TouchedEntry[]) => some.map(({ entry }) => entry.id);
  const over = idsOf(waiting.filter(({ decision }) => decision === 'over'));
  const backInLine = idsOf(waiting.filter(({ decision, offerGone }) => decision === 'kept' && offerGone));
  await settleEntries(tx, { over, backInLine }, now);
}

/** Shuts it: the wish stands first, so that it has whatever is given up, then takes what was free. What is kept it has once that frees up. */
export async function enactClosure(
  tx: OperatorTx,
  member: ActingMember,
  spaceId: SpaceId,
  wish: ClosureWish,
  gathered: Gathered,
  judged: Judged,
  now: Date,
): Promise<ClosureId> {
  const { scope } = gathered;
  if (!scope.shut?.endsAt) throw closureError('space_change.ends_before_start');
  const range = { startsAt: scope.shut.startsAt, endsAt: scope.shut.endsAt };
  const id = newId<'closure'>();
  const { resourceId, resourceKind: kind, reason } = wish;
  await insertClosure(tx, { id, spaceId, resourceId, kind, ...range, reason, createdBy: member.memberId });
  await writeDecisions(tx, member, gathered, judged, now);
  // What was given up came to it piece by piece; taken anew it stands in whole stretches.
  await withdrawClosures(tx, [id], range.startsAt);
  await takeForClosure(tx, id, scope.leaves, range);
  return id;
}

/** What became of each row, as it is kept and told. */
export function changeRowsOf({ rows, waiting }: Gathered, judged: Judged): NewChangeRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const row = (id: TouchedRow['id'], rest: Pick<NewChangeRow, 'decision' | 'after'>): NewChangeRow[] => {
    const found = byId.get(id);
    if (!found) return [];
    const { resourceId, startsAt, endsAt, personId } = found;
    return [{ bookingId: id, waitlistEntryId: null, personId, before: { resourceId, startsAt, endsAt }, ...rest }];
  };
  return [
    ...judged.moves.flatMap(({ booking, place, range }) =>
      row(booking.id, { decision: 'moved', after: { resourceId: place.id, ...range } }),
    ),
    ...judged.cancelled.flatMap(({ id }) => row(id, { decision: 'cancelled', after: null })),
    ...judged.kept.flatMap(({ id }) => row(id, { decision: 'kept', after: null })),
    ...waiting.map(({ entry, decision }): NewChangeRow => {
      const { id, personId, resourceId, startsAt, endsAt } = entry;
      return {
        bookingId: null,
        waitlistEntryId: id,
        personId,
        decision: decision === 'over' ? 'cancelled' : 'kept',
        before: { resourceId, startsAt, endsAt },
        after: null,
      };
    }),
  ];
}
