import { beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type CancellationId, type ResourceId } from '@/kernel/ids';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { seriesIn } from '../testing-series-changes';
import { cancelBooking } from './cancel-booking';
import { extendSeries } from './extend-series';
import { undoCancellation } from './undo-cancellation';

/** A Wednesday. */
const NOW = new Date('2026-11-25T07:00:00Z');
let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;
let desk: ResourceId;
let now: Date;
let does: ReturnType<typeof seriesIn>;

beforeEach(async () => {
  now = NOW;
  space = await makeSpace({ opens: 8 * 60, closes: 20 * 60 });
  does = seriesIn(space, () => now);
  [ana, ben] = [await makeMember(space, 'member', 'Ana'), await makeMember(space, 'member', 'Ben')];
  desk = await makeResource(space, { name: 'Desk 1' });
});

const cancel = (bookingId: BookingId, scope: 'one' | 'following' | 'all') =>
  cancelBooking(ana, { operatorId: space.operatorId, bookingId, scope, requestId: newId<'request'>() }, now);
const undoCancel = (cancellationId: string) =>
  undoCancellation(
    ana,
    {
      operatorId: space.operatorId,
      cancellationId: cancellationId as CancellationId,
      requestId: newId<'request'>(),
    },
    now,
  );
const standing = async () => (await does.dates()).filter((line) => !line.endsWith('cancelled'));

describe('what is no date of a series any more', () => {
  it('is not made again: what an undone change had added, and a part that another pattern ended', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=4');
    const longer = { scope: 'following' as const, localStart: '2026-12-15T09:00' as const };
    const added = await does.change(ana, at('12-14'), { ...longer, rrule: 'FREQ=WEEKLY;BYDAY=TU,WE;COUNT=4' });
    await does.undo(ana, added.changeId);
    await does.change(ana, at('11-30'), { scope: 'all', localStart: '2026-11-30T10:00' });
    const moved = ['11-30', '12-07', '12-14', '12-21'].map((day) => `${day}T10:00-13:00 Desk 1`);
    expect(await standing()).toEqual(moved);

    await does.change(ana, at('12-14'), { scope: 'following', localStart: '2026-12-14T14:00' });
    await does.change(ana, at('11-30'), {
      scope: 'all',
      localStart: '2026-11-30T10:00',
      rrule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=2',
    });
    expect(await standing()).toEqual(moved.slice(0, 2));
    await does.change(ana, at('11-30'), { scope: 'all', durationMinutes: 60 });
    expect(await standing()).toEqual(['11-30T10:00-11:00 Desk 1', '12-07T10:00-11:00 Desk 1']);
  });

  it('keeps its start to itself: a date that moves there goes on in a part of its own', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=4');
    await cancel(at('12-21'), 'following');
    await does.change(ana, at('11-30'), { scope: 'all', localStart: '2026-12-07T09:00' });
    expect(await standing()).toEqual(['12-07', '12-14', '12-21'].map((day) => `${day}T09:00-12:00 Desk 1`));
    expect((await does.parts()).filter((line) => line.endsWith('live'))).toEqual([
      '12-07T09:00 FREQ=WEEKLY;COUNT=3 live',
    ]);
  });

  it('is left to whoever has it: the night makes what an undone change had made too soon', async () => {
    const { at, seriesId } = await does.book(ana, desk, 'FREQ=WEEKLY', '2026-11-27T09:00');
    now = new Date('2026-11-26T05:00:00Z');
    const { changeId, added } = await does.change(ana, at('11-27'), { scope: 'all', durationMinutes: 60 });
    expect(added).toBe(1);
    await does.undo(ana, changeId);
    expect(await extendSeries({ operatorId: space.operatorId, seriesId }, now)).toBe(1);
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  });
});

describe('an undo', () => {
  it('is refused once the night has added dates to what was changed', async () => {
    const { at, seriesId } = await does.book(ana, desk, 'FREQ=WEEKLY', '2026-11-27T09:00');
    now = new Date('2026-11-25T23:59:50Z');
    const { changeId } = await does.change(ana, at('11-27'), { scope: 'all', durationMinutes: 60 });
    now = new Date('2026-11-26T00:00:05Z');
    await extendSeries({ operatorId: space.operatorId, seriesId }, now);
    await expect(does.undo(ana, changeId)).rejects.toMatchObject({ code: 'change.changed_since' });
  });

  it('never touches what has begun: neither the new time nor the old one', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=2');
    now = new Date('2026-11-30T08:59:50Z');
    const later = await does.change(ana, at('11-30'), { scope: 'all', localStart: '2026-11-30T11:00' });
    now = new Date('2026-11-30T09:00:05Z');
    await expect(does.undo(ana, later.changeId)).rejects.toMatchObject({ code: 'change.changed_since' });
    now = new Date('2026-11-30T10:59:50Z');
    const shorter = await does.change(ana, at('11-30'), { scope: 'all', durationMinutes: 60 });
    now = new Date('2026-11-30T11:00:05Z');
    await expect(does.undo(ana, shorter.changeId)).rejects.toMatchObject({ code: 'change.changed_since' });
  });

  it('of the first of two changes is refused, of the second is not', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=4');
    const first = await does.change(ana, at('12-14'), { scope: 'following', localStart: '2026-12-14T10:00' });
    const lines = await does.dates();
    const second = await does.change(ana, at('12-21'), { scope: 'following', durationMinutes: 60 });
    await expect(does.undo(ana, first.changeId)).rejects.toMatchObject({ code: 'change.changed_since' });
    await does.undo(ana, second.changeId);
    expect(await does.dates()).toEqual(lines);
  });

  it('of a cancelling is refused once the series was changed: its old rule is not that of the dates', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;BYDAY=MO;COUNT=4');
    const { cancellationId } = await cancel(at('12-14'), 'following');
    const { changeId } = await does.change(ana, at('11-30'), { scope: 'all', localStart: '2026-12-01T09:00' });
    const changed = await does.dates();
    await expect(undoCancel(cancellationId)).rejects.toMatchObject({ code: 'change.changed_since' });
    expect(await does.dates()).toEqual(changed);
    await does.undo(ana, changeId);
    expect(await undoCancel(cancellationId)).toMatchObject({ restored: 2 });
  });
});

describe('a change', () => {
  it('names dates that would lie in the past, and those that would lie over each other', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=DAILY;COUNT=3', '2026-11-26T09:00');
    const before = await does.plan(ana, at('11-26'), { scope: 'all', localStart: '2026-11-24T09:00' });
    expect(before.occurrences.map(({ state }) => state)).toEqual(['rule', 'fine', 'fine']);

    const night = await makeSpace();
    const [zoe, bunk] = [await makeMember(night), await makeResource(night, { name: 'Bunk' })];
    const there = seriesIn(night, () => now);
    const nights = await there.book(zoe, bunk, 'FREQ=DAILY;COUNT=3', '2026-11-26T09:00');
    const over = await there.plan(zoe, nights.at('11-26'), { scope: 'all', durationMinutes: 1500 });
    expect(over.occurrences.map(({ state }) => state)).toEqual(['fine', 'taken', 'fine']);
    await there.change(zoe, nights.at('11-26'), { scope: 'all', durationMinutes: 1500 }, [
      { act: 'skip', localStart: '2026-11-27T09:00' },
    ]);
    expect(await auditOccupancies(night.operatorId)).toEqual(CLEAN);
  });

  it('is done once, however often it is asked for; and goes nowhere where nobody may book, nor on for ever', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=2');
    const { at: atBens } = await does.book(ben, desk, 'FREQ=WEEKLY;COUNT=2', '2026-11-30T13:00');
    expect(atBens('11-30')).toBeDefined();
    const gone = newId<'resource'>();
    await expect(does.plan(ana, at('11-30'), { scope: 'all', resourceId: gone })).rejects.toMatchObject({
      kind: 'not_found',
    });
    const wish = { scope: 'all' as const, durationMinutes: 60 };
    const { planToken } = await does.plan(ana, at('11-30'), wish);
    const endless = { scope: 'all' as const, rrule: 'FREQ=DAILY;COUNT=600' };
    await expect(does.plan(ana, at('11-30'), endless)).rejects.toMatchObject({ code: 'series.too_many_dates' });
    const requestId = newId<'request'>();
    const again = () => does.changeWith(ana, at('11-30'), wish, { planToken, requestId });
    const answer = await again();
    expect(await again()).toEqual(answer);
    await expect(does.changeWith(ana, at('11-30'), wish, { planToken })).rejects.toMatchObject({
      code: 'series.plan_changed',
    });
  });
});
