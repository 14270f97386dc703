import { inOperator } from '@/server/db/transactions';
import type { ActingMember } from '@/kernel/acting-member';
import { findOperatorBySlug } from '@/features/auth/auth.service';
import { getHouse } from '@/features/spaces/spaces.service';
import { operatorNotFound } from '@/kernel/not-found';
import type { z } from 'zod';
import { heedingCodes } from './heeding-codes';
import { dateView, pageView } from './event-view';
import { strangerWith } from './ticket-view';
import type {
  AskedAnswer,
  EventPage,
  InvitationPage,
  LinkedAnswer,
  PublicListInput,
  publicListSchema,
} from './event-pages.contract';
import { eventError } from './events.errors';
import { datesOf, listOf, pageOf } from './events.reads';
import { readConfirmLink, readInvitationLink, readRsvpLink, type InvitationLink } from './rsvp-link';
import { listFeedDates, type FeedRow } from './sql/feed-reads';
import { findInvitation } from './sql/invitation-writes';
import { listCards } from './sql/list-reads';
import type { Said } from './rsvps.contract';
import { findEventPage, listDateViews, type PageRow } from './sql/page-reads';
import { findPublicEvent, type PublicEvent } from './sql/public-event-reads';
import { findRsvpLink } from './sql/rsvp-link-writes';
import { findDateOfRsvp, findDate, findOwnRsvp } from './sql/rsvp-reads';

/** An event's page for anybody: one that is public, or whose link they have. @throws DomainError `event.not_found`. */
export async function readPublicEvent(
  operator: string,
  slug: string,
  now = new Date(),
  typed?: { readonly code: string | undefined; readonly address: string },
): Promise<EventPage> {
  const found = await findPublicEvent(operator, slug);
  if (!found) throw eventError('event.not_found');
  const read = () => readFound(found, typed?.code, now);
  return typed ? heedingCodes(`from ${typed.address}`, typed.code, read) : read();
}

function readFound(found: PublicEvent, code: string | undefined, now: Date): Promise<EventPage> {
  return inOperator(found, async (tx) => {
    const event = await findEventPage(tx, { id: found.eventId });
    // A draft that was called off is nobody's business.
    if (!event?.publishedAt) throw eventError('event.not_found');
    const shopper = strangerWith(event, code);
    const seen = { runs: false, names: false, shopper };
    const dates = await datesOf(tx, event, { mine: null, seen }, now);
    const may = { change: false, door: false, answer: event.status === 'published', approve: false };
    return { ...pageView(event, { told: false, shopper }), dates, may };
  });
}

async function getOperator(slug: string) {
  const operator = await findOperatorBySlug(slug);
  if (!operator) throw operatorNotFound();
  return operator;
}

/** What of an operator's events everybody may know. @throws DomainError `operator.not_found`. */
export async function readPublicEvents(input: PublicListInput): Promise<z.infer<typeof publicListSchema>> {
  const operator = await getOperator(input.operator);
  return inOperator({ operatorId: operator.id }, async (tx) => {
    const { timeZone } = await getHouse(tx);
    const rows = await listCards(tx, { as: 'anybody' }, pageOf(input));
    return { ...listOf(rows, { counts: false }), operator, timeZone };
  });
}

/** One's answer behind the link of a mail, with all that somebody who comes is told. @throws DomainError `event.link_over`. */
export async function readLinkedAnswer(token: string, now = new Date()): Promise<LinkedAnswer> {
  const link = await readRsvpLink(token);
  if (!link) throw eventError('event.link_over');
  return inOperator(link, async (tx) => {
    const dateId = await findDateOfRsvp(tx, link.rsvpId);
    const date = dateId && (await findDate(tx, dateId, { lock: false }));
    const event = date && (await findEventPage(tx, { id: date.eventId }));
    const own = dateId && (await findOwnRsvp(tx, dateId, { rsvpId: link.rsvpId }));
    if (!dateId || !event || !own) throw eventError('event.link_over');
    const [row] = await listDateViews(
      tx,
      { dateId },
      { mine: { rsvpId: link.rsvpId }, names: false, from: now, tickets: event.tickets.length > 0 },
    );
    if (!row) throw eventError('event.link_over');
    const view = dateView(event, row, { runs: false, names: false }, now);
    return { page: pageView(event, { told: own.status === 'going' }), date: view, name: own.name };
  });
}

/** What somebody without an account asked for, before they say that it was them. @throws DomainError `event.link_over`. */
export async function readAskedAnswer(token: string, now = new Date()): Promise<AskedAnswer> {
  const link = await readConfirmLink(token);
  if (!link) throw eventError('event.link_over');
  return inOperator(link, async (tx) => {
    const asked = await findRsvpLink(tx, link.linkId);
    if (!asked || asked.expiresAt <= now) throw eventError('event.link_over');
    const date = await findDate(tx, asked.dateId, { lock: false });
    const event = date && (await findEventPage(tx, { id: date.eventId }));
    const [row] = await listDateViews(
      tx,
      { dateId: asked.dateId },
      { mine: null, names: false, from: now, tickets: (event?.tickets.length ?? 0) > 0 },
    );
    if (!event || !row) throw eventError('event.link_over');
    const view = dateView(event, row, { runs: false, names: false }, now);
    const { email, name, rsvpId, answer } = asked;
    const { party, guestNames, note } = answer;
    const ticket = agreedIn(event.tickets, answer);
    const about = { page: pageView(event, { told: false }), date: view };
    return { ...about, name, email, party, guestNames, note, ticket, done: !!rsvpId };
  });
}

/** The ticket that somebody asked for, at the price that they saw. */
function agreedIn(types: PageRow['tickets'], { ticket }: Partial<Said>): AskedAnswer['ticket'] {
  const type = types.find(({ id }) => id === ticket?.typeId);
  return ticket && type
    ? { typeId: type.id, name: type.name, each: ticket.each, currency: type.currency, pays: 'door' }
    : null;
}

/** What a member comes to, for their own calendar. */
export async function readOwnFeed(member: ActingMember, now = new Date()): Promise<EventsFeed> {
  return inOperator(member, async (tx) => {
    const { slug, name } = await tx.selectFrom('operators').select(['slug', 'name']).executeTakeFirstOrThrow();
    const dates = await listFeedDates(tx, { comes: member.memberId }, daysBack(now));
    return { operator: { slug, name }, title: null, dates };
  });
}

export type EventsFeed = {
  readonly operator: { readonly slug: string; readonly name: string };
  /** What is in its name, where it is one event's. */
  readonly title: string | null;
  readonly dates: readonly FeedRow[];
};

/** Dates that were: a calendar keeps what it has had, and a week later nothing changes any more. */
const FEED_DAYS_BACK = 7;
const daysBack = (now: Date): Date => new Date(now.getTime() - FEED_DAYS_BACK * 86_400_000);

/** What an operator's public events are, or one event that anybody may open, for calendars and readers of news. @throws DomainError as the pages do. */
export async function readEventsFeed(
  operatorSlug: string,
  event: string | null,
  now = new Date(),
): Promise<EventsFeed> {
  const found = event === null ? null : await findPublicEvent(operatorSlug, event);
  if (event !== null && !found) throw eventError('event.not_found');
  const operator = await getOperator(operatorSlug);
  const dates = await inOperator({ operatorId: operator.id }, (tx) =>
    listFeedDates(tx, found ? { eventId: found.eventId } : 'public', daysBack(now)),
  );
  // Over for long, or never out.
  if (found && dates.length === 0) throw eventError('event.not_found');
  return { operator, title: found ? (dates[0]?.title ?? null) : null, dates };
}

/** An event for somebody without an account who is invited to it, with the tickets that a code shows. @throws DomainError `event.link_over`, `event.code_unknown`. */
export async function readInvitation(token: string, now = new Date(), code?: string): Promise<InvitationPage> {
  const link = await readInvitationLink(token);
  if (!link) throw eventError('event.link_over');
  return heedingCodes(`from ${link.invitationId}`, code, () => readInvited(link, code, now));
}

function readInvited(link: InvitationLink, code: string | undefined, now: Date): Promise<InvitationPage> {
  return inOperator(link, async (tx) => {
    const invitation = await findInvitation(tx, link.invitationId);
    const event = invitation && (await findEventPage(tx, { id: invitation.eventId }));
    if (!event || (event.status !== 'published' && event.status !== 'cancelled')) throw eventError('event.link_over');
    const shopper = strangerWith(event, code);
    const seen = { runs: false, names: false, shopper };
    const dates = await datesOf(tx, event, { mine: { email: invitation.email }, seen }, now);
    const may = { change: false, door: false, answer: event.status === 'published', approve: false };
    const comes = dates.some((one) => one.mine?.status === 'going');
    return { page: { ...pageView(event, { told: comes, shopper }), dates, may }, email: invitation.email };
  });
}
