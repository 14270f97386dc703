import { freeFor, hasLapsed, type DateState, type Rsvp } from './rsvp-state';

/** What becomes of an answer; what is not named stays. */
export type RsvpChange<Id extends string = string> = Pick<Rsvp<Id>, 'id' | 'status'> &
  Pick<Rsvp, 'how' | 'linePlace' | 'offerExpiresAt'>;

export type Settled<Id extends string = string> = {
  readonly date: DateState<Id>;
  readonly changes: readonly RsvpChange<Id>[];
};

/**
 * Brings the line to what the places allow, the first first: offers that lapsed go, offers beyond the places go back to where they stood in line, and
 * what is free is offered to who waits for it. A group stays together: one that is too large for what is free keeps its place in line, and the next that fits
 * is asked; whoever waits for a kind of places of which none is free is passed over alike. Once the date has begun nobody is offered anything.
 */
export function settleLine<Id extends string>(date: DateState<Id>, now: Date): Settled<Id> {
  const changes = new Map<Id, RsvpChange<Id>>();
  let state = date;
  const put = (one: Rsvp<Id>, change: Omit<RsvpChange<Id>, 'id'>) => {
    changes.set(one.id, { id: one.id, ...change });
    state = afterChange(state, one, change);
  };
  for (const one of date.line)
    if (hasLapsed(one, now)) put(one, { status: 'declined', how: 'lapsed', linePlace: null, offerExpiresAt: null });
  let left = state.capacity === null ? Infinity : state.capacity - state.going;
  const ofType = new Map(state.tickets.map(({ typeId, places, going }) => [typeId, (places ?? Infinity) - going]));
  for (const one of inLine(state, 'offered')) {
    const own = (one.typeId === null ? undefined : ofType.get(one.typeId)) ?? Infinity;
    if (one.party <= Math.min(left, own)) {
      left -= one.party;
      if (one.typeId !== null) ofType.set(one.typeId, own - one.party);
    } else put(one, { status: 'waiting', how: null, linePlace: one.linePlace, offerExpiresAt: null });
  }
  if (!state.stands || now >= state.startsAt) return { date: state, changes: [...changes.values()] };
  for (const one of inLine(state, 'waiting'))
    if (one.party <= (freeFor(state, one.typeId, now) ?? Infinity)) put(one, offered(one, state, now));
  return { date: state, changes: [...changes.values()] };
}

/** A place for somebody who waits: offered for a while, at most until it begins, or theirs at once. */
export function offered(
  one: Pick<Rsvp, 'linePlace'>,
  date: Pick<DateState, 'offerMinutes' | 'startsAt'>,
  now: Date,
): Omit<RsvpChange, 'id'> {
  if (date.offerMinutes === null) return { status: 'going', how: null, linePlace: null, offerExpiresAt: null };
  const until = Math.min(now.getTime() + date.offerMinutes * 60_000, date.startsAt.getTime());
  return { status: 'offered', how: null, linePlace: one.linePlace, offerExpiresAt: new Date(until) };
}

export const inLine = <Id extends string>(date: DateState<Id>, status: 'waiting' | 'offered'): Rsvp<Id>[] =>
  date.line
    .filter((one) => one.status === status)
    .sort((a, b) => (a.linePlace ?? 0) - (b.linePlace ?? 0) || (a.id < b.id ? -1 : 1));

/** The date once an answer has become something else. `one` is how it was before; for a new one, with a status that takes nothing. */
export function afterChange<Id extends string>(
  date: DateState<Id>,
  one: Rsvp<Id>,
  change: Omit<RsvpChange<Id>, 'id'> & { readonly party?: number; readonly typeId?: string | null },
): DateState<Id> {
  const next = { ...one, ...change };
  const seats = (of: Rsvp) => (of.status === 'going' ? of.party : 0);
  const others = date.line.filter(({ id }) => id !== one.id);
  const stands = next.status === 'waiting' || next.status === 'offered';
  const tickets = date.tickets.map((quota) => ({
    ...quota,
    going:
      quota.going - (one.typeId === quota.typeId ? seats(one) : 0) + (next.typeId === quota.typeId ? seats(next) : 0),
  }));
  return { ...date, going: date.going - seats(one) + seats(next), tickets, line: stands ? [...others, next] : others };
}
