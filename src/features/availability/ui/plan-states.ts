import type { TimeRange } from '@/kernel/time-range';
import { stateFor } from '@/features/floor-plan/domain/resource-state';
import type {
  Bookable,
  BusyRange as PlanBusy,
  PlanResource,
  PlanResourceState,
} from '@/features/floor-plan/floor-plan.contract';
import type { BusyRange, SpaceDay } from '../availability.contract';

export type ResourceDays = Readonly<
  Record<string, { readonly busy: readonly PlanBusy[]; readonly openRanges: readonly TimeRange[] }>
>;

/** What is taken of each resource that day. Claims that begin together (both halves of a hall) are shown as one. */
export function daysOf(resources: readonly PlanResource[], day: SpaceDay): ResourceDays {
  const busy = new Map<string, Map<string, PlanBusy>>();
  for (const claim of day.busy) {
    const ofResource = busy.get(claim.resourceId) ?? new Map<string, PlanBusy>();
    const key = `${claim.kind}${claim.startsAt.getTime()}`;
    ofResource.set(key, merged(ofResource.get(key), claim));
    busy.set(claim.resourceId, ofResource);
  }
  return Object.fromEntries(
    resources.map(({ id }) => [id, { busy: [...(busy.get(id)?.values() ?? [])], openRanges: day.open }]),
  );
}

function merged(one: PlanBusy | undefined, { startsAt, endsAt, kind, mine, who, bookingId }: BusyRange): PlanBusy {
  const names = [...new Set([one?.who, who].filter((name): name is string => Boolean(name)))];
  return {
    startsAt,
    endsAt: one && one.endsAt > endsAt ? one.endsAt : endsAt,
    kind,
    mine: mine || (one?.mine ?? false),
    ...(names.length > 0 ? { who: names.join(', ') } : {}),
    ...(bookingId ? { bookingId } : {}),
  };
}

/** What each resource is for one member over the wanted time. */
export function statesOf(
  days: ResourceDays,
  range: TimeRange,
  bookable: Readonly<Record<string, Bookable>>,
  now: Date,
): Record<string, PlanResourceState> {
  return Object.fromEntries(
    Object.entries(days).map(([id, day]) => [
      id,
      stateFor(range, { ...day, bookable: bookable[id] ?? { ok: true } }, now),
    ]),
  );
}
