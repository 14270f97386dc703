import type { z } from 'zod';
import type { ActingMember } from '@/kernel/acting-member';
import { inOperator } from '@/server/db/transactions';
import { sumReplies } from './domain/questions';
import { mayChangeEvent, mayWorkTheDoor } from './events.access';
import { eventError } from './events.errors';
import type { Figures, figuresInput, hostDatesInput, hostDatesSchema } from './host-pages.contract';
import { findFigures, listHostDates } from './sql/host-reads';
import { findEventPage } from './sql/page-reads';
import { findDate } from './sql/rsvp-reads';

/** All dates of an event for who runs it. @throws DomainError `event.not_found`, `event.not_yours`. */
export function readHostDates(
  member: ActingMember,
  { eventId }: z.output<typeof hostDatesInput>,
): Promise<z.input<typeof hostDatesSchema>> {
  return inOperator(member, async (tx) => {
    const event = await findEventPage(tx, { id: eventId });
    if (!event) throw eventError('event.not_found');
    if (!mayWorkTheDoor(member, event)) throw eventError('event.not_yours');
    const rows = await listHostDates(tx, eventId);
    const iso = (at: Date) => at.toISOString();
    const dates = rows.map((row) => ({ ...row, startsAt: iso(row.startsAt), endsAt: iso(row.endsAt) }));
    return { timeZone: event.timeZone, dates };
  });
}

/** A date in numbers. @throws DomainError `event.not_found`, `event.not_yours`. */
export function readFigures(
  member: ActingMember,
  { dateId }: z.output<typeof figuresInput>,
  now = new Date(),
): Promise<Figures> {
  return inOperator(member, async (tx) => {
    const date = await findDate(tx, dateId, { lock: false });
    if (!date) throw eventError('event.not_found');
    if (!mayChangeEvent(member, date)) throw eventError('event.not_yours');
    const figures = await findFigures(tx, dateId, date.timeZone);
    return {
      ...figures,
      replies: sumReplies(date.questions, figures.replies),
      noShows: date.endsAt <= now && date.status === 'stands' ? figures.noShows : null,
    };
  });
}
