import type { z } from 'zod';
import type { ActingMember } from '@/kernel/acting-member';
import { localDateOf, localOf, type LocalDateTime } from '@/kernel/zone';
import { getHouse } from '@/features/spaces/spaces.service';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { heedingCodes } from './heeding-codes';
import { dateView, pageView } from './event-view';
import { shopperOf } from './ticket-view';
import { listTickets } from './sql/ticket-reads';
import { wishOfTicket } from './domain/ticket-wish';
import {
  isFor,
  mayChangeEvent,
  mayHost,
  maySetEvents,
  mayWorkTheDoor,
  needsYes,
  type HostRules,
} from './events.access';
import type {
  EditedEvent,
  EventList,
  EventListInput,
  EventPage,
  Guests,
  GuestsInput,
  Hosting,
} from './event-pages.contract';
import {
  eventWishSchema,
  type invitedInput,
  type invitedView,
  type peopleInput,
  type peopleView,
} from './events.contract';
import { listPeopleToAsk } from './sql/people-reads';
import { listInvited } from './sql/invitation-writes';
import type { editedEventInput, hostingInput } from './event-pages.contract';
import { eventError } from './events.errors';
import { getHosted } from './commands/plan-event';
import { findBelonging } from './sql/audience-reads';
import { findHostRules, type EventRow } from './sql/event-reads';
import { listGuests, sumGuests } from './sql/guest-reads';
import { listIncome } from './sql/income-reads';
import { listCards, listHosted, type CardRow } from './sql/list-reads';
import { findEventPage, listDateViews, type PageRow } from './sql/page-reads';
import { findDate } from './sql/rsvp-reads';

const PAGE = 30;
const DAYS_BACK = 30;

/** An event's page for a member of its operator. @throws DomainError `event.not_found`, also for one that is not for them. */
export function readEventPage(member: ActingMember, slug: string, now = new Date(), code?: string): Promise<EventPage> {
  return heedingCodes(member.personId, code, () => readPage(member, slug, code, now));
}

function readPage(member: ActingMember, slug: string, code: string | undefined, now: Date): Promise<EventPage> {
  return inOperator(member, async (tx) => {
    const event = await findEventPage(tx, { slug });
    if (!event) throw eventError('event.not_found');
    const runs = mayChangeEvent(member, event);
    if (!(await maySeeEvent(tx, member, event, now))) throw eventError('event.not_found');
    const shopper = await shopperOf(tx, event, { member, code }, now);
    const seen = { runs, names: member.role !== 'visitor', shopper };
    const mine = { memberId: member.memberId };
    const dates = await datesOf(tx, event, { mine, seen }, now);
    const comes = dates.some((one) => one.mine?.status === 'going');
    const change = runs && event.status !== 'cancelled';
    const may = {
      change,
      door: mayWorkTheDoor(member, event),
      answer: event.status === 'published',
      approve: maySetEvents(member.role) && event.status === 'asked',
    };
    return { ...pageView(event, { told: runs || comes, shopper }), dates, may };
  });
}

/** The dates of a page: to come, or the last ones where none is. */
export async function datesOf(
  tx: OperatorTx,
  event: PageRow,
  {
    mine,
    seen,
  }: { readonly mine: Parameters<typeof listDateViews>[2]['mine']; readonly seen: Parameters<typeof dateView>[2] },
  now: Date,
): Promise<EventPage['dates']> {
  const names = seen.runs || (seen.names && event.whoComes === 'names');
  const from = new Date(now.getTime() - DAYS_BACK * 86_400_000);
  const rows = await listDateViews(tx, { eventId: event.id }, { mine, names, from, tickets: event.tickets.length > 0 });
  const shown = rows.filter(({ status }) => seen.runs || status !== 'skipped');
  const toCome = shown.filter(({ endsAt }) => endsAt > now);
  return (toCome.length > 0 ? toCome : shown.slice(-5)).map((row) => dateView(event, row, seen, now));
}

/** Published, or called off since. */
export const isOut = ({ status }: Pick<EventRow, 'status'>): boolean =>
  status === 'published' || status === 'cancelled';

/** Whether a member may open its page: who runs it always, others once it is out and for them. */
export async function maySeeEvent(tx: OperatorTx, member: ActingMember, event: EventRow, now: Date): Promise<boolean> {
  return mayChangeEvent(member, event) || (isOut(event) && (await isForMember(tx, member, event, now)));
}

async function isForMember(tx: OperatorTx, member: ActingMember, event: EventRow, now: Date): Promise<boolean> {
  const asks = event.audience === 'plans' || event.audience === 'invited';
  const today = localDateOf(now, event.timeZone);
  const belonging = asks
    ? await findBelonging(tx, { eventId: event.id, planIds: event.planIds }, member.memberId, today)
    : { invited: false, onPlan: false };
  return isFor(event.audience, { ...member, ...belonging }) || mayWorkTheDoor(member, event);
}

/** What is on, for a member: a page of dates. Three statements at most. */
export function readEventList(member: ActingMember, input: EventListInput): Promise<EventList> {
  return inOperator(member, async (tx) => {
    const today = localDateOf(new Date(input.from), (await getHouse(tx)).timeZone);
    const all = maySetEvents(member.role);
    const viewer = { as: 'member' as const, memberId: member.memberId, visitor: member.role === 'visitor', all, today };
    const rows = await listCards(tx, viewer, pageOf(input, input));
    return listOf(rows, { counts: false });
  });
}

export const pageOf = (
  { from, to, cursor }: Pick<EventListInput, 'from' | 'to' | 'cursor'>,
  { spaceId, show }: { readonly spaceId?: EventListInput['spaceId']; readonly show?: EventListInput['show'] } = {},
): Parameters<typeof listCards>[2] => ({
  ...{
    spaceId: spaceId ?? null,
    from: new Date(from),
    to: to ? new Date(to) : null,
    show: show ?? 'all',
    most: PAGE + 1,
  },
  after: cursor ? { startsAt: new Date(cursor.startsAt), id: cursor.id } : null,
});

export function listOf(rows: readonly CardRow[], { counts }: { readonly counts: boolean }): EventList {
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return {
    cards: shown.map(({ whoComes, going, startsAt, endsAt, ...card }) => ({
      ...card,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      coming: counts || whoComes !== 'nobody' ? going : null,
    })),
    next: last ? { startsAt: last.startsAt.toISOString(), id: last.dateId } : null,
  };
}

/** What somebody runs, and whether they may begin something new. Two statements. */
export function readHosting(
  member: ActingMember,
  { spaceId }: z.output<typeof hostingInput>,
  now = new Date(),
): Promise<Hosting> {
  return inOperator(member, async (tx) => {
    const rules = await findHostRules(tx);
    const all = maySetEvents(member.role);
    const rows = await listHosted(tx, spaceId, { memberId: member.memberId, all }, now);
    return {
      events: rows.map(({ publishAt, next, ...row }) => ({
        ...row,
        publishAt: publishAt?.toISOString() ?? null,
        next: next && { ...next, startsAt: new Date(next.startsAt).toISOString() },
      })),
      may: { host: mayHost(member.role, rules), needsYes: needsYes(member.role, rules), approve: all },
    };
  });
}

/** An event as its host wished it, for the editor. @throws DomainError `event.not_found`, `event.not_yours`. */
export function readEditedEvent(member: ActingMember, input: z.output<typeof editedEventInput>): Promise<EditedEvent> {
  return inOperator(member, async (tx) => {
    const { event } = await getHosted(tx, member, input);
    if (!event) throw eventError('event.not_found');
    const local = (at: Date | null): LocalDateTime | null => at && localOf(at, event.timeZone);
    const place =
      event.place === 'resource'
        ? { is: 'resource', resourceId: event.resourceId }
        : event.place === 'online'
          ? { is: 'online', url: event.onlineUrl }
          : { is: 'elsewhere', words: event.placeWords };
    const { id: eventId, slug, version, status } = event;
    const tickets = event.ticketed ? await listTickets(tx, event.id) : [];
    const wish = eventWishSchema.parse({
      ...{ ...event, place, opensAt: local(event.opensAt) },
      tickets: tickets.map((type) => wishOfTicket(type, event.timeZone)),
    });
    return { eventId, slug, version, status, publishAt: local(event.publishAt), wish };
  });
}

/** Who comes to a date, in pages; three statements, however many come. @throws DomainError `event.not_found`, `event.not_yours`. */
export function readGuests(member: ActingMember, input: GuestsInput): Promise<Guests> {
  return inOperator(member, async (tx) => {
    const date = await findDate(tx, input.dateId, { lock: false });
    if (!date) throw eventError('event.not_found');
    if (!mayWorkTheDoor(member, date)) throw eventError('event.not_yours');
    const change = mayChangeEvent(member, date);
    const rows = await listGuests(tx, input, PAGE + 1);
    const shown = rows.slice(0, PAGE);
    const last = rows.length > PAGE ? shown.at(-1) : undefined;
    return {
      ...{ title: date.title, slug: date.slug, timeZone: date.timeZone, status: date.status, capacity: date.capacity },
      startsAt: date.startsAt.toISOString(),
      endsAt: date.endsAt.toISOString(),
      sums: await sumGuests(tx, input.dateId),
      income: date.tickets.length > 0 ? ((await listIncome(tx, [input.dateId])).get(input.dateId) ?? null) : null,
      guests: shown.map(({ place: _place, offerExpiresAt, checkedInAt, email, ...row }) => ({
        ...row,
        email: change ? email : null,
        offerExpiresAt: offerExpiresAt?.toISOString() ?? null,
        checkedInAt: checkedInAt?.toISOString() ?? null,
      })),
      next: last ? { place: last.place, name: last.name, id: last.rsvpId } : null,
      may: { change, door: true },
    };
  });
}

/** Who may host here, for whoever says so, and for screens that explain it. */
export const readHostRules = (member: ActingMember): Promise<HostRules> => inOperator(member, findHostRules);

/** Who is invited, for who runs the event. @throws DomainError `event.not_found`, `event.not_yours`. */
export function readInvited(
  member: ActingMember,
  input: z.output<typeof invitedInput>,
  now = new Date(),
): Promise<z.output<typeof invitedView>> {
  return inOperator(member, async (tx) => {
    const { event } = await getHosted(tx, member, input);
    if (!event) throw eventError('event.not_found');
    return { invited: await listInvited(tx, event.id, now) };
  });
}

const MOST_PEOPLE = 8;

/** Members to choose from, by name alone, for who may host. @throws DomainError `event.may_not_host`. */
export function readPeopleToAsk(
  member: ActingMember,
  { q, among }: z.output<typeof peopleInput>,
): Promise<z.output<typeof peopleView>> {
  return inOperator(member, async (tx) => {
    if (!mayHost(member.role, await findHostRules(tx))) throw eventError('event.may_not_host');
    return {
      people: await listPeopleToAsk(tx, {
        q,
        all: maySetEvents(member.role),
        besides: among === 'hosts' ? member.memberId : null,
        most: MOST_PEOPLE,
      }),
    };
  });
}
