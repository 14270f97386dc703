import { inDirectory, inOperator } from '@/server/db/transactions';
import { getHouse } from '@/features/spaces/spaces.service';
import { operatorNotFound } from '@/kernel/not-found';
import type { z } from 'zod';
import { dateView, pageView } from './event-view';
import type { EventPage, LinkedAnswer, PublicListInput, publicListSchema } from './event-pages.contract';
import { eventError } from './events.errors';
import { datesOf, listOf, pageOf } from './events.reads';
import { readRsvpLink } from './rsvp-link';
import { listCards } from './sql/list-reads';
import { findEventPage, listDateViews } from './sql/page-reads';
import { findPublicEvent } from './sql/public-event-reads';
import { findDateOfRsvp, findDate, findOwnRsvp } from './sql/rsvp-reads';

/** An event's page for anybody: one that is public, or whose link they have. @throws DomainError `event.not_found`. */
export async function readPublicEvent(operator: string, slug: string, now = new Date()): Promise<EventPage> {
  const found = await findPublicEvent(operator, slug);
  if (!found) throw eventError('event.not_found');
  return inOperator(found, async (tx) => {
    const event = await findEventPage(tx, { id: found.eventId });
    if (!event) throw eventError('event.not_found');
    const seen = { runs: false, names: false };
    const dates = await datesOf(tx, event, { mine: null, seen }, now);
    const may = { change: false, door: false, answer: event.status === 'published', approve: false };
    return { ...pageView(event, { told: false }), dates, may };
  });
}

/** What of an operator's events everybody may know. @throws DomainError `operator.not_found`. */
export async function readPublicEvents(input: PublicListInput): Promise<z.infer<typeof publicListSchema>> {
  const operator = await inDirectory((tx) =>
    tx
      .selectFrom('directory.operators')
      .select(['id', 'slug', 'name', 'accent'])
      .where('slug', '=', input.operator)
      .executeTakeFirst(),
  );
  if (!operator) throw operatorNotFound();
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
    const [row] = await listDateViews(tx, { dateId }, { mine: { rsvpId: link.rsvpId }, names: false, from: now });
    if (!row) throw eventError('event.link_over');
    const view = dateView(event, row, { runs: false, names: false }, now);
    return { page: pageView(event, { told: own.status === 'going' }), date: view, name: own.name };
  });
}
