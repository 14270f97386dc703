import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { newId, type BookingChangeId, type BookingId, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { asOwner } from '@/testing/as-owner';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { doWhatIsDue } from '@/wiring/what-is-due';
import { bookDeskInput } from '../bookings.contract';
import { readMyBookings } from '../bookings.reads';
import { askCheckIn, setRule } from '../testing-rules';
import { brokenPromises, jobsByTask } from '../testing-house-rules';
import { changeBookingInput } from '../changes.contract';
import { bookDesk } from './book-desk';
import { changeBooking } from './change-booking';
import { checkIn } from './check-in';
import { moveReleases } from './check-in-by-rule';
import { checkOut } from './check-out';
import { releaseNoShow } from './release-no-shows';
import { undoChange } from './undo-change';

process.env.DATABASE_POOL_SIZE = '20';
const MINUTE = 60_000;
const NOW = new Date('2027-03-01T07:00:00Z');
const at = (time: string, day = '2027-03-01') => new Date(`${day}T${time}Z`);

let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;
let dora: ActingMember;
let desk: ResourceId;

beforeAll(async () => {
  space = await makeSpace();
  [ana, ben] = [await makeMember(space, 'member', 'Ana'), await makeMember(space, 'member', 'Ben')];
  dora = await makeMember(space, 'front_desk', 'Dora');
});
beforeEach(async () => {
  desk = await makeResource(space);
  await askCheckIn(space);
  await asOwner('delete from graphile_worker._private_jobs');
});

const book = async (from = '09:00', to = '12:00', who = ana, resourceId = desk, now = NOW) => {
  const input = bookDeskInput.parse({
    spaceId: space.spaceId,
    resourceId,
    startsAt: `2027-03-01T${from}Z`,
    endsAt: `2027-03-01T${to}Z`,
    requestId: newId(),
  });
  return (await bookDesk(who, input, now)).booking.id as BookingId;
};
const arriveAs = (
  who: ActingMember,
  bookingId: BookingId,
  now: Date,
  more: { code?: string; requestId?: never } = {},
) => checkIn(who, { operatorId: who.operatorId, bookingId, requestId: newId(), ...more }, now);
const leaveAs = (who: ActingMember, bookingId: BookingId, now: Date) =>
  checkOut(who, { operatorId: who.operatorId, bookingId, requestId: newId() }, now);
const row = (id: BookingId) =>
  inOperator(space, (tx) => tx.selectFrom('bookings').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
const held = (id: BookingId) =>
  inOperator(space, (tx) =>
    tx
      .selectFrom('occupancies')
      .select(['startsAt', 'endsAt', 'buffer'])
      .where('bookingId', '=', id)
      .orderBy('startsAt')
      .execute(),
  );
const codeOf = async (id: ResourceId) =>
  (
    await inOperator(space, (tx) =>
      tx.selectFrom('resources').select('checkInCode').where('id', '=', id).executeTakeFirstOrThrow(),
    )
  ).checkInCode;

describe('checking in', () => {
  it('is done once by its member; said again it tells when it was', async () => {
    const id = await book();
    expect(await arriveAs(ana, id, at('08:55'))).toMatchObject({ how: 'member', already: false });
    expect(await row(id)).toMatchObject({ checkedInAt: at('08:55'), checkedInBy: ana.memberId });
    expect(await arriveAs(dora, id, at('09:20'))).toMatchObject({
      already: true,
      checkedInAt: at('08:55').toISOString(),
    });
    const input = {
      operatorId: space.operatorId,
      bookingId: await book('13:00', '14:00'),
      requestId: newId<'request'>(),
    };
    const [one, two] = await Promise.all([checkIn(ana, input, at('13:00')), checkIn(ana, input, at('13:00'))]);
    expect(two).toEqual(one);
  });

  it('is for its member and the front desk; for others there is no such booking', async () => {
    const id = await book();
    const stranger = await makeMember(await makeSpace(), 'owner');
    for (const who of [ben, stranger])
      await expect(arriveAs(who, id, at('09:00'))).rejects.toMatchObject({ code: 'booking.not_found' });
    expect(await arriveAs(dora, id, at('09:00'))).toMatchObject({ how: 'front_desk' });
  });

  it('by code is done at the place itself or a part of it, and nowhere else', async () => {
    const half = await makeResource(space);
    const hall = await makeResource(space, { parts: [half, await makeResource(space)] });
    const id = await book('09:00', '10:00', ana, hall);
    await expect(arriveAs(ana, id, at('09:00'), { code: await codeOf(desk) })).rejects.toMatchObject({
      code: 'check_in.wrong_place',
    });
    await expect(arriveAs(ana, id, at('09:00'), { code: newId() })).rejects.toMatchObject({
      code: 'check_in.code_unknown',
    });
    expect(await arriveAs(ana, id, at('09:00'), { code: await codeOf(half) })).toMatchObject({ how: 'qr' });
  });

  it('opens exactly when the rule says, not a millisecond before, and ends with the booking', async () => {
    await askCheckIn(space, { opens: 10 });
    const id = await book();
    const early = new Date(at('08:50').getTime() - 1);
    await expect(arriveAs(ana, id, early)).rejects.toMatchObject({
      code: 'check_in.too_early',
      details: { opensAt: at('08:50').toISOString() },
    });
    const { items } = await readMyBookings(ana.personId, { when: 'upcoming', limit: 5 }, NOW);
    expect(items.find((one) => one.id === id)?.checkInOpensAt).toBe(at('08:50').toISOString());
    await expect(arriveAs(ana, id, at('12:00'))).rejects.toMatchObject({ code: 'check_in.over' });
    expect(await arriveAs(ana, id, at('08:50'))).toMatchObject({ already: false });
  });
});

describe('checking out', () => {
  it('frees the rest from the next full minute, with its buffer, and is said once', async () => {
    await setRule(space, 'buffer', { beforeMinutes: 0, afterMinutes: 30, noneBetweenOwn: false }, { resourceId: desk });
    const id = await book();
    const answer = await leaveAs(ana, id, new Date(at('10:00').getTime() + 1));
    expect(answer).toMatchObject({ endsAt: at('10:01').toISOString(), freedMinutes: 119, already: false });
    expect(await held(id)).toEqual([
      { startsAt: at('09:00'), endsAt: at('10:01'), buffer: false },
      { startsAt: at('10:01'), endsAt: at('10:31'), buffer: true },
    ]);
    expect(await row(id)).toMatchObject({
      endsAt: at('10:01'),
      status: 'confirmed',
      checkedInHow: 'member',
      sequence: 1,
    });
    await expect(book('10:35', '11:00', ben)).resolves.toBeTruthy();
    expect(await leaveAs(dora, id, at('10:05'))).toMatchObject({ already: true, freedMinutes: 0 });
  });

  it('is refused before it has begun, after it is over, and for somebody else’s', async () => {
    const id = await book();
    await expect(leaveAs(ana, id, at('08:59'))).rejects.toMatchObject({ code: 'check_out.not_begun' });
    await expect(leaveAs(ana, id, at('12:00'))).rejects.toMatchObject({ code: 'check_in.over' });
    await expect(leaveAs(ben, id, at('10:00'))).rejects.toMatchObject({ code: 'booking.not_found' });
    expect(await leaveAs(ana, id, at('09:00'))).toMatchObject({ endsAt: at('09:01').toISOString() });
  });
});

describe('a check-out that was none', () => {
  const undo = (who: ActingMember, { change }: Awaited<ReturnType<typeof leaveAs>>, now: Date) =>
    undoChange(
      who,
      { operatorId: space.operatorId, changeId: change!.changeId as BookingChangeId, requestId: newId<'request'>() },
      now,
    );

  it('is taken back for a while: they are in, until the end and with the buffer that they had', async () => {
    await setRule(space, 'buffer', { beforeMinutes: 0, afterMinutes: 30, noneBetweenOwn: false }, { resourceId: desk });
    const id = await book();
    await arriveAs(ana, id, at('09:00'));
    const [before, heldBefore] = [await row(id), await held(id)];
    const left = await leaveAs(dora, id, at('10:00'));
    await expect(undo(ben, left, at('10:00'))).rejects.toMatchObject({ code: 'change.not_found' });
    await undo(dora, left, at('10:00'));
    expect(await row(id)).toMatchObject({ endsAt: before.endsAt, checkedOutAt: null, checkedInAt: before.checkedInAt });
    expect(await held(id)).toEqual(heldBefore);
    await expect(undo(dora, left, at('10:00'))).rejects.toMatchObject({ code: 'change.already_undone' });
    expect(await leaveAs(ana, id, at('11:00'))).toMatchObject({ already: false });
  });

  it('of somebody who had not been checked in leaves them so', async () => {
    const id = await book();
    await undo(ana, await leaveAs(ana, id, at('10:00')), at('10:00'));
    expect(await row(id)).toMatchObject({ checkedInAt: null, checkedOutAt: null, endsAt: at('12:00') });
    expect(await arriveAs(ana, id, at('10:00'))).toMatchObject({ already: false });
  });

  it('is not taken back once somebody has some of the time, or too late', async () => {
    const id = await book();
    const left = await leaveAs(ana, id, at('10:00'));
    await expect(undo(ana, left, at('10:01'))).rejects.toMatchObject({ code: 'change.undo_over' });
    await book('11:00', '12:00', ben);
    await expect(undo(ana, left, at('10:00'))).rejects.toMatchObject({ code: 'change.place_taken' });
    expect(await row(id)).toMatchObject({ endsAt: at('10:00') });
    expect(await brokenPromises(space.operatorId)).toEqual([]);
  });
});

describe('nobody comes', () => {
  it('releases the rest exactly when the rule says, once, and tells the member once', async () => {
    const id = await book();
    expect(await releaseNoShow(space.operatorId, id, new Date(at('09:15').getTime() - 1))).toBe(false);
    await asOwner('delete from graphile_worker._private_jobs');
    await Promise.all([doWhatIsDue(at('09:15')), doWhatIsDue(at('09:15'))]);
    expect((await row(id)).status).toBe('no_show');
    expect(await held(id)).toEqual([]);
    expect(await jobsByTask()).toMatchObject({ 'send-no-show': 1, 'write-notice': 1, nudge: 1 });
    await expect(arriveAs(ana, id, at('09:20'))).rejects.toMatchObject({ code: 'check_in.released' });
    await expect(leaveAs(ana, id, at('09:20'))).rejects.toMatchObject({ code: 'check_in.released' });
  });

  it('or somebody does, in the same moment: one of the two, 50 times', async () => {
    const seen = { came: 0, released: 0 };
    for (let round = 0; round < 50; round++) {
      const id = await book('09:00', '12:00', ana, await makeResource(space));
      const turn = () => sleep(Math.random() * 4);
      const [came, released] = await Promise.all([
        turn().then(() =>
          arriveAs(ana, id, at('09:15')).then(
            () => true,
            (error: unknown) => {
              if (error instanceof DomainError) return false;
              throw error;
            },
          ),
        ),
        turn().then(() => releaseNoShow(space.operatorId, id, at('09:15'))),
      ]);
      expect(came).toBe(!released);
      expect((await row(id)).status).toBe(came ? 'confirmed' : 'no_show');
      expect(await held(id)).toHaveLength(came ? 1 : 0);
      seen.came += Number(came);
      seen.released += Number(released);
    }
    expect(Math.min(seen.came, seen.released)).toBeGreaterThan(0);
    expect(await brokenPromises(space.operatorId)).toEqual([]);
  }, 60_000);

  it('or they extend from afar, in the same moment: released all the same, and all of it is free, 25 times', async () => {
    let extendedFirst = 0;
    for (let round = 0; round < 25; round++) {
      const place = await makeResource(space);
      const id = await book('09:00', '12:00', ana, place);
      const turn = () => sleep(Math.random() * 4);
      const extend = changeBookingInput.parse({
        ...{ operatorId: space.operatorId, bookingId: id, requestId: newId() },
        endsAt: at('13:00').toISOString(),
      });
      const [extended, released] = await Promise.all([
        turn().then(() =>
          changeBooking(ana, extend, at('09:15')).then(
            () => true,
            (error: unknown) => {
              if (error instanceof DomainError) return false;
              throw error;
            },
          ),
        ),
        turn().then(() => releaseNoShow(space.operatorId, id, at('09:15'))),
      ]);
      // Extending is no coming: whoever extends first is released as due, and whoever is released extends nothing.
      expect(released).toBe(true);
      expect(await row(id)).toMatchObject({ status: 'no_show', endsAt: at(extended ? '13:00' : '12:00') });
      expect(await held(id)).toEqual([]);
      await expect(book('09:30', '13:00', ben, place)).resolves.toBeTruthy();
      extendedFirst += Number(extended);
    }
    expect(extendedFirst).toBeGreaterThan(0);
    expect(await brokenPromises(space.operatorId)).toEqual([]);
  }, 60_000);

  it('by another rule later, or not at all; one who need not say so is there by itself', async () => {
    const id = await book();
    const where = { operatorId: space.operatorId, spaceId: space.spaceId };
    await askCheckIn(space, { releaseAfterMinutes: 60 });
    await moveReleases(where, NOW, NOW);
    expect((await row(id)).releaseAt).toEqual(at('10:00'));
    // Changed while it runs: as long from then on, however often the job runs.
    await askCheckIn(space, { releaseAfterMinutes: 20 });
    for (const now of ['09:10', '09:12']) await moveReleases(where, at('09:10'), at(now));
    expect((await row(id)).releaseAt).toEqual(new Date(at('09:10').getTime() + 20 * MINUTE));
    await askCheckIn(space, { automatic: true });
    await moveReleases(where, at('09:11'), at('09:11'));
    expect((await row(id)).releaseAt).toBeNull();
    await doWhatIsDue(at('09:12'));
    expect(await row(id)).toMatchObject({ checkedInHow: 'automatic', checkedInBy: null, status: 'confirmed' });
  });
});
