import type pg from 'pg';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { bookDeskWeekly } from '@/features/bookings/commands/book-desk-weekly';
import { changeSeriesByProgram } from '@/features/bookings/commands/change-series-by-program';
import { planSeries } from '@/features/bookings/commands/plan-series';
import { bookSeriesInput, planSeriesInput } from '@/features/bookings/series.contract';
import { changeSeriesByIdInput } from '@/features/bookings/series-programs.contract';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { onStatement } from '@/server/db/pool';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { compare, measure, median, type Line, type Times } from './measure';

const FIRST = '2027-03-01';
const DESKS = 20;
/** One date in so many meets somebody, and so do half of the other desks on that day. */
const CLASH_EVERY = 10;

type World = { readonly space: MadeSpace; readonly member: ActingMember; readonly desks: readonly ResourceId[] };

async function makeWorld(): Promise<World> {
  const space = await makeSpace({ timeZone: 'UTC' });
  const member = await makeMember(space);
  const desks: ResourceId[] = [];
  for (let n = 0; n < DESKS; n++) desks.push(await makeResource(space));
  return { space, member, desks };
}

/** So many occupancies, each `every` days apart, on these desks, by one statement as the app's role: the least that a series must cost. */
async function insertRaw(
  app: pg.Pool,
  { operatorId }: MadeSpace,
  desks: readonly ResourceId[],
  { hour, count, every = 1 }: { readonly hour: number; readonly count: number; readonly every?: number },
): Promise<void> {
  const client = await app.connect();
  try {
    await client.query('begin');
    await client.query("select set_config('app.operator_id', $1, true)", [operatorId]);
    await client.query(
      `insert into occupancies (operator_id, resource_id, starts_at, ends_at, kind, expires_at)
       select $1, desk, at, at + interval '1 hour', 'hold', 'infinity'
       from unnest($2::uuid[]) desk, generate_series(0, $3::integer - 1) n, lateral (select $4::timestamptz + n * $5 * interval '1 day' as at) t
       order by desk, at on conflict do nothing`,
      [operatorId, desks, count, `${FIRST}T${String(hour).padStart(2, '0')}:00:00Z`, every],
    );
    await client.query('commit');
  } finally {
    client.release();
  }
}

/** Counts up through hours and desks, so that no two runs ask for the same time. */
function turns(desks: readonly ResourceId[]) {
  let used = 0;
  return () => {
    const turn = used++;
    return { desk: desks[turn % desks.length]!, hour: Math.floor(turn / desks.length) % 24 };
  };
}

const wishAt = ({ space }: World, resourceId: ResourceId, hour: number, count: number) => ({
  ...{ spaceId: space.spaceId, resourceId, durationMinutes: 60, rrule: `FREQ=DAILY;COUNT=${count}` },
  localStart: `${FIRST}T${String(hour).padStart(2, '0')}:00`,
});

/** Planning, with options, where one date in ten clashes. Nothing is written, so every run plans the same. */
async function planning(app: pg.Pool, count: number): Promise<() => Promise<unknown>> {
  const world = await makeWorld();
  const [desk] = world.desks;
  const busy = world.desks.filter((_, n) => n % 2 === 0);
  await insertRaw(app, world.space, busy, { hour: 9, count: Math.ceil(count / CLASH_EVERY), every: CLASH_EVERY });
  const input = planSeriesInput.parse({ ...wishAt(world, desk!, 9, count), withOptions: true });
  const { sums } = await planSeries(world.member, input);
  if (sums.taken !== Math.ceil(count / CLASH_EVERY)) throw new Error(`${sums.taken} of ${count} dates clash`);
  return () => planSeries(world.member, input);
}

async function committing(count: number): Promise<() => Promise<unknown>> {
  const world = await makeWorld();
  const turn = turns(world.desks);
  return () => {
    const { desk, hour } = turn();
    const more = { onClash: 'fail', requestId: newId() };
    return bookDeskWeekly(world.member, bookSeriesInput.parse({ ...wishAt(world, desk, hour, count), ...more }));
  };
}

/** All dates an hour later, then an hour earlier again, decided and written in one step. */
async function editing(count: number): Promise<() => Promise<unknown>> {
  const world = await makeWorld();
  const more = { onClash: 'fail', requestId: newId() };
  const input = bookSeriesInput.parse({ ...wishAt(world, world.desks[0]!, 9, count), ...more });
  const { series } = await bookDeskWeekly(world.member, input);
  let later = false;
  return () => {
    later = !later;
    const localStart = `${FIRST}T${later ? '10' : '09'}:00`;
    const change = changeSeriesByIdInput.parse({ seriesId: series.id, scope: 'all', localStart });
    return changeSeriesByProgram(world.member, change, newId<'request'>());
  };
}

async function bookingOnce(): Promise<() => Promise<unknown>> {
  const world = await makeWorld();
  const turn = turns(world.desks);
  return () => {
    const { desk: resourceId, hour } = turn();
    const day = `${FIRST}T${String(hour).padStart(2, '0')}`;
    const when = { startsAt: `${day}:00`, endsAt: `${day}:30` };
    const input = { spaceId: world.space.spaceId, resourceId, ...when, requestId: newId() };
    return bookDesk(world.member, bookDeskInput.parse(input));
  };
}

async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const seen: string[] = [];
  onStatement((event) => seen.push(event.query.sql.trim()));
  await work();
  onStatement(undefined);
  return seen.filter((text) => !/^(begin|commit|start transaction)|set_config/i.test(text)).length;
}

/**
 * What a series costs, against one booking and against one raw insert of as many occupancies. The limits are on the first: a plan asks as many statements
 * whatever its dates, so 52 with options may take as long as eight bookings one by one, and ten times the dates five times that, for ranking what could
 * stand in. Booking 52 may take twelve (as in `bookings`): a quarter of what they would one by one; and changing them no more than
 * making them. The second has none: it says how much of the time is the rows themselves.
 */
export async function benchSeries(app: pg.Pool): Promise<{ lines: Line[]; statements: Record<string, number> }> {
  const [once, raw] = [await bookingOnce(), await makeWorld()];
  const rawTurn = turns(raw.desks);
  const statements: Record<string, number> = {};
  const lines: Line[] = [];
  const add = async (what: string, count: number, work: () => Promise<unknown>, runs: number, aim: number) => {
    statements[what] = await statementsOf(work);
    const insert = () => {
      const { desk, hour } = rawTurn();
      return insertRaw(app, raw.space, [desk], { hour, count });
    };
    const { subject, floor }: { subject: Times; floor: Times } = await compare(work, insert, { runs });
    const subjectMs = median(subject);
    // Beside it, so that a busy moment of the machine falls on both.
    const one = median(await measure(once, 40));
    lines.push({ what, subjectMs, floor: 'one booking', floorMs: one, aim });
    lines.push({ what, subjectMs, floor: `${count} occupancies, one raw insert`, floorMs: median(floor), aim: null });
  };
  await add('Planning 52 dates with options', 52, await planning(app, 52), 40, 8);
  await add('Planning 520 dates with options', 520, await planning(app, 520), 12, 40);
  await add('Booking 52 dates', 52, await committing(52), 40, 12);
  await add('Moving all of 52 dates', 52, await editing(52), 40, 12);
  return { lines, statements };
}
