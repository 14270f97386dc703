import { newId, type EventId, type RsvpId } from '@/kernel/ids';
import type { ActingMember } from '@/kernel/acting-member';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { describeRule } from '@/features/recurrence/domain/rule-words';
import { isOpenEnded } from '@/features/recurrence/domain/recurrence-rule';
import type { z } from 'zod';
import type { AllDates, AllDatesInput, LinkedDates, linkedDatesInput } from './all-dates.contract';
import { keyOf } from './commands/answer-all-dates';
import { refuseStrangers } from './commands/answer-event';
import { outcomeOf } from './domain/all-dates';
import { ruleOf } from './domain/event-dates';
import { eventError } from './events.errors';
import { readRsvpLink } from './rsvp-link';
import { findLinked, listDatesAhead, listOwnRsvps, readLines } from './sql/all-dates-reads';
import { findEvent, type EventRow } from './sql/event-reads';
import { stateOf, type RsvpKey } from './sql/rsvp-reads';
import { findStanding, type Standing } from './sql/standing-rsvps';

/** What would become of each date, for a member who comes to all of them. Writes nothing. @throws DomainError `event.not_found`, `event.not_for_you`. */
export function readAllDates(
  member: ActingMember,
  { eventId, party }: AllDatesInput,
  now = new Date(),
): Promise<AllDates> {
  return inOperator(member, async (tx) => {
    const event = await getEvent(tx, eventId);
    const { memberId } = member;
    return viewOf(tx, event, { key: { memberId }, whose: { memberId, email: null }, party, by: member }, now);
  });
}

/** The same for who has the link of a mail about one of them. @throws DomainError `event.link_over`. */
export async function readLinkedDates(
  { token, party }: z.output<typeof linkedDatesInput>,
  now = new Date(),
): Promise<LinkedDates> {
  const link = await readRsvpLink(token);
  if (!link) throw eventError('event.link_over');
  return inOperator(link, async (tx) => {
    const linked = await findLinked(tx, link.rsvpId);
    if (!linked) throw eventError('event.link_over');
    const { name, operator } = linked;
    const event = await getEvent(tx, linked.eventId);
    const key = keyOf(linked, link.rsvpId);
    return { ...(await viewOf(tx, event, { key, whose: linked, party, by: null }, now)), name, operator };
  });
}

async function getEvent(tx: OperatorTx, id: EventId): Promise<EventRow> {
  const event = await findEvent(tx, id);
  if (!event?.publishedAt) throw eventError('event.not_found');
  return event;
}

type Asking = {
  readonly key: RsvpKey;
  readonly whose: Standing;
  readonly party: number;
  readonly by: ActingMember | null;
};

async function viewOf(
  tx: OperatorTx,
  event: EventRow,
  { key, whose, party, by }: Asking,
  now: Date,
): Promise<AllDates> {
  const dates = await listDatesAhead(tx, event.id, now, { lock: false });
  if (by && dates[0]) await refuseStrangers(tx, by, dates[0], now);
  const ids = dates.map(({ dateId }) => dateId);
  const [lineOf, own] = [await readLines(tx, ids), await listOwnRsvps(tx, ids, key)];
  const standing = await findStanding(tx, event.id, whose);
  const rule = event.rrule === null ? null : ruleOf(event);
  const { id: eventId, slug, title, timeZone, guestsEach, approval, questions } = event;
  return {
    ...{ eventId, slug, title, timeZone, guestsEach, approval, questions },
    replies: [...own.values()].at(-1)?.replies ?? [],
    endless: rule !== null && isOpenEnded(rule),
    repeats: rule && describeRule(rule, event),
    standing: standing && { since: standing.since.toISOString(), party: standing.answer.party },
    dates: dates.map((date) => {
      const mine = own.get(date.dateId) ?? null;
      const who = { id: mine?.id ?? newId<'rsvp'>(), own: mine };
      const action = { type: 'answer' as const, party };
      return {
        ...outcomeOf<RsvpId>(stateOf(date, lineOf(date.dateId)), who, action, now),
        dateId: date.dateId,
        startsAt: date.startsAt.toISOString(),
        endsAt: date.endsAt.toISOString(),
        mine: mine && { rsvpId: mine.id, status: mine.status, party: mine.party, in: mine.checkedInAt !== null },
      };
    }),
  };
}
