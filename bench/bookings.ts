import type pg from 'pg';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookSeriesInput } from '@/features/bookings/series.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { bookDeskWeekly } from '@/features/bookings/commands/book-desk-weekly';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { onStatement } from '@/server/db/pool';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { compare, measure, median, quantile, type Line } from './measure';

const HOUR = 3_600_000;
/** A Monday far enough ahead that no run comes near the present. */
const MONDAY = Date.parse('2027-03-01T00:00:00Z');

type World = { readonly space: MadeSpace; readonly member: ActingMember; readonly app: pg.Pool };

/** Every run its own hour, counted over desks, so that nothing clashes by accident. */
function slots(desks: readonly ResourceId[]) {
  let used = 0;
  return () => {
    const hour = Math.floor(used / desks.length);
    const resourceId = desks[used++ % desks.length]!;
    return { resourceId, startsAt: new Date(MONDAY + hour * HOUR), endsAt: new Date(MONDAY + (hour + 1) * HOUR) };
  };
}

const bookOnce = ({ member, space }: World, slot: ReturnType<ReturnType<typeof slots>>) =>
  bookDesk(
    member,
    bookDeskInput.parse({
      ...slot,
      spaceId: space.spaceId,
      startsAt: slot.startsAt.toISOString(),
      endsAt: slot.endsAt.toISOString(),
      requestId: newId(),
    }),
  );

/** The least that any booking must cost: one insert into occupancies as the app's role, in a transaction of its operator. */
async function insertRaw({ app, space }: World, slot: ReturnType<ReturnType<typeof slots>>) {
  const client = await app.connect();
  try {
    await client.query('begin');
    await client.query("select set_config('app.operator_id', $1, true)", [space.operatorId]);
    await client.query(
      `insert into occupancies (operator_id, resource_id, starts_at, ends_at, kind, expires_at) values ($1, $2, $3, $4, 'hold', 'infinity') on conflict do nothing`,
      [space.operatorId, slot.resourceId, slot.startsAt, slot.endsAt],
    );
    await client.query('commit');
  } finally {
    client.release();
  }
}

async function makeWorld(app: pg.Pool, desks: number): Promise<World & { desks: ResourceId[] }> {
  const space = await makeSpace({ timeZone: 'UTC' });
  const member = await makeMember(space);
  const made: ResourceId[] = [];
  for (let desk = 0; desk < desks; desk++) made.push(await makeResource(space));
  return { space, member, app, desks: made };
}

export async function benchBookings(app: pg.Pool): Promise<{ lines: Line[]; statements: number }> {
  const world = await makeWorld(app, 20);
  const mine = slots(world.desks);
  const rawWorld = await makeWorld(app, 20);
  const rawSlots = slots(rawWorld.desks);

  const seen: string[] = [];
  onStatement((event) => seen.push(event.query.sql));
  await bookOnce(world, mine());
  onStatement(undefined);
  const statements = seen.filter((text) => !/^(begin|commit|start transaction)|set_config/i.test(text.trim())).length;

  const alone = await compare(
    () => bookOnce(world, mine()),
    () => insertRaw(rawWorld, rawSlots()),
    { runs: 400 },
  );
  const crowd = await compare(
    () => bookOnce(world, mine()),
    () => insertRaw(rawWorld, rawSlots()),
    { runs: 800, atOnce: 20 },
  );
  const series = await benchSeries(world);
  const rush = await benchRush(world);
  const line = (what: string, subjectMs: number, floor: string, floorMs: number, aim: number | null): Line => ({
    what,
    subjectMs,
    floor,
    floorMs,
    aim,
  });
  return {
    statements,
    lines: [
      line('Booking one slot, one client', median(alone.subject), 'raw insert, one client', median(alone.floor), null),
      line('Booking one slot, 20 clients', median(crowd.subject), 'raw insert, 20 clients', median(crowd.floor), null),
      line('A weekly series of 52', median(series), 'one booking', median(alone.subject), 12),
      line(
        '50 clients for one slot: the winner, p99 of 100 rounds',
        quantile(rush, 0.99),
        'one booking, one client',
        median(alone.subject),
        10,
      ),
    ],
  };
}

async function benchSeries({ space, member }: World) {
  const desks: ResourceId[] = [];
  for (let desk = 0; desk < 50; desk++) desks.push(await makeResource(space));
  return measure(async (run) => {
    const place = run + 100;
    const hour = String(Math.floor(place / desks.length) % 24).padStart(2, '0');
    const wish = {
      spaceId: space.spaceId,
      resourceId: desks[place % desks.length],
      localStart: `2027-03-01T${hour}:00`,
      durationMinutes: 60,
    };
    await bookDeskWeekly(
      member,
      bookSeriesInput.parse({ ...wish, rrule: 'FREQ=WEEKLY;COUNT=52', onClash: 'fail', requestId: newId() }),
    );
  }, 60);
}

/** Fifty ask for one slot at the same moment, a hundred times; how long does the one who gets it wait? */
async function benchRush(world: World & { desks: ResourceId[] }) {
  const members = await Promise.all(Array.from({ length: 50 }, () => makeMember(world.space)));
  const desk = await makeResource(world.space);
  const winners: number[] = [];
  for (let round = 0; round < 100; round++) {
    const slot = {
      resourceId: desk,
      startsAt: new Date(MONDAY + round * HOUR),
      endsAt: new Date(MONDAY + (round + 1) * HOUR),
    };
    const from = performance.now();
    const outcomes = await Promise.all(
      members.map((member) =>
        bookOnce({ ...world, member }, slot).then(
          () => performance.now() - from,
          () => null,
        ),
      ),
    );
    const won = outcomes.filter((time) => time !== null);
    if (won.length !== 1) throw new Error(`${won.length} of 50 clients got one slot`);
    winners.push(won[0]!);
  }
  return winners.sort((a, b) => a - b);
}
