import { beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { addDays, instantOf } from '@/kernel/zone';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import { inOperator } from '@/server/db/transactions';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import { makeMember, makeRule, makeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { asProposed, cancel, keep, moveTo } from '../testing-closures';
import { at, codeOf, day, short, shut, twoDesks, ZONE, type TwoDesks } from '../testing-two-desks';

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

const shutDesk = (from = '12:00', to = '18:00') => shut(from, to, { resourceId: desk });
const auditNow = () => auditOccupancies(space.operatorId);

describe('a closure of one desk', () => {
  it('moves to a like desk at the same time, takes the rest, and tells each person once', async () => {
    const [first, second] = [
      await scene.book(ana, desk, at('11:00'), at('13:00')),
      await scene.book(ana, desk, at('14:00'), at('15:00')),
    ];
    const third = await scene.book(ben, desk, at('16:00'), at('17:00'));
    await scene.book(ben, other, at('14:30'), at('15:30'));
    const { plan, answer } = await scene.accept(shutDesk());
    expect(plan.rows.map(({ who, proposed }) => [who, proposed])).toEqual([
      ['Ana', true],
      ['Ana', true],
      ['Ben', true],
    ]);
    expect(answer).toMatchObject({ moved: 3, cancelled: 0, kept: 0, people: 2 });
    expect(await scene.bookingOf(first)).toMatchObject({ resourceId: other, sequence: 1, status: 'confirmed' });
    // Desk 2 is Ben's from half past two: an hour on Desk 1 itself, before it shuts and before what she had there.
    expect(await scene.bookingOf(second)).toMatchObject({ resourceId: desk, startsAt: instantOf(at('10:00'), ZONE) });
    expect(await scene.bookingOf(third)).toMatchObject({ resourceId: other });
    expect(await scene.heldOn(desk)).toEqual([
      `booking ${short('10:00')} ${short('11:00')}`,
      `closure ${short('12:00')} ${short('18:00')}`,
    ]);
    expect(await auditNow()).toEqual(CLEAN);
    const mails = await scene.jobsOf('send-space-change');
    expect(mails.map(({ payload }) => payload.to)).toEqual(
      expect.arrayContaining([{ personId: ana.personId }, { personId: ben.personId }]),
    );
    expect(mails).toHaveLength(2);
    expect(await scene.audited()).toMatchObject([
      { action: 'space.closed', details: { moved: 3, closureId: answer.closureId } },
    ]);
    const changes = await inOperator(space, (tx) =>
      tx
        .selectFrom('bookingChanges')
        .select(['kind', 'before', 'after', 'changedBy'])
        .where('bookingId', '=', first)
        .execute(),
    );
    expect(changes).toMatchObject([
      {
        kind: 'moved',
        changedBy: owner.memberId,
        before: [{ resourceId: desk }],
        after: [{ resourceId: other, startsAt: instantOf(at('11:00'), ZONE).toISOString() }],
      },
    ]);
  });

  it('cancels where nothing will do, keeps what is kept, and has kept time first when that frees up', async () => {
    await scene.book(ben, other, at('08:00'), at('20:00'));
    const kept = await scene.book(ana, desk, at('13:00'), at('14:00'));
    const gone = await scene.book(ana, desk, at('15:00'), at('16:00'));
    const { answer } = await scene.accept(shutDesk('06:00', '22:00'), (row) =>
      row.bookingId === kept ? keep(row) : null,
    );
    expect(answer).toMatchObject({ moved: 0, cancelled: 1, kept: 1, people: 1 });
    expect(await scene.bookingOf(gone)).toMatchObject({ status: 'cancelled', sequence: 1 });
    expect(await scene.bookingOf(kept)).toMatchObject({ status: 'confirmed', sequence: 0 });
    expect(await scene.heldOn(desk)).toEqual([
      `closure ${short('06:00')} ${short('13:00')}`,
      `booking ${short('13:00')} ${short('14:00')}`,
      `closure ${short('14:00')} ${short('22:00')}`,
    ]);
    const { operatorId } = space;
    await cancelBooking(ana, { operatorId, bookingId: kept, scope: 'one', requestId: newId() });
    expect(await scene.heldOn(desk)).toContain(`closure ${short('13:00')} ${short('14:00')}`);
    expect(await codeOf(scene.book(ben, desk, at('13:00'), at('14:00')))).toBe('booking.slot_taken');
    expect(await auditNow()).toEqual(CLEAN);
  });

  it('cannot be undone by whom it moved or cancelled: the time is shut', async () => {
    await scene.book(ben, other, at('08:00'), at('20:00'));
    await scene.book(ana, desk, at('15:00'), at('16:00'));
    await scene.accept(shutDesk('06:00', '22:00'));
    const [act] = await inOperator(space, (tx) =>
      tx
        .selectFrom('cancellations')
        .select(['id', 'undoUntil', 'cancelledBy'])
        .where('operatorId', '=', space.operatorId)
        .execute(),
    );
    expect(act?.cancelledBy).toBe(owner.memberId);
    expect(act!.undoUntil.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it('leaves what has begun alone, and moves a request as the request it is', async () => {
    const now = new Date();
    const soon = (minutes: number) =>
      new Date(Math.floor(now.getTime() / 60_000) * 60_000 + minutes * 60_000).toISOString();
    const running = await scene.book(ana, desk, soon(-5), soon(55));
    await makeRule(space, { topic: 'approval', settings: { needed: true, answerMinutes: 600 } });
    const asked = await scene.book(ben, desk, soon(70), soon(100));
    const wish = { kind: 'closure', resourceId: desk, startsAt: soon(-60), endsAt: soon(120), reason: 'Leak' };
    const made = await scene.plan(wish);
    expect(made.rows).toMatchObject([
      { bookingId: running, begun: true, options: [] },
      { bookingId: asked, requested: true },
    ]);
    await scene.apply(wish, made, made.rows.map(asProposed));
    expect(await scene.bookingOf(running)).toMatchObject({ status: 'confirmed', resourceId: desk });
    expect(await scene.bookingOf(asked)).toMatchObject({ status: 'requested', resourceId: other });
    expect((await scene.heldOn(other)).map((held) => held.split(' ')[0])).toEqual(['hold']);
    expect(await auditNow()).toEqual(CLEAN);
  });
});

describe('refused', () => {
  it('to whoever does not manage the space, and to other operators', async () => {
    const made = await scene.plan(shutDesk());
    for (const who of [ana, await makeMember(space, 'front_desk'), await makeMember(space, 'host')]) {
      expect(() => scene.plan(shutDesk(), who)).toThrow('auth.not_allowed');
      expect(() => scene.apply(shutDesk(), made, [], { by: who })).toThrow('auth.not_allowed');
    }
    const manager = await makeMember(space, 'manager');
    expect((await scene.plan(shutDesk(), manager)).rows).toEqual([]);
    const stranger = await makeMember(await makeSpace(), 'owner');
    expect(await codeOf(scene.plan(shutDesk(), stranger))).toBe('space.not_found');
    expect(await codeOf(scene.apply(shutDesk(), made, [], { by: stranger }))).toBe('space.not_found');
  });

  it.each([
    ['space_change.ends_before_start', { startsAt: at('12:00'), endsAt: at('12:00') }],
    ['space_change.in_past', { startsAt: '2020-01-01T00:00', endsAt: '2020-01-02T00:00' }],
    ['space_change.too_long', { startsAt: at('12:00'), endsAt: at('12:00', addDays(day, 800)) }],
    ['resource.not_found', { resourceId: newId() }],
    ['space_change.nothing_there', { resourceKind: 'parking' }],
  ])('%s', async (code, more) => {
    expect(await codeOf(scene.plan({ ...shut(), ...more }))).toBe(code);
  });

  it('where anything changed since the plan: nothing is written, and the rows are named', async () => {
    const [stays, goes] = [
      await scene.book(ana, desk, at('13:00'), at('14:00')),
      await scene.book(ana, desk, at('15:00'), at('16:00')),
    ];
    const made = await scene.plan(shutDesk());
    const decisions = made.rows.map(asProposed);
    const { operatorId } = space;
    await cancelBooking(ana, { operatorId, bookingId: goes, scope: 'one', requestId: newId() });
    const came = await scene.book(ben, desk, at('16:30'), at('17:00'));
    // And the desk that the first was to have at one is taken.
    await scene.book(ben, other, at('13:30'), at('13:45'));
    await expect(scene.apply(shutDesk(), made, decisions)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'space_change.plan_changed',
      details: {
        rows: expect.arrayContaining([
          { bookingId: goes, why: 'gone' },
          { bookingId: came, why: 'new' },
          { bookingId: stays, why: 'taken' },
        ]) as unknown,
      },
    });
    expect((await scene.heldOn(desk)).filter((held) => held.startsWith('closure'))).toEqual([]);
    expect(await scene.bookingOf(stays)).toMatchObject({ resourceId: desk, sequence: 0 });
    expect(await scene.jobsOf('send-space-change')).toEqual([]);
    expect((await scene.accept(shutDesk())).answer).toMatchObject({ moved: 2 });
    expect(await auditNow()).toEqual(CLEAN);
  });

  it('where two are given the same, or a wish is applied that was not planned', async () => {
    await scene.book(ana, desk, at('13:00'), at('14:00'));
    await scene.book(ben, desk, at('14:30'), at('15:30'));
    expect(await codeOf(scene.apply(shutDesk(), { planToken: 'other' }, []))).toBe('space_change.plan_changed');
    const made = await scene.plan(shutDesk());
    const [one, two] = made.rows;
    const instead = one!.options.find(({ resourceName }) => resourceName === 'Desk 2')!;
    const same = {
      ...moveTo(two!, instead),
      startsAt: instantOf(at('13:30'), ZONE).toISOString(),
      endsAt: instantOf(at('14:30'), ZONE).toISOString(),
    };
    await expect(scene.apply(shutDesk(), made, [moveTo(one!, instead), same])).rejects.toMatchObject({
      code: 'space_change.choices_clash',
      details: { bookingIds: [one!.bookingId, two!.bookingId] },
    });
    const longer = { ...moveTo(one!, instead), endsAt: instantOf(at('18:00'), ZONE).toISOString() };
    expect(await codeOf(scene.apply(shutDesk(), made, [longer, cancel(two!)]))).toBe('space_change.plan_changed');
    expect(await scene.heldOn(other)).toEqual([]);
  });
});

describe('one request', () => {
  it('happens once, however often and however much at once it is sent', async () => {
    await scene.book(ana, desk, at('13:00'), at('14:00'));
    const made = await scene.plan(shutDesk());
    const decisions = made.rows.map(asProposed);
    const requestId = newId();
    const send = () => scene.apply(shutDesk(), made, decisions, { requestId });
    const [one, two] = await Promise.all([send(), send()]);
    expect(two).toEqual(one);
    expect(await send()).toEqual(one);
    expect((await scene.audited()).map(({ action }) => action)).toEqual(['space.closed']);
    expect(await scene.jobsOf('send-space-change')).toHaveLength(1);
  });
});
