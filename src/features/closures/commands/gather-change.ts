import { createHash } from 'node:crypto';
import type { SpaceId } from '@/kernel/ids';
import { listBookingRules } from '@/features/booking-rules/booking-rules.service';
import { listTouched, type TouchedRow, type TouchedWhere } from '@/features/bookings/bookings.service';
import { listEventsOver, type EventOver } from '@/features/events/events.service';
import { isOpenFor } from '@/features/spaces/domain/opening-hours';
import { getOpeningRules } from '@/features/spaces/spaces.service';
import { listWaiting, type WaitingRow } from '@/features/waitlists/waitlists.service';
import type { OperatorTx } from '@/server/db/transactions';
import type { ChangeWish } from '../closures.contract';
import type { PlanningFacts, PlanningPlace, TouchedBooking } from '@/features/planning/domain/planning-facts';
import { touchedWaiting, type TouchedEntry } from '../domain/touched-waiting';
import { listHeldAround, listPlanningPlaces } from '@/features/planning/planning.service';
import { scopeOf, type ChangeScope, type ShuttingWish } from './change-scope';

/** Everything that a plan is made of, read in one transaction. */
export type Gathered = {
  readonly spaceName: string;
  readonly timeZone: string;
  readonly scope: ChangeScope;
  readonly facts: PlanningFacts;
  readonly rows: readonly TouchedRow[];
  readonly waiting: readonly (TouchedEntry & { readonly displayName: string })[];
  /** Events that stand in what it shuts: they stay, for their hosts to move or cancel. */
  readonly events: readonly EventOver[];
  readonly planToken: string;
};

/**
 * What a change would touch, and what could stand in: seven queries, whatever the number of bookings.
 * @throws DomainError `space_change.*`, `resource.not_found`, `space.not_found`, `hours.changed_meanwhile`.
 */
export async function gatherChange(tx: OperatorTx, spaceId: SpaceId, wish: ShuttingWish, now: Date): Promise<Gathered> {
  const { name, ...hours } = await getOpeningRules(tx, spaceId);
  const places = await listPlanningPlaces(tx, spaceId);
  const scope = scopeOf(wish, places, hours, now);
  const bookingRules = await listBookingRules(tx, spaceId);
  const where: TouchedWhere = { spaceId, ...scope.touches };
  const rows = scope.among(await listTouched(tx, where), bookingRules);
  const touched = rows.map((row) => touchedOf(row, now, !isOpenFor(scope.before.hoursOf(row.resourceId), row)));
  const held = await listHeldAround(tx, places, touched, now);
  const entries = await listWaiting(tx, where);
  const waiting = withNames(waitingOn(wish, entries, places, scope), entries);
  const facts = { places, touched, held, bookingRules, after: scope.after, now };
  const events = scope.shut ? await listEventsOver(tx, scope.leaves, scope.shut) : [];
  const planToken = tokenOf(wish, touched, waiting, events);
  return { spaceName: name, timeZone: hours.rules.timeZone, scope, facts, rows, waiting, events, planToken };
}

/** Who waits for a time that is closed already hears nothing of other hours. */
function waitingOn(
  { kind }: ShuttingWish,
  entries: readonly WaitingRow[],
  places: readonly PlanningPlace[],
  { before, after }: ChangeScope,
): TouchedEntry[] {
  const touched = touchedWaiting(entries, places, after);
  if (kind !== 'hours') return touched;
  const already = new Map(touchedWaiting(entries, places, before).map((one) => [one.entry.id, one.decision]));
  return touched.filter(({ entry, decision }) => already.get(entry.id) !== decision);
}

export const touchedOf = (row: TouchedRow, now: Date, outsideHours: boolean): TouchedBooking => {
  const begun = row.startsAt <= now;
  return {
    id: row.id,
    resourceId: row.resourceId,
    memberId: row.memberId,
    role: row.role,
    guest: row.guestName !== null,
    seats: 1 + row.guests,
    seriesId: row.seriesId,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    begun,
    outsideHours,
    version: hashOf([row.resourceId, row.startsAt, row.endsAt, row.status, row.memberId, row.guests, begun]).slice(
      0,
      16,
    ),
  };
};

const withNames = (touched: readonly TouchedEntry[], entries: readonly WaitingRow[]) => {
  const names = new Map(entries.map((entry) => [entry.id, entry.displayName]));
  return touched.map((one) => ({ ...one, displayName: names.get(one.entry.id) ?? '' }));
};

/** Two plans have one token exactly if they are about the same wish, the same bookings as they are, and the same people in line. */
export const tokenOf = (
  wish: ChangeWish,
  touched: readonly TouchedBooking[],
  waiting: readonly TouchedEntry[],
  events: readonly EventOver[] = [],
): string =>
  hashOf([
    wish,
    touched.map(({ id, version }) => [id, version]),
    waiting.map(({ entry, decision, offerGone }) => [entry.id, decision, offerGone]),
    ...(events.length > 0 ? [events.map(({ dateId, startsAt }) => [dateId, startsAt])] : []),
  ]);

const hashOf = (what: unknown): string => createHash('sha256').update(JSON.stringify(what)).digest('base64url');
