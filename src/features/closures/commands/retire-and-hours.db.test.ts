import { beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { instantOf } from '@/kernel/zone';
import { bookSeriesInput } from '@/features/bookings/series.contract';
import { bookDeskWeekly } from '@/features/bookings/commands/book-desk-weekly';
import { hoursSchema, type Hours } from '@/features/spaces/hours.contract';
import { readHoursSettings } from '@/features/spaces/hours.reads';
import { joinWaitlist } from '@/features/waitlists/commands/join-waitlist';
import { joinWaitlistInput } from '@/features/waitlists/waitlists.contract';
import { inOperator } from '@/server/db/transactions';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import { makeMember, makeResource, makeRule, makeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { asProposed, cancel, keep } from '../testing-closures';
import { at, codeOf, short, twoDesks, ZONE, type TwoDesks } from '../testing-two-desks';

// Real rivals: each has a connection of its own.
process.env.DATABASE_POOL_SIZE = '30';

let space: TwoDesks['space'];
let owner: ActingMember;
let ana: ActingMember;
let ben: ActingMember;
let desk: ResourceId;
let other: ResourceId;
let scene: TwoDesks['scene'];
beforeEach(async () => {
  ({ space, owner, ana, ben, desk, other, scene } = await twoDesks());
});

const retire = (resourceId = desk) => ({ kind: 'retire', resourceId, reason: 'It is broken' });
const auditNow = () => auditOccupancies(space.operatorId);
const retiredAt = (id: ResourceId) =>
  inOperator(space, (tx) =>
    tx.selectFrom('resources').select('retiredAt').where('id', '=', id).executeTakeFirstOrThrow(),
  ).then((row) => row.retiredAt);
const weekly = (who: ActingMember, resourceId: ResourceId, time: string, rrule: string) =>
  bookDeskWeekly(
    who,
    bookSeriesInput.parse({
      spaceId: space.spaceId,
      resourceId,
      localStart: at(time),
      durationMinutes: 60,
      rrule,
      onClash: 'fail',
      requestId: newId(),
    }),
  );
const waitFor = (who: ActingMember, wish: object, from: string, to: string) =>
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
const seriesOf = (id: string) =>
  inOperator(space, (tx) =>
    tx
      .selectFrom('series')
      .select(['resourceId', 'status', 'rrule'])
      .where('id', '=', id as never)
      .executeTakeFirstOrThrow(),
  );

describe('retiring a desk', () => {
  it('finds whoever counts on it another one, series and all, and takes it off the plan in the same commit', async () => {
    const { series } = await weekly(ana, desk, '09:00', 'FREQ=WEEKLY;COUNT=4');
    const single = await scene.book(ben, desk, at('14:00'), at('15:00'));
    const elsewhere = await scene.book(ben, other, at('12:00'), at('13:00'));
    const { plan, answer } = await scene.accept(retire());
    expect(plan).toMatchObject({ kind: 'retire', resourceName: 'Desk 1', mayKeep: false, shut: { endsAt: null } });
    expect(answer).toMatchObject({ moved: 5, cancelled: 0, people: 2, closureId: null });
    expect(await scene.bookingOf(single)).toMatchObject({ resourceId: other, sequence: 1, status: 'confirmed' });
    expect(await scene.bookingOf(elsewhere)).toMatchObject({ resourceId: other, sequence: 0 });
    // It goes on where its dates went: the nightly job makes new ones there.
    expect(await seriesOf(series.id)).toMatchObject({ resourceId: other, status: 'live' });
    expect(await retiredAt(desk)).not.toBeNull();
    expect(await scene.heldOn(desk)).toEqual([]);
    expect(await codeOf(scene.book(ana, desk, at('16:00'), at('17:00')))).toBe('resource.not_found');
    expect(await auditNow()).toEqual(CLEAN);
    expect(await scene.jobsOf('send-space-change')).toHaveLength(2);
    const logged = await inOperator(space, (tx) =>
      tx
        .selectFrom('auditEntries')
        .select('action')
        .where('operatorId', '=', space.operatorId)
        .where('subjectId', '=', desk)
        .execute(),
    );
    expect(logged).toEqual([{ action: 'resource.retired' }]);
    expect((await scene.audited()).at(-1)).toMatchObject({ action: 'space.resource_retired', details: { moved: 5 } });
  });

  it('ends a series of which nothing is left, and the waiting for that desk alone', async () => {
    const { series } = await weekly(ana, desk, '09:00', 'FREQ=WEEKLY;COUNT=3');
    await scene.book(ana, desk, at('12:00'), at('18:00'));
    const forIt = await waitFor(ben, { resourceId: desk }, '13:00', '14:00');
    await scene.book(ana, other, at('14:00'), at('16:00'));
    const { plan, answer } = await scene.accept(retire(), cancel);
    expect(plan.waiting).toMatchObject([{ entryId: forIt.entryId, decision: 'over' }]);
    expect(answer).toMatchObject({ moved: 0, cancelled: 4 });
    expect(await seriesOf(series.id)).toMatchObject({ status: 'ended' });
    const [entry] = await inOperator(space, (tx) =>
      tx
        .selectFrom('waitlistEntries')
        .select('status')
        .where('id', '=', forIt.entryId as never)
        .execute(),
    );
    expect(entry).toEqual({ status: 'over' });
  });

  it('ends an endless series before the first date that is cancelled: what was, was', async () => {
    const { series } = await weekly(ana, desk, '09:00', 'FREQ=WEEKLY');
    // Ten weeks on, most of them are over.
    const later = new Date(Date.now() + 70 * 86_400_000);
    const made = await scene.plan(retire(), owner, later);
    await scene.apply(retire(), made, made.rows.map(cancel), { now: later });
    const after = await seriesOf(series.id);
    expect(after).toMatchObject({ status: 'ended', resourceId: desk });
    const until = instantOf(made.rows[0]!.startsAt.slice(0, 16), 'UTC');
    const [, stamp] = /UNTIL=(\d{8}T\d{6}Z)/.exec(after.rrule)!;
    const ends = new Date(stamp!.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, '$1-$2-$3T$4:$5:$6Z'));
    expect(ends.getTime()).toBeLessThan(until.getTime());
    expect(ends.getTime()).toBeGreaterThan(until.getTime() - 8 * 86_400_000);
  });

  it('leaves the halves of a hall where they are, and is refused for a half while the hall stands', async () => {
    const half = await makeResource(space, { name: 'Half', kind: 'event_space' });
    const hall = await makeResource(space, { name: 'Hall', kind: 'event_space', parts: [half] });
    const inHalf = await scene.book(ana, half, at('09:00'), at('10:00'));
    const inHall = await scene.book(ben, hall, at('11:00'), at('12:00'));
    await expect(scene.plan(retire(half))).rejects.toMatchObject({
      code: 'space_change.part_of',
      details: { name: 'Half', wholes: ['Hall'] },
    });
    const { plan } = await scene.accept(retire(hall));
    expect(plan.rows.map(({ bookingId }) => bookingId)).toEqual([inHall]);
    expect(await scene.bookingOf(inHalf)).toMatchObject({ resourceId: half, sequence: 0 });
    await scene.accept(retire(half));
    expect(await auditNow()).toEqual(CLEAN);
  });

  it('keeps nobody there, holds to what was planned, and happens once', async () => {
    const booked = await scene.book(ana, desk, at('14:00'), at('15:00'));
    const made = await scene.plan(retire());
    expect(await codeOf(scene.apply(retire(), made, made.rows.map(keep)))).toBe('space_change.cannot_keep');
    const came = await scene.book(ben, desk, at('16:00'), at('17:00'));
    await expect(scene.apply(retire(), made, made.rows.map(asProposed))).rejects.toMatchObject({
      code: 'space_change.plan_changed',
      details: { rows: [{ bookingId: came, why: 'new' }] },
    });
    expect(await retiredAt(desk)).toBeNull();
    const [again, requestId] = [await scene.plan(retire()), newId()];
    const first = await scene.apply(retire(), again, again.rows.map(asProposed), { requestId });
    expect(await scene.apply(retire(), again, again.rows.map(asProposed), { requestId })).toEqual(first);
    expect(await scene.bookingOf(booked)).toMatchObject({ sequence: 1 });
    expect(await codeOf(scene.plan(retire()))).toBe('resource.not_found');
  });

  it('and booking at the same moment: whoever was first counts, and nobody is left on what is gone', async () => {
    for (let round = 0; round < 6; round++) {
      const id = await makeResource(space, { name: `Round ${round}` });
      await scene.book(ana, id, at('08:00'), at('09:00'));
      const made = await scene.plan(retire(id));
      const acts = Array.from({ length: 8 }, (_, n) =>
        n === 1 + round
          ? scene.apply(retire(id), made, made.rows.map(asProposed))
          : scene.book(ben, id, at(`${10 + n}:00`), at(`${11 + n}:00`)),
      );
      const said = await Promise.allSettled(acts);
      const standing = await inOperator(space, (tx) =>
        tx.selectFrom('bookings').select('id').where('resourceId', '=', id).where('status', '=', 'confirmed').execute(),
      );
      const gone = (await retiredAt(id)) !== null;
      expect(said[1 + round]!.status === 'fulfilled').toBe(gone);
      if (gone) expect(standing).toEqual([]);
      else expect(standing.length).toBeGreaterThan(1);
      for (const one of said)
        if (one.status === 'rejected')
          expect(['resource.not_found', 'space_change.plan_changed']).toContain((one.reason as { code: string }).code);
    }
    expect(await auditNow()).toEqual(CLEAN);
  });

  it('is nobody else’s to do', async () => {
    expect(() => scene.plan(retire(), ana)).toThrow('auth.not_allowed');
    const foreign = await makeMember(await makeSpace(), 'owner');
    expect(await codeOf(scene.plan(retire(), foreign))).toBe('space.not_found');
  });
});

const HOURS: Hours = hoursSchema.parse({
  weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: 540, closesMinute: 1020 })),
  exceptions: [],
  own: [],
});
const newHours = async (hours: Partial<Hours> = {}) => ({
  kind: 'hours',
  hours: { ...HOURS, ...hours },
  version: (await readHoursSettings(owner, space.spaceId)).version,
  reason: 'We close at five',
});

describe('other opening hours', () => {
  it('touch those alone whom they leave outside, who go into the new hours, and count from then on', async () => {
    const inside = await scene.book(ana, desk, at('10:00'), at('11:00'));
    const late = await scene.book(ben, desk, at('17:00'), at('18:00'));
    const wish = await newHours();
    const { plan, answer } = await scene.accept(wish);
    expect(plan).toMatchObject({ kind: 'hours', mayKeep: true, shut: null, resourceName: null });
    expect(plan.rows.map(({ bookingId }) => bookingId)).toEqual([late]);
    expect(answer).toMatchObject({ moved: 1, cancelled: 0, kept: 0, people: 1 });
    const after = await scene.bookingOf(late);
    expect(after.startsAt).toEqual(instantOf(at('16:00'), ZONE));
    expect(await scene.bookingOf(inside)).toMatchObject({ sequence: 0 });
    expect(await codeOf(scene.book(ana, desk, at('17:00'), at('18:00')))).toBe('booking.outside_hours');
    expect(await auditNow()).toEqual(CLEAN);
    // The next plan is about other hours than these.
    expect(await codeOf(scene.plan(wish))).toBe('hours.changed_meanwhile');
    expect((await scene.audited()).at(-1)).toMatchObject({ action: 'space.hours_changed', details: { moved: 1 } });
  });

  it('leave who may come at any hour alone, go by the own hours of a desk, and let somebody stay', async () => {
    await makeRule(space, { topic: 'access', settings: { anytime: true }, memberId: ana.memberId });
    await scene.book(ana, desk, at('18:00'), at('19:00'));
    const bens = await scene.book(ben, other, at('17:30'), at('18:30'));
    const own = [
      {
        resourceId: desk,
        weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: 540, closesMinute: 1200 })),
      },
    ];
    const { plan, answer } = await scene.accept(await newHours({ own }), keep);
    expect(plan.rows.map(({ bookingId }) => bookingId)).toEqual([bens]);
    // Desk 1 is open until eight, but Ana has it from six on.
    expect(plan.rows[0]!.options[0]).toMatchObject({ resourceName: 'Desk 2', shiftMinutes: -90 });
    expect(answer).toMatchObject({ moved: 0, kept: 1, people: 1 });
    expect(await scene.heldOn(other)).toEqual([`booking ${short('17:30')} ${short('18:30')}`]);
  });

  it('end the waiting for what will be closed, not for what is closed already', async () => {
    await scene.book(ben, desk, at('17:00'), at('18:00'));
    await scene.book(ben, other, at('09:00'), at('18:00'));
    const late = await waitFor(ana, { resourceId: desk }, '17:00', '18:00');
    await waitFor(ana, { resourceId: other }, '10:00', '11:00');
    const { plan } = await scene.accept(await newHours());
    expect(plan.waiting.map(({ entryId, decision }) => [entryId, decision])).toEqual([[late.entryId, 'over']]);
  });

  it('hold to what was planned, and are refused for a desk that is gone', async () => {
    const wish = await newHours();
    const made = await scene.plan(wish);
    const came = await scene.book(ben, desk, at('17:00'), at('18:00'));
    await expect(scene.apply(wish, made, [])).rejects.toMatchObject({
      code: 'space_change.plan_changed',
      details: { rows: [{ bookingId: came, why: 'new' }] },
    });
    const own = [{ resourceId: newId<'resource'>(), weekly: HOURS.weekly }];
    const gone = await newHours({ own });
    const plan = await scene.plan(gone);
    expect(await codeOf(scene.apply(gone, plan, plan.rows.map(asProposed)))).toBe('hours.resource_gone');
    expect(() => scene.plan(wish, ana)).toThrow('auth.not_allowed');
  });
});
