import { beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import type { ResourceId } from '@/kernel/ids';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { seriesIn } from '../testing-series-changes';

/** A Wednesday. */
const NOW = new Date('2026-11-25T07:00:00Z');
let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;
let desk: ResourceId;
let other: ResourceId;
let now: Date;
let does: ReturnType<typeof seriesIn>;

beforeEach(async () => {
  now = NOW;
  space = await makeSpace({ opens: 8 * 60, closes: 20 * 60 });
  does = seriesIn(space, () => now);
  [ana, ben] = [await makeMember(space, 'member', 'Ana'), await makeMember(space, 'member', 'Ben')];
  [desk, other] = [await makeResource(space, { name: 'Desk 1' }), await makeResource(space, { name: 'Desk 2' })];
});

describe('a series', () => {
  it('is moved from a date on: the earlier dates stay, the rest is a part of its own that goes on from the first', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=4');
    const wish = { scope: 'following' as const, localStart: '2026-12-15T10:00' as const };
    const plan = await does.plan(ana, at('12-14'), wish);
    expect(plan.after.words).toBe('every Tuesday, twice');
    expect(plan.sums).toMatchObject({ fine: 2, taken: 0, past: 0 });
    expect(plan.occurrences[0]).toMatchObject({
      bookingId: at('12-14'),
      localStart: '2026-12-15T10:00',
      state: 'fine',
    });
    const answer = await does.change(ana, at('12-14'), wish);
    expect(answer).toMatchObject({ changed: 2, added: 0, givenBack: 0, kept: 0, skipped: 0 });
    expect(await does.dates()).toEqual([
      '11-30T09:00-12:00 Desk 1',
      '12-07T09:00-12:00 Desk 1',
      '12-15T10:00-13:00 Desk 1',
      '12-22T10:00-13:00 Desk 1',
    ]);
    expect(await does.parts()).toEqual([
      '11-30T09:00 FREQ=WEEKLY;COUNT=2 live',
      '12-15T10:00 FREQ=WEEKLY;COUNT=2 live',
    ]);
  });

  it('is moved as a whole in its place, its dates past each other', async () => {
    const { at, seriesId } = await does.book(ana, desk, 'FREQ=DAILY;COUNT=3', '2026-12-01T09:00');
    const { seriesId: same } = await does.change(ana, at('12-01'), { scope: 'all', localStart: '2026-12-02T09:00' });
    expect(same).toBe(seriesId);
    expect(await does.dates()).toEqual([
      '12-02T09:00-12:00 Desk 1',
      '12-03T09:00-12:00 Desk 1',
      '12-04T09:00-12:00 Desk 1',
    ]);
  });

  it('gets other days: dates move within their week, new ones are added, what is left over is given back', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=3');
    const wish = {
      scope: 'all' as const,
      localStart: '2026-12-01T09:00' as const,
      rrule: 'FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4',
    };
    expect(await does.change(ana, at('11-30'), wish)).toMatchObject({ changed: 2, added: 2, givenBack: 1 });
    expect(await does.dates()).toEqual([
      '12-01T09:00-12:00 Desk 1',
      '12-03T09:00-12:00 Desk 1',
      '12-08T09:00-12:00 Desk 1',
      '12-10T09:00-12:00 Desk 1',
      '12-14T09:00-12:00 Desk 1 cancelled',
    ]);
  });

  it('says which dates are not free, offers what is, and does with each what its member says', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=4');
    for (const day of ['11-30', '12-07', '12-14']) await does.single(ben, desk, `${day}T13:00`, `${day}T14:00`);
    const wish = { scope: 'all' as const, localStart: '2026-11-30T11:00' as const };
    const plan = await does.plan(ana, at('11-30'), wish);
    expect(plan.sums).toMatchObject({ fine: 1, taken: 3 });
    expect(plan.otherForAll).toEqual({ id: other, name: 'Desk 2' });
    const [first] = plan.occurrences;
    expect(first?.options[0]).toMatchObject({ kind: 'like_place', resourceName: 'Desk 2' });
    await expect(does.change(ana, at('11-30'), wish)).rejects.toMatchObject({
      code: 'series.choices_missing',
      details: { dates: ['2026-11-30T11:00', '2026-12-07T11:00', '2026-12-14T11:00'] },
    });
    const { startsAt, endsAt } = first!.options[0]!;
    const answer = await does.change(ana, at('11-30'), wish, [
      { act: 'move', localStart: '2026-11-30T11:00', resourceId: other, startsAt, endsAt },
      { act: 'stay', localStart: '2026-12-07T11:00' },
      { act: 'skip', localStart: '2026-12-14T11:00' },
    ]);
    expect(answer).toMatchObject({ changed: 2, kept: 1, skipped: 1 });
    expect(await does.dates()).toEqual([
      '11-30T11:00-14:00 Desk 2',
      '12-07T09:00-12:00 Desk 1',
      '12-14T11:00-14:00 Desk 1 skipped',
      '12-21T11:00-14:00 Desk 1',
    ]);
    // Each of them is a date of its own by now: moved again, the two that stand apart keep what is theirs.
    await does.change(ana, at('11-30'), { scope: 'all', localStart: '2026-11-30T12:00', durationMinutes: 60 });
    expect(await does.dates()).toEqual([
      '11-30T12:00-13:00 Desk 2',
      '12-07T09:00-10:00 Desk 1',
      '12-14T12:00-13:00 Desk 1',
      '12-21T12:00-13:00 Desk 1',
    ]);
  });

  it('is written as it was shown, or not at all', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=3');
    const wish = { scope: 'all' as const, localStart: '2026-11-30T13:00' as const };
    const { planToken } = await does.plan(ana, at('11-30'), wish);
    await does.single(ben, desk, '12-07T13:00', '12-07T14:00');
    const before = await does.dates();
    await expect(does.changeWith(ana, at('11-30'), wish, { planToken })).rejects.toMatchObject({
      code: 'series.plan_changed',
      details: { sums: { fine: 2, taken: 1 } },
    });
    expect(await does.dates()).toEqual(before);
  });

  it('goes to another desk, ends earlier, goes on for longer, and gets a note, without giving up a date in between', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=3');
    await does.change(ana, at('11-30'), { scope: 'all', resourceId: other, note: 'By the window' });
    await does.change(ana, at('12-07'), { scope: 'following', rrule: 'FREQ=WEEKLY;COUNT=1' });
    expect(await does.dates()).toEqual([
      '11-30T09:00-12:00 Desk 2',
      '12-07T09:00-12:00 Desk 2',
      '12-14T09:00-12:00 Desk 2 cancelled',
    ]);
    expect(await does.change(ana, at('12-07'), { scope: 'following', rrule: 'FREQ=WEEKLY;COUNT=3' })).toMatchObject({
      changed: 1,
      added: 1,
    });
    // The date that was given back came back, and is the same booking.
    expect(await does.dates()).toEqual([
      '11-30T09:00-12:00 Desk 2',
      '12-07T09:00-12:00 Desk 2',
      '12-14T09:00-12:00 Desk 2',
      '12-21T09:00-12:00 Desk 2',
    ]);
  });

  it('is put back as it was, with its parts; or, where somebody has an old time by now, stays as it is', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=4');
    const [dates, parts] = [await does.dates(), await does.parts()];
    const wish = {
      scope: 'following' as const,
      localStart: '2026-12-15T09:00' as const,
      rrule: 'FREQ=WEEKLY;BYDAY=TU,WE;COUNT=3',
    };
    const { changeId } = await does.change(ana, at('12-14'), wish);
    expect(await does.undo(ana, changeId)).toEqual({ restored: 2 });
    expect((await does.dates()).filter((line) => !line.endsWith('cancelled'))).toEqual(dates);
    expect((await does.parts()).filter((line) => line.endsWith('live'))).toEqual(parts);
    await expect(does.undo(ana, changeId)).rejects.toMatchObject({ code: 'change.already_undone' });

    const again = await does.change(ana, at('12-14'), wish);
    await does.single(ben, desk, '12-14T09:00', '12-14T10:00');
    const changed = await does.dates();
    await expect(does.undo(ana, again.changeId)).rejects.toMatchObject({
      code: 'series.change_taken',
      details: { dates: ['2026-12-14T09:00:00.000Z'] },
    });
    expect(await does.dates()).toEqual(changed);
  });

  it('is nobody else’s to change, nor one that has not been said yes to, nor what has passed', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=2');
    const wish = { scope: 'all' as const, durationMinutes: 60 };
    await expect(does.plan(ben, at('11-30'), wish)).rejects.toMatchObject({ code: 'booking.not_found' });
    now = new Date('2026-12-07T10:00:00Z');
    await expect(does.plan(ana, at('11-30'), wish)).rejects.toMatchObject({ code: 'booking.already_started' });
  });

  it('never changes what has begun', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=3');
    now = new Date('2026-11-30T10:00:00Z');
    await does.change(ana, at('12-14'), { scope: 'all', localStart: '2026-12-14T14:00' });
    expect(await does.dates()).toEqual([
      '11-30T09:00-12:00 Desk 1',
      '12-07T14:00-17:00 Desk 1',
      '12-14T14:00-17:00 Desk 1',
    ]);
  });

  it('pauses and goes on by itself; back earlier, its days are wanted again where they are free', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=5');
    const away = { from: '2026-12-05', until: '2026-12-20', back: false };
    const { changeId, givenBack } = await does.change(ana, at('11-30'), { scope: 'all', pause: away });
    expect(givenBack).toBe(2);
    const paused = [
      '11-30T09:00-12:00 Desk 1',
      '12-07T09:00-12:00 Desk 1 cancelled',
      '12-14T09:00-12:00 Desk 1 cancelled',
      '12-21T09:00-12:00 Desk 1',
      '12-28T09:00-12:00 Desk 1',
    ];
    expect(await does.dates()).toEqual(paused);
    await does.undo(ana, changeId);
    expect((await does.dates()).filter((line) => line.endsWith('cancelled'))).toEqual([]);

    await does.change(ana, at('11-30'), { scope: 'all', pause: away });
    await does.single(ben, desk, '12-14T10:00', '12-14T11:00');
    const back = { scope: 'all' as const, pause: { ...away, back: true } };
    expect((await does.plan(ana, at('11-30'), back)).sums).toMatchObject({ fine: 1, taken: 1, same: 3 });
    await does.change(ana, at('11-30'), back, [{ act: 'skip', localStart: '2026-12-14T09:00' }]);
    expect(await does.dates()).toEqual([
      '11-30T09:00-12:00 Desk 1',
      '12-07T09:00-12:00 Desk 1',
      '12-14T09:00-12:00 Desk 1 skipped',
      '12-21T09:00-12:00 Desk 1',
      '12-28T09:00-12:00 Desk 1',
    ]);
  });
});
