import type { BookingId, ClosureId, EventDateId, ResourceId, SpaceId, WaitlistEntryId } from '@/kernel/ids';
import { freeWithin, type TimeRange } from '@/kernel/time-range';
import type { DirectoryTx, OperatorTx } from '@/server/db/transactions';
import { keyOf as claimKeyOf, moveClaims, type ChangedLeaves } from './domain/move-claims';
import { listClosuresOver } from './sql/closures-over';
import { cutClosureTime, deleteClosureTime, insertClosureTime, lockLeaves, refillFreed } from './sql/freed-time-writes';
import { listFreeStretches } from './sql/free-stretch-reads';
import { listLeafTime, type LeafTimeRow } from './sql/leaf-time-reads';
import { listListedTimeHeld, type HeldRange } from './sql/listed-time-reads';
import { listFreeFor, listOccupancies, listOccupanciesFor, type OccupancyRow } from './sql/occupancy-reads';
import { listOwnNeighbours } from './sql/own-neighbours';
import {
  deleteBuffers,
  deleteHoldsOf,
  deleteTimeOfDates,
  deleteOccupanciesOf,
  insertOccupancies,
  updateHoldsToBookings,
  updateToEndAt,
  type Claim,
  type DroppedBuffer,
} from './sql/occupancy-writes';
import { listTimeOf } from './sql/time-of-bookings';
import { deleteClaims, insertMovedClaims, listInTheWay, listStandingClaims, type Clash } from './sql/reclaim-writes';

export type { ChangedLeaves, Claim, Clash, DroppedBuffer, LeafTimeRow, OccupancyRow };
export type { AskedTime } from './sql/free-stretch-reads';
export { listHeldOfKind } from './sql/like-held-reads';
export { listHeldMinutes, type DayStretches } from './sql/held-minutes-reads';
export {
  deleteBuffers as dropBuffers,
  listFreeStretches,
  listLeafTime,
  listOwnNeighbours,
  lockLeaves,
  updateHoldsToBookings as confirmHolds,
};

const keyOf = (claim: {
  bookingId: string | null;
  waitlistEntryId?: string | null;
  eventDateId?: string | null;
  resourceId: string;
  startsAt: Date;
}) =>
  `${claim.bookingId ?? claim.waitlistEntryId ?? claim.eventDateId} ${claim.resourceId} ${claim.startsAt.getTime()}`;

/**
 * Takes time for bookings and requests and answers the bookings that did not get all of theirs. Nothing is given back here: the caller throws (so that
 * everything rolls back) or keeps the rest and releases what was left half taken.
 */
export async function takeTime(tx: OperatorTx, claims: readonly Claim[]): Promise<ReadonlySet<BookingId>> {
  const got = new Set((await insertOccupancies(tx, claims)).map(keyOf));
  return new Set(claims.filter((claim) => !got.has(keyOf(claim))).flatMap((claim) => claim.bookingId ?? []));
}

/** A claim of a date of an event: its own time, or that to set up before it and to clean up after it (`buffer`). */
export type EventClaim = TimeRange & {
  readonly resourceId: ResourceId;
  readonly eventDateId: EventDateId;
  readonly buffer: boolean;
};

/**
 * Dates of events give up the time that they have (`released`) and take other, in one go. Answers the dates that did not get all of theirs; those hold
 * nothing then, and where one is among them nothing that was freed goes to anybody: the caller throws, or leaves those dates out. Whoever releases has
 * had their turn at all leaves of both sides.
 */
export async function exchangeEventTime(
  tx: OperatorTx,
  released: readonly EventDateId[],
  claims: readonly EventClaim[],
): Promise<ReadonlySet<EventDateId>> {
  const freed = released.length > 0 ? await deleteTimeOfDates(tx, released) : [];
  const taken = await insertOccupancies(
    tx,
    claims.map((claim) => ({ ...claim, bookingId: null })),
  );
  const got = new Set(taken.map(keyOf));
  const lost = new Set(
    claims.filter((claim) => !got.has(keyOf({ ...claim, bookingId: null }))).map((claim) => claim.eventDateId),
  );
  const half = lost.size > 0 ? await deleteTimeOfDates(tx, [...lost]) : [];
  await refillFreed(tx, [...freed, ...half]);
  return lost;
}

/** Holds time for an offer, all of it or none: false when somebody has any of it. Whatever was taken half is given back. */
export async function holdForOffer(
  tx: OperatorTx,
  entryId: WaitlistEntryId,
  offer: TimeRange & { readonly leaves: readonly ResourceId[]; readonly expiresAt: Date },
): Promise<boolean> {
  const { leaves, ...rest } = offer;
  const claims = leaves.map((resourceId) => ({ ...rest, resourceId, bookingId: null, waitlistEntryId: entryId }));
  const got = await insertOccupancies(tx, claims);
  if (got.length === claims.length) return true;
  await deleteHoldsOf(tx, [entryId]);
  return false;
}

/** An offer is taken: whoever takes its time in this same transaction finds it free, everybody else waits for the outcome. Nothing else is filled. */
export async function giveUpHold(tx: OperatorTx, entryId: WaitlistEntryId): Promise<void> {
  await deleteHoldsOf(tx, [entryId]);
}

/** An offer that was declined or lapsed: its time is free at once. */
export const releaseOffer = (tx: OperatorTx, entryId: WaitlistEntryId): Promise<void> => releaseOffers(tx, [entryId]);

/** Many at once. */
export async function releaseOffers(tx: OperatorTx, entryIds: readonly WaitlistEntryId[]): Promise<void> {
  if (entryIds.length > 0) await refillFreed(tx, await deleteHoldsOf(tx, entryIds));
}

/**
 * Frees the time of these bookings at once. Closures that wished for it take it first; then neighbours get the buffers back that had been left out.
 */
export async function releaseTime(tx: OperatorTx, bookingIds: readonly BookingId[]): Promise<void> {
  if (bookingIds.length > 0) await refillFreed(tx, await deleteOccupanciesOf(tx, bookingIds));
}

/** A booking ends sooner than booked: the rest is free at once, for closures first, and its buffer follows the new end where that is free. */
export async function endTimeAt(tx: OperatorTx, bookingId: BookingId, endsAt: Date): Promise<void> {
  await refillFreed(tx, await updateToEndAt(tx, bookingId, endsAt));
}

/**
 * Gives up the time of some bookings and takes other time in one go: moving, swapping, extending, shortening. The caller holds the locks of all leaves
 * on both sides, or two who cross would wait for each other. Answers the bookings that lost; then none of them holds anything any more, so
 * that the caller sees what stood in the way, and throws, so that nothing of it stands.
 */
export async function exchangeTime(
  tx: OperatorTx,
  released: readonly BookingId[],
  claims: readonly Claim[],
): Promise<ReadonlySet<BookingId>> {
  const freed = released.length > 0 ? await deleteOccupanciesOf(tx, released) : [];
  const lost = await takeTime(tx, claims);
  if (lost.size === 0) await refillFreed(tx, freed);
  else await deleteOccupanciesOf(tx, [...released, ...lost]);
  return lost;
}

/**
 * Many bookings go by so much sooner or later, each with its buffers: all give up their time first, so that none of them is in another's way. The caller has had
 * its turn at all leaves. Answers the bookings whose new time somebody else has; those hold nothing any more. At most six statements.
 */
export async function shiftTime(
  tx: OperatorTx,
  shifts: readonly { readonly id: BookingId; readonly laterMs: number }[],
): Promise<ReadonlySet<BookingId>> {
  if (shifts.length === 0) return new Set();
  const later = new Map(shifts.map(({ id, laterMs }) => [id, laterMs]));
  const ids = [...later.keys()];
  const rows = await listTimeOf(tx, ids);
  const freed = await deleteOccupanciesOf(tx, ids);
  const by = (at: Date, id: BookingId) => new Date(at.getTime() + (later.get(id) ?? 0));
  const lost = await takeTime(
    tx,
    rows.map((row) => ({ ...row, startsAt: by(row.startsAt, row.bookingId), endsAt: by(row.endsAt, row.bookingId) })),
  );
  const half = lost.size > 0 ? await deleteOccupanciesOf(tx, [...lost]) : [];
  await refillFreed(tx, [...freed, ...half]);
  return lost;
}

/**
 * A closure takes what is free of its time, on these undivided resources; what bookings hold stays theirs until it frees up, then the closure has it
 * first. Answers how many stretches it got.
 */
export async function takeForClosure(
  tx: OperatorTx,
  closureId: ClosureId,
  leaves: readonly ResourceId[],
  range: TimeRange,
): Promise<number> {
  if (leaves.length === 0) return 0;
  await lockLeaves(tx, leaves);
  const held = await listOccupancies(tx, { resourceIds: leaves }, range);
  const free = leaves.flatMap((resourceId) =>
    freeWithin(
      range,
      held.filter((row) => row.resourceId === resourceId),
    ).map((stretch) => ({ ...stretch, closureId, resourceId })),
  );
  return insertClosureTime(tx, free);
}

/**
 * Opens a closure again: its time from `from` on (all of it, where nothing is said) is free at once, unless another closure wishes for it. What it
 * held before stays as it was.
 */
export async function releaseClosure(tx: OperatorTx, closureId: ClosureId, from: Date | null = null): Promise<void> {
  const freed = from ? await cutClosureTime(tx, [closureId], from) : await deleteClosureTime(tx, closureId);
  await refillFreed(tx, freed, closureId);
}

/**
 * Closures let go of their time from `from` on, for whoever is about to change when they are: nobody else is given any of it, and `fillClosures` takes
 * it again.
 */
export async function withdrawClosures(tx: OperatorTx, closureIds: readonly ClosureId[], from: Date): Promise<void> {
  if (closureIds.length > 0) await cutClosureTime(tx, closureIds, from);
}

/**
 * Gives the closures that stand over these undivided resources what is free of their time there: for a resource that is new, or back in use. What two
 * closures wish for goes to the older one. As many statements for twenty closures as for one.
 */
export async function fillClosures(tx: OperatorTx, leaves: readonly ResourceId[]): Promise<void> {
  const closures = leaves.length > 0 ? await listClosuresOver(tx, leaves) : [];
  if (closures.length === 0) return;
  await lockLeaves(tx, [...new Set(closures.flatMap((one) => one.leaves))]);
  const first = Math.min(...closures.map(({ startsAt }) => startsAt.getTime()));
  const last = Math.max(...closures.map(({ endsAt }) => endsAt.getTime()));
  const held = new Map<ResourceId, TimeRange[]>(leaves.map((id) => [id, []]));
  for (const row of await listLeafTime(tx, leaves, { startsAt: new Date(first), endsAt: new Date(last) }))
    held.get(row.leafId)?.push(row);
  const stretches = closures.flatMap(({ closureId, leaves: over, startsAt, endsAt }) =>
    over.flatMap((resourceId) => {
      const taken = held.get(resourceId) ?? [];
      const free = freeWithin({ startsAt, endsAt }, taken).map((stretch) => ({ ...stretch, closureId, resourceId }));
      taken.push(...free);
      return free;
    }),
  );
  await insertClosureTime(tx, stretches);
}

/** What was in the way may have gone again by the time that one looks who it was. */
const MOST_TRIES = 4;

/**
 * Moves what is held from now on to other leaves, for resources that are made of other parts than before. Answers what could not be had: then
 * the caller throws, so that everything rolls back. Claims that stay where they are keep their rows. A buffer gives way to another booking of
 * the same member. Whoever calls has changed the parts already, under `lockParts` and `lockLeaves` of all leaves before and after.
 */
export async function moveTime(tx: OperatorTx, changed: readonly ChangedLeaves[]): Promise<readonly Clash[]> {
  const { gone, wanted } = moveClaims(changed, await listStandingClaims(tx, changed));
  const freed = await deleteClaims(tx, gone);
  let missing = wanted;
  for (let tries = 0; missing.some((claim) => tries === 0 || !claim.buffer); tries++) {
    if (tries === MOST_TRIES) throw new Error('Time could neither be taken nor be seen to be taken.');
    const had = new Set((await insertMovedClaims(tx, missing)).map(claimKeyOf));
    missing = missing.filter((claim) => !had.has(claimKeyOf(claim)));
    const clashes = missing.length === 0 ? [] : await listInTheWay(tx, missing);
    const hard = clashes.filter(({ buffer, holderId, wantingId }) => !buffer || !holderId || holderId !== wantingId);
    if (hard.length > 0) return hard;
  }
  await refillFreed(tx, freed);
  await fillClosures(tx, [...new Set(changed.flatMap(({ after }) => after))]);
  return [];
}

/** What holds the time of all resources of a space that meets `range`, in one query. */
export const listTimeHeldInSpace = (tx: OperatorTx, spaceId: SpaceId, range: TimeRange): Promise<OccupancyRow[]> =>
  listOccupancies(tx, { spaceId }, range);

/** What holds the time of one resource (through its parts, where it has some) that meets `range`. */
export const listTimeHeld = (tx: OperatorTx, resourceId: ResourceId, range: TimeRange): Promise<OccupancyRow[]> =>
  listOccupancies(tx, { resourceIds: [resourceId] }, range);

/** The same for several resources, each within a range of its own: by the place of the wish in the list. One query. */
export const listTimeHeldFor = listOccupanciesFor;

/** When the resources of a listed space are held within `range`, in one query: not by whom, not for what. */
export const listTimeHeldInListedSpace = (tx: DirectoryTx, spaceId: SpaceId, range: TimeRange): Promise<HeldRange[]> =>
  listListedTimeHeld(tx, spaceId, range);

/** For each range, by its place in the list, which of the resources are free for all of it. */
export async function listFreeResources(
  tx: OperatorTx,
  resourceIds: readonly ResourceId[],
  ranges: readonly TimeRange[],
): Promise<ReadonlyMap<number, ReadonlySet<ResourceId>>> {
  const free = new Map<number, Set<ResourceId>>();
  if (resourceIds.length === 0 || ranges.length === 0) return free;
  for (const row of await listFreeFor(tx, { resourceIds }, ranges)) {
    free.set(row.place, (free.get(row.place) ?? new Set()).add(row.resourceId));
  }
  return free;
}
