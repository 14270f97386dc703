import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { addDays } from '@/kernel/zone';
import { bookSeriesInput } from '@/features/bookings/series.contract';
import { bookDeskWeekly } from '@/features/bookings/commands/book-desk-weekly';
import { fillClosures } from '@/features/occupancies/occupancies.service';
import { joinWaitlist } from '@/features/waitlists/commands/join-waitlist';
import { joinWaitlistInput } from '@/features/waitlists/waitlists.contract';
import { onStatement } from '@/server/db/pool';
import { inOperator } from '@/server/db/transactions';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import { makeResource, makeRule } from '@/testing/makers';
import '@/wiring/reactions';
import { asProposed, cancel, keep, moveTo } from '../testing-closures';
import { at, codeOf, day, short, shut, twoDesks, type TwoDesks } from '../testing-two-desks';

let space: TwoDesks['space'];
let ana: ActingMember;
let ben: ActingMember;
let desk: ResourceId;
let other: ResourceId;
let scene: TwoDesks['scene'];
beforeEach(async () => {
  ({ space, ana, ben, desk, other, scene } = await twoDesks());
});
afterEach(() => onStatement(undefined));

const shutDesk = (from = '12:00', to = '18:00') => shut(from, to, { resourceId: desk });
const auditNow = () => auditOccupancies(space.operatorId);

describe('what is shut', () => {
  it('may be the space, and longer than a month: rows of at most 31 days', async () => {
    const end = addDays(day, 70);
    await scene.accept({ kind: 'closure', startsAt: at('00:00'), endsAt: at('00:00', end), reason: 'Holidays' });
    for (const id of [desk, other]) {
      const held = await scene.heldOn(id);
      expect(held).toHaveLength(3);
      expect(held[0]).toMatch(`closure ${short('00:00')}`);
      expect(held.at(-1)).toMatch(`${short('00:00', end)}`);
    }
  });

  it('may be all of a kind, those that come later too, and takes combined resources whole', async () => {
    const [east, west] = [
      await makeResource(space, { name: 'East', kind: 'event_space' }),
      await makeResource(space, { name: 'West', kind: 'meeting_room' }),
    ];
    const hall = await makeResource(space, { name: 'Hall', kind: 'event_space', parts: [east, west] });
    const inHall = await scene.book(ana, hall, at('13:00'), at('14:00'));
    const wish = shut('12:00', '18:00', { resourceKind: 'event_space' });
    const { plan } = await scene.accept(wish, (row) => cancel(row));
    expect(plan.rows.map(({ bookingId }) => bookingId)).toEqual([inHall]);
    // Shut with the hall that it is a half of. Desks stay open.
    expect(await scene.heldOn(west)).toEqual([`closure ${short('12:00')} ${short('18:00')}`]);
    expect(await scene.heldOn(desk)).toEqual([]);
    const late = await makeResource(space, { name: 'Late', kind: 'event_space' });
    await inOperator(space, (tx) => fillClosures(tx, [late, desk]));
    expect(await scene.heldOn(late)).toEqual([`closure ${short('12:00')} ${short('18:00')}`]);
    expect(await scene.heldOn(desk)).toEqual([]);
    expect(await codeOf(scene.book(ben, hall, at('15:00'), at('16:00')))).toBe('booking.slot_taken');
    expect(await auditNow()).toEqual(CLEAN);
  });

  it('on a half touches who has the whole, and the whole goes to another', async () => {
    const halves = [
      await makeResource(space, { name: 'A', kind: 'event_space' }),
      await makeResource(space, { name: 'B', kind: 'event_space' }),
    ];
    const hall = await makeResource(space, { name: 'Hall', kind: 'event_space', parts: halves });
    const parts = [
      await makeResource(space, { name: 'C', kind: 'meeting_room' }),
      await makeResource(space, { name: 'D', kind: 'meeting_room' }),
    ];
    const barn = await makeResource(space, { name: 'Barn', kind: 'event_space', parts });
    const booked = await scene.book(ana, hall, at('13:00'), at('14:00'));
    await scene.book(ben, halves[1]!, at('13:00'), at('14:00')).catch(() => null);
    const { plan } = await scene.accept(shut('12:00', '18:00', { resourceId: halves[0] }), (row) =>
      moveTo(
        row,
        row.options.find(({ resourceId }) => resourceId === barn)!,
      ),
    );
    expect(plan.rows).toHaveLength(1);
    expect(await scene.bookingOf(booked)).toMatchObject({ resourceId: barn });
    expect(await scene.heldOn(parts[0]!)).toEqual([`booking ${short('13:00')} ${short('14:00')}`]);
    expect(await scene.heldOn(halves[1]!)).toEqual([]);
    expect(await auditNow()).toEqual(CLEAN);
  });

  it('brings buffers along, as the rules of the new place ask for them', async () => {
    await makeRule(space, {
      topic: 'buffer',
      settings: { beforeMinutes: 0, afterMinutes: 30, noneBetweenOwn: false },
    });
    const booked = await scene.book(ana, desk, at('13:00'), at('14:00'));
    await scene.accept(shutDesk());
    expect(await scene.heldOn(other)).toEqual([
      `booking ${short('13:00')} ${short('14:00')}`,
      `booking buffer ${short('14:00')} ${short('14:30')}`,
    ]);
    expect(await scene.bookingOf(booked)).toMatchObject({ bufferAfterMinutes: 30 });
    expect(await scene.heldOn(desk)).toEqual([`closure ${short('12:00')} ${short('18:00')}`]);
    expect(await auditNow()).toEqual(CLEAN);
  });

  it('ends the waiting of who waits for nothing else, and tells them in the same mail', async () => {
    await scene.book(ben, desk, at('12:00'), at('18:00'));
    await scene.book(ben, other, at('12:00'), at('18:00'));
    const join = (who: ActingMember, wish: object, from: string, to: string) =>
      joinWaitlist(
        who,
        joinWaitlistInput.parse({
          spaceId: space.spaceId,
          ...wish,
          startsAt: at(from),
          endsAt: at(to),
          requestId: newId(),
        }),
      );
    const within = await join(ana, { resourceId: desk }, '13:00', '14:00');
    const partly = await join(ana, { resourceId: desk }, '11:00', '13:00').catch(() => null);
    const anyDesk = await join(ana, { kind: 'desk' }, '13:00', '14:00');
    const { plan } = await scene.accept(shutDesk());
    expect(plan.waiting.map(({ entryId, decision }) => [entryId, decision])).toEqual([
      [within.entryId, 'over'],
      ...(partly ? [[partly.entryId, 'kept']] : []),
    ]);
    const entries = await inOperator(space, (tx) =>
      tx.selectFrom('waitlistEntries').select(['id', 'status']).where('operatorId', '=', space.operatorId).execute(),
    );
    expect(Object.fromEntries(entries.map(({ id, status }) => [id, status]))).toMatchObject({
      [within.entryId]: 'over',
      [anyDesk.entryId]: 'waiting',
    });
    const heard = (await scene.jobsOf('send-space-change')).map(({ payload }) => payload.to);
    expect(heard).toContainEqual({ personId: ana.personId });
  });
});

describe('forty bookings', () => {
  it('cost as few statements as one, dates of series among them', async () => {
    const desks = [desk, ...(await Promise.all(Array.from({ length: 13 }, () => makeResource(space))))];
    const { occurrences } = await bookDeskWeekly(
      ana,
      bookSeriesInput.parse({
        spaceId: space.spaceId,
        resourceId: desks[0],
        localStart: at('12:00'),
        durationMinutes: 30,
        rrule: 'FREQ=DAILY;COUNT=3',
        onClash: 'fail',
        requestId: newId(),
      }),
    );
    for (const [n, id] of desks.slice(0, 13).entries())
      for (const from of ['13:00', '15:00', '17:00'])
        await scene.book(n % 2 ? ana : ben, id, at(from), at(`${Number(from.slice(0, 2)) + 1}:00`));
    const wish = shut('12:00', '18:00', { resourceKind: 'desk' });
    const made = await scene.plan(wish);
    expect(made.rows).toHaveLength(40);
    const decisions = made.rows.map((row, n) => (n % 5 === 4 ? keep(row) : asProposed(row)));
    let statements = 0;
    onStatement(() => statements++);
    const answer = await scene.apply(wish, made, decisions);
    onStatement(undefined);
    expect(answer.moved + answer.cancelled + answer.kept).toBe(40);
    expect(answer.moved).toBeGreaterThan(0);
    expect(statements).toBeLessThan(45);
    expect(await auditNow()).toEqual(CLEAN);
    expect(await scene.jobsOf('send-space-change')).toHaveLength(2);
    const [touched] = occurrences;
    expect((await scene.bookingOf(touched!.bookingId)).seriesId).not.toBeNull();
  });
});
