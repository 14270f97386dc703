import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { newId, type BookingId, type ResourceId } from '@/kernel/ids';
import { confirmHolds } from '@/features/occupancies/occupancies.service';
import { inOperator } from '@/server/db/transactions';
import { asOwner } from '@/testing/as-owner';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { bookDeskInput } from './bookings.contract';
import { answerRequest } from './commands/answer-request';
import { bookDesk } from './commands/book-desk';
import { lapseRequest } from './commands/lapse-requests';
import { answerRequestInput } from './requests.contract';
import { askFirst } from './testing-rules';
import { brokenPromises, jobsByTask } from './testing-house-rules';

process.env.DATABASE_POOL_SIZE = '20';
const DAY = 86_400_000;
const ROUNDS = 50;

let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;
let owner: ActingMember;
let desk: ActingMember;
let hall: ResourceId;
let half: ResourceId;

beforeAll(async () => {
  space = await makeSpace();
  [ana, ben] = [await makeMember(space, 'member', 'Ana'), await makeMember(space, 'member', 'Ben')];
  [owner, desk] = [await makeMember(space, 'owner'), await makeMember(space, 'front_desk')];
  half = await makeResource(space, { kind: 'event_space' });
  hall = await makeResource(space, { kind: 'event_space', parts: [half, await makeResource(space)] });
  await askFirst(space, { resourceId: hall });
});
beforeEach(() => asOwner('delete from graphile_worker._private_jobs'));

const wish = (resourceId: ResourceId, round: number) => {
  const startsAt = new Date(Date.now() + (round + 2) * DAY);
  return bookDeskInput.parse({
    spaceId: space.spaceId,
    resourceId,
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + 3_600_000).toISOString(),
    requestId: newId(),
  });
};
/** Asks for the hall, with so many milliseconds left to answer. */
const ask = async (round: number, left: number) => {
  const input = wish(hall, round);
  const { booking } = await bookDesk(ana, input);
  await inOperator(space, async (tx) => {
    const until = new Date(Date.now() + left);
    await sql`update bookings set request_expires_at = ${until} where id = ${booking.id}`.execute(tx);
    await sql`update occupancies set expires_at = ${until} where booking_id = ${booking.id}`.execute(tx);
  });
  return { id: booking.id as BookingId, input };
};
const answer = (who: ActingMember, bookingId: BookingId, say: 'approve' | 'decline') =>
  answerRequest(
    who,
    answerRequestInput.parse({ operatorId: space.operatorId, bookingId, answer: say, requestId: newId() }),
  );
const statusOf = async (id: BookingId) =>
  (
    await inOperator(space, (tx) =>
      tx.selectFrom('bookings').select('status').where('id', '=', id).executeTakeFirstOrThrow(),
    )
  ).status;
/** Whether it went through; a refusal is an answer, anything else a failure. */
const went = async (work: Promise<unknown>): Promise<boolean> => {
  try {
    return (await work) !== 0;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
};

it(`has one outcome when it is approved, lapses and is wanted by a rival in the same moment, ${ROUNDS} times`, async () => {
  const seen = { approved: 0, lapsed: 0, rival: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    // Longer and shorter, so that a slow machine too sees it answered in time, and a fast one too late.
    const left = 10 + (round % 10) * 25;
    const { id, input } = await ask(round, left);
    const at = () => sleep(left * (0.4 + Math.random()));
    const [approved, lapsed, rival] = await Promise.all([
      at().then(() => went(answer(owner, id, 'approve'))),
      at().then(() => went(lapseRequest(space.operatorId, { bookingId: id }))),
      at().then(() => went(bookDesk(ben, { ...input, resourceId: half, requestId: newId() }))),
    ]);
    expect([approved && lapsed, approved && rival]).toEqual([false, false]);
    if (!approved) await went(lapseRequest(space.operatorId, { bookingId: id }, new Date(Date.now() + 1000)));
    expect(await statusOf(id)).toBe(approved ? 'confirmed' : 'lapsed');
    seen.approved += Number(approved);
    seen.lapsed += Number(!approved);
    seen.rival += Number(rival);
  }
  expect(await brokenPromises(space.operatorId)).toEqual([]);
  expect((await jobsByTask())['send-request-outcome']).toBe(ROUNDS);
  expect((await jobsByTask())['send-booking-confirmation'] ?? 0).toBe(seen.rival);
  // Each of them has really happened, or nothing was tried here.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
}, 60_000);

it('has one answer when two answer at once', async () => {
  for (let round = 100; round < 100 + ROUNDS / 5; round++) {
    const { id } = await ask(round, 60_000);
    const said = await Promise.all([
      went(answer(owner, id, 'approve')),
      went(answer(desk, id, 'decline')),
      went(answer(owner, id, 'approve')),
    ]);
    expect(said.filter(Boolean)).toHaveLength(1);
    expect(await statusOf(id)).toBe(said[1] ? 'declined' : 'confirmed');
  }
  expect((await jobsByTask())['send-request-outcome']).toBe(ROUNDS / 5);
});

it('is not confirmed by somebody who began before it expired and came to it after', async () => {
  const { id } = await ask(200, 300);
  const kept = await inOperator(space, async (tx) => {
    await sql`select 1`.execute(tx);
    await sleep(500);
    return confirmHolds(tx, [id]);
  });
  expect(kept.size).toBe(0);
  const other = await ask(201, 60_000);
  expect(await inOperator(space, (tx) => confirmHolds(tx, [id, other.id]))).toEqual(new Set([other.id]));
});
