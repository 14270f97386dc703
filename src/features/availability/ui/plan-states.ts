import type { TimeRange } from '@/kernel/time-range';
import type { LocalDate } from '@/kernel/zone';
import { dayAndNight, openWithin, type OpeningRules } from '@/features/spaces/domain/opening-hours';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
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

/**
 * When each resource is open that day for whoever looks, and what is taken of it. `hoursOf` knows those that keep other hours than the space. Claims that
 * begin together (both halves of a hall) are shown as one.
 */
export function daysOf<R extends PlanResource>(
  resources: readonly R[],
  hoursOf: (resource: R) => OpeningRules | null,
  day: SpaceDay,
): ResourceDays {
  const busy = new Map<string, Map<string, PlanBusy>>();
  for (const claim of day.busy) {
    const ofResource = busy.get(claim.resourceId) ?? new Map<string, PlanBusy>();
    const key = `${claim.kind}${claim.buffer ? ' buffer' : ''}${claim.startsAt.getTime()}`;
    ofResource.set(key, merged(ofResource.get(key), claim));
    busy.set(claim.resourceId, ofResource);
  }
  return Object.fromEntries(
    resources.map((resource) => {
      const hours = hoursOf(resource);
      const openRanges = hours ? openOn(hours, day.date) : day.open;
      return [resource.id, { busy: [...(busy.get(resource.id)?.values() ?? [])], openRanges }];
    }),
  );
}

const openOn = (rules: OpeningRules, date: LocalDate) => openWithin(rules, dayAndNight(rules, date));

function merged(
  one: PlanBusy | undefined,
  { startsAt, endsAt, kind, mine, who, bookingId, buffer, reason, eventSlug }: BusyRange,
): PlanBusy {
  const names = [...new Set([one?.who, who].filter((name): name is string => Boolean(name)))];
  return {
    startsAt,
    endsAt: one && one.endsAt > endsAt ? one.endsAt : endsAt,
    kind,
    mine: mine || (one?.mine ?? false),
    ...(buffer ? { buffer } : {}),
    ...(names.length > 0 ? { who: names.join(', ') } : {}),
    ...(kind === 'event' && reason ? { title: reason } : {}),
    ...(eventSlug ? { eventSlug } : {}),
    // Two that begin together at the two halves of a hall are neither the one nor the other there.
    ...(bookingId && (!one || one.bookingId === bookingId) ? { bookingId } : {}),
  };
}

/** What each resource is for one member over the wanted time; where it is partly free, when, on the reader's clock. */
export function statesOf(
  days: ResourceDays,
  range: TimeRange,
  bookable: Readonly<Record<string, Bookable>>,
  now: Date,
  clock: { readonly zone: string; readonly locale: string },
): Record<string, PlanResourceState> {
  const worded = (state: PlanResourceState): PlanResourceState =>
    state.freeRanges
      ? {
          ...state,
          freeWords: state.freeRanges.map((free) => rangeLabel(free, clock.zone, clock.locale)).join(' and '),
        }
      : state;
  return Object.fromEntries(
    Object.entries(days).map(([id, day]) => [
      id,
      worded(stateFor(range, { ...day, bookable: bookable[id] ?? { ok: true } }, now)),
    ]),
  );
}
