import { newId, type EventId, type RsvpId } from '@/kernel/ids';
import type { ActingMember, Role } from '@/kernel/acting-member';
import { localDateOf } from '@/kernel/zone';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { describeRule } from '@/features/recurrence/domain/rule-words';
import { isOpenEnded } from '@/features/recurrence/domain/recurrence-rule';
import type { z } from 'zod';
import type { AllDates, AllDatesInput, LinkedDates, linkedDatesInput } from './all-dates.contract';
import { keyOf } from './commands/answer-all-dates';
import { refuseStrangers } from './commands/answer-event';
import { outcomeOf } from './domain/all-dates';
import type { WantedTicket } from './domain/decide-rsvp';
import { ruleOf } from './domain/event-dates';
import { paysBy, SALE_REFUSALS, saleState } from './domain/ticket-type';
import { shownTickets, STRANGER, ticketAt, type Shopper } from './domain/ticket-views';
import { eventError } from './events.errors';
import { readRsvpLink } from './rsvp-link';
import { findLinked, listDatesAhead, listOwnRsvps, readLines } from './sql/all-dates-reads';
import { findEvent, type EventRow } from './sql/event-reads';
import { stateOf, type DateOfEvent, type RsvpKey } from './sql/rsvp-reads';
import { findStanding, type Standing } from './sql/standing-rsvps';
import { listPlansOn, listTickets } from './sql/ticket-reads';
import { ticketView } from './ticket-view';

/** What would become of each date, for a member who comes to all of them. Writes nothing. @throws DomainError `event.not_found`, `event.not_for_you`. */
export function readAllDates(
  member: ActingMember,
  { eventId, ...look }: AllDatesInput,
  now = new Date(),
): Promise<AllDates> {
  return inOperator(member, async (tx) => {
    const event = await getEvent(tx, eventId);
    const { memberId, role } = member;
    return viewOf(tx, event, { key: { memberId }, whose: { memberId, email: null }, role, look, by: member }, now);
  });
}

/** The same for who has the link of a mail about one of them. @throws DomainError `event.link_over`. */
export async function readLinkedDates(
  { token, ...look }: z.output<typeof linkedDatesInput>,
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
    return {
      ...(await viewOf(tx, event, { key, whose: linked, role: linked.role, look, by: null }, now)),
      name,
      operator,
    };
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
  readonly role: Role | null;
  readonly look: Pick<AllDatesInput, 'party' | 'typeId'>;
  readonly by: ActingMember | null;
};

async function viewOf(
  tx: OperatorTx,
  event: EventRow,
  { key, whose, role, look, by }: Asking,
  now: Date,
): Promise<AllDates> {
  const dates = await listDatesAhead(tx, event.id, now, { lock: false });
  if (by && dates[0]) await refuseStrangers(tx, by, dates[0], now);
  const ids = dates.map(({ dateId }) => dateId);
  const [lineOf, own] = [await readLines(tx, ids), await listOwnRsvps(tx, ids, key)];
  const shopper = await shopperAt(tx, dates[0], whose, role, now);
  const tickets = await ticketsFor(tx, event, dates[0], { shopper, typeId: look.typeId }, now);
  const standing = await findStanding(tx, event.id, whose);
  const rule = event.rrule === null ? null : ruleOf(event);
  const { id: eventId, slug, title, timeZone, guestsEach, approval, questions } = event;
  return {
    ...{ eventId, slug, title, timeZone, guestsEach, approval, questions },
    replies: [...own.values()].at(-1)?.replies ?? [],
    ...tickets,
    endless: rule !== null && isOpenEnded(rule),
    repeats: rule && describeRule(rule, event),
    standing: standing && { since: standing.since.toISOString(), party: standing.answer.party },
    dates: dates.map((date) => {
      const mine = own.get(date.dateId) ?? null;
      const who = { id: mine?.id ?? newId<'rsvp'>(), own: mine };
      const ticket = wantedAt(date, tickets.typeId, shopper, now);
      const action = { type: 'answer' as const, party: look.party, ticket };
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

/** Who buys: a member with their plans, or somebody without an account. No code is typed here: what is behind one is had date by date. */
async function shopperAt(
  tx: OperatorTx,
  date: DateOfEvent | undefined,
  { memberId }: Standing,
  role: Role | null,
  now: Date,
): Promise<Shopper> {
  const wanted = date?.tickets.flatMap(({ planIds }) => planIds) ?? [];
  if (!date || !memberId) return STRANGER;
  const planIds = await listPlansOn(tx, memberId, wanted, localDateOf(now, date.timeZone));
  return { ...STRANGER, role, planIds };
}

type Tickets = Pick<AllDates, 'tickets' | 'ticketsAt' | 'typeId' | 'pays'>;

/** The kinds of places as they stand at the next date; how many are left differs from date to date, and is in what becomes of each. */
async function ticketsFor(
  tx: OperatorTx,
  event: EventRow,
  date: DateOfEvent | undefined,
  { shopper, typeId }: { readonly shopper: Shopper; readonly typeId: string | null },
  now: Date,
): Promise<Tickets> {
  const pays = paysBy(event.membersPay, shopper.role !== null);
  if (!date || date.tickets.length === 0) return { tickets: [], ticketsAt: [], typeId: null, pays };
  const types = shownTickets(await listTickets(tx, event.id), shopper);
  const at = types.map((type) =>
    ticketAt({ ...type, places: null }, date.startsAt, { taken: 0, placesLeft: null, shopper }, now),
  );
  const chosen = types.find(({ id }) => id === typeId)?.id ?? at.find(({ state }) => state === 'on_sale')?.typeId;
  return { tickets: types.map(ticketView), ticketsAt: at, typeId: chosen ?? null, pays };
}

function wantedAt(date: DateOfEvent, typeId: string | null, shopper: Shopper, now: Date): WantedTicket | null {
  const type = date.tickets.find(({ id }) => id === typeId);
  if (!type) return null;
  const state = saleState(type, date.startsAt, shopper, now);
  return { typeId: type.id, refused: state === 'on_sale' ? null : SALE_REFUSALS[state] };
}
