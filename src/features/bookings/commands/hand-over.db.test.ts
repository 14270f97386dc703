import { describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeRule, makeSpace } from '@/testing/makers';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import '@/wiring/reactions';
import { changesIn, openChangeScene, statementsOf } from '../testing-changes';
import { readMyBookings } from '../bookings.reads';
import { cancelBooking } from './cancel-booking';

const { NOW, space, ana, ben, fay, does } = await openChangeScene();
const book = async (who = ana) => {
  const resource = await makeResource(space);
  return { resource, id: await does.book(who, resource, '2026-11-24T09:00', '2026-11-24T12:00') };
};
const mineOf = async (who: ActingMember) =>
  (await readMyBookings(who.personId, { when: 'upcoming', limit: 100 }, NOW)).items.map(({ id, series }) => ({
    id,
    series,
  }));

describe('handing a booking over', () => {
  it('makes it the other’s, at the same place and time', async () => {
    const { id, resource } = await book();
    const { to, booking } = await does.handOver(ana, id, ben.memberId);
    expect([to.name, booking.id]).toEqual(['Ben', id]);
    expect(await does.row(id)).toMatchObject({ memberId: ben.memberId, personId: ben.personId, sequence: 1 });
    expect(await does.held(resource)).toEqual(['2026-11-24 09:00-12:00']);
    expect(await mineOf(ben)).toContainEqual({ id, series: null });
    expect(await mineOf(ana)).not.toContainEqual({ id, series: null });
    await expect(does.change(ana, id, { endsAt: '2026-11-24T13:00' })).rejects.toMatchObject({
      code: 'booking.not_found',
    });
  });

  it('is for its member and for staff, to whom they may see here', async () => {
    const { id } = await book();
    await expect(does.handOver(ben, id, ben.memberId)).rejects.toMatchObject({ code: 'booking.not_found' });
    const shy = await makeMember(space, 'member', 'Shy');
    await inOperator(space, (tx) =>
      tx
        .updateTable('members')
        .set({ visibility: 'staff' })
        .where('operatorId', '=', space.operatorId)
        .where('id', '=', shy.memberId)
        .execute(),
    );
    await expect(does.handOver(ana, id, shy.memberId)).rejects.toMatchObject({ code: 'booking.member_not_found' });
    const elsewhere = await makeMember(await makeSpace());
    await expect(does.handOver(fay, id, elsewhere.memberId)).rejects.toMatchObject({
      code: 'booking.member_not_found',
    });
    await does.handOver(fay, id, shy.memberId);
    await expect(does.handOver(fay, id, shy.memberId)).rejects.toMatchObject({ code: 'booking.already_theirs' });
  });

  it('refuses what is cancelled, over, or a guest’s', async () => {
    const { id } = await book();
    await cancelBooking(ana, { operatorId: space.operatorId, bookingId: id, scope: 'one', requestId: newId() }, NOW);
    await expect(does.handOver(ana, id, ben.memberId)).rejects.toMatchObject({ code: 'booking.already_cancelled' });
    const resource = await makeResource(space, { openToVisitors: true });
    const guest = { guest: { name: 'Rui', email: null } };
    const theirs = await does.book(fay, resource, '2026-11-24T09:00', '2026-11-24T12:00', { onBehalfOf: guest });
    await expect(does.handOver(fay, theirs, ben.memberId)).rejects.toMatchObject({ code: 'booking.guest_keeps_it' });
  });

  it('asks the rules and limits of whoever gets it, even where staff could break them', async () => {
    const visitor = await makeMember(space, 'visitor', 'Vic');
    const { id } = await book();
    await expect(does.handOver(ana, id, visitor.memberId)).rejects.toMatchObject({ code: 'booking.not_for_visitors' });
    const own = await makeSpace();
    const [cal, dan, owner] = [await makeMember(own), await makeMember(own), await makeMember(own, 'owner')];
    const mine = changesIn(own, () => NOW);
    await makeRule(own, {
      topic: 'limit',
      settings: { atOnce: 1, hoursPerDay: null, hoursPerWeek: null, hoursPerMonth: null },
    });
    const first = await mine.book(cal, await makeResource(own), '2026-11-24T09:00', '2026-11-24T12:00');
    await mine.book(dan, await makeResource(own), '2026-11-25T09:00', '2026-11-25T12:00');
    await expect(mine.handOver(cal, first, dan.memberId)).rejects.toMatchObject({ code: 'rule.too_many_at_once' });
    await mine.handOver(owner, first, dan.memberId, { override: 'They trade shifts' });
    expect((await mine.row(first)).overrideReason).toBe('They trade shifts');
    // The other has room again.
    await mine.book(cal, await makeResource(own), '2026-11-24T09:00', '2026-11-24T12:00');
  });

  it('brings back the buffers that stood between two of one member, where they are free', async () => {
    const own = await makeSpace();
    const [cal, dan] = [await makeMember(own), await makeMember(own)];
    const mine = changesIn(own, () => NOW);
    const room = await makeResource(own);
    await makeRule(own, { topic: 'buffer', settings: { beforeMinutes: 0, afterMinutes: 30, noneBetweenOwn: true } });
    await mine.book(cal, room, '2026-11-24T09:00', '2026-11-24T10:00');
    const touching = await mine.book(cal, room, '2026-11-24T10:00', '2026-11-24T11:00');
    await mine.book(cal, room, '2026-11-24T11:15', '2026-11-24T12:00');
    await mine.handOver(cal, touching, dan.memberId);
    // There is no room for either: whoever looks after the room sees it.
    expect(await mine.held(room)).toEqual([
      ...['2026-11-24 09:00-10:00', '2026-11-24 10:00-11:00', '2026-11-24 11:15-12:00', '(2026-11-24 12:00-12:30)'],
    ]);
    expect(await auditOccupancies(own.operatorId)).toEqual(CLEAN);
    const apart = await mine.book(dan, room, '2026-11-25T09:00', '2026-11-25T10:00');
    await mine.handOver(dan, apart, cal.memberId);
    expect((await mine.held(room)).slice(-2)).toEqual(['2026-11-25 09:00-10:00', '(2026-11-25 10:00-10:30)']);
  });

  it('takes one date out of a series: neither’s "all" reaches the other’s', async () => {
    const resource = await makeResource(space);
    const [first, second, third] = await does.bookDaily(ana, resource, '2026-12-01T09:00', 3);
    await does.handOver(ana, second!, ben.memberId);
    expect(await mineOf(ben)).toContainEqual({ id: second, series: null });
    const all = { operatorId: space.operatorId, requestId: newId<'request'>() };
    await expect(cancelBooking(ben, { ...all, bookingId: second!, scope: 'all' }, NOW)).rejects.toMatchObject({
      code: 'booking.not_in_series',
    });
    const given = await cancelBooking(ana, { ...all, bookingId: first!, scope: 'all' }, NOW);
    expect(given.bookingIds.toSorted()).toEqual([first, third].toSorted());
    expect((await does.row(second!)).status).toBe('confirmed');
    const gone = await cancelBooking(ben, { ...all, requestId: newId(), bookingId: second!, scope: 'one' }, NOW);
    expect(gone.cancelled).toBe(1);
  });

  it('answers the same request id once, and can be taken back', async () => {
    const { id } = await book();
    const requestId = newId();
    const once = await does.handOver(ana, id, ben.memberId, { requestId });
    expect(await does.handOver(ana, id, ben.memberId, { requestId }).catch((error: unknown) => error)).toEqual(once);
    await does.undo(ana, once.change);
    expect(await does.row(id)).toMatchObject({ memberId: ana.memberId, sequence: 2 });
  });

  it('costs eleven statements', async () => {
    const { id } = await book();
    expect(await statementsOf(() => does.handOver(ana, id, ben.memberId))).toHaveLength(11);
  });
});
