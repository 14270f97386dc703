import type { ActingMember } from '@/kernel/acting-member';
import { once } from '@/server/requests/once';
import { mayWorkTheDoor } from '../events.access';
import { eventError } from '../events.errors';
import type { EventFact } from '../events.facts';
import type { CheckedIn, CheckInInput, WalkInInput } from '../rsvps.contract';
import { findRsvpOfScan } from '../sql/rsvp-reads';
import { readTicketCode } from '../ticket-code';
import { whoever } from './answer-guest';
import { applyRsvp, lockDate, type Applied, type Who } from './apply-rsvp';

/**
 * "In you go": a code was scanned, or somebody picked from the list. Who is in already is told since when; the same scan sent again, after a lost connection,
 * is the same check-in.
 *
 * @throws DomainError `event.not_found`, `event.not_yours`, `event.not_this_code` for one of another date or of nobody, `event.no_room`, `event.door_shut`.
 */
export function checkInGuest(member: ActingMember, input: CheckInInput, now = new Date()): Promise<CheckedIn> {
  return once(member, { requestId: input.requestId, command: 'check-in-guest', input }, async (tx) => {
    const date = await lockDate(tx, input.dateId);
    if (!mayWorkTheDoor(member, date)) throw eventError('event.not_yours');
    const rsvpId = 'code' in input.who ? readTicketCode(input.who.code, input.dateId) : input.who.rsvpId;
    if (!rsvpId) throw eventError('event.not_this_code');
    const done = doneBy(member, input, now);
    const applied = await applyRsvp(tx, date, { who: whoever(rsvpId) }, { type: 'check_in' }, done);
    const again = !applied.changed && (await findRsvpOfScan(tx, input.dateId, input.scanId)) === rsvpId;
    return outcomeOf(applied, again);
  });
}

/**
 * Somebody stands at the door without an answer: in they go, as long as there are places.
 *
 * @throws DomainError `event.not_found`, `event.not_yours`, `event.no_room`, `event.door_shut`.
 */
export function letWalkIn(member: ActingMember, input: WalkInInput, now = new Date()): Promise<CheckedIn> {
  return once(member, { requestId: input.requestId, command: 'let-walk-in', input }, async (tx) => {
    const date = await lockDate(tx, input.dateId);
    if (!mayWorkTheDoor(member, date)) throw eventError('event.not_yours');
    const earlier = await findRsvpOfScan(tx, input.dateId, input.scanId);
    const done = doneBy(member, input, now);
    if (earlier)
      return outcomeOf(await applyRsvp(tx, date, { who: whoever(earlier) }, { type: 'check_in' }, done), true);
    const who: Who = { key: null, memberId: null, personId: null, email: null, name: input.name };
    return outcomeOf(
      await applyRsvp(tx, date, { who, say: { ticket: input.ticket } }, { type: 'walk_in', party: input.party }, done),
      false,
    );
  });
}

const DAY_MS = 86_400_000;

/** A scan that waited for a connection counts from when it was made. */
function doneBy({ memberId }: ActingMember, { scanId, at }: Pick<CheckInInput, 'scanId' | 'at'>, now: Date) {
  return { by: memberId, scanId, now, inSince: believedMoment(at, now) };
}

/** A clock that is ahead, or a day behind, is not believed. */
export function believedMoment(at: string | undefined, now: Date): Date {
  const said = at === undefined ? now : new Date(at);
  return said <= now && now.getTime() - said.getTime() < DAY_MS ? said : now;
}

function outcomeOf({ date, own, changed, facts, audit }: Applied, again: boolean) {
  const { dateId, eventId, spaceId } = date;
  const [first] = facts;
  const operatorId = first?.operatorId;
  const entered: EventFact[] =
    changed && operatorId ? [{ type: 'rsvp.checked_in', operatorId, spaceId, eventId, dateId, rsvpId: own.id }] : [];
  const { id, name, party, guestNames, checkedInAt } = own;
  const answer: CheckedIn = {
    ...{ rsvpId: id, name, party, guestNames },
    at: (checkedInAt ?? date.startsAt).toISOString(),
    before: !changed && !again,
  };
  return { answer, audit, facts: [...facts, ...entered] };
}
