import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookSeriesInput } from '@/features/bookings/series.contract';
import { changesIn, statementsOf } from '@/features/bookings/testing-changes';
import { bookDeskWeekly } from '@/features/bookings/commands/book-desk-weekly';
import { closureScene } from '@/features/closures/testing-closures';
import { joinWaitlist } from '@/features/waitlists/commands/join-waitlist';
import { joinWaitlistInput } from '@/features/waitlists/waitlists.contract';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type ResourceId, type WaitlistEntryId } from '@/kernel/ids';
import { makeGroup, makeMember, makeResource, makeRule, makeSpace } from '../makers';

const HOUR = 3_600_000;
/** Eight o'clock in two or three days, at whatever hour this runs: holds end by the clock of the database. */
const BASE = Math.ceil(Date.now() / (24 * HOUR)) * 24 * HOUR + 56 * HOUR;
export const hour = (at: number): Date => new Date(BASE + at * HOUR);
const iso = (at: number): string => hour(at).toISOString();

export type BusyHouse = Awaited<ReturnType<typeof makeBusyHouse>>;

/** A house with so many of everything: desks, bookings, series, requests, people in line. What an operation costs must not depend on it. */
export async function makeBusyHouse(many: number) {
  const space = await makeSpace();
  const { operatorId, spaceId } = space;
  const [ana, ben] = [await makeMember(space, 'member', 'Ana'), await makeMember(space, 'member', 'Ben')];
  const owner = await makeMember(space, 'owner', 'Olga');
  const does = changesIn(space, () => new Date());
  const desks: ResourceId[] = [];
  const groupId = await makeGroup(space);
  for (let n = 0; n < many; n++) desks.push(await makeResource(space, { groupId }));
  const room = await makeResource(space, { kind: 'meeting_room', name: 'Asked for' });
  await makeRule(space, { topic: 'approval', resourceId: room, settings: { needed: true, answerMinutes: 600 } });
  await makeRule(space, {
    topic: 'check_in',
    settings: { asked: true, opens: 'day_start', releaseAfterMinutes: 15, automatic: false },
  });
  const book = (who: ActingMember, resourceId: ResourceId, from: number, to: number) =>
    does.book(who, resourceId, iso(from), iso(to));
  const repeat = async (who: ActingMember, resourceId: ResourceId, from: number, count: number) => {
    const localStart = hour(from).toISOString().slice(0, 16);
    const wish = { spaceId, resourceId, localStart, durationMinutes: 60, rrule: `FREQ=DAILY;COUNT=${count}` };
    const input = bookSeriesInput.parse({ ...wish, onClash: 'fail', requestId: newId() });
    return (await bookDeskWeekly(who, input)).occurrences.map((one) => one.bookingId as BookingId);
  };
  const wait = async (who: ActingMember, resourceId: ResourceId, from: number, to: number) => {
    const wish = { spaceId, resourceId, startsAt: iso(from), endsAt: iso(to), requestId: newId() };
    return (await joinWaitlist(who, joinWaitlistInput.parse(wish))).entryId as WaitlistEntryId;
  };
  // Yesterday to next week, on every desk; on the room as many requests, and a line for each desk.
  for (const [n, desk] of desks.entries()) {
    await book(n % 2 ? ana : ben, desk, -4, -2);
    await book(n % 2 ? ben : ana, desk, 30, 32);
    await book(ana, room, 40 + n, 41 + n);
    await wait(owner, desk, 30, 32);
  }
  return {
    ...{ space, operatorId, spaceId, ana, ben, owner, desks, groupId, room, does, book, repeat, wait, many },
    /** A desk that nobody has touched. */
    fresh: () => makeResource(space),
    closures: closureScene(space, owner),
    wish: (more: object, from = 0, to = 2) =>
      bookDeskInput.parse({ spaceId, startsAt: iso(from), endsAt: iso(to), requestId: newId(), ...more }),
    request: <T extends object>(more: T) => ({ operatorId, spaceId, requestId: newId<'request'>(), ...more }),
  };
}

/** Prepares, uncounted, and answers what is counted. `statements` are those in both houses, or those of each. */
export type CountedRow = readonly [
  name: string,
  statements: number | readonly [number, number],
  of: (house: BusyHouse) => Promise<() => Promise<unknown>> | (() => Promise<unknown>),
];

let houses: Promise<BusyHouse[]> | null = null;
/** What something costs where there are two of everything, and where there are six; begin, set_config and commit left out. */
export async function countsOf(of: CountedRow[2]): Promise<number[]> {
  houses ??= (async () => [await makeBusyHouse(2), await makeBusyHouse(6)])();
  const counts: number[] = [];
  for (const house of await houses) counts.push((await statementsOf(await of(house))).length);
  return counts;
}

/** A command of the house by its name, with what it needs made before; then whoever sends it, with one request id, as often as they like. */
export type SentCommand = {
  readonly name: string;
  /** Who may. The owner, if nobody is named. */
  readonly by?: 'ana' | 'ben';
  /** It comes from a display, so from nobody. */
  readonly display?: true;
  readonly make: (house: BusyHouse) => Promise<(who: ActingMember) => Promise<unknown>>;
};
