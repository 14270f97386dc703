import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingChangeId, type BookingId, type CancellationId, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeRule, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { cancelBooking } from './commands/cancel-booking';
import { checkIn } from './commands/check-in';
import { checkOut } from './commands/check-out';
import { undoCancellation } from './commands/undo-cancellation';
import { undoChange } from './commands/undo-change';
import { releasedInput } from './released.contract';
import { readReleased } from './released.reads';
import { changesIn } from './testing-changes';

// A Monday morning in Lisbon. Ana's dates are of two hours, from nine on, every day of that week.
const NOW = new Date('2026-11-23T07:00:00Z');
const at = (day: number, time: string) => `2026-11-${day}T${time}`;

let space: MadeSpace;
let ana: ActingMember, ben: ActingMember, fay: ActingMember;
let does: ReturnType<typeof changesIn>;
let desk: ResourceId;
let dates: BookingId[];

beforeAll(async () => {
  space = await makeSpace();
  does = changesIn(space, () => NOW);
  fay = await makeMember(space, 'front_desk', 'Fay');
});
beforeEach(async () => {
  [ana, ben] = [await makeMember(space, 'member', 'Ana'), await makeMember(space, 'member', 'Ben')];
  desk = await makeResource(space, { openToVisitors: true });
  dates = await does.bookDaily(ana, desk, at(23, '09:00'), 5);
});

type Scope = 'one' | 'following' | 'all';
const cancel = (who: ActingMember, bookingId: BookingId, scope: Scope = 'one', requestId = newId<'request'>()) =>
  cancelBooking(who, { operatorId: space.operatorId, bookingId, scope, requestId }, NOW);
const undo = (who: ActingMember, { cancellationId }: { cancellationId: string }) =>
  undoCancellation(
    who,
    { operatorId: space.operatorId, cancellationId: cancellationId as CancellationId, requestId: newId() },
    NOW,
  );
const released = (who = ana, more: object = {}, now = NOW) =>
  readReleased(who, releasedInput.parse({ operatorId: space.operatorId, ...more }), now);
/** How, from when to when, minutes, and how many of them others have. */
const rows = async (who = ana) =>
  (await released(who)).items.map(({ how, startsAt, endsAt, minutes, rebookedMinutes }) => [
    how,
    `${startsAt.slice(8, 16)}-${endsAt.slice(11, 16)}`,
    minutes,
    rebookedMinutes,
  ]);

describe('a date of a series that its member gives up', () => {
  it('can be booked at once, and is kept with what became of it', async () => {
    await cancel(ana, dates[1]!);
    expect(await rows()).toEqual([['away', '24T09:00-11:00', 120, 0]]);
    // Half an hour of it, and half an hour after it.
    await does.book(ben, desk, at(24, '10:30'), at(24, '11:30'));
    expect(await rows()).toEqual([['away', '24T09:00-11:00', 120, 30]]);
    expect((await released()).sums).toEqual({ dates: 1, releasedMinutes: 120, rebookedMinutes: 30 });
    expect((await released()).items[0]).toMatchObject({ bookingId: dates[1], resourceId: desk });
  });

  it('is not rebooked by oneself, by what was cancelled, nor by what was only asked for', async () => {
    await cancel(ana, dates[1]!);
    await does.book(ana, desk, at(24, '09:00'), at(24, '09:30'));
    const bens = await does.book(ben, desk, at(24, '10:00'), at(24, '10:30'));
    expect(await rows()).toEqual([['away', '24T09:00-11:00', 120, 30]]);
    await cancel(ben, bens);
    await makeRule(space, { topic: 'approval', resourceId: desk, settings: { needed: true, answerMinutes: 600 } });
    await does.book(ben, desk, at(24, '10:00'), at(24, '11:00'));
    expect(await rows()).toEqual([['away', '24T09:00-11:00', 120, 0]]);
  });

  it('is rebooked by what is moved there, by a guest of the house, and by whoever then did not come', async () => {
    await cancel(ana, dates[1]!);
    const moved = await does.book(ben, await makeResource(space), at(24, '09:00'), at(24, '09:20'));
    await does.change(ben, moved, { resourceId: desk });
    const guest = { guest: { name: 'Rui', email: null } };
    await does.book(fay, desk, at(24, '09:30'), at(24, '10:00'), { onBehalfOf: guest });
    const away = await does.book(ben, desk, at(24, '10:30'), at(24, '11:00'));
    const missed = (createdAt: string) =>
      inOperator(space, (tx) =>
        tx
          .updateTable('bookings')
          .set({ status: 'no_show', createdAt })
          .where('id', '=', away)
          .executeTakeFirstOrThrow(),
      );
    expect((await missed('2026-11-23T08:00Z')).numUpdatedRows).toBe(1n);
    expect(await rows()).toEqual([['away', '24T09:00-11:00', 120, 80]]);
    // Who had it before, did not come and so lost it, is none of those who booked it since.
    await missed('2026-11-23T06:00Z');
    expect(await rows()).toEqual([['away', '24T09:00-11:00', 120, 50]]);
  });

  it('is written once where the request is sent twice', async () => {
    const requestId = newId<'request'>();
    await cancel(ana, dates[1]!, 'one', requestId);
    await cancel(ana, dates[1]!, 'one', requestId);
    expect(await rows()).toHaveLength(1);
  });

  it('is given up no more once that is undone', async () => {
    await undo(ana, await cancel(ana, dates[1]!));
    expect(await released()).toEqual({
      sums: { dates: 0, releasedMinutes: 0, rebookedMinutes: 0 },
      items: [],
      nextCursor: null,
      earning: null,
    });
    // Given up anew, it stands there once.
    await cancel(ana, dates[1]!);
    expect(await rows()).toEqual([['away', '24T09:00-11:00', 120, 0]]);
  });

  it('stays given up where somebody took it before the undo', async () => {
    const act = await cancel(ana, dates[1]!);
    await does.book(ben, desk, at(24, '09:00'), at(24, '11:00'));
    expect(await undo(ana, act)).toMatchObject({ restored: 0 });
    expect(await rows()).toEqual([['away', '24T09:00-11:00', 120, 120]]);
  });

  it('is none where the series ends, where it is no date of one, or where the front desk cancels', async () => {
    await cancel(ana, await does.book(ana, desk, at(23, '14:00'), at(23, '15:00')));
    await cancel(fay, dates[1]!);
    await cancel(ana, dates[3]!, 'following');
    await cancel(ana, dates[2]!, 'all');
    expect(await rows()).toEqual([]);
  });
});

describe('who comes later or leaves earlier', () => {
  it('gives up what is free by it, bookable at once, until it is undone', async () => {
    const { change } = await does.change(ana, dates[1]!, { startsAt: at(24, '10:00') });
    await does.book(ben, desk, at(24, '09:00'), at(24, '09:45'));
    expect(await rows()).toEqual([['late', '24T09:00-10:00', 60, 45]]);
    await expect(does.undo(ana, change)).rejects.toMatchObject({ code: 'change.place_taken' });
    const early = await does.change(ana, dates[2]!, { endsAt: at(25, '10:00') });
    expect(await rows()).toHaveLength(2);
    await does.undo(ana, early.change);
    expect(await rows()).toEqual([['late', '24T09:00-10:00', 60, 45]]);
  });

  it('holds again what the date is made longer by, in part or all of it', async () => {
    await does.change(ana, dates[1]!, { startsAt: at(24, '10:00') });
    await does.change(ana, dates[1]!, { startsAt: at(24, '09:30') });
    expect(await rows()).toEqual([['late', '24T09:00-09:30', 30, 0]]);
    await does.change(ana, dates[1]!, { startsAt: at(24, '09:00'), endsAt: at(24, '10:15') });
    expect(await rows()).toEqual([]);
  });

  it('gives up nothing where the date goes elsewhere, or where the front desk made it shorter', async () => {
    await does.change(ana, dates[1]!, { startsAt: at(24, '13:00'), endsAt: at(24, '14:00') });
    await does.change(fay, dates[2]!, { startsAt: at(25, '10:00') });
    expect(await rows()).toEqual([]);
  });

  it('gives up the rest by checking out, until that is undone', async () => {
    const said = { operatorId: space.operatorId, bookingId: dates[0]! };
    const [came, left] = [new Date('2026-11-23T09:00:00Z'), new Date('2026-11-23T10:29:30Z')];
    await checkIn(ana, { ...said, requestId: newId() }, came);
    const { change } = await checkOut(ana, { ...said, requestId: newId() }, left);
    await checkOut(ana, { ...said, requestId: newId() }, left);
    expect(await rows()).toEqual([['left_early', '23T10:30-11:00', 30, 0]]);
    const { operatorId } = space;
    await undoChange(ana, { operatorId, changeId: change!.changeId as BookingChangeId, requestId: newId() }, left);
    expect(await rows()).toEqual([]);
  });
});

describe('a combined resource', () => {
  const scene = async () => {
    const [east, west] = [await makeResource(space), await makeResource(space)];
    return { east, west, hall: await makeResource(space, { parts: [east, west] }) };
  };

  it('is rebooked for as long as any of its halves is: an hour of both counts once', async () => {
    const { east, west, hall } = await scene();
    const [first] = await does.bookDaily(ana, hall, at(26, '14:00'), 1);
    await cancel(ana, first!);
    await does.book(ben, east, at(26, '14:00'), at(26, '15:00'));
    await does.book(ben, west, at(26, '14:30'), at(26, '15:15'));
    expect(await rows()).toEqual([['away', '26T14:00-16:00', 120, 75]]);
  });

  it('takes a half that was given up, and the other half does not', async () => {
    const { east, west, hall } = await scene();
    const [first] = await does.bookDaily(ana, east, at(26, '14:00'), 1);
    await cancel(ana, first!);
    await does.book(ben, west, at(26, '14:00'), at(26, '15:00'));
    await does.book(ben, hall, at(26, '15:30'), at(26, '16:30'));
    expect(await rows()).toEqual([['away', '26T14:00-16:00', 120, 30]]);
  });
});

describe('the list', () => {
  it('comes page by page, newest first, with the sums of all of it', async () => {
    for (const [n, id] of dates.slice(1, 4).entries())
      await cancelBooking(
        ana,
        { operatorId: space.operatorId, bookingId: id, scope: 'one', requestId: newId() },
        new Date(NOW.getTime() + n * 1000),
      );
    const first = await released(ana, { limit: 2 });
    expect(first.items.map((one) => one.bookingId)).toEqual([dates[3], dates[2]]);
    const next = await released(ana, { limit: 2, cursor: first.nextCursor });
    expect(next.items.map((one) => one.bookingId)).toEqual([dates[1]]);
    expect(next.nextCursor).toBeNull();
    for (const page of [first, next]) expect(page.sums).toEqual({ dates: 3, releasedMinutes: 360, rebookedMinutes: 0 });
    const later = new Date(NOW.getTime() + 31 * 86_400_000);
    expect((await released(ana, { days: 30 }, later)).items).toEqual([]);
    expect((await released(ana, { days: 32 }, later)).items).toHaveLength(3);
  });

  it('is one’s own; of anybody for those who run the space, and of nobody elsewhere', async () => {
    await cancel(ana, dates[1]!);
    expect((await released(ben)).items).toEqual([]);
    const { memberId } = ana;
    await expect(released(ben, { memberId })).rejects.toMatchObject({ code: 'auth.not_allowed' });
    expect((await released(fay, { memberId })).items).toHaveLength(1);
    const owner = await makeMember(await makeSpace(), 'owner');
    expect((await released(owner, { memberId })).items).toEqual([]);
    const seen = await inOperator(owner, (tx) => tx.selectFrom('releasedTime').select('id').execute());
    expect(seen).toEqual([]);
  });
});
