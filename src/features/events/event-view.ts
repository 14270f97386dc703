import { describeRule } from '@/features/recurrence/domain/rule-words';
import type { EventDateView, EventPage } from './event-pages.contract';
import type { DateViewRow, PageRow } from './sql/page-reads';
import { ruleOf } from './domain/event-dates';
import { phaseOf } from './domain/rsvp-state';
import { shownTickets, STRANGER, ticketAt, type Shopper } from './domain/ticket-views';
import { ticketView } from './ticket-view';

type Seen = {
  /** Runs it: sees all there is to see. */
  readonly runs: boolean;
  /** A member of the operator, no visitor: names are for them where people let them be seen. */
  readonly names: boolean;
  /** Whose tickets are shown; those of somebody without an account where nobody is named. */
  readonly shopper?: Shopper;
};

/** A date as somebody may see it: how many come where the event says so, who where it says that too. */
export function dateView(
  event: PageRow,
  row: DateViewRow,
  { runs, names, shopper = STRANGER }: Seen,
  now: Date,
): EventDateView {
  const { going, taken, waiting, capacity, mine } = row;
  const closesAt = new Date(row.startsAt.getTime() - event.closesMinutes * 60_000);
  const placesLeft = capacity === null ? null : Math.max(0, capacity - taken);
  const iso = (text: string | null) => (text === null ? null : new Date(text).toISOString());
  return {
    ...{ dateId: row.dateId, status: row.status, endedWords: row.endedWords, roomName: row.roomName, capacity },
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    phase: phaseOf({ ...row, opensAt: event.opensAt, closesAt }, now),
    coming: runs || event.whoComes !== 'nobody' ? going : null,
    waiting: runs || event.whoComes !== 'nobody' ? waiting : null,
    placesLeft,
    tickets: shownTickets(event.tickets, shopper).map((type) =>
      ticketAt(type, row.startsAt, { taken: row.takenOf[type.id] ?? 0, placesLeft, shopper }, now),
    ),
    names: runs || (names && event.whoComes === 'names') ? row.names : [],
    mine: mine && { ...mine, offerExpiresAt: iso(mine.offerExpiresAt), checkedInAt: iso(mine.checkedInAt) },
  };
}

/** What of an event everybody may see who may open it; where it is online, only who comes is told. */
export function pageView(
  event: PageRow,
  { told, shopper = STRANGER }: { readonly told: boolean; readonly shopper?: Shopper },
): Omit<EventPage, 'dates' | 'may'> {
  const { id, hostId: _host, coHostIds: _coHosts, planIds: _plans, onlineUrl, opensAt, publishAt, ...rest } = event;
  const rule = event.rrule === null ? null : ruleOf(event);
  const {
    slug,
    version,
    operator,
    space,
    host,
    coHosts,
    title,
    description,
    category,
    tags,
    audience,
    place,
    placeWords,
  } = rest;
  const { timeZone, guestsEach, approval, closesMinutes, offerMinutes, whoComes, questions, status, endedWords } = rest;
  return {
    ...{
      eventId: id,
      slug,
      version,
      operator,
      space,
      host,
      coHosts,
      title,
      description,
      category,
      tags,
      audience,
      place,
    },
    ...{
      placeWords,
      timeZone,
      guestsEach,
      approval,
      closesMinutes,
      offerMinutes,
      whoComes,
      questions: [...questions],
      status,
      endedWords,
      coverId: rest.coverId,
      coverAlt: rest.coverAlt,
      photosFor: rest.photosFor,
    },
    onlineUrl: told && onlineUrl !== '' ? onlineUrl : null,
    tickets: shownTickets(event.tickets, shopper).map(ticketView),
    ticketed: event.tickets.length > 0,
    hasCodes: event.tickets.some(({ code, onSale }) => onSale && code !== null && !shopper.unlocks(code)),
    membersPay: event.membersPay,
    repeats: rule && describeRule(rule, event),
    opensAt: opensAt?.toISOString() ?? null,
    publishAt: publishAt?.toISOString() ?? null,
  };
}
