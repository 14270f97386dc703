import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { newId } from '@/kernel/ids';
import { listTouched, lockSeriesOf, lockTouched, type TouchedRow } from '@/features/bookings/bookings.service';
import { listBookingRules } from '@/features/booking-rules/booking-rules.service';
import { lockLeaves } from '@/features/occupancies/occupancies.service';
import { getOpeningRules, lockParts } from '@/features/spaces/spaces.service';
import { listWaiting } from '@/features/waitlists/waitlists.service';
import type { OperatorTx } from '@/server/db/transactions';
import { once } from '@/server/requests/once';
import { mayPlanClosures } from '../closures.access';
import type { ApplyChangeAnswer, ApplyChangeInput, DecisionInput } from '../closures.contract';
import { closureError } from '../closures.errors';
import type { ClosureFact } from '../closures.facts';
import {
  judgeDecisions,
  type ChangedRow,
  type Decision,
  type Judged,
} from '@/features/planning/domain/judge-decisions';
import type { PlanningFacts } from '@/features/planning/domain/planning-facts';
import { insertSpaceChange, type NewChangeRow } from '../sql/change-writes';
import { listPlanningPlaces } from '@/features/planning/planning.service';
import { scopeOf } from './change-scope';
import { enactChange, type Enacted } from './enact-change';
import { enactZone } from './enact-zone';
import { gatherChange } from './gather-change';
import { gatherZone } from './gather-zone';

/**
 * "Do it." Moves, cancels and keeps, row by row as the owner decided, and changes the space, in one commit; each person hears of all of theirs in one
 * mail. Nothing is written where anything changed since the plan was made: the error names the rows.
 *
 * @throws DomainError `auth.not_allowed`, `space_change.plan_changed` (409, `rows`: what is not as it was), `space_change.choices_clash` (409),
 * `space_change.cannot_keep`, and whatever the wish itself is refused for.
 */
export function applySpaceChange(
  member: ActingMember,
  input: ApplyChangeInput,
  now = new Date(),
): Promise<ApplyChangeAnswer> {
  if (!mayPlanClosures(member.role)) throw new DomainError('forbidden', 'auth.not_allowed');
  return once(member, { requestId: input.requestId, command: 'apply-space-change', input }, async (tx) => {
    await takeTurn(tx, input, now);
    const { rows, touched, resourceId, closureId, action, details, also = [] } = await enact(tx, member, input, now);
    const { spaceId, wish } = input;
    const changeId = newId<'space_change'>();
    const about = { id: changeId, spaceId, kind: wish.kind, resourceId, closureId, reason: wish.reason };
    await insertSpaceChange(tx, { ...about, details, changedBy: member.memberId }, rows);
    const heard = whoHears(rows, touched);
    const count = (decision: NewChangeRow['decision']) =>
      rows.filter((row) => row.bookingId !== null && row.decision === decision).length;
    const sums = { moved: count('moved'), cancelled: count('cancelled'), kept: count('kept') };
    const fact: ClosureFact = { type: 'space.changed', operatorId: member.operatorId, spaceId, changeId, ...heard };
    return {
      answer: { changeId, closureId, ...sums, people: heard.personIds.length + heard.guests.length },
      audit: [
        {
          action,
          subjectKind: 'space_change',
          subjectId: changeId,
          details: { ...details, ...sums, resourceId, closureId },
        },
        ...also,
      ],
      facts: [fact],
    };
  });
}

/**
 * First series, bookings and those who wait, then the parts of everything, then what is shut and where people go: the order in which others take
 * theirs. Whoever is about to take time is waited for; who comes later finds the space changed.
 */
async function takeTurn(tx: OperatorTx, { spaceId, wish, decisions }: ApplyChangeInput, now: Date): Promise<void> {
  const { name: _, ...hours } = await getOpeningRules(tx, spaceId);
  const places = await listPlanningPlaces(tx, spaceId);
  const scope = scopeOf(wish, places, hours, now);
  const bookingRules = wish.kind === 'hours' ? await listBookingRules(tx, spaceId) : [];
  const touched = scope.among(await listTouched(tx, { spaceId, ...scope.touches }), bookingRules);
  if (wish.kind === 'retire') await lockSeriesOf(tx, wish.resourceId);
  await lockTouched(tx, touched);
  await listWaiting(tx, { spaceId, ...scope.touches }, { inTurn: true });
  await lockParts(tx);
  const targets = decisions.flatMap((one) => (one.act === 'move' ? one.resourceId : []));
  const ids = new Set([...touched.map(({ resourceId }) => resourceId), ...targets]);
  const leaves = places.filter(({ id }) => ids.has(id)).flatMap((place) => place.leaves);
  await lockLeaves(tx, [...new Set([...scope.leaves, ...leaves])]);
}

async function enact(
  tx: OperatorTx,
  member: ActingMember,
  { spaceId, wish, planToken, decisions }: ApplyChangeInput,
  now: Date,
): Promise<Enacted> {
  if (wish.kind === 'zone') {
    const gathered = await gatherZone(tx, spaceId, wish, now);
    const judged = judge(gathered.facts, decisions, planToken === gathered.planToken, false);
    const rows = await enactZone(tx, member, spaceId, gathered, judged, now);
    const plain = { resourceId: null, closureId: null, action: 'space.time_zone_changed' };
    return { ...plain, rows, touched: gathered.rows, details: gathered.zones };
  }
  const gathered = await gatherChange(tx, spaceId, wish, now);
  const judged = judge(gathered.facts, decisions, planToken === gathered.planToken, gathered.scope.mayKeep);
  // What is gone holds nothing: an event has somewhere else to be first.
  const { events } = gathered;
  if (wish.kind === 'retire' && events.length > 0)
    throw closureError('space_change.events_stand', { titles: [...new Set(events.map(({ title }) => title))] });
  return enactChange(tx, member, spaceId, wish, gathered, judged, now);
}

/** @throws DomainError where a decision does not fit what is true now. */
function judge(
  facts: PlanningFacts,
  decisions: readonly DecisionInput[],
  asPlanned: boolean,
  mayKeep: boolean,
): Judged {
  const judged = judgeDecisions(facts, decisions.map(decisionOf), { mayKeep });
  const rows: readonly ChangedRow[] = judged.changed;
  if (!asPlanned || rows.length > 0) throw closureError('space_change.plan_changed', { rows });
  if (judged.clashing.length > 0) throw closureError('space_change.choices_clash', { bookingIds: judged.clashing });
  if (judged.unkeepable.length > 0) throw closureError('space_change.cannot_keep', { bookingIds: judged.unkeepable });
  return judged;
}

const decisionOf = (one: DecisionInput): Decision =>
  one.act === 'move' ? { ...one, startsAt: new Date(one.startsAt), endsAt: new Date(one.endsAt) } : one;

/** Everybody of whose anything was touched, once; of the guests without an account those who left an address, by one booking of theirs. */
function whoHears(
  rows: readonly NewChangeRow[],
  touched: readonly TouchedRow[],
): Pick<ClosureFact & { type: 'space.changed' }, 'personIds' | 'guests'> {
  const byId = new Map(touched.map((row) => [row.id, row]));
  const persons = new Set<NewChangeRow['personId']>();
  const guests = new Map<string, TouchedRow['id']>();
  for (const { bookingId, personId } of rows) {
    const booking = bookingId && byId.get(bookingId);
    if (!booking || booking.guestName === null) persons.add(personId);
    else if (booking.guestEmail && !guests.has(booking.guestEmail)) guests.set(booking.guestEmail, booking.id);
  }
  return { personIds: [...persons].sort(), guests: [...guests.values()].sort() };
}
