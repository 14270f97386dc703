import type { SpaceId } from '@/kernel/ids';
import { listBookingRules } from '@/features/booking-rules/booking-rules.service';
import { listTouched, type TouchedRow } from '@/features/bookings/bookings.service';
import { listLeafTime, type LeafTimeRow } from '@/features/occupancies/occupancies.service';
import { hoursByResource } from '@/features/spaces/domain/hours-by-resource';
import { getOpeningRules } from '@/features/spaces/spaces.service';
import { listWaiting, type WaitingRow } from '@/features/waitlists/waitlists.service';
import type { OperatorTx } from '@/server/db/transactions';
import type { ChangeWish } from '../closures.contract';
import { closureError } from '../closures.errors';
import { unchanged, type HeldTime, type PlanningFacts } from '@/features/planning/domain/planning-facts';
import { shiftRange, type Zones } from '@/features/recurrence/domain/shift-zone';
import { shiftAll, type Shifted } from '../domain/shift-zone';
import { listPlanningPlaces } from '@/features/planning/planning.service';
import { tokenOf, touchedOf } from './gather-change';

type ZoneWish = Extract<ChangeWish, { kind: 'zone' }>;

export type GatheredZone = {
  readonly spaceName: string;
  readonly zones: Zones;
  /** Every booking to come, as it stands. What has begun runs out as it is, and is not among them. */
  readonly rows: readonly TouchedRow[];
  readonly shifted: readonly Shifted[];
  /** For those that meet others once shifted: their times are the new ones already. */
  readonly facts: PlanningFacts;
  readonly waiting: readonly WaitingRow[];
  readonly planToken: string;
};

const FAR = new Date('9999-01-01T00:00:00Z');

/** What another time zone would mean: everything to come with its time on the wall, and what would meet. @throws DomainError `space_change.same_zone`. */
export async function gatherZone(tx: OperatorTx, spaceId: SpaceId, wish: ZoneWish, now: Date): Promise<GatheredZone> {
  const { name, ...hours } = await getOpeningRules(tx, spaceId);
  const zones = { from: hours.rules.timeZone, to: wish.timeZone };
  if (zones.from === zones.to) throw closureError('space_change.same_zone');
  const places = await listPlanningPlaces(tx, spaceId);
  const bookingRules = await listBookingRules(tx, spaceId);
  const all = await listTouched(tx, { spaceId, of: 'all', startsAt: now, endsAt: null });
  const rows = all.filter(({ startsAt }) => startsAt > now);
  const leaves = [...new Set(places.flatMap((place) => place.leaves))].sort();
  const held = withEventsShifted(await listLeafTime(tx, leaves, { startsAt: now, endsAt: FAR }), zones, now);
  const { shifted, meeting } = shiftBookings(rows, held, zones);
  const standing = standingIn(held, new Set(rows.map(({ id }) => id)));
  const members = new Map(rows.map((row) => [row.id, row.guestName === null ? row.memberId : null]));
  const moved = shifted.flatMap((one) =>
    one.rows.map((row): HeldTime => ({ ...row, holder: one.id, memberId: members.get(one.id) ?? null })),
  );
  const rules = { ...hours.rules, timeZone: zones.to };
  const byId = new Map(rows.map((row) => [row.id, row]));
  const touched = meeting.flatMap(({ id, range }) => {
    const row = byId.get(id);
    return row ? [{ ...touchedOf(row, now, false), ...range, begun: false }] : [];
  });
  const after = unchanged(zones.to, hoursByResource({ ...hours, rules }));
  const facts = { places, touched, held: [...standing, ...moved], bookingRules, after, now };
  const waiting = await listWaiting(tx, { spaceId, startsAt: now, endsAt: null });
  const planToken = tokenOf(
    wish,
    rows.map((row) => touchedOf(row, now, false)),
    waiting.map((entry) => ({ entry, decision: 'kept' as const, offerGone: entry.offeredResourceId !== null })),
  );
  return { spaceName: name, zones, rows, shifted, facts, waiting, planToken };
}

/** Events go on at the same time on the wall too, and have it before bookings do; what has begun runs out as it is. */
function withEventsShifted(held: readonly LeafTimeRow[], zones: Zones, now: Date): LeafTimeRow[] {
  const begun = new Set(held.filter(({ startsAt }) => startsAt <= now).map(({ holder }) => holder));
  return held.map((row) =>
    row.kind === 'event' && !begun.has(row.holder) ? { ...row, ...shiftRange(row, zones, true) } : row,
  );
}

function shiftBookings(rows: readonly TouchedRow[], held: readonly LeafTimeRow[], zones: Zones) {
  const timeOf = new Map<string, LeafTimeRow[]>();
  for (const row of held) if (row.bookingId) timeOf.set(row.bookingId, [...(timeOf.get(row.bookingId) ?? []), row]);
  const moving = rows.map(({ id, startsAt, endsAt, seriesId }) => ({
    id,
    startsAt,
    endsAt,
    recurring: seriesId !== null,
    rows: timeOf.get(id) ?? [],
  }));
  return shiftAll(moving, standingIn(held, new Set(rows.map(({ id }) => id))), zones);
}

/** What runs already and runs out as it is, and events where they will be. Closures and offers are not among it: they are taken anew. */
const standingIn = (held: readonly LeafTimeRow[], moving: ReadonlySet<string>): HeldTime[] =>
  held
    .filter(({ kind, bookingId }) => kind === 'event' || (bookingId !== null && !moving.has(bookingId)))
    .map(({ leafId, startsAt, endsAt, holder, memberId, buffer }) => ({
      leafId,
      startsAt,
      endsAt,
      holder,
      memberId,
      buffer,
    }));
