import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ClosureId, type ResourceId, type SpaceId } from '@/kernel/ids';
import { changeMany, goOnElsewhere, type TouchedRow } from '@/features/bookings/bookings.service';
import { takeForClosure, withdrawClosures } from '@/features/occupancies/occupancies.service';
import { writeRetired } from '@/features/resources/resources.service';
import { writeHours } from '@/features/spaces/spaces.service';
import { settleEntries } from '@/features/waitlists/waitlists.service';
import type { OperatorTx } from '@/server/db/transactions';
import type { AuditEntry } from '@/server/requests/once';
import { closureError } from '../closures.errors';
import type { Judged } from '@/features/planning/domain/judge-decisions';
import type { TouchedEntry } from '../domain/touched-waiting';
import { insertClosure, type NewChangeRow } from '../sql/change-writes';
import type { ShuttingWish } from './change-scope';
import { requireHad, writesOf } from './decided-moves';
import type { Gathered } from './gather-change';

/** What was written of a change: what became of each row, and what to remember it by. */
export type Enacted = {
  readonly rows: readonly NewChangeRow[];
  readonly touched: readonly TouchedRow[];
  readonly resourceId: ResourceId | null;
  readonly closureId: ClosureId | null;
  readonly action: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** What the log says besides, where it is also a change of something else. */
  readonly also?: readonly AuditEntry[];
};

/** Writes what was decided, and the change itself. */
export async function enactChange(
  tx: OperatorTx,
  member: ActingMember,
  spaceId: SpaceId,
  wish: ShuttingWish,
  gathered: Gathered,
  judged: Judged,
  now: Date,
): Promise<Enacted> {
  const plain = { rows: changeRowsOf(gathered, judged), touched: gathered.rows, resourceId: null, closureId: null };
  switch (wish.kind) {
    case 'closure': {
      const { shut, place } = gathered.scope;
      const closureId = await enactClosure(tx, member, spaceId, wish, gathered, judged, now);
      const times = { startsAt: shut?.startsAt.toISOString() ?? null, endsAt: shut?.endsAt?.toISOString() ?? null };
      const details = { ...times, kind: wish.resourceKind };
      return { ...plain, resourceId: place?.id ?? null, closureId, action: 'space.closed', details };
    }
    case 'retire': {
      const { resourceId } = wish;
      await writeDecisions(tx, member, gathered, judged, now);
      const goneTo = judged.moves.map(({ booking, place }) => ({ bookingId: booking.id, resourceId: place.id }));
      await goOnElsewhere(
        tx,
        resourceId,
        goneTo,
        judged.cancelled.map(({ id }) => id),
      );
      await writeRetired(tx, resourceId, now);
      const also = [{ action: 'resource.retired', subjectKind: 'resource', subjectId: resourceId }];
      return { ...plain, resourceId, action: 'space.resource_retired', details: {}, also };
    }
    case 'hours': {
      await writeDecisions(tx, member, gathered, judged, now);
      const { rules, own } = await writeHours(tx, spaceId, wish.hours, now);
      const after = { weekly: rules.weekly, exceptions: rules.exceptions, own };
      const also = [{ action: 'hours.changed', subjectKind: 'space', subjectId: spaceId, details: { after } }];
      return { ...plain, action: 'space.hours_changed', details: {}, also };
    }
  }
}

/** Writes what was decided about each booking, and settles with those who wait. Whatever shuts stands already, so that freed time goes to it. */
async function writeDecisions(
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
async function enactClosure(
  tx: OperatorTx,
  member: ActingMember,
  spaceId: SpaceId,
  wish: Extract<ShuttingWish, { kind: 'closure' }>,
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
function changeRowsOf({ rows, waiting }: Gathered, judged: Judged): NewChangeRow[] {
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
