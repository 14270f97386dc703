import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import type { BookingId, ResourceId } from '@/kernel/ids';
import { instantOf } from '@/kernel/zone';
import { onStatement } from '@/server/db/pool';
import { inOperator } from '@/server/db/transactions';
import { setReactions, type Fact } from '@/server/jobs/reactions';
import { auditOccupancies, CLEAN } from '@/testing/journeys/occupancy-audit';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { readMyBookings } from '../bookings.reads';
import { zoneClock, type ZoneClock } from '../domain/zone-clock';
import { askFirst } from '../testing-rules';
import { seriesIn } from '../testing-series-changes';
import { upsertZoneClock } from '../sql/zone-clocks';
import { keepWallClock } from './keep-wall-clock';

const facts: Fact[] = [];
setReactions((fact) => {
  facts.push(fact);
  return [];
});

const NOW = new Date('2026-11-26T07:00:00Z');
/** From here on an older rule had the wall an hour further ahead. */
const CHANGE = new Date('2026-12-10T00:00:00Z');
let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;
let desk: ResourceId;
let does: ReturnType<typeof seriesIn>;

const build = async (timeZone?: string) => {
  facts.splice(0);
  space = await makeSpace(timeZone ? { timeZone } : {});
  [ana, ben] = [await makeMember(space, 'member', 'Ana'), await makeMember(space, 'member', 'Ben')];
  desk = await makeResource(space, { name: 'Desk 1' });
  does = seriesIn(space, () => NOW);
};
beforeEach(() => build());

/** As an older machine had it: what is remembered of the zone, and each date of a series from then on an hour sooner. */
async function asAnOlderMachineHadIt(except: BookingId[] = []): Promise<void> {
  const real = zoneClock(space.timeZone, NOW, new Date('2031-01-01T00:00:00Z'));
  const atChange = real.offsets.findLast(([at]) => at <= CHANGE.toISOString())![1];
  const clock: ZoneClock = {
    ...real,
    offsets: [
      ...real.offsets.filter(([at]) => at <= CHANGE.toISOString()),
      [CHANGE.toISOString(), atChange + 60],
      ...real.offsets.flatMap(([at, minutes]): [string, number][] =>
        at > CHANGE.toISOString() ? [[at, minutes + 60]] : [],
      ),
    ],
  };
  await inOperator(space, async (tx) => {
    await upsertZoneClock(tx, space.timeZone, clock);
    const sooner = sql`interval '1 hour'`;
    const late = sql`(select id from bookings where operator_id = ${space.operatorId} and series_id is not null and starts_at > ${CHANGE}
      and id <> all (${except}::uuid[]))`;
    const held = await sql<{
      id: string;
    }>`delete from occupancies where operator_id = ${space.operatorId} and booking_id in ${late}
      returning resource_id, booking_id, starts_at - ${sooner} as starts_at, ends_at - ${sooner} as ends_at, kind, buffer,
      expires_at + interval '10 years' as expires_at`.execute(tx);
    for (const row of held.rows)
      await tx
        .insertInto('occupancies')
        .values({ operatorId: space.operatorId, ...(row as object) } as never)
        .execute();
    await sql`update bookings set starts_at = starts_at - ${sooner}, ends_at = ends_at - ${sooner}
      where operator_id = ${space.operatorId} and id in ${late}`.execute(tx);
  });
}
const keep = () => keepWallClock(space.operatorId, NOW);
const undecided = async () => (await readMyBookings(ana.personId, { when: 'upcoming', limit: 5 }, NOW)).undecided;

describe.each(['Europe/Lisbon', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia'])(
  'in %s',
  (zone) => {
    it('dates to come are at their time on the wall again, once, and what holds their time with them', async () => {
      await build(zone);
      await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=5', '2026-11-30T09:00');
      const right = await does.dates();
      await asAnOlderMachineHadIt();
      expect(await does.dates()).not.toEqual(right);
      expect(await keep()).toBe(3);
      expect(await does.dates()).toEqual(right);
      expect(await keep()).toBe(0);
      expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
      expect(facts.filter(({ type }) => type === 'series.extended')).toMatchObject([{ newClashes: 0, clashes: [] }]);
    });
  },
);

it('two that stand one after the other move together, and two on one day', async () => {
  await does.book(ana, desk, 'FREQ=DAILY;COUNT=20', '2026-11-30T09:00');
  await does.book(ben, desk, 'FREQ=DAILY;COUNT=20', '2026-11-30T12:00');
  const right = await does.dates();
  await asAnOlderMachineHadIt();
  expect(await keep()).toBe(20);
  expect(await does.dates()).toEqual(right);
  expect(await undecided()).toEqual([]);
});

it('what waits for a yes is at its time on the wall again too, and holds it still', async () => {
  await askFirst(space, {}, 7 * 1440);
  await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=5', '2026-11-30T09:00');
  const right = await does.dates();
  const starts = () =>
    inOperator(space, async (tx) => {
      const { rows } = await sql`select b.status, b.starts_at, o.starts_at as held from bookings b
        left join occupancies o on o.operator_id = b.operator_id and o.booking_id = b.id and not o.buffer
        where b.operator_id = ${space.operatorId} order by b.starts_at`.execute(tx);
      return rows;
    });
  const held = await starts();
  expect(held.map((one) => (one as { status: string }).status)).toEqual(Array(5).fill('requested'));
  await asAnOlderMachineHadIt();
  expect(await keep()).toBe(3);
  expect([await does.dates(), await starts()]).toEqual([right, held]);
});

it('what meets something that stands is skipped, and its member is told and asked', async () => {
  const { at, seriesId } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=5', '2026-11-30T09:00');
  await asAnOlderMachineHadIt();
  await does.single(ben, desk, '12-14T11:00', '12-14T12:00');
  expect(await keep()).toBe(3);
  expect((await does.dates()).filter((one) => one.includes('skipped'))).toEqual(['12-14T09:00-12:00 Desk 1 skipped']);
  expect(await undecided()).toMatchObject([{ bookingId: at('12-14'), dates: 1 }]);
  expect(facts.findLast(({ type }) => type === 'series.extended')).toMatchObject({
    seriesId,
    newClashes: 1,
    clashes: [at('12-14')],
  });
  const plan = await does.plan(ana, at('12-14'), { scope: 'following' });
  expect(plan.occurrences.map(({ state }) => state)).toEqual(['taken', 'same', 'same']);
  expect(await auditOccupancies(space.operatorId)).toEqual(CLEAN);
});

it('leaves alone what was moved by hand, what stands by itself, and what has begun', async () => {
  const { at } = await does.book(ana, desk, 'FREQ=WEEKLY;COUNT=5', '2026-11-30T09:00');
  const byHand = at('12-21');
  await does.single(ben, desk, '12-22T09:00', '12-22T12:00');
  await asAnOlderMachineHadIt([byHand]);
  expect(await keep()).toBe(2);
  const [single] = await inOperator(
    space,
    async (tx) =>
      (
        await sql<{
          startsAt: Date;
        }>`select starts_at from bookings where operator_id = ${space.operatorId} and series_id is null`.execute(tx)
      ).rows,
  );
  expect(single?.startsAt).toEqual(instantOf('2026-12-22T09:00', space.timeZone));
});

it('moves the end of a series with its dates', async () => {
  await does.book(ana, desk, 'FREQ=WEEKLY;UNTIL=20261221T080000Z', '2026-11-30T09:00');
  await asAnOlderMachineHadIt();
  await keep();
  expect((await does.parts())[0]).toContain('UNTIL=20261221T09');
});

it('remembers a zone the first time, and asks one thing where nothing changed, however many dates there are', async () => {
  await does.book(ana, desk, 'FREQ=DAILY;COUNT=3');
  expect(await keep()).toBe(0);
  const statements = async () => {
    const seen: string[] = [];
    onStatement((event) => seen.push(event.query.sql));
    await keep();
    onStatement(undefined);
    return seen.length;
  };
  // Begin, whose rows, the zones, commit.
  expect(await statements()).toBe(4);
  await asAnOlderMachineHadIt();
  await does.book(ben, desk, 'FREQ=DAILY;COUNT=4', '2026-12-11T14:00');
  await asAnOlderMachineHadIt();
  const few = await statements();
  await does.book(ana, await makeResource(space), 'FREQ=DAILY;COUNT=60', '2026-12-11T14:00');
  await asAnOlderMachineHadIt();
  expect(await statements()).toBe(few);
});
