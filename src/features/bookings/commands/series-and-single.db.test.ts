import { beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import type { ActingMember } from '@/kernel/acting-member';
import type { BookingId, ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { setRule } from '../testing-rules';
import { changesIn } from '../testing-changes';
import { seriesIn } from '../testing-series-changes';

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

/** "11-30 confirmed in FREQ=…", a booking by itself without the rule. */
const bookings = () =>
  inOperator(space, async (tx) => {
    const { rows } = await sql<{ id: BookingId; day: string; status: string; rrule: string | null }>`
      select b.id, to_char(b.starts_at, 'MM-DD') as day, b.status, s.rrule from bookings b
      left join series s on s.operator_id = b.operator_id and s.id = b.series_id and not b.left_series
      where b.operator_id = ${space.operatorId} order by b.starts_at, b.id`.execute(tx);
    return rows;
  });
const lines = async () =>
  (await bookings()).map(({ day, status, rrule }) => `${day} ${status}${rrule ? ` in ${rrule}` : ''}`);
const audit = () => auditOccupancies(space.operatorId);
const single = async (who = ana) => {
  await does.single(who, desk, '11-30T09:00', '11-30T12:00');
  return (await bookings())[0]!.id;
};
const weekly = { scope: 'all' as const, repeats: true, rrule: 'FREQ=WEEKLY;COUNT=3' };

describe('a booking by itself', () => {
  it('becomes the first date of a series: the same booking, with its time held all the while', async () => {
    const id = await single();
    await setRule(space, 'buffer', { beforeMinutes: 0, afterMinutes: 30, noneBetweenOwn: false });
    const plan = await does.plan(ana, id, weekly);
    expect(plan.occurrences.map(({ state, bookingId }) => [state, bookingId])).toEqual([
      ['same', id],
      ['fine', null],
      ['fine', null],
    ]);
    const answer = await does.change(ana, id, weekly);
    expect(answer).toMatchObject({ changed: 0, added: 2, words: 'every Monday, 3 times' });
    const rule = 'confirmed in FREQ=WEEKLY;COUNT=3';
    expect(await lines()).toEqual([`11-30 ${rule}`, `12-07 ${rule}`, `12-14 ${rule}`]);
    expect((await bookings())[0]!.id).toBe(id);
    expect(await audit()).toEqual(CLEAN);
    // It is a series like any other.
    await does.change(ana, id, { scope: 'all', localStart: '2026-12-01T09:00' });
    await does.change(ana, id, { scope: 'all', localStart: '2026-11-30T09:00' });
    await expect(does.undo(ana, answer.changeId)).rejects.toMatchObject({ code: 'change.changed_since' });
  });

  it('is by itself again where that is undone, what it repeated is given up', async () => {
    const id = await single();
    const { changeId } = await does.change(ana, id, weekly);
    await does.undo(ana, changeId);
    expect(await lines()).toEqual(['11-30 confirmed', '12-07 cancelled', '12-14 cancelled']);
    expect((await bookings())[0]!.id).toBe(id);
    expect(await audit()).toEqual(CLEAN);
    // And may repeat once more.
    await does.change(ana, id, weekly);
    expect((await lines()).filter((line) => line.includes(' in '))).toHaveLength(3);
  });

  it('repeats where that can be, as is said of each date that cannot; nobody else’s, and not without a pattern', async () => {
    const id = await single();
    await does.single(ben, desk, '12-07T10:00', '12-07T11:00');
    const plan = await does.plan(ana, id, weekly);
    expect(plan.occurrences.map(({ state }) => state)).toEqual(['same', 'taken', 'fine']);
    await expect(does.change(ana, id, weekly)).rejects.toMatchObject({ code: 'series.choices_missing' });
    await does.change(ana, id, weekly, [{ act: 'skip', localStart: '2026-12-07T09:00' }]);
    expect((await lines()).filter((line) => line.includes('skipped'))).toHaveLength(1);
    const theirs = (await bookings()).find(({ rrule }) => rrule === null)!.id;
    await expect(does.plan(ana, theirs, weekly)).rejects.toMatchObject({ code: 'booking.not_found' });
    await expect(does.plan(ben, theirs, { scope: 'all' })).rejects.toMatchObject({ code: 'booking.not_in_series' });
    const nothing = { scope: 'all' as const, repeats: true };
    expect((await does.plan(ben, theirs, nothing)).sums).toMatchObject({ same: 1, fine: 0 });
    await expect(does.change(ben, theirs, nothing)).rejects.toMatchObject({ code: 'booking.not_in_series' });
    expect(await audit()).toEqual(CLEAN);
  });
});

describe('one date of a series', () => {
  it('that was handed over and begins a series of the other comes back to neither; undone, it is as it was', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=3');
    const hands = changesIn(space, () => now);
    await hands.handOver(ana, at('12-07'), ben.memberId);
    const exdates = () =>
      inOperator(space, (tx) =>
        tx.selectFrom('series').select(['exdates', 'memberId']).where('memberId', '=', ana.memberId).execute(),
      ).then((rows) => rows.map((row) => row.exdates));
    const ours = async () =>
      (await does.dates()).filter((line) => !line.endsWith('cancelled')).map((line) => line.slice(0, 5));
    const daily = { scope: 'all' as const, repeats: true, rrule: 'FREQ=DAILY;COUNT=2' };
    const { changeId } = await does.change(ben, at('12-07'), daily);
    expect(await exdates()).toEqual([['2026-12-07T09:00']]);
    await does.undo(ben, changeId);
    expect(await exdates()).toEqual([[]]);
    await does.change(ben, at('12-07'), daily);
    // Ana's goes to another hour and back: its second Monday is Ben's all the while.
    await does.change(ana, at('11-30'), { scope: 'all', localStart: '2026-11-30T13:00' });
    expect(await ours()).toEqual(['11-30', '12-07', '12-08', '12-14']);
    expect(await audit()).toEqual(CLEAN);
  });

  it('is kept as a booking by itself while the others go on, and does not come back with them', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=4');
    const answer = await does.change(ana, at('12-07'), { scope: 'following', keepOnly: 'others_stay' });
    expect(answer).toMatchObject({ changed: 0, givenBack: 0 });
    const rule = 'confirmed in FREQ=WEEKLY;COUNT=4';
    const after = [`11-30 ${rule}`, '12-07 confirmed', `12-14 ${rule}`, `12-21 ${rule}`];
    expect(await lines()).toEqual(after);
    await does.change(ana, at('11-30'), { scope: 'all', localStart: '2026-11-30T13:00' });
    expect((await does.dates()).map((line) => line.slice(0, 11))).toEqual([
      ...['11-30T13:00', '12-07T09:00', '12-14T13:00', '12-21T13:00'],
    ]);
    expect(await audit()).toEqual(CLEAN);
    await expect(does.plan(ana, at('12-07'), { scope: 'all' })).rejects.toMatchObject({
      code: 'booking.not_in_series',
    });
    // The way back: it may repeat, as any booking.
    await does.change(ana, at('12-07'), { ...weekly, rrule: 'FREQ=DAILY;COUNT=2' });
    expect((await lines()).filter((line) => line.includes('DAILY'))).toHaveLength(2);
  });

  it('is kept while the others end, from it on or all to come; undone, all is as it was', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=4');
    const before = await lines();
    const following = await does.change(ana, at('12-07'), { scope: 'following', keepOnly: 'others_end' });
    expect(following).toMatchObject({ givenBack: 2 });
    expect(await lines()).toEqual([
      '11-30 confirmed in FREQ=WEEKLY;COUNT=1',
      '12-07 confirmed',
      '12-14 cancelled in FREQ=WEEKLY;COUNT=1',
      '12-21 cancelled in FREQ=WEEKLY;COUNT=1',
    ]);
    expect(await audit()).toEqual(CLEAN);
    await does.undo(ana, following.changeId);
    expect(await lines()).toEqual(before);
    const all = await does.change(ana, at('12-07'), { scope: 'all', keepOnly: 'others_end' });
    expect(all).toMatchObject({ givenBack: 3 });
    expect((await lines()).filter((line) => line.includes('confirmed'))).toEqual(['12-07 confirmed']);
    await does.undo(ana, all.changeId);
    expect(await lines()).toEqual(before);
    expect(await audit()).toEqual(CLEAN);
  });

  it('that has begun stays what it is', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=4');
    now = new Date('2026-11-30T10:00:00Z');
    await expect(does.plan(ana, at('11-30'), { scope: 'all', keepOnly: 'others_stay' })).rejects.toMatchObject({
      code: 'booking.already_started',
    });
  });
});
