import type { EventErrorCode } from '../events.errors';
import { freeFor, freeOfType, freePlaces, phaseOf, type DateState, type Phase, type Rsvp } from './rsvp-state';
import { afterChange, settleLine, type RsvpChange } from './settle-line';

/** The kind of places that somebody asks for; `refused`: why they cannot have it, whatever is left of it. */
export type WantedTicket = { readonly typeId: string; readonly refused: EventErrorCode | null };
type Asking = { readonly party: number; readonly ticket?: WantedTicket | null };

/** What a guest does about their own answer. */
export type GuestAction =
  | ({ readonly type: 'answer' } & Asking)
  | ({ readonly type: 'change' } & Asking)
  | { readonly type: 'cancel' }
  | { readonly type: 'accept' }
  | { readonly type: 'decline' };
/** What a host does about somebody's. `walk_in`: somebody stands at the door and is let in. */
export type HostAction =
  | { readonly type: 'approve' }
  | { readonly type: 'refuse' }
  | { readonly type: 'promote' }
  | { readonly type: 'remove' }
  | { readonly type: 'check_in' }
  | { readonly type: 'undo_check_in' }
  | ({ readonly type: 'walk_in' } & Asking);
export type RsvpAction = GuestAction | HostAction;

type Refused = { readonly ok: false; readonly code: EventErrorCode };
/** What one's own answer becomes; null where it is as it was. `line`: what becomes of others by it. */
export type Decided<Id extends string> = {
  readonly ok: true;
  readonly own: Next | null;
  readonly line: readonly RsvpChange<Id>[];
};
export type RsvpDecision<Id extends string = string> = Refused | Decided<Id>;

export type Next = Omit<RsvpChange, 'id'> & {
  readonly party: number;
  /** Another kind of places than before; left out for the same. */
  readonly typeId?: string;
  readonly checkedIn?: 'now' | 'undone';
};
type Step = Refused | { readonly ok: true; readonly next: Next | null };

const refused = (code: EventErrorCode): Refused => ({ ok: false, code });
const same: Step = { ok: true, next: null };
const to = (next: Next): Step => ({ ok: true, next });

/**
 * "I come", "I can't after all", "let her in": what becomes of one answer, and of the line behind it (the tables of docs/decisions/0023 and 0025). `id` is that of
 * the answer, or the one that a new answer gets. Offers that lapsed go before anything else is looked at; what is freed goes on to who waits.
 */
export function decideRsvp<Id extends string>(
  date: DateState<Id>,
  { id, own }: { readonly id: Id; readonly own: Rsvp<Id> | null },
  action: RsvpAction,
  now: Date,
): RsvpDecision<Id> {
  if (!date.stands) return refused('event.not_on');
  const before = settleLine(date, now);
  const settled = before.changes.find((one) => one.id === id);
  const mine = own && settled ? { ...own, ...settled } : own;
  const step = stepOf(before.date, mine, action, phaseOf(date, now), now);
  if (!step.ok) return step;
  const others = (changes: readonly RsvpChange<Id>[]) => changes.filter((one) => one.id !== id);
  if (!step.next) return { ok: true, own: mine && settled ? nextOf(mine) : null, line: others(before.changes) };
  const after = settleLine(afterChange(before.date, mine ?? newcomer(id, step.next.party), step.next), now);
  // Who makes a group smaller may thereby be the one who fits: the line has the last word about everybody.
  const last = after.changes.find((one) => one.id === id);
  const line = new Map([...before.changes, ...after.changes].map((one) => [one.id, one]));
  return {
    ok: true,
    own: last ? { ...step.next, ...nextOf({ ...last, party: step.next.party }) } : step.next,
    line: others([...line.values()]),
  };
}

const nextOf = ({
  status,
  how,
  linePlace,
  offerExpiresAt,
  party,
}: Omit<RsvpChange, 'id'> & { readonly party: number }): Next => ({
  ...{ status, how, linePlace, offerExpiresAt, party },
});

const newcomer = <Id extends string>(id: Id, party: number): Rsvp<Id> => ({
  ...{ id, party, status: 'cancelled', how: 'by_guest', linePlace: null, offerExpiresAt: null, checkedInAt: null },
  typeId: null,
});

function stepOf(date: DateState, own: Rsvp | null, action: RsvpAction, phase: Phase, now: Date): Step {
  switch (action.type) {
    case 'answer':
      return answer(date, own, action, phase, now);
    case 'change':
      return change(date, own, action, phase, now);
    case 'cancel':
      return cancel(own, phase);
    case 'accept':
      return accept(date, own, now);
    case 'decline':
      return own?.status === 'offered' ? to(ended(own, 'declined', 'by_guest')) : refused('event.offer_over');
    default:
      return atTheDesk(date, own, action, phase, now);
  }
}

const ended = (own: Rsvp, status: 'declined' | 'cancelled', how: 'by_guest' | 'by_host' | 'lapsed'): Next => ({
  ...{ status, how, linePlace: null, offerExpiresAt: null, party: own.party },
});
const going = (party: number): Next => ({ status: 'going', how: null, linePlace: null, offerExpiresAt: null, party });
const inLineAs = (status: 'asked' | 'waiting', party: number, linePlace: number): Next => ({
  ...{ status, how: null, linePlace, offerExpiresAt: null, party },
});
const fits = (date: DateState, { party, typeId }: Pick<Rsvp, 'party' | 'typeId'>, now: Date): boolean =>
  party <= (freeFor(date, typeId, now) ?? Infinity);
/** As many places as there can ever be, of the date and of the kind. */
const fitsEver = (date: DateState, party: number, typeId: string | null): boolean =>
  party <= Math.min(date.capacity ?? Infinity, date.tickets.find((one) => one.typeId === typeId)?.places ?? Infinity);
const taking = (next: Next, ticket: WantedTicket | null): Step =>
  to(ticket ? { ...next, typeId: ticket.typeId } : next);
const isOver = (own: Rsvp | null): boolean => own === null || own.status === 'declined' || own.status === 'cancelled';

/** Behind everybody who stands in line, also who waits for a yes: the caller counts those in. */
const END_OF_LINE = Number.MAX_SAFE_INTEGER;

const closedTo: Readonly<Record<Exclude<Phase, 'open'>, EventErrorCode>> = {
  not_yet: 'event.not_open_yet',
  closed: 'event.answers_closed',
  begun: 'event.answers_closed',
  over: 'event.over',
};

function answer(date: DateState, own: Rsvp | null, { party, ticket = null }: Asking, phase: Phase, now: Date): Step {
  if (own?.status === 'declined' && own.how === 'by_host') return refused('event.declined_by_host');
  if (own?.status === 'offered') return accept(date, own, now);
  if (!isOver(own)) return same;
  if (phase !== 'open') return refused(closedTo[phase]);
  if (date.tickets.length > 0 && !ticket) return refused('event.ticket_needed');
  if (ticket?.refused) return refused(ticket.refused);
  if (party > 1 + date.guestsEach) return refused('event.too_many_guests');
  const typeId = ticket?.typeId ?? null;
  if (!fitsEver(date, party, typeId)) return refused('event.group_too_large');
  if (date.approval) return taking(inLineAs('asked', party, END_OF_LINE), ticket);
  return taking(fits(date, { party, typeId }, now) ? going(party) : inLineAs('waiting', party, END_OF_LINE), ticket);
}

/** More guests or fewer, or another kind of places. Who grows needs the places now; in the line a group keeps its place, whatever its size. */
function change(date: DateState, own: Rsvp | null, { party, ticket = null }: Asking, phase: Phase, now: Date): Step {
  if (own === null || isOver(own)) return refused('event.no_answer');
  if (own.checkedInAt) return refused('event.is_in');
  if (phase !== 'open') return refused(closedTo[phase]);
  if (ticket?.refused) return refused(ticket.refused);
  const other = ticket && ticket.typeId !== own.typeId ? ticket : null;
  if (party === own.party && !other) return same;
  if (party > own.party && party > 1 + date.guestsEach) return refused('event.too_many_guests');
  const typeId = other?.typeId ?? own.typeId;
  if (!fitsEver(date, party, typeId)) return refused('event.group_too_large');
  const takes = own.status === 'going' || own.status === 'offered';
  const more = party - own.party;
  const ofType = freeOfType(date, typeId, now) ?? Infinity;
  if (takes && (other || more > 0) && (more > (freePlaces(date, now) ?? Infinity) || (other ? party : more) > ofType))
    return refused('event.no_room');
  const { status, how, linePlace, offerExpiresAt } = own;
  return taking({ status, how, linePlace, offerExpiresAt, party }, other);
}

function cancel(own: Rsvp | null, phase: Phase): Step {
  if (own === null) return refused('event.no_answer');
  if (isOver(own)) return same;
  if (own.checkedInAt) return refused('event.is_in');
  if (phase === 'over') return refused('event.over');
  if (own.status === 'going' && (phase === 'closed' || phase === 'begun')) return refused('event.too_late_to_cancel');
  return to(ended(own, 'cancelled', 'by_guest'));
}

/** Also after its time, as long as nobody else has the place. */
function accept(date: DateState, own: Rsvp | null, now: Date): Step {
  if (own?.status === 'offered') return to(going(own.party));
  if (own?.status === 'going') return same;
  const late = own?.status === 'declined' && own.how === 'lapsed' && now < date.startsAt;
  return late && fits(date, own, now) ? to(going(own.party)) : refused('event.offer_over');
}

function atTheDesk(date: DateState, own: Rsvp | null, action: HostAction, phase: Phase, now: Date): Step {
  if (action.type === 'walk_in') {
    if (own) return same;
    if (tooEarlyForTheDoor(date, now)) return refused('event.door_shut');
    const { party, ticket = null } = action;
    if (date.tickets.length > 0 && !ticket) return refused('event.ticket_needed');
    if (ticket?.refused) return refused(ticket.refused);
    return fits(date, { party, typeId: ticket?.typeId ?? null }, now)
      ? taking({ ...going(party), checkedIn: 'now' }, ticket)
      : refused('event.no_room');
  }
  if (own === null) return refused('event.no_answer');
  switch (action.type) {
    case 'approve':
      if (own.status !== 'asked' && !(own.status === 'declined' && own.how === 'by_host')) return same;
      if (phase === 'over') return refused('event.over');
      return to(fits(date, own, now) ? going(own.party) : inLineAs('waiting', own.party, own.linePlace ?? END_OF_LINE));
    case 'refuse':
    case 'remove':
      if (own.checkedInAt) return refused('event.is_in');
      return isOver(own) ? same : to(ended(own, 'declined', 'by_host'));
    case 'promote':
      if (own.status === 'going') return same;
      if (own.status === 'offered') return to(going(own.party));
      if (own.status !== 'waiting') return refused('event.does_not_wait');
      return fits(date, own, now) ? to(going(own.party)) : refused('event.no_room');
    case 'check_in':
      if (own.checkedInAt) return same;
      if (tooEarlyForTheDoor(date, now)) return refused('event.door_shut');
      if (own.status === 'going' || own.status === 'offered' || fits(date, own, now))
        return to({ ...going(own.party), checkedIn: 'now' });
      return refused('event.no_room');
    case 'undo_check_in':
      return own.checkedInAt ? to({ ...going(own.party), checkedIn: 'undone' }) : same;
  }
}

const DOOR_OPENS_MS = 24 * 3_600_000;
/** The door list works from a day before: nobody is let into next month's date by a slip of the thumb. */
const tooEarlyForTheDoor = ({ startsAt }: Pick<DateState, 'startsAt'>, now: Date): boolean =>
  now.getTime() < startsAt.getTime() - DOOR_OPENS_MS;

/** The places in line of those who came last: what `END_OF_LINE` becomes when it is written. */
export const isEndOfLine = (linePlace: number | null): boolean => linePlace === END_OF_LINE;
