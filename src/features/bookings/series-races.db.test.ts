import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { newId, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { cancelBooking } from './commands/cancel-booking';
import { extendSeries } from './commands/extend-series';
import { seriesIn } from './testing-series-changes';

/** A Wednesday. */
const NOW = new Date('2026-11-25T07:00:00Z');
let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;
let desk: ResourceId;
let other: ResourceId;
let third: ResourceId;
let now: Date;
let does: ReturnType<typeof seriesIn>;

beforeEach(async () => {
  now = NOW;
  space = await makeSpace({ opens: 8 * 60, closes: 20 * 60 });
  does = seriesIn(space, () => now);
  [ana, ben] = [await makeMember(space, 'member', 'Ana'), await makeMember(space, 'member', 'Ben')];
  [desk, other, third] = [await makeResource(space), await makeResource(space), await makeResource(space)];
});

/** All at once. Whoever loses is told so in words that the product knows: a deadlock, or a broken constraint, is no such words. */
async function atOnce(...works: readonly Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(works);
  return settled.map((one) => {
    if (one.status === 'fulfilled') return 'done';
    const reason: unknown = one.reason;
    if (!(reason instanceof DomainError)) throw reason as Error;
    return String(reason.code);
  });
}

/** Every date that stands holds its time and no other does; each stands once, and none in a part that ended. */
async function expectSound(): Promise<void> {
  expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
  const { rows } = await inOperator(space, (tx) =>
    sql<{ twice: number; inEnded: number }>`
      select
        (select count(*)::integer from (
          select 1 from bookings b join series s on s.operator_id = b.operator_id and s.id = b.series_id
          where b.operator_id = ${space.operatorId} and b.status = 'confirmed'
          group by coalesce(s.root_id, s.id), b.starts_at having count(*) > 1) t) as twice,
        (select count(*)::integer from bookings b join series s on s.operator_id = b.operator_id and s.id = b.series_id
          where b.operator_id = ${space.operatorId} and b.status = 'confirmed' and s.status = 'ended') as in_ended`.execute(
      tx,
    ),
  );
  expect(rows[0]).toEqual({ twice: 0, inEnded: 0 });
}

const lost = (outcomes: readonly string[]) => outcomes.filter((one) => one !== 'done');

describe('two at once', () => {
  it('who move onto each other’s desk: both stay, or each gets what the other has left', async () => {
    const [anas, bens] = [
      await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=6'),
      await does.book(ben, other, 'FREQ=WEEKLY;COUNT=6'),
    ];
    for (let round = 0; round < 3; round += 1) {
      const days = ['11-30', '12-07', '12-14', '12-21', '12-28'].map((day) => `2026-${day}T09:00` as const);
      const stay = [...days, '2027-01-04T09:00' as const].map((localStart) => ({ act: 'stay' as const, localStart }));
      const outcomes = await atOnce(
        does.change(ana, anas.at('11-30'), { scope: 'all', resourceId: other, durationMinutes: 120 + round }, stay),
        does.change(ben, bens.at('11-30'), { scope: 'all', resourceId: desk, durationMinutes: 120 + round }, stay),
      );
      expect(lost(outcomes).every((code) => code === 'series.plan_changed')).toBe(true);
      await expectSound();
    }
  });

  it('who move onto one free desk: one has it, the other is shown what changed', async () => {
    const [anas, bens] = [
      await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=12'),
      await does.book(ben, other, 'FREQ=WEEKLY;COUNT=12'),
    ];
    const wish = { scope: 'all' as const, resourceId: third };
    const [a, b] = [await does.plan(ana, anas.at('11-30'), wish), await does.plan(ben, bens.at('11-30'), wish)];
    const outcomes = await atOnce(
      does.changeWith(ana, anas.at('11-30'), wish, a),
      does.changeWith(ben, bens.at('11-30'), wish, b),
    );
    expect(outcomes.sort()).toEqual(['done', 'series.plan_changed']);
    await expectSound();
  });

  it('of whom one changes a series and one books a single date of it, or takes an old time while that is undone', async () => {
    const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=12');
    const wish = { scope: 'all' as const, localStart: '2026-11-30T14:00' as const };
    const { planToken } = await does.plan(ana, at('11-30'), wish);
    const first = await atOnce(
      does.changeWith(ana, at('11-30'), wish, { planToken }),
      does.single(ben, desk, '12-14T14:00', '12-14T15:00'),
    );
    expect(lost(first)).toHaveLength(1);
    expect(['series.plan_changed', 'booking.slot_taken']).toContain(lost(first)[0]);
    await expectSound();

    const { changeId } = await does.change(ana, at('12-21'), { scope: 'following', resourceId: third });
    const [day] = (await does.dates()).filter((line) => line.startsWith('12-21'));
    const [from, to] = [day!.slice(0, 11), `12-21T${day!.slice(12, 17)}`];
    const second = await atOnce(does.undo(ana, changeId), does.single(ben, desk, from, to));
    expect(lost(second)).toHaveLength(1);
    expect(['series.change_taken', 'booking.slot_taken']).toContain(lost(second)[0]);
    await expectSound();
  });

  it('of whom one changes a series and one cancels the rest of it: the rest is gone, or nothing of it was changed', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { at } = await does.book(
        ana,
        desk,
        'FREQ=WEEKLY;COUNT=8',
        `2026-11-30T${String(8 + round * 4).padStart(2, '0')}:00`,
      );
      const wish = { scope: 'following' as const, resourceId: [other, third, other][round]! };
      const { planToken } = await does.plan(ana, at('12-14'), wish);
      const input = { operatorId: space.operatorId, bookingId: at('12-07'), scope: 'following' as const };
      const outcomes = await atOnce(
        does.changeWith(ana, at('12-14'), wish, { planToken }),
        cancelBooking(ana, { ...input, requestId: newId<'request'>() }, now),
      );
      expect(outcomes[1]).toBe('done');
      expect(['done', 'series.plan_changed', 'booking.already_started']).toContain(outcomes[0]);
      await expectSound();
      const standing = (await does.dates()).filter((line) => !line.endsWith('cancelled'));
      expect(standing).toHaveLength(round + 1);
    }
  });

  it('the night and its member: the series goes on at its new time, or the member looks again', async () => {
    const { at, seriesId } = await does.book(ana, desk, 'FREQ=WEEKLY', '2026-11-27T09:00');
    now = new Date('2026-12-24T05:00:00Z');
    const wish = { scope: 'all' as const, localStart: '2027-01-01T14:00' as const };
    const { planToken } = await does.plan(ana, at('01-01'), wish);
    const outcomes = await atOnce(
      does.changeWith(ana, at('01-01'), wish, { planToken }),
      extendSeries({ operatorId: space.operatorId, seriesId }, now),
    );
    expect(outcomes[1]).toBe('done');
    expect(['done', 'series.plan_changed']).toContain(outcomes[0]);
    await expectSound();
    const times = new Set((await does.dates()).slice(4).map((line) => line.slice(6, 11)));
    expect([...times]).toEqual([outcomes[0] === 'done' ? '14:00' : '09:00']);
  });
});

it('twenty at once, with fifty-two dates each, in opposite orders: one has each time, and nobody waits in a ring', async () => {
  const clients = await Promise.all(Array.from({ length: 20 }, () => makeMember(space)));
  const slot = (client: number) => `2026-11-30T${String(8 + (client % 10)).padStart(2, '0')}:00` as const;
  const booked = new Map<number, Awaited<ReturnType<typeof does.book>>>();
  const bookAt = async (client: number, resourceId: ResourceId) => {
    booked.set(client, await does.book(clients[client]!, resourceId, 'FREQ=WEEKLY;COUNT=52', slot(client), 1));
  };
  const first = await atOnce(...clients.map((_, client) => bookAt(client, desk)));
  expect(lost(first)).toEqual(Array(10).fill('series.nothing_free'));
  await expectSound();

  // Those who have a series move it onto the next desk, at the hours from the last to the first; the others book there from the first to the last.
  const movers = [...booked.keys()];
  const plans = new Map<number, string>();
  const wishOf = (client: number) => ({
    scope: 'all' as const,
    resourceId: other,
    localStart: slot(9 - (client % 10)),
  });
  for (const client of movers) {
    const { planToken } = await does.plan(clients[client]!, booked.get(client)!.at('11-30'), wishOf(client));
    plans.set(client, planToken);
  }
  const second = await atOnce(
    ...clients.map((who, client) =>
      plans.has(client)
        ? does.changeWith(who, booked.get(client)!.at('11-30'), wishOf(client), { planToken: plans.get(client)! })
        : bookAt(client, other),
    ),
  );
  expect(lost(second)).toHaveLength(10);
  expect(lost(second).every((code) => ['series.plan_changed', 'series.nothing_free'].includes(code))).toBe(true);
  await expectSound();
}, 60_000);
