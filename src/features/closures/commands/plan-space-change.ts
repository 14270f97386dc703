import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { inOperator } from '@/server/db/transactions';
import { mayPlanClosures } from '../closures.access';
import type { ChangePlan, PlanChangeInput, PlannedRowView } from '../closures.contract';
import { planMoves as planRows, type PlannedRow } from '@/features/planning/domain/plan-moves';
import { optionView } from '@/features/planning/domain/option-view';
import { gatherChange, type Gathered } from './gather-change';
import { gatherZone, type GatheredZone } from './gather-zone';

/**
 * "What would it mean?" Lists every booking, date of a series and waiting member that a change touches, and proposes for each what could become of it.
 * Writes nothing.
 *
 * @throws DomainError `auth.not_allowed`, `space_change.*`, `resource.not_found`.
 */
export function planSpaceChange(member: ActingMember, input: PlanChangeInput, now = new Date()): Promise<ChangePlan> {
  if (!mayPlanClosures(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
  return inOperator(member, async (tx) => {
    const { spaceId, wish } = input;
    if (wish.kind === 'zone') return zoneView(await gatherZone(tx, spaceId, wish, now));
    const gathered = await gatherChange(tx, spaceId, wish, now);
    return planView(gathered, planRows(gathered.facts), wish.kind);
  });
}

function planView(gathered: Gathered, planned: readonly PlannedRow[], kind: ChangePlan['kind']): ChangePlan {
  const { scope, timeZone, waiting, events, planToken } = gathered;
  const names = new Map(gathered.facts.places.map(({ id, name }) => [id, name]));
  const rows = new Map(gathered.rows.map((row) => [row.id, row]));
  return {
    kind,
    timeZone,
    resourceName: scope.place?.name ?? null,
    shut: scope.shut && {
      startsAt: scope.shut.startsAt.toISOString(),
      endsAt: scope.shut.endsAt?.toISOString() ?? null,
    },
    mayKeep: scope.mayKeep,
    rows: planned.flatMap((one) => {
      const row = rows.get(one.booking.id);
      return row ? rowView(one, row, names) : [];
    }),
    waiting: waiting.map(({ entry, decision, offerGone, displayName }) => ({
      entryId: entry.id,
      who: displayName,
      startsAt: entry.startsAt.toISOString(),
      endsAt: entry.endsAt.toISOString(),
      decision,
      offerGone,
    })),
    events: events.map(({ dateId, slug, title, resourceName, startsAt, endsAt, coming }) => ({
      ...{ dateId, slug, title, resourceName, coming },
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    })),
    shifting: { bookings: 0, people: 0, waiting: 0 },
    planToken,
  };
}

/** Only what meets once shifted asks for a decision; the rest is told in numbers. */
function zoneView({ facts, rows, shifted, waiting, zones, planToken }: GatheredZone): ChangePlan {
  const names = new Map(facts.places.map(({ id, name }) => [id, name]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const people = new Set(shifted.map(({ id }) => byId.get(id)?.personId));
  return {
    kind: 'zone',
    timeZone: zones.to,
    resourceName: null,
    shut: null,
    mayKeep: false,
    rows: planRows(facts).flatMap((one) => {
      const row = byId.get(one.booking.id);
      const { startsAt, endsAt } = one.booking;
      return row ? rowView(one, { ...row, startsAt, endsAt }, names) : [];
    }),
    waiting: [],
    events: [],
    shifting: { bookings: shifted.length, people: people.size, waiting: waiting.length },
    planToken,
  };
}

const rowView = (
  { booking, proposed, options }: PlannedRow,
  row: Gathered['rows'][number],
  names: ReadonlyMap<string, string>,
): PlannedRowView => ({
  bookingId: booking.id,
  version: booking.version,
  personId: row.personId,
  memberId: row.memberId,
  who: row.holderName,
  guest: row.guestName !== null,
  reachable: row.guestName === null || row.guestEmail !== null,
  resourceId: row.resourceId,
  resourceName: row.resourceName,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  requested: row.status === 'requested',
  recurring: row.seriesId !== null,
  seats: booking.seats,
  note: row.note,
  begun: booking.begun,
  proposed: proposed !== null,
  options: options.map((option) => optionView(option, names)),
});
