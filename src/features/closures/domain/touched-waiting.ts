import type { PersonId, ResourceId, WaitlistEntryId } from '@/kernel/ids';
import { covers, type TimeRange } from '@/kernel/time-range';
import { openWithin } from '@/features/spaces/domain/opening-hours';
import {
  meetsShut,
  type ChangedSpace,
  type PlanningPlace,
  type ShutStretch,
} from '@/features/planning/domain/planning-facts';

/** Somebody waits for a time: for one resource, any of a group or any of a kind; or has been offered one. */
export type WaitingEntry = TimeRange & {
  readonly id: WaitlistEntryId;
  readonly personId: PersonId;
  readonly kind: string | null;
  readonly groupId: string | null;
  readonly resourceId: ResourceId | null;
  readonly offeredResourceId: ResourceId | null;
};

/**
 * Over: nothing that was waited for can come free any more, all of its time is shut. Kept: a part of it is. `offerGone`: what was offered is shut,
 * so the offer is taken back.
 */
export type TouchedEntry = {
  readonly entry: WaitingEntry;
  readonly decision: 'over' | 'kept';
  readonly offerGone: boolean;
};

/** What a change does to those who wait. Whoever may still get something else is not touched, but for an offer that falls away. */
export function touchedWaiting(
  entries: readonly WaitingEntry[],
  places: readonly PlanningPlace[],
  after: ChangedSpace,
): TouchedEntry[] {
  return entries.flatMap((entry): TouchedEntry[] => {
    const wanted = places.filter((place) => isWanted(entry, place));
    const left = wanted.map((place) => leftOf(entry, place, after));
    const offered = places.find((place) => place.id === entry.offeredResourceId);
    const offerGone = entry.offeredResourceId !== null && (!offered || leftOf(entry, offered, after) !== 'all');
    if (left.every((one) => one === 'nothing')) return [{ entry, decision: 'over', offerGone }];
    if (offerGone || left.every((one) => one !== 'all')) return [{ entry, decision: 'kept', offerGone }];
    return [];
  });
}

const isWanted = ({ kind, groupId, resourceId }: WaitingEntry, place: PlanningPlace): boolean =>
  resourceId ? place.id === resourceId : groupId ? place.groupId === groupId : place.kind === kind;

function leftOf(entry: WaitingEntry, place: PlanningPlace, after: ChangedSpace): 'all' | 'some' | 'nothing' {
  if (after.gone.has(place.id)) return 'nothing';
  const shut = after.shut.filter((one) => meetsShut([one], place.leaves, entry));
  if (shut.some((one) => covers(endless(one), entry))) return 'nothing';
  const open = openWithin(after.hoursOf(place.id), entry);
  if (open.length === 0) return 'nothing';
  return shut.length > 0 || !open.some((one) => covers(one, entry)) ? 'some' : 'all';
}

const endless = ({ startsAt, endsAt }: ShutStretch): TimeRange => ({ startsAt, endsAt: endsAt ?? new Date(8.64e15) });
