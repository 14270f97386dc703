import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type ResourceId, type SeriesId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { asOwner } from '@/testing/as-owner';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { bookDeskInput } from '../bookings.contract';
import { bookSeriesInput } from '../series.contract';
import { readMyBookings } from '../bookings.reads';
import { answerRequestInput, type AnswerRequestInput } from '../requests.contract';
import { readRequests } from '../requests.reads';
import { askCheckIn, askFirst } from '../testing-rules';
import { jobsByTask } from '../testing-house-rules';
import { answerRequest } from './answer-request';
import { bookDesk } from './book-desk';
import { bookDeskWeekly } from './book-desk-weekly';
import { cancelBooking } from './cancel-booking';
import { cancelBookingsOfRemovedMember } from './cancel-bookings-of-removed-member';
import { extendSeries } from './extend-series';
import { lapseRequest } from './lapse-requests';
import { undoCancellation } from './undo-cancellation';
const HOUR = 3_600_000;
/** Holds end by the clock of the database, so these tests live in the present. */
const inHours = (hours: number) => new Date(Math.ceil(Date.now() / HOUR) * HOUR + Math.round(hours * HOUR));

let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;
let owner: ActingMember;
let desk: ActingMember;
let room: ResourceId;
let rooms = 0;

beforeAll(async () => {
  space = await makeSpace();
  [ana, ben] = [await makeMember(space, 'member', 'Ana'), await makeMember(space, 'member', 'Ben')];
  [owner, desk] = [await makeMember(space, 'owner', 'Olga'), await makeMember(space, 'front_desk', 'Dora')];
});
beforeEach(async () => {
  room = await makeResource(space, { kind: 'meeting_room', name: `Blue room ${(rooms += 1)}` });
  await askFirst(space, { resourceId: room });
  await asOwner('delete from graphile_worker._private_jobs');
});

const ask = async (who = ana, from = 30, resourceId = room) => {
  const input = bookDeskInput.parse({
    spaceId: space.spaceId,
    resourceId,
    startsAt: inHours(from).toISOString(),
    endsAt: inHours(from + 2).toISOString(),
    requestId: newId(),
  });
  const { booking } = await bookDesk(who, input);
  return booking.id as BookingId;
};
const askWeekly = async (count = 3) => {
  const first = inHours(30);
  const answer = await bookDeskWeekly(
    ana,
    bookSeriesInput.parse({
      spaceId: space.spaceId,
      resourceId: room,
      localStart: `${first.toISOString().slice(0, 10)}T12:00`,
      durationMinutes: 60,
      rrule: `FREQ=WEEKLY${count > 0 ? `;COUNT=${count}` : ''}`,
      onClash: 'fail',
      requestId: newId(),
    }),
  );
  return {
    seriesId: answer.series.id as SeriesId,
    ids: answer.occurrences.map((one) => one.bookingId as BookingId),
    statuses: new Set(answer.occurrences.map((one) => one.status)),
  };
};
const wish = (bookingId: BookingId, more: Partial<AnswerRequestInput> = {}) =>
  answerRequestInput.parse({
    operatorId: space.operatorId,
    bookingId,
    answer: 'approve',
    requestId: newId(),
    ...more,
  });
const row = (id: BookingId) =>
  inOperator(space, (tx) => tx.selectFrom('bookings').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
const held = (...ids: BookingId[]) =>
  inOperator(space, (tx) =>
    tx.selectFrom('occupancies').select(['kind', 'expiresAt']).where('bookingId', 'in', ids).execute(),
  );
/** The time to answer is over, for the row and for its hold. */
const expire = (...ids: BookingId[]) =>
  inOperator(space, async (tx) => {
    await sql`update bookings set request_expires_at = now() - interval '1 second' where id = any (${ids}::uuid[])`.execute(
      tx,
    );
    await sql`update occupancies set expires_at = now() - interval '1 second' where booking_id = any (${ids}::uuid[])`.execute(
      tx,
    );
  });

describe('answering a request', () => {
  it('with yes makes it a booking, with the time it held, a note and one job each', async () => {
    const id = await ask();
    expect(await held(id)).toMatchObject([{ kind: 'hold' }]);
    expect(await jobsByTask()).toEqual({ nudge: 1, 'announce-request': 1, 'send-request-received': 1 });
    const before = await row(id);
    const answer = await answerRequest(desk, wish(id, { note: 'Key at the desk' }));
    expect(answer).toMatchObject({ status: 'confirmed', bookingIds: [id] });
    expect(await held(id)).toEqual([{ kind: 'booking', expiresAt: null }]);
    expect(await row(id)).toMatchObject({
      status: 'confirmed',
      answeredBy: desk.memberId,
      answerNote: 'Key at the desk',
      sequence: before.sequence + 1,
    });
    expect(await jobsByTask()).toMatchObject({ nudge: 2, 'send-request-outcome': 1 });
  });

  it('with no frees the time at once and keeps the note', async () => {
    const id = await ask();
    await expect(ask(ben)).rejects.toMatchObject({ code: 'booking.slot_taken' });
    expect(await answerRequest(owner, wish(id, { answer: 'decline', note: 'We paint' }))).toMatchObject({
      status: 'declined',
    });
    expect(await held(id)).toEqual([]);
    await expect(ask(ben)).resolves.toBeTruthy();
    const { items } = await readMyBookings(ana.personId, { when: 'upcoming', limit: 10 });
    expect(items.find((one) => one.id === id)).toMatchObject({ status: 'declined', answerNote: 'We paint' });
  });

  it('is for those who run the space, of this operator', async () => {
    const id = await ask();
    const stranger = await makeMember(await makeSpace(), 'owner');
    for (const who of [ana, ben, await makeMember(space, 'host'), await makeMember(space, 'visitor')])
      await expect(answerRequest(who, wish(id))).rejects.toMatchObject({ code: 'auth.not_allowed' });
    await expect(answerRequest(stranger, wish(id, { operatorId: stranger.operatorId }))).rejects.toMatchObject({
      code: 'booking.not_found',
    });
    expect((await row(id)).status).toBe('requested');
  });

  it('twice with one request id is one answer; with another it says whose stands', async () => {
    const id = await ask();
    const input = wish(id);
    const [first, again] = await Promise.all([answerRequest(owner, input), answerRequest(owner, input)]);
    expect(again).toEqual(first);
    expect(await jobsByTask()).toMatchObject({ 'send-request-outcome': 1 });
    await expect(answerRequest(desk, wish(id, { answer: 'decline' }))).rejects.toMatchObject({
      code: 'request.already_answered',
      details: { answer: 'approved', by: 'Olga' },
    });
  });

  it('that was withdrawn is not answered, nor a booking that nobody had to allow', async () => {
    const id = await ask();
    const { cancellationId } = await cancelBooking(ana, {
      operatorId: space.operatorId,
      bookingId: id,
      scope: 'one',
      requestId: newId(),
    });
    await expect(answerRequest(desk, wish(id))).rejects.toMatchObject({ code: 'request.withdrawn' });
    await undoCancellation(ana, {
      operatorId: space.operatorId,
      cancellationId: cancellationId as never,
      requestId: newId(),
    });
    expect(await held(id)).toMatchObject([{ kind: 'hold' }]);
    await expect(answerRequest(desk, wish(id))).resolves.toMatchObject({ status: 'confirmed' });
    const plain = await ask(ana, 40, await makeResource(space));
    await expect(answerRequest(desk, wish(plain))).rejects.toMatchObject({ code: 'booking.not_found' });
  });

  it('too late says so, and whether it could still be booked', async () => {
    const id = await ask();
    await expire(id);
    for (const answer of ['approve', 'decline'] as const)
      await expect(answerRequest(desk, wish(id, { answer }))).rejects.toMatchObject({
        code: 'request.lapsed',
        details: { free: true, memberName: 'Ana', resourceName: `Blue room ${rooms}` },
      });
    await ask(ben);
    await expect(answerRequest(desk, wish(id))).rejects.toMatchObject({
      code: 'request.lapsed',
      details: { free: false },
    });
    expect(await lapseRequest(space.operatorId, { bookingId: id })).toBe(1);
    await expect(answerRequest(desk, wish(id))).rejects.toMatchObject({ code: 'request.lapsed' });
  });

  it('gives whoever hears late as long to come as everybody', async () => {
    await askCheckIn(space, { releaseAfterMinutes: 20 }, { resourceId: room });
    const now = new Date();
    const id = await ask(ana, (Math.floor(now.getTime() / 300_000) * 300_000 - inHours(0).getTime()) / HOUR);
    await answerRequest(desk, wish(id), now);
    expect((await row(id)).releaseAt).toEqual(new Date(now.getTime() + 20 * 60_000));
  });
});

describe('a request for a series', () => {
  it('is one to answer, and yes confirms all its dates', async () => {
    const { seriesId, ids, statuses } = await askWeekly();
    expect([...statuses]).toEqual(['requested']);
    const { requests } = await readRequests(desk, space.spaceId);
    expect(requests.filter((one) => ids.includes(one.bookingId as BookingId))).toMatchObject([
      { scope: 'all', dates: 3, words: expect.stringContaining('every') as string, state: 'open' },
    ]);
    const sequence = async () =>
      (
        await inOperator(space, (tx) =>
          tx.selectFrom('series').selectAll().where('id', '=', seriesId).executeTakeFirstOrThrow(),
        )
      ).sequence;
    const before = await sequence();
    expect((await answerRequest(owner, wish(ids[1]!, { scope: 'all' }))).bookingIds.sort()).toEqual([...ids].sort());
    expect((await held(...ids)).map((one) => one.kind)).toEqual(['booking', 'booking', 'booking']);
    expect(await sequence()).toBeGreaterThan(before);
    expect(await jobsByTask()).toMatchObject({ 'send-request-outcome': 1 });
  });

  it('can be answered date by date; the rest stays open', async () => {
    const { ids } = await askWeekly();
    await answerRequest(owner, wish(ids[0]!));
    await answerRequest(owner, wish(ids[1]!, { answer: 'decline' }));
    const { requests } = await readRequests(desk, space.spaceId);
    expect(requests.filter((one) => ids.includes(one.bookingId as BookingId))).toMatchObject([
      { bookingId: ids[2], dates: 1 },
    ]);
  });

  it('makes no more dates until it is answered, and none after a no', async () => {
    const { seriesId, ids } = await askWeekly(0);
    const later = new Date(Date.now() + 30 * 24 * HOUR);
    const target = { operatorId: space.operatorId, seriesId };
    expect(await extendSeries(target, later)).toBe(0);
    await answerRequest(owner, wish(ids[0]!, { scope: 'all', answer: 'decline' }));
    expect(await extendSeries(target, later)).toBe(0);
    const yes = await askWeekly(0);
    await answerRequest(owner, wish(yes.ids[0]!, { scope: 'all' }));
    expect(await extendSeries({ operatorId: space.operatorId, seriesId: yes.seriesId }, later)).toBeGreaterThan(2);
  });
});

describe('a request that nobody answers', () => {
  it('lapses once its time is over and not before, once however often it is tried, and frees the time', async () => {
    const id = await ask();
    expect(await lapseRequest(space.operatorId, { bookingId: id })).toBe(0);
    await expire(id);
    const tries = await Promise.all([1, 2, 3].map(() => lapseRequest(space.operatorId, { bookingId: id })));
    expect(tries.sort()).toEqual([0, 0, 1]);
    expect(await row(id)).toMatchObject({ status: 'lapsed', answeredBy: null });
    expect(await held(id)).toEqual([]);
    expect(await jobsByTask()).toMatchObject({ 'send-request-outcome': 1, nudge: 2 });
  });

  it('of a series lapses as one, and the series ends with it', async () => {
    const { seriesId, ids } = await askWeekly(0);
    await expire(...ids);
    expect(await lapseRequest(space.operatorId, { seriesId })).toBe(ids.length);
    expect(await held(...ids)).toEqual([]);
    const { status } = await inOperator(space, (tx) =>
      tx.selectFrom('series').select('status').where('id', '=', seriesId).executeTakeFirstOrThrow(),
    );
    expect(status).toBe('ended');
    expect(await jobsByTask()).toMatchObject({ 'send-request-outcome': 1 });
  });

  it('is nothing to answer on the list; nor is that of a member who was removed', async () => {
    const [late, theirs] = [await ask(ana, 50), await ask(ben, 60)];
    await expire(late);
    await inOperator(space, (tx) => sql`update members set status = 'removed' where id = ${ben.memberId}`.execute(tx));
    const { operatorId } = space;
    await cancelBookingsOfRemovedMember({
      operatorId,
      memberId: ben.memberId,
      removedBy: owner.memberId,
      role: 'member',
    });
    expect(await row(theirs)).toMatchObject({ status: 'cancelled' });
    expect(await held(theirs)).toEqual([]);
    await inOperator(space, (tx) => sql`update members set status = 'active' where id = ${ben.memberId}`.execute(tx));
    const { requests } = await readRequests(desk, space.spaceId);
    expect(requests.map((one) => one.bookingId)).not.toContain(late);
    expect(requests.map((one) => one.bookingId)).not.toContain(theirs);
  });
});

it('the list says what else holds the place that day, and is for those who may answer', async () => {
  const [first, second] = [await ask(ana, 72), await ask(ben, 75)];
  const { requests, spaceName } = await readRequests(owner, space.spaceId);
  expect(spaceName).toBe('Harbour House');
  const view = requests.find((one) => one.bookingId === first)!;
  expect(view).toMatchObject({ memberName: 'Ana', scope: 'one', dates: 1, words: null, answered: null });
  // The rival may fall on the next local day.
  for (const one of view.around) expect(one).toMatchObject({ who: 'Ben', what: 'hold' });
  expect(requests.map((one) => one.bookingId)).toContain(second);
  await expect(readRequests(ana, space.spaceId)).rejects.toMatchObject({ code: 'auth.not_allowed' });
});
