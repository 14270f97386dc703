import { beforeEach, describe, expect, it } from 'vitest';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource } from '@/testing/makers';
import '@/wiring/reactions';
import type { LocalDateTime } from '@/kernel/zone';
import { DATES, NOW, openBlocks, WED, type Blocks } from '../testing-series-blocks';

let space: Blocks['space'];
let ana: Blocks['ana'];
let desk: Blocks['desk'];
let does: Blocks['does'];
let book: Blocks['book'];
let cancel: Blocks['cancel'];
let undo: Blocks['undo'];
let now: Date;
beforeEach(async () => {
  now = NOW;
  ({ space, ana, desk, does, book, cancel, undo } = await openBlocks(() => now));
});

describe('one of them is changed', () => {
  it('moves alone, and a clash with another of them is said', async () => {
    const { at } = await book();
    const planned = await does.plan(ana, at('12-07'), { scope: 'following', localStart: '2026-12-09T16:00' });
    expect(planned.otherTimes).toEqual([
      { words: 'every Wednesday, 3 times', localStart: WED.localStart, durationMinutes: 300 },
    ]);
    expect(planned.occurrences.map(({ state, clash }) => [state, clash?.mine])).toEqual([
      ['taken', true],
      ['taken', true],
    ]);
    await does.change(ana, at('12-07'), { scope: 'following', localStart: '2026-12-08T09:00' });
    expect((await does.dates()).filter((line) => line.includes('13:00-18:00'))).toHaveLength(3);
    expect(await does.parts()).toContain('12-08T09:00 FREQ=WEEKLY;BYDAY=TU;COUNT=2 live');
  });

  it('goes elsewhere with the others where that is wished, and all of it comes back', async () => {
    const { at } = await book();
    const [dates, parts] = [await does.dates(), await does.parts()];
    const resourceId = await makeResource(space, { name: 'E' });
    const { changeId } = await does.change(ana, at('12-07'), { scope: 'following', resourceId, others: true });
    expect((await does.dates()).map((line) => line.slice(-1)).join('')).toBe('DDEEEE');
    expect(await does.parts()).toHaveLength(4);
    await does.undo(ana, changeId);
    expect(await does.dates()).toEqual(dates);
    expect((await does.parts()).filter((line) => line.endsWith('live'))).toEqual(parts);
    await does.change(ana, at('12-07'), { scope: 'following', resourceId });
    expect((await does.dates()).map((line) => line.slice(-1)).join('')).toBe('DDEDED');
  });

  it('pauses with the others unless they are to go on', async () => {
    const { at } = await book();
    const pause = { from: '2026-12-07', until: '2026-12-13', back: false };
    const { changeId } = await does.change(ana, at('11-30'), { scope: 'all', pause });
    expect((await does.dates()).filter((line) => line.endsWith('cancelled'))).toHaveLength(2);
    await does.undo(ana, changeId);
    expect(await does.dates()).toEqual(DATES);
    await does.change(ana, at('11-30'), { scope: 'all', pause, others: false });
    expect((await does.dates()).filter((line) => line.endsWith('cancelled'))).toEqual([
      '12-07T09:00-12:00 D cancelled',
    ]);
  });

  it('may not come to begin when another begins: its start is the name of a date', async () => {
    const { at } = await book();
    const moved = { scope: 'following' as const, localStart: '2026-12-09T13:00' as LocalDateTime };
    await expect(does.plan(ana, at('12-07'), moved)).rejects.toMatchObject({
      code: 'series.times_meet',
      details: { localStart: '2026-12-09T13:00' },
    });
    await does.change(ana, at('12-07'), { ...moved, localStart: '2026-12-09T08:00' });
  });

  it('goes to somebody else with all its times, as one series of theirs; one time alone is a series by itself', async () => {
    const ben = await makeMember(space, 'member', 'Ben');
    const { at } = await book();
    await does.change(ana, at('12-09'), { scope: 'following', toMemberId: ben.memberId });
    expect(await does.dates()).toEqual(DATES);
    expect(await does.parts()).toEqual([
      ...['11-30T09:00 FREQ=WEEKLY;BYDAY=MO;COUNT=2 live', '12-02T13:00 FREQ=WEEKLY;BYDAY=WE;COUNT=1 live'],
      ...['12-09T13:00 FREQ=WEEKLY;BYDAY=WE;COUNT=2 live', '12-14T09:00 FREQ=WEEKLY;BYDAY=MO;COUNT=1 live'],
    ]);
    // Of Ben's series the Wednesday comes first, and both go along.
    const pause = { from: '2026-12-13', until: '2026-12-20', back: false };
    await does.change(ben, at('12-09'), { scope: 'all', pause });
    expect((await does.dates()).filter((line) => line.endsWith('cancelled'))).toEqual([
      '12-14T09:00-12:00 D cancelled',
      '12-16T13:00-18:00 D cancelled',
    ]);
    await does.change(ana, at('12-07'), { scope: 'all', toMemberId: ben.memberId, others: false });
    await expect(does.plan(ana, at('12-07'), { scope: 'all' })).rejects.toMatchObject({ code: 'booking.not_found' });
    expect((await does.plan(ana, at('12-02'), { scope: 'all' })).otherTimes).toEqual([]);
  });

  it('splits around what is in the way on one of its times, which keeps the pieces to itself', async () => {
    const ben = await makeMember(space, 'member', 'Ben');
    await does.single(ben, desk, '12-09T15:00', '12-09T16:00');
    const split = {
      localStart: WED.localStart.replace('12-02', '12-09') as LocalDateTime,
      act: 'move' as const,
      resourceId: desk,
      ...{ startsAt: '2026-12-09T13:00:00.000Z', endsAt: '2026-12-09T15:00:00.000Z' },
      more: [{ resourceId: desk, startsAt: '2026-12-09T16:00:00.000Z', endsAt: '2026-12-09T18:00:00.000Z' }],
    };
    await book({ decisions: [split] });
    expect((await does.dates()).filter((line) => line.startsWith('12-09'))).toEqual([
      '12-09T13:00-15:00 D',
      '12-09T16:00-18:00 D',
    ]);
    const parts = await inOperator(space, (tx) =>
      tx.selectFrom('series').select(['block', 'rdates']).orderBy('block').execute(),
    );
    expect(parts.map(({ rdates }) => rdates.length)).toEqual([0, 1]);
  });

  it('is split once more in its own block, and a later cancelling still goes through all', async () => {
    const { at } = await book();
    await does.change(ana, at('12-09'), { scope: 'following', localStart: '2026-12-09T14:00' });
    const [dates, parts] = [await does.dates(), await does.parts()];
    const { cancellationId, cancelled } = await cancel(at('12-07'), 'following');
    expect(cancelled).toBe(4);
    expect(await undo(cancellationId)).toMatchObject({ restored: 4 });
    expect([await does.dates(), await does.parts()]).toEqual([dates, parts]);
  });
});
