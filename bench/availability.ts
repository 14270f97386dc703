import type pg from 'pg';
import { readSpaceDay } from '@/features/availability/availability.service';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { compare, median, type Line } from './measure';

const RESOURCES = 60;
const DAY = '2027-03-02';

/** Fills a space with back-to-back claims of two hours round a middle day, so that the day itself holds the same in each size, as many rows as asked for, as the owner of the tables may. */
async function fill(owner: pg.Pool, space: MadeSpace, rows: number): Promise<void> {
  const perResource = Math.ceil(rows / RESOURCES);
  await owner.query("select set_config('app.operator_id', $1, false)", [space.operatorId]);
  await owner.query(
    `insert into occupancies (operator_id, resource_id, starts_at, ends_at, kind, expires_at)
     select $1, r.id, $2::timestamptz + (n - 1 - $3::integer / 4) * interval '2 hours', $2::timestamptz + (n - $3::integer / 4) * interval '2 hours', 'hold', 'infinity'
     from resources r, generate_series(1, $3::integer) n where r.operator_id = $1`,
    [space.operatorId, `${DAY}T00:00:00Z`, perResource],
  );
  await owner.query('vacuum analyze occupancies');
}

/** The same question in hand-written SQL on a bare connection, as the app's role: what the database itself needs. */
async function askRaw(app: pg.Pool, space: MadeSpace) {
  const client = await app.connect();
  try {
    await client.query('begin');
    await client.query("select set_config('app.operator_id', $1, true)", [space.operatorId]);
    await client.query(
      `select o.resource_id, o.starts_at, o.ends_at, o.kind, o.booking_id from resources r
       join occupancies o on o.operator_id = r.operator_id and o.resource_id = r.id
       where r.operator_id = $1 and r.space_id = $2 and o.starts_at < $4 and o.starts_at > $3::timestamptz - interval '32 days' and o.ends_at > $3`,
      [space.operatorId, space.spaceId, `${DAY}T00:00:00Z`, '2027-03-03T00:00:00Z'],
    );
    await client.query('commit');
  } finally {
    client.release();
  }
}

export async function benchAvailability(app: pg.Pool, owner: pg.Pool): Promise<Line[]> {
  const lines: Line[] = [];
  let smallest: number | undefined;
  for (const rows of [1_000, 100_000, 1_000_000]) {
    const space = await makeSpace({ timeZone: 'UTC' });
    const member = await makeMember(space);
    for (let n = 0; n < RESOURCES; n++) await makeResource(space);
    await fill(owner, space, rows);
    const rules = { timeZone: 'UTC', weekly: [], exceptions: [] };
    const ask = () =>
      inOperator(member, (tx) => readSpaceDay(tx, member, { id: space.spaceId, rules, own: {}, anytime: false }, DAY));
    const { subject, floor } = await compare(ask, () => askRaw(app, space), { runs: 200 });
    const total = rows.toLocaleString('en');
    lines.push({
      what: `The plan's day, ${RESOURCES} resources, ${total} occupancies`,
      subjectMs: median(subject),
      floor: 'its raw SQL',
      floorMs: median(floor),
      aim: 3,
    });
    smallest ??= median(subject);
    if (rows > 1_000)
      lines.push({
        what: `The same with ${total}`,
        subjectMs: median(subject),
        floor: 'with 1,000',
        floorMs: smallest,
        aim: 2,
      });
  }
  return lines;
}
