import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { setRule } from '../testing-rules';
import { seriesIn } from '../testing-series-changes';
import { cancelBooking } from './cancel-booking';
import { extendSeries } from './extend-series';

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

/** "11-30T09:00 Ana", those that are not booked with the word. A date of no series any more stands alone. */
const whose = () =>
  inOperator(space, async (tx) => {
    const { rows } = await sql<{ at: string; name: string; status: string; alone: boolean }>`
      select to_char(b.starts_at at time zone 'Europe/Lisbon', 'MM-DD"T"HH24:MI') as at, m.display_name as name, b.status, b.left_series as alone
      from bookings b join members m on m.operator_id = b.operator_id and m.id = b.member_id
      where b.operator_id = ${space.operatorId} order by b.starts_at, b.id`.execute(tx);
    return rows.map(
      ({ at, name, status, alone }) =>
        `${at} ${name}${status === 'confirmed' ? '' : ` ${status}`}${alone ? ' alone' : ''}`,
    );
  });
const seriesRows = () =>
  inOperator(space, async (tx) => {
    const { rows } = await sql<{ id: string; name: string; rrule: string; status: string; isRoot: boolean }>`
      select s.id, m.display_name as name, s.rrule, s.status, s.root_id is null as is_root from series s
      join members m on m.operator_id = s.operator_id and m.id = s.member_id
      where s.operator_id = ${space.operatorId} order by s.local_start, s.id`.execute(tx);
    return rows;
  });
const partsOf = async () => (await seriesRows()).map(({ name, rrule, status }) => `${name} ${rrule} ${status}`);
const cancelOne = (bookingId: BookingId) =>
  cancelBooking(ana, { operatorId: space.operatorId, bookingId, scope: 'one', requestId: newId<'request'>() }, now);
const toBen = (scope: 'following' | 'all') => ({ scope, toMemberId: ben.memberId });

describe('the rest of a series in other hands', () => {
  it('is a series of the other from that date on, each at its own time; what came before stays', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=4');
    const plan = await does.plan(ana, at('12-14'), toBen('following'));
    expect(plan.sums).toMatchObject({ fine: 2, taken: 0, rule: 0 });
    const answer = await does.change(ana, at('12-14'), toBen('following'));
    expect(answer).toMatchObject({ changed: 2, kept: 0, givenBack: 0, skipped: 0, words: 'every Monday, twice' });
    expect(await whose()).toEqual(['11-30T09:00 Ana', '12-07T09:00 Ana', '12-14T09:00 Ben', '12-21T09:00 Ben']);
    expect(await does.dates()).toEqual(['11-30', '12-07', '12-14', '12-21'].map((day) => `${day}T09:00-12:00 Desk 1`));
    expect(await partsOf()).toEqual(['Ana FREQ=WEEKLY;COUNT=2 live', 'Ben FREQ=WEEKLY;COUNT=2 live']);
    // Two series by themselves: each changes its own only.
    expect((await seriesRows()).map((row) => row.isRoot)).toEqual([true, true]);
    await expect(does.plan(ana, at('12-14'), { scope: 'all' })).rejects.toMatchObject({ code: 'booking.not_found' });
    await does.change(ben, at('12-21'), { scope: 'all', localStart: '2026-12-21T10:00' });
    expect(await whose()).toEqual(['11-30T09:00 Ana', '12-07T09:00 Ana', '12-14T10:00 Ben', '12-21T10:00 Ben']);
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  });

  it('goes on for the other as it did: moved dates as they stand, given up ones not, also through all of its parts', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=DAILY', '2026-12-01T09:00');
    await does.change(ana, at('12-05'), { scope: 'following', localStart: '2026-12-05T10:00' });
    await cancelOne(at('12-03'));
    await does.change(ana, at('12-01'), toBen('all'));
    const rows = await seriesRows();
    expect(rows.map(({ name, status, isRoot }) => `${name} ${status} ${isRoot}`).sort()).toEqual([
      'Ana ended false',
      'Ana ended true',
      'Ben live false',
      'Ben live true',
    ]);
    expect((await whose()).slice(0, 5)).toEqual([
      '12-01T09:00 Ben',
      '12-02T09:00 Ben',
      '12-03T09:00 Ana cancelled',
      '12-04T09:00 Ben',
      '12-05T10:00 Ben',
    ]);
    now = new Date('2026-11-27T07:00:00Z');
    const made = [];
    for (const { id } of rows)
      made.push(await extendSeries({ operatorId: space.operatorId, seriesId: id as never }, now));
    expect(made.sort()).toEqual([0, 0, 0, 1]);
    expect((await whose()).slice(-2)).toEqual(['11-26T10:00 Ben', '11-27T10:00 Ben']);
    // What Ana gave up is no wish of his: another length does not bring it back.
    await does.change(ben, at('12-01'), { scope: 'all', durationMinutes: 60 });
    expect((await whose()).filter((line) => line.startsWith('12-03'))).toEqual(['12-03T09:00 Ana cancelled']);
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  });

  it('shows first what the other may not have; it stays alone or is given back, as is said', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=DAILY;COUNT=4', '2026-12-01T09:00');
    const limit = { atOnce: null, hoursPerDay: null, hoursPerMonth: null };
    await setRule(space, 'limit', { ...limit, hoursPerWeek: 6 }, { memberId: ben.memberId });
    const plan = await does.plan(ana, at('12-01'), toBen('all'));
    expect(plan.occurrences.map(({ state }) => state)).toEqual(['fine', 'fine', 'rule', 'rule']);
    await expect(does.change(ana, at('12-01'), toBen('all'))).rejects.toMatchObject({ code: 'series.choices_missing' });
    const before = await whose();
    const answer = await does.change(ana, at('12-01'), toBen('all'), [
      { act: 'stay', localStart: '2026-12-03T09:00' },
      { act: 'skip', localStart: '2026-12-04T09:00' },
    ]);
    expect(answer).toMatchObject({ changed: 2, kept: 1, givenBack: 1 });
    expect(await whose()).toEqual([
      '12-01T09:00 Ben',
      '12-02T09:00 Ben',
      '12-03T09:00 Ana alone',
      '12-04T09:00 Ana cancelled',
    ]);
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
    const { restored } = await does.undo(ana, answer.changeId);
    expect([restored, await whose()]).toEqual([4, before]);
    expect((await partsOf()).filter((line) => line.endsWith('live'))).toEqual(['Ana FREQ=DAILY;COUNT=4 live']);
    expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
    await setRule(space, 'limit', { ...limit, hoursPerWeek: 1 }, { memberId: ben.memberId });
    const none = ['01', '02', '03', '04'].map((day) => ({ act: 'stay', localStart: `2026-12-${day}T09:00` }) as never);
    await expect(does.change(ana, at('12-01'), toBen('all'), none)).rejects.toMatchObject({
      code: 'series.none_for_them',
    });
  });

  it('is for its member, to whom they may see, and not where the other may not book there at all', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=4');
    await expect(does.plan(ben, at('12-14'), toBen('following'))).rejects.toMatchObject({ code: 'booking.not_found' });
    await expect(does.plan(ana, at('12-14'), { scope: 'all', toMemberId: ana.memberId })).rejects.toMatchObject({
      code: 'booking.already_theirs',
    });
    const elsewhere = await makeMember(await makeSpace());
    await expect(does.plan(ana, at('12-14'), { scope: 'all', toMemberId: elsewhere.memberId })).rejects.toMatchObject({
      code: 'booking.member_not_found',
    });
    const visitor = await makeMember(space, 'visitor', 'Vic');
    await expect(does.plan(ana, at('12-14'), { scope: 'all', toMemberId: visitor.memberId })).rejects.toMatchObject({
      code: 'booking.not_for_visitors',
    });
    // A plan is for one of them only.
    const cal = await makeMember(space, 'member', 'Cal');
    const { planToken } = await does.plan(ana, at('12-14'), toBen('all'));
    await expect(
      does.changeWith(ana, at('12-14'), { scope: 'all', toMemberId: cal.memberId }, { planToken }),
    ).rejects.toMatchObject({ code: 'series.plan_changed' });
    const requestId = newId<'request'>();
    const first = await does.changeWith(ana, at('12-14'), toBen('all'), { planToken, requestId });
    expect(await does.changeWith(ana, at('12-14'), toBen('all'), { planToken, requestId })).toEqual(first);
    expect(await whose()).toHaveLength(4);
  });

  it('is not put back over what the other has done with it since', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=4');
    const { changeId } = await does.change(ana, at('12-14'), toBen('following'));
    await does.change(ben, at('12-21'), { scope: 'following', localStart: '2026-12-22T09:00' });
    await expect(does.undo(ana, changeId)).rejects.toMatchObject({ code: 'change.changed_since' });
  });
});
