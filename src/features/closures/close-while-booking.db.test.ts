import { expect, it } from 'vitest';
import { DomainError } from '@/kernel/domain-error';
import { newId, type BookingId } from '@/kernel/ids';
import { addDays, localDateOf } from '@/kernel/zone';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import { inOperator } from '@/server/db/transactions';
import { auditOccupancies } from '@/testing/journeys/occupancy-audit';
import { makeMember, makeResource, makeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { asProposed, closureScene, keep } from './testing-closures';

// Real rivals: each has a connection of its own.
process.env.DATABASE_POOL_SIZE = '30';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const day = addDays(localDateOf(new Date(), 'Europe/Lisbon'), 10);
const at = (minute: number) =>
  `${day}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

it('a closure comes through while everybody books and cancels, and nobody is in it who was not expressly kept', async () => {
  const space = await makeSpace();
  const owner = await makeMember(space, 'owner');
  const members = await Promise.all(Array.from({ length: 8 }, () => makeMember(space)));
  const desks = await Promise.all(Array.from({ length: 6 }, () => makeResource(space)));
  const scene = closureScene(space, owner);
  const wish = { kind: 'closure', startsAt: at(720), endsAt: at(1080), reason: 'Paint' };
  const unexpected: unknown[] = [];
  let closed = false;

  const busy = members.map(async (who, n) => {
    const mine: BookingId[] = [];
    // Some time between two wishes, as people need; long enough that a plan may hold for a moment, short enough that it often does not.
    for (let turn = 0; turn < 12 || (!closed && turn < 60); turn++) {
      await pause(40 + ((turn * 37 + n * 61) % 160));
      const start = 480 + 30 * ((turn * 7 + n * 5) % 22);
      try {
        if (mine.length > 2 && turn % 4 === 0) {
          const bookingId = mine.shift()!;
          await cancelBooking(who, { operatorId: space.operatorId, bookingId, scope: 'one', requestId: newId() });
        } else {
          const input = {
            spaceId: space.spaceId,
            resourceId: desks[(turn + n) % desks.length],
            startsAt: at(start),
            endsAt: at(start + 60),
          };
          mine.push(
            (await bookDesk(who, bookDeskInput.parse({ ...input, requestId: newId() }))).booking.id as BookingId,
          );
        }
      } catch (error) {
        // Taken, cancelled by the closure: what a member may hear. A deadlock is not.
        if (!(error instanceof DomainError)) unexpected.push(error);
      }
    }
  });

  let tries = 0;
  const keptIds = new Set<string>();
  const closing = (async () => {
    for (; tries < 200 && !closed; tries++) {
      const made = await scene.plan(wish);
      const decisions = made.rows.map((row, n) => (n % 7 === 0 ? keep(row) : asProposed(row)));
      try {
        await scene.apply(wish, made, decisions);
        for (const one of decisions) if (one.act === 'keep') keptIds.add(one.bookingId);
        closed = true;
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== 'space_change.plan_changed') throw error;
      }
    }
  })();
  await Promise.all([...busy, closing]);

  expect(unexpected).toEqual([]);
  expect(closed).toBe(true);
  expect(await auditOccupancies(space.operatorId)).toEqual({
    overlaps: 0,
    confirmedAmiss: 0,
    stray: 0,
    bufferAmiss: 0,
  });
  const [closure] = await inOperator(space, (tx) =>
    tx.selectFrom('closures').select(['startsAt', 'endsAt']).where('operatorId', '=', space.operatorId).execute(),
  );
  const within = await inOperator(space, (tx) =>
    tx
      .selectFrom('bookings')
      .select('id')
      .where('operatorId', '=', space.operatorId)
      .where('status', '=', 'confirmed')
      .where('startsAt', '<', closure!.endsAt)
      .where('endsAt', '>', closure!.startsAt)
      .execute(),
  );
  expect(within.filter(({ id }) => !keptIds.has(id))).toEqual([]);
  // Shut from end to end, but for those who were kept.
  for (const desk of desks) {
    const held = await inOperator(space, (tx) =>
      tx
        .selectFrom('occupancies')
        .select(['startsAt', 'endsAt'])
        .where('operatorId', '=', space.operatorId)
        .where('resourceId', '=', desk)
        .where('startsAt', '<', closure!.endsAt)
        .where('endsAt', '>', closure!.startsAt)
        .orderBy('startsAt')
        .execute(),
    );
    let until = closure!.startsAt;
    for (const one of held) {
      expect(one.startsAt.getTime()).toBeLessThanOrEqual(until.getTime());
      until = one.endsAt;
    }
    expect(until.getTime()).toBeGreaterThanOrEqual(closure!.endsAt.getTime());
  }
}, 120_000);
