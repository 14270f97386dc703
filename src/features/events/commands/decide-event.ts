import { createHash } from 'node:crypto';
import type { ActingMember } from '@/kernel/acting-member';
import type { ResourceId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import { visibleClaim } from '@/features/availability/domain/visible-claim';
import { judgeOccurrences, MOST_DATES, NO_RULING, type JudgedOccurrence } from '@/features/bookings/domain/plan-series';
import { listTimeHeld } from '@/features/occupancies/occupancies.service';
import { isOpenFor } from '@/features/spaces/domain/opening-hours';
import { getBookable, getOpeningRules, type BookableFacts } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import { datesOfEvent, matchEventDates } from '../domain/event-dates';
import type { EventWish } from '../events.contract';
import { eventError } from '../events.errors';
import { listDatesToCome, type DateRow, type EventRow } from '../sql/event-reads';

export type JudgedDate = JudgedOccurrence & { readonly was: DateRow | null; readonly outsideHours: boolean };
export type EventDecision = {
  readonly timeZone: string;
  /** The room, where it is in one. */
  readonly room: BookableFacts | null;
  /** Dates from now on: as they would be. */
  readonly dates: readonly JudgedDate[];
  /** Dates that would not be any more. */
  readonly ending: readonly DateRow[];
  /** Up to where dates are made; null where the rule has an end. */
  readonly madeUntil: LocalDate;
  readonly planToken: string;
};

/**
 * What an event would be on each date, for the preview and for the commit alike: its room free with the time to set up and clean up, or who has it. Opening
 * hours bind no event, they are said; what is shut is shut. A date that was moved by hand, or begins before now, stays as it is.
 *
 * @throws DomainError `event.no_dates`, `event.too_many_dates`, `event.in_the_past`, `event.dates_meet`, `resource.not_found`, `space.not_found`.
 */
export async function decideEvent(
  tx: OperatorTx,
  member: ActingMember,
  wish: EventWish,
  {
    spaceId,
    event,
    now,
    lock = false,
  }: {
    readonly spaceId: EventRow['spaceId'];
    readonly event: EventRow | null;
    readonly now: Date;
    readonly lock?: boolean;
  },
): Promise<EventDecision> {
  const resourceId = wish.place.is === 'resource' ? wish.place.resourceId : null;
  const room = resourceId ? await getBookable(tx, spaceId, resourceId) : null;
  const rules = room?.spaceRules ?? (await getOpeningRules(tx, spaceId)).rules;
  const { timeZone } = rules;
  const all = datesOfEvent({ ...wish, rdates: wish.rdates, timeZone }, now);
  if (!all || all.occurrences.length === 0) throw eventError('event.no_dates');
  if (all.tooMany) throw eventError('event.too_many_dates', { most: MOST_DATES });
  const standing = event ? await listDatesToCome(tx, event.id, now, { lock }) : [];
  const begun = new Set(standing.filter(({ startsAt }) => startsAt <= now).map(({ originalStart }) => originalStart));
  const wanted = all.occurrences.filter(({ startsAt, localStart }) => startsAt > now && !begun.has(localStart));
  if (wanted.length === 0) throw eventError(event ? 'event.no_dates' : 'event.in_the_past');
  const movable = standing.filter((date) => date.startsAt > now && date.status !== 'cancelled');
  const off = new Set(
    standing.filter(({ status }) => status === 'cancelled').map(({ originalStart }) => originalStart),
  );
  const { was, ending } = matchEventDates(
    movable,
    wanted.map(({ localStart }) => localStart).filter((start) => !off.has(start)),
  );
  const occurrences = wanted.flatMap((one) =>
    off.has(one.localStart) ? [] : [keptByHand(one, was.get(one.localStart) ?? null)],
  );
  const byHand = new Set([...was].filter(([, date]) => date.ownTime).map(([start]) => start));
  const judged = await judgeDates(tx, member, wish, {
    occurrences: occurrences.filter(({ localStart }) => !byHand.has(localStart)),
    ...{ room, event, rules },
  });
  const dates = [...judged, ...occurrences.flatMap((one) => (byHand.has(one.localStart) ? [asItIs(one)] : []))]
    .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
    .map((one) => ({
      ...one,
      was: was.get(one.localStart) ?? null,
      outsideHours: !isOpenFor(room?.rules ?? rules, one),
    }));
  refuseMeeting(dates);
  return { timeZone, room, dates, ending, madeUntil: all.madeUntil, planToken: tokenOf(resourceId, dates, ending) };
}

/** For how long a room is held around a date. */
export type Around = Pick<EventWish, 'setupMinutes' | 'cleanupMinutes'>;
type Occurrence = Pick<JudgedOccurrence, 'localStart' | 'startsAt' | 'endsAt'>;

/** A date that somebody moved by hand keeps its time. */
const keptByHand = (one: Occurrence, was: DateRow | null): Occurrence =>
  was?.ownTime ? { ...one, startsAt: was.startsAt, endsAt: was.endsAt } : one;

const asItIs = (one: Occurrence): JudgedOccurrence => ({
  ...one,
  state: 'fine',
  clash: null,
  holiday: null,
  rule: null,
});

/** What becomes of dates in a room, or anywhere, with the time to set up and clean up; `event`: whose time there is given up for them. */
export async function judgeDates(
  tx: OperatorTx,
  member: ActingMember,
  wish: Around,
  {
    room,
    occurrences,
    event,
    rules,
  }: Pick<EventDecision, 'room'> & {
    readonly occurrences: readonly Occurrence[];
    readonly event: Pick<EventRow, 'id'> | null;
    readonly rules: BookableFacts['rules'];
  },
): Promise<JudgedOccurrence[]> {
  const buffers = { beforeMinutes: wish.setupMinutes, afterMinutes: wish.cleanupMinutes, noneBetweenOwn: false };
  const ruling = { ...NO_RULING, buffers, anytime: true };
  if (!room) return judgeOccurrences(occurrences, rules, [], { ...ruling, buffers: NO_RULING.buffers });
  const first = occurrences.reduce((least, one) => Math.min(least, one.startsAt.getTime()), Infinity);
  const last = occurrences.reduce((most, one) => Math.max(most, one.endsAt.getTime()), 0);
  const range = {
    startsAt: new Date(first - wish.setupMinutes * 60_000),
    endsAt: new Date(last + wish.cleanupMinutes * 60_000),
  };
  const held = occurrences.length > 0 ? await listTimeHeld(tx, room.resourceId, range) : [];
  // What the event has itself it gives up in the same commit.
  const others = held.filter((row) => event === null || row.eventId !== event.id);
  return judgeOccurrences(
    occurrences,
    rules,
    others.map((row) => ({ ...row, ...visibleClaim(member, row) })),
    ruling,
  );
}

/** Dates of one event that would lie over each other. */
function refuseMeeting(dates: readonly Occurrence[]): void {
  const sorted = [...dates].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  for (const [place, one] of sorted.entries()) {
    const next = sorted[place + 1];
    if (next && next.startsAt < one.endsAt) throw eventError('event.dates_meet', { localStart: next.localStart });
  }
}

/** Two plans have one token exactly if they show the same dates in the same states. */
const tokenOf = (resourceId: ResourceId | null, dates: readonly JudgedDate[], ending: readonly DateRow[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        resourceId,
        dates.map(({ startsAt, endsAt, state, was }) => [startsAt, endsAt, state, was?.id]),
        ending.map(({ id }) => id),
      ]),
    )
    .digest('base64url');
