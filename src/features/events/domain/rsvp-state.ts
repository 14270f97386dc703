/** What somebody answered, as it is kept. Who is in is `going` with a moment of check-in; who is going and never was in did not come. */
export type RsvpStatus = 'asked' | 'going' | 'waiting' | 'offered' | 'declined' | 'cancelled';
/** By whom an answer came to its end. */
export type RsvpHow = 'by_guest' | 'by_host' | 'lapsed' | 'event';

/** One answer, as far as the line and the places are concerned. */
export type Rsvp<Id extends string = string> = {
  readonly id: Id;
  readonly status: RsvpStatus;
  /** Places that it takes: the person and their guests. */
  readonly party: number;
  readonly how: RsvpHow | null;
  /** Lower comes first; null for who stands in no line. */
  readonly linePlace: number | null;
  readonly offerExpiresAt: Date | null;
  readonly checkedInAt: Date | null;
  /** The kind of places that it takes; null at an event without kinds. */
  readonly typeId: string | null;
};

/** A kind of places of a date: how many there are of it, null for as many as the date has, and how many who are going have one. */
export type TicketQuota = { readonly typeId: string; readonly places: number | null; readonly going: number };

/** A date of an event when somebody does something about it. */
export type DateState<Id extends string = string> = {
  /** Null for any number. */
  readonly capacity: number | null;
  /** For how long a place that frees up is offered; null gives it to the first who waits at once. */
  readonly offerMinutes: number | null;
  readonly approval: boolean;
  readonly guestsEach: number;
  readonly opensAt: Date | null;
  readonly closesAt: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Published, and not cancelled. */
  readonly stands: boolean;
  /** Places of those who are going. */
  readonly going: number;
  /** Who waits, who was offered a place, in no order. */
  readonly line: readonly Rsvp<Id>[];
  /** Empty for an event without kinds of places. */
  readonly tickets: readonly TicketQuota[];
};

export type Phase = 'not_yet' | 'open' | 'closed' | 'begun' | 'over';

/** Where a date stands by the clock: what a guest may do depends on it alone. */
export function phaseOf(date: Pick<DateState, 'opensAt' | 'closesAt' | 'startsAt' | 'endsAt'>, now: Date): Phase {
  if (now >= date.endsAt) return 'over';
  if (now >= date.startsAt) return 'begun';
  if (now >= date.closesAt) return 'closed';
  return date.opensAt && now < date.opensAt ? 'not_yet' : 'open';
}

/** An offer that nobody answered in time: its place is free, job or no job. */
export const hasLapsed = (one: Pick<Rsvp, 'status' | 'offerExpiresAt'>, now: Date): boolean =>
  one.status === 'offered' && one.offerExpiresAt !== null && one.offerExpiresAt <= now;

/** Places that are taken: by who is going and by offers that live. */
export const takenPlaces = (date: Pick<DateState, 'going' | 'line'>, now: Date): number =>
  date.line
    .filter((one) => one.status === 'offered' && !hasLapsed(one, now))
    .reduce((sum, one) => sum + one.party, date.going);

/** Places left, never below none; null for any number. */
export const freePlaces = (date: Pick<DateState, 'capacity' | 'going' | 'line'>, now: Date): number | null =>
  date.capacity === null ? null : Math.max(0, date.capacity - takenPlaces(date, now));

/** Places left of one kind, whatever the date has left; null for any number. */
export function freeOfType(date: Pick<DateState, 'tickets' | 'line'>, typeId: string | null, now: Date): number | null {
  const quota = date.tickets.find((one) => one.typeId === typeId);
  if (!quota || quota.places === null) return null;
  const offered = date.line.filter((one) => one.typeId === typeId);
  return Math.max(0, quota.places - takenPlaces({ going: quota.going, line: offered }, now));
}

/** What of a kind of places can be had: no more than the date has left; null for any number. */
export function freeFor(
  date: Pick<DateState, 'capacity' | 'going' | 'line' | 'tickets'>,
  typeId: string | null,
  now: Date,
): number | null {
  const left = [freePlaces(date, now), freeOfType(date, typeId, now)].filter((one) => one !== null);
  return left.length > 0 ? Math.min(...left) : null;
}
