import { beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { addDays, instantOf, localDateOf, localOf, weekdayOf } from '@/kernel/zone';
import { bookSeriesInput } from '@/features/bookings/series.contract';
import { bookDeskWeekly } from '@/features/bookings/commands/book-desk-weekly';
import { inOperator } from '@/server/db/transactions';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import { makeMember, makeResource, makeRule, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { asProposed, closureScene } from './testing-closures';

const [LISBON, HELSINKI, NEW_YORK] = ['Europe/Lisbon', 'Europe/Helsinki', 'America/New_York'];
const day = addDays(localDateOf(new Date(), LISBON), 4);

let space: MadeSpace;
let owner: ActingMember;
let ana: ActingMember;
let desk: ResourceId;
let scene: ReturnType<typeof closureScene>;
beforeEach(async () => {
  space = await makeSpace();
  owner = await makeMember(space, 'owner');
  ana = await makeMember(space, 'member', 'Ana');
  desk = await makeResource(space, { name: 'Desk 1' });
  scene = closureScene(space, owner);
});

const to = (timeZone: string) => ({ kind: 'zone', timeZone, reason: 'We said the wrong one' });
const weekly = (rrule: string, localStart: string, durationMinutes = 60, resourceId = desk) =>
  bookDeskWeekly(
    ana,
    bookSeriesInput.parse({
      spaceId: space.spaceId,
      resourceId,
      localStart,
      durationMinutes,
      rrule,
      onClash: 'fail',
      requestId: newId(),
    }),
  );
const wallOf = (range: { startsAt: Date; endsAt: Date }, zone: string) =>
  [range.startsAt, range.endsAt].map((at) => localOf(at, zone)).join(' ');
const bookings = () =>
  inOperator(space, (tx) =>
    tx
      .selectFrom('bookings')
      .select(['id', 'startsAt', 'endsAt', 'status', 'sequence', 'originalLocalStart'])
      .where('operatorId', '=', space.operatorId)
      .orderBy('startsAt')
      .execute(),
  );

describe('another time zone', () => {
  it('keeps every time on the wall: single bookings, a year of a series over both changes of the clocks, buffers, closures', async () => {
    await makeRule(space, { topic: 'buffer', settings: { beforeMinutes: 0, afterMinutes: 15, noneBetweenOwn: false } });
    await scene.book(ana, desk, `${day}T09:00`, `${day}T12:00`);
    const until = `${addDays(day, 200).replaceAll('-', '')}`;
    const { series } = await weekly(`FREQ=DAILY;UNTIL=${until}`, `${day}T14:00`);
    await scene.accept({
      kind: 'closure',
      startsAt: `${day}T20:00`,
      endsAt: `${addDays(day, 1)}T02:00`,
      reason: 'Party',
    });
    const before = await bookings();
    const { plan, answer } = await scene.accept(to(HELSINKI));
    expect(plan).toMatchObject({ timeZone: HELSINKI, rows: [], shifting: { bookings: before.length, people: 1 } });
    expect(answer).toMatchObject({ moved: before.length, cancelled: 0, people: 1 });
    const after = await bookings();
    expect(after.map((one) => wallOf(one, HELSINKI))).toEqual(before.map((one) => wallOf(one, LISBON)));
    expect(after.every(({ sequence }) => sequence === 1)).toBe(true);
    const held = await inOperator(space, (tx) =>
      tx
        .selectFrom('occupancies')
        .select(['kind', 'startsAt', 'endsAt'])
        .where('operatorId', '=', space.operatorId)
        .where('kind', '=', 'closure')
        .execute(),
    );
    expect(held.map((one) => wallOf(one, HELSINKI))).toEqual([`${day}T20:00 ${addDays(day, 1)}T02:00`]);
    const kept = await inOperator(space, (tx) =>
      tx
        .selectFrom('series')
        .select(['timeZone', 'localStart', 'rrule', 'sequence'])
        .where('id', '=', series.id as never)
        .executeTakeFirstOrThrow(),
    );
    expect(kept).toMatchObject({ timeZone: HELSINKI, localStart: `${day}T14:00`, sequence: 1 });
    const last = new Date(
      Date.parse(/UNTIL=(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(kept.rrule)!.slice(1, 4).join('-')),
    );
    expect(kept.rrule).toContain('UNTIL=');
    expect(last.getTime()).toBeGreaterThan(0);
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
    expect(await scene.jobsOf('send-space-change')).toHaveLength(1);
    // What is booked from here on means the new wall.
    await expect(scene.book(owner, desk, `${day}T09:30`, `${day}T10:00`)).rejects.toMatchObject({
      code: 'booking.slot_taken',
    });
    expect((await scene.audited()).at(-1)).toMatchObject({
      action: 'space.time_zone_changed',
      details: { from: LISBON, to: HELSINKI },
    });
  });

  it('asks about the few that would meet: in the hour that the other zone leaves out', async () => {
    // New York leaves out two to three on the second Sunday in March.
    const year = Number(day.slice(0, 4)) + 1;
    let sunday = `${year}-03-08`;
    while (weekdayOf(sunday) !== 7) sunday = addDays(sunday, 1);
    const inGap = await scene.book(ana, desk, `${sunday}T02:00`, `${sunday}T02:45`);
    const after = await scene.book(ana, desk, `${sunday}T03:00`, `${sunday}T04:00`);
    await makeResource(space, { name: 'Desk 2' });
    const made = await scene.plan(to(NEW_YORK));
    expect(made.shifting.bookings).toBe(1);
    expect(made.rows).toHaveLength(1);
    const [row] = made.rows;
    expect(row!.proposed).toBe(true);
    expect(row!.options[0]).toMatchObject({ resourceName: 'Desk 2', shiftMinutes: 0 });
    await scene.apply(to(NEW_YORK), made, made.rows.map(asProposed));
    const [gap, later] = [await scene.bookingOf(inGap), await scene.bookingOf(after)];
    expect(later.resourceId === desk).not.toBe(gap.resourceId === desk);
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  });

  it('leaves what runs as it is, and moves whoever would meet it', async () => {
    const minute = Math.floor(Date.now() / 60_000) * 60_000;
    const iso = (minutes: number) => new Date(minute + minutes * 60_000).toISOString();
    const running = await scene.book(ana, desk, iso(-10), iso(90));
    const next = await scene.book(ana, desk, iso(180), iso(240));
    const before = await scene.bookingOf(running);
    // Two hours ahead: what begins in three hours begins in one.
    const made = await scene.plan(to(HELSINKI));
    expect(made.rows.map(({ bookingId }) => bookingId)).toEqual([next]);
    await scene.apply(to(HELSINKI), made, made.rows.map(asProposed));
    expect(await scene.bookingOf(running)).toMatchObject({
      startsAt: before.startsAt,
      endsAt: before.endsAt,
      sequence: 0,
    });
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  });

  it('is refused where it is the same, to others, and once it is another: the plan no longer holds', async () => {
    await expect(scene.plan(to(LISBON))).rejects.toMatchObject({ code: 'space_change.same_zone' });
    expect(() => scene.plan(to(HELSINKI), ana)).toThrow('auth.not_allowed');
    const made = await scene.plan(to(HELSINKI));
    await scene.book(ana, desk, `${day}T09:00`, `${day}T12:00`);
    await expect(scene.apply(to(HELSINKI), made, [])).rejects.toMatchObject({ code: 'space_change.plan_changed' });
    expect(instantOf(`${day}T09:00`, LISBON)).toEqual((await bookings())[0]!.startsAt);
  });
});
