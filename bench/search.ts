import { CompiledQuery } from 'kysely';
import type pg from 'pg';
import { MOST_WISHED_DAYS, NO_WISH, type Wish } from '@/features/availability/domain/wish';
import { searchFreeTime } from '@/features/availability/find-time.reads';
import { addDays } from '@/kernel/zone';
import { onStatement } from '@/server/db/pool';
import { inOperator } from '@/server/db/transactions';
import { makeEventDate } from '@/testing/make-event-date';
import { makeMember, makeRule, makeSpace, type MadeSpace } from '@/testing/makers';
import { compare, median, type Line } from './measure';

const RESOURCES = 1_000;
const ROWS = 1_000_000;
const NOW = new Date('2027-03-01T06:00:00Z');
const FIRST = '2027-03-02';
const DAYS = Array.from({ length: MOST_WISHED_DAYS }, (_, ahead) => addDays(FIRST, ahead));
/** Opening hours of the bench: from eight to six. Eight claims of an hour a day, a quarter hour between, one of them in the evening: from two to half past three it is free. */
const [OPENS, CLOSES] = [480, 1080];
const PER_DAY = 8;
const EVENING = 5;

/** A thousand desks and rooms of one operator, each claimed eight times a day over four months around the days that are searched. */
async function fill(owner: pg.Pool, space: MadeSpace): Promise<void> {
  await owner.query("select set_config('app.operator_id', $1, false)", [space.operatorId]);
  await owner.query(
    `insert into resources (operator_id, id, space_id, floor_id, kind, name, capacity, amenities, shape)
     select $1, gen_random_uuid(), $2, $3, case when n % 20 = 0 then 'meeting_room' else 'desk' end, 'Place ' || n, 1 + n % 12,
       case when n % 2 = 0 then array['Screen'] else '{}' end, '{}'
     from generate_series(1, $4::integer) n`,
    [space.operatorId, space.spaceId, space.floorId, RESOURCES],
  );
  await owner.query(
    `insert into occupancies (operator_id, resource_id, starts_at, ends_at, kind, event_date_id)
     select $1, r.id, at, at + interval '1 hour', 'event', $6
     from resources r, generate_series(0, $2::integer - 1) n,
       lateral (select $3::timestamptz + (n / $4::integer - $2::integer / $4::integer / 2) * interval '1 day' + (case n % $4::integer when $5::integer then 11 else n % $4::integer end) * interval '75 minutes' as at) t
     where r.operator_id = $1`,
    [space.operatorId, ROWS / RESOURCES, `${FIRST}T08:00:00Z`, PER_DAY, EVENING, await makeEventDate(space)],
  );
  await owner.query('vacuum analyze occupancies, resources');
}

/** What the database itself needs to look at the same time: the claims of those days, counted, as the app's role. */
async function countRaw(app: pg.Pool, space: MadeSpace): Promise<void> {
  const client = await app.connect();
  try {
    await client.query('begin');
    await client.query("select set_config('app.operator_id', $1, true), set_config('random_page_cost', '1.1', true)", [
      space.operatorId,
    ]);
    await client.query(
      `select r.id, held.claims from resources r cross join lateral (
         select count(*) as claims, max(o.expires_at) from occupancies o
         where o.operator_id = $1 and o.resource_id = r.id and o.starts_at >= $3 and o.starts_at < $4) held
       where r.operator_id = $1 and r.space_id = $2`,
      [space.operatorId, space.spaceId, `${FIRST}T00:00:00Z`, `${addDays(FIRST, MOST_WISHED_DAYS)}T00:00:00Z`],
    );
    await client.query('commit');
  } finally {
    client.release();
  }
}

/** How long a search over everything takes, and how the database runs the one statement in it that looks at time. */
export async function benchSearch(app: pg.Pool, owner: pg.Pool): Promise<{ lines: Line[]; plan: string }> {
  const space = await makeSpace({ timeZone: 'UTC', opens: OPENS, closes: CLOSES });
  const member = await makeMember(space);
  await fill(owner, space);
  const search = (wish: Partial<Wish>) =>
    inOperator(member, (tx) =>
      searchFreeTime(tx, member, { spaceId: space.spaceId, wish: { ...NO_WISH, ...wish }, page: 1 }, NOW),
    );
  const line = async (what: string, wish: Partial<Wish>, aim: number): Promise<Line> => {
    const { subject, floor } = await compare(
      () => search(wish),
      () => countRaw(app, space),
      { runs: 24 },
    );
    return {
      what: `${what}, ${RESOURCES.toLocaleString('en')} resources, ${ROWS.toLocaleString('en')} occupancies`,
      subjectMs: median(subject),
      floor: 'the claims of a fortnight of all, counted in raw SQL',
      floorMs: median(floor),
      aim,
    };
  };
  const everything: Partial<Wish> = { minutes: 60, days: DAYS };
  const plan = await planOf(member, () => search(everything));
  return {
    plan,
    lines: [
      await line('A search of 14 days over every place', everything, 15),
      await line(
        'A search of 2 afternoons for a room',
        {
          kinds: ['meeting_room'],
          people: 6,
          amenities: ['Screen'],
          minutes: 90,
          days: DAYS.slice(0, 2),
          parts: ['afternoon'],
        },
        3,
      ),
      await setRules(space).then(() =>
        line('The same 14 days under rules of length, notice and buffers', everything, 15),
      ),
    ],
  };
}

/** Rooms by the half hour with ten minutes after each, desks by the half day, and notice for all. */
async function setRules(space: MadeSpace): Promise<void> {
  const step = { unit: 'minutes' as const, every: 30 as const };
  const halves = { unit: 'half_day' as const, noonMinute: 780 };
  const rooms = { minMinutes: 30, maxMinutes: 240, starts: [], step };
  await makeRule(space, { topic: 'length', kind: 'meeting_room', settings: rooms });
  const desks = { minMinutes: null, maxMinutes: null, starts: [], step: halves };
  await makeRule(space, { topic: 'length', kind: 'desk', settings: desks });
  await makeRule(space, { topic: 'notice', settings: { minMinutes: 60, maxDays: 30 } });
  const after = { beforeMinutes: 0, afterMinutes: 10, noneBetweenOwn: false };
  await makeRule(space, { topic: 'buffer', kind: 'meeting_room', settings: after });
}

/** The plan of the statement that looks at time, as the app's role: by the index, or the run fails. */
async function planOf(member: Parameters<typeof inOperator>[0], work: () => Promise<unknown>): Promise<string> {
  const statements: CompiledQuery[] = [];
  onStatement(({ query }) => statements.push(query));
  await work().finally(() => onStatement(undefined));
  const asked = statements.filter(({ sql }) => sql.includes('unheld') && sql.includes('occupancies'));
  // All places, and once more those of the first page, for their strips.
  const [only] = asked;
  if (!only || asked.length !== 2) throw new Error(`A search looks at time ${asked.length} times.`);
  return inOperator(member, async (tx) => {
    const explain = CompiledQuery.raw(`explain (analyze, buffers, costs off) ${only.sql}`, [...only.parameters]);
    const { rows } = await tx.executeQuery<Record<string, string>>(explain);
    const lines = rows.map((row) => Object.values(row)[0] ?? '');
    if (
      lines.some((text) => text.includes('Seq Scan on occupancies')) ||
      !lines.some((text) => text.includes('using occupancies_by_time'))
    )
      throw new Error(`A search reads time without its index:\n${lines.join('\n')}`);
    // The ids of a thousand resources say nothing.
    return lines.map((text) => (text.length > 220 ? `${text.slice(0, 220)} …` : text)).join('\n');
  });
}
