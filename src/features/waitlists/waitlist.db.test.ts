import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type ResourceId, type WaitlistEntryId } from '@/kernel/ids';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import { inOperator } from '@/server/db/transactions';
import { asOwner } from '@/testing/as-owner';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import { makeGroup, makeMember, makeResource, makeRule, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { acceptOffer } from './commands/accept-offer';
import { joinWaitlist } from './commands/join-waitlist';
import { offerFreedTime } from './commands/offer-freed-time';
import { lapseEntries, leaveWaitlist } from './commands/settle-entry';
import { joinWaitlistInput, type JoinWaitlistInput } from './waitlists.contract';
import { readMyEntries } from './waitlists.reads';

// Real rivals: each has a connection of its own.
process.env.DATABASE_POOL_SIZE = '50';
const MINUTE = 60_000;

let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;
let cleo: ActingMember;
let desk: ResourceId;
let now: Date;

beforeEach(async () => {
  now = new Date();
  space = await makeSpace();
  [ana, ben, cleo] = [await makeMember(space), await makeMember(space), await makeMember(space)];
  desk = await makeResource(space, { name: 'Desk 1' });
});

const at = (hour: number) =>
  new Date(Math.ceil(now.getTime() / 3_600_000) * 3_600_000 + (24 + hour) * 3_600_000).toISOString();
const slot = (resourceId = desk) => ({ spaceId: space.spaceId, resourceId, startsAt: at(0), endsAt: at(2) });
const book = async (who: ActingMember, resourceId = desk): Promise<BookingId> =>
  (await bookDesk(who, bookDeskInput.parse({ ...slot(resourceId), requestId: newId() }))).booking.id as BookingId;
const cancel = (who: ActingMember, bookingId: BookingId) =>
  cancelBooking(who, { operatorId: space.operatorId, bookingId, scope: 'one', requestId: newId() });
const join = async (who: ActingMember, more: Partial<JoinWaitlistInput> = {}): Promise<WaitlistEntryId> => {
  const input = joinWaitlistInput.parse({ ...slot(), ...more, requestId: newId() });
  return (await joinWaitlist(who, input)).entryId as WaitlistEntryId;
};
const offer = (when = new Date()) => offerFreedTime(space, when);
const answer = (who: ActingMember, entryId: WaitlistEntryId) => ({
  operatorId: who.operatorId,
  entryId,
  requestId: newId<'request'>(),
});
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code: string }) => error.code,
  );
const statusOf = (id: WaitlistEntryId) =>
  inOperator(space, async (tx) => {
    const query = tx.selectFrom('waitlistEntries').select('status').where('operatorId', '=', space.operatorId);
    return (await query.where('id', '=', id).executeTakeFirst())?.status;
  });
const jobsOf = (task: string) =>
  asOwner<{ payload: Record<string, unknown> }>(
    `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1 and payload ->> 'operatorId' = $2`,
    [task, space.operatorId],
  );

describe('waiting', () => {
  it('is refused where the slot is free, and names what is', async () => {
    await expect(join(ana)).rejects.toMatchObject({ code: 'waitlist.free_now', details: { resourceName: 'Desk 1' } });
  });

  it('puts one in line once, also when asked for twice, and says how many are before', async () => {
    await book(cleo);
    const input = joinWaitlistInput.parse({ ...slot(), requestId: newId() });
    const [first, again] = await Promise.all([joinWaitlist(ana, input), joinWaitlist(ana, input)]);
    expect(again).toEqual(first);
    expect(await codeOf(join(ana))).toBe('waitlist.already_waiting');
    const second = await joinWaitlist(ben, joinWaitlistInput.parse({ ...slot(), requestId: newId() }));
    expect([first.ahead, second.ahead]).toEqual([0, 1]);
    expect(
      (await readMyEntries(ben.personId)).map(({ ahead, status, wanted }) => [ahead, status, wanted.name]),
    ).toEqual([[1, 'waiting', 'Desk 1']]);
  });

  it('is not for what one may not book, nor where the owner wants none, nor at another operator', async () => {
    await book(cleo);
    const visitor = await makeMember(space, 'visitor');
    expect(await codeOf(join(visitor))).toBe('waitlist.nothing_to_wait_for');
    const elsewhere = await makeMember(await makeSpace());
    expect(await codeOf(join(elsewhere))).toBe('waitlist.nothing_to_wait_for');
    await makeRule(space, { topic: 'waitlist', settings: { on: false, offerMinutes: 30 } });
    expect(await codeOf(join(ana))).toBe('waitlist.off');
  });
});

describe('an offer', () => {
  it('goes to the first in line, holds the place, and becomes their booking', async () => {
    const taken = await book(cleo);
    const [first, second] = [await join(ana), await join(ben)];
    await cancel(cleo, taken);
    expect(await jobsOf('offer-freed-time')).toHaveLength(1);
    expect(await offer()).toBe(1);
    expect(await offer()).toBe(0);
    expect([await statusOf(first), await statusOf(second)]).toEqual(['offered', 'waiting']);
    expect(await jobsOf('send-waitlist-offer')).toMatchObject([{ payload: { entryId: first } }]);
    // A walk-in meets the hold.
    expect(await codeOf(book(cleo))).toBe('booking.slot_taken');
    expect(await codeOf(acceptOffer(ben, answer(ben, first)))).toBe('waitlist.not_found');
    const request = answer(ana, first);
    const accepted = await acceptOffer(ana, request);
    expect(await acceptOffer(ana, request)).toEqual(accepted);
    expect(await statusOf(first)).toBe('booked');
    expect(await codeOf(acceptOffer(ana, answer(ana, first)))).toBe('waitlist.offer_over');
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  });

  it('that is declined, or that nobody answers, goes to the next', async () => {
    const taken = await book(cleo);
    const [first, second] = [await join(ana), await join(ben)];
    await cancel(cleo, taken);
    await offer();
    expect(await leaveWaitlist(ana, answer(ana, first))).toEqual({ how: 'declined' });
    expect(await offer()).toBe(1);
    expect(await statusOf(second)).toBe('offered');
    const later = new Date(Date.now() + 61 * MINUTE);
    const both = await Promise.all([lapseEntries(space.operatorId, later), lapseEntries(space.operatorId, later)]);
    expect(both[0] + both[1]).toBe(1);
    expect(await statusOf(second)).toBe('lapsed');
    expect(await codeOf(acceptOffer(ben, answer(ben, second)))).toBe('waitlist.offer_over');
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  });

  it('keeps the owner’s time, and no longer than what was wanted', async () => {
    await makeRule(space, { topic: 'waitlist', settings: { on: true, offerMinutes: 20 } });
    const taken = await book(cleo);
    const first = await join(ana);
    await cancel(cleo, taken);
    await offer(now);
    const [mine] = await readMyEntries(ana.personId, now);
    expect(mine?.offer?.expiresAt).toBe(new Date(now.getTime() + 20 * MINUTE).toISOString());
    expect(await codeOf(acceptOffer(ana, answer(ana, first), new Date(now.getTime() + 20 * MINUTE)))).toBe(
      'waitlist.offer_over',
    );
  });

  it('for any of a group or a kind takes whichever is free', async () => {
    const groupId = await makeGroup(space);
    const [one, two] = [
      await makeResource(space, { groupId, name: 'Q1' }),
      await makeResource(space, { groupId, name: 'Q2' }),
    ];
    await book(cleo, one);
    const taken = await book(cleo, two);
    await book(cleo);
    const group = await join(ana, { resourceId: undefined, groupId });
    const kind = await join(ben, { resourceId: undefined, kind: 'desk' });
    await cancel(cleo, taken);
    await offer();
    expect([await statusOf(group), await statusOf(kind)]).toEqual(['offered', 'waiting']);
    expect((await acceptOffer(ana, answer(ana, group))).resourceName).toBe('Q2');
  });

  it('is over for whoever waits beyond their time', async () => {
    await book(cleo);
    const first = await join(ana);
    expect(await lapseEntries(space.operatorId, new Date(Date.parse(at(2))))).toBe(1);
    expect(await statusOf(first)).toBe('over');
  });
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('never two winners', () => {
  it('when offers, walk-ins and answers meet, round after round', async () => {
    const won = new Set<string>();
    for (let round = 0; round < 12; round++) {
      const place = await makeResource(space);
      const taken = await book(cleo, place);
      const entries = [await join(ana, { resourceId: place }), await join(ben, { resourceId: place })];
      await cancel(cleo, taken);
      const walkIns = await Promise.all(Array.from({ length: 6 }, () => makeMember(space)));
      const all = await Promise.all([
        ...[1, 2].map(async () => {
          if (round === 0) await pause(250);
          await offer();
          return 'offered';
        }),
        // Before, amid and after the offer.
        ...walkIns.map(async (who) => {
          await pause(round === 11 ? 1500 : round * 2);
          return codeOf(book(who, place));
        }),
      ]);
      const walkedIn = all.filter((one) => one === 'ok').length;
      const states = await Promise.all(entries.map(statusOf));
      const offered = states.filter((state) => state === 'offered').length;
      expect(walkedIn + offered).toBe(1);
      won.add(offered ? 'offer' : 'walk-in');
      const accepted = await Promise.all([
        codeOf(acceptOffer(ana, answer(ana, entries[0]!))),
        codeOf(acceptOffer(ana, answer(ana, entries[0]!))),
        codeOf(leaveWaitlist(ana, answer(ana, entries[0]!))),
        codeOf(book(cleo, place)),
      ]);
      const { rows } = await inOperator(space, (tx) =>
        sql<{
          n: number;
        }>`select count(*)::integer as n from bookings where operator_id = ${space.operatorId} and resource_id = ${place} and status = 'confirmed'`.execute(
          tx,
        ),
      );
      expect(rows[0]!.n).toBeLessThanOrEqual(1);
      expect(accepted.slice(0, 2).filter((one) => one === 'ok').length).toBeLessThanOrEqual(1);
      expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
    }
    expect(won).toEqual(new Set(['offer', 'walk-in']));
  });
});
