import { createHash } from 'node:crypto';

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { addDays, weekdayOf } from '@/kernel/zone';
import { isOpenFor, type OpeningRules } from '@/features/spaces/domain/opening-hours';
import { passwordFits } from '@/server/auth/password-hash';
import { loadDemo } from './load-demo';

const MOMENTS = ['2026-11-24T10:20:00Z', '2026-12-31T15:00:00Z', '2027-03-28T09:00:00Z', '2027-06-14T05:00:00Z'];

/** As administrator of the test server: sees all rows of all operators, and empties the tables between moments. */
let admin: pg.Client;
beforeAll(async () => {
  const url = new URL(inject('testServer').adminUrl);
  url.pathname = new URL(process.env.DATABASE_URL ?? '').pathname;
  admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
});
afterAll(() => admin.end());

const rowsOf = async <R extends object>(sql: string, values: unknown[] = []): Promise<R[]> =>
  (await admin.query<R>(sql, values)).rows;
const countOf = async (sql: string, values: unknown[] = []): Promise<number> =>
  Number((await rowsOf<{ n: string }>(`select count(*) as n from ${sql}`, values))[0]?.n);

const loadAt = async (now: string) => {
  await admin.query('truncate operators, auth.people cascade');
  await loadDemo({ now: new Date(now) });
};

type Row = {
  operator: string;
  resource: string;
  kind: string;
  starts_at: Date;
  ends_at: Date;
  status: string;
  skip_reason: string | null;
  original: string | null;
  date: string;
  clock: string;
};
const bookings = () =>
  rowsOf<Row>(`
    select o.slug as operator, r.name as resource, r.kind, b.starts_at, b.ends_at, b.status, b.skip_reason,
      to_char(b.original_local_start, 'YYYY-MM-DD HH24:MI') as original,
      to_char(b.starts_at at time zone s.time_zone, 'YYYY-MM-DD') as date, to_char(b.starts_at at time zone s.time_zone, 'HH24:MI') as clock
    from bookings b join operators o on o.id = b.operator_id join spaces s on s.id = b.space_id join resources r on r.id = b.resource_id
    order by 1, 2, 4, 6`);

const rulesOf = async (operator: string): Promise<OpeningRules> => {
  const of = 'from spaces s join operators o on o.id = s.operator_id and o.slug = $1';
  const weekly = await rowsOf<OpeningRules['weekly'][number]>(
    `select weekday, opens_minute as "opensMinute", closes_minute as "closesMinute" ${of} join opening_hours h on h.space_id = s.id`,
    [operator],
  );
  const exceptions = await rowsOf<OpeningRules['exceptions'][number]>(
    `select e.on_date::text as date, e.name, opens_minute as "opensMinute", closes_minute as "closesMinute" ${of} join opening_exceptions e on e.space_id = s.id`,
    [operator],
  );
  return { timeZone: operator === 'harbour' ? 'Europe/Lisbon' : 'Australia/Lord_Howe', weekly, exceptions };
};

/** Every row of the demo by what it says, ids and hashes left out. */
const fingerprint = async () => {
  const all = await rowsOf(`
    select 'booking' as what, concat_ws('|', o.slug, r.name, m.display_name, b.starts_at, b.ends_at, b.status, b.skip_reason, b.original_local_start,
      b.note, b.created_at, b.changed_at, b.sequence, c.scope, c.created_at, se.rrule) as row
    from bookings b join operators o on o.id = b.operator_id join resources r on r.id = b.resource_id join members m on m.id = b.member_id
    left join cancellations c on c.id = b.cancellation_id left join series se on se.id = b.series_id
    union all select 'series', concat_ws('|', r.name, m.display_name, s.local_start, s.rrule, s.made_until, s.status, s.sequence, s.created_at)
    from series s join resources r on r.id = s.resource_id join members m on m.id = s.member_id
    union all select 'member', concat_ws('|', display_name, role, about, visibility, joined_at) from members
    union all select 'occupancy', concat_ws('|', r.name, p.starts_at, p.ends_at, p.kind) from occupancies p join resources r on r.id = p.resource_id
    union all select 'exception', concat_ws('|', on_date, name, opens_minute) from opening_exceptions
    order by 1, 2`);
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
};

describe.each(MOMENTS)('the demo loaded at %s', (now) => {
  let all: Row[];
  const today = now.slice(0, 10);
  beforeAll(async () => {
    const began = performance.now();
    await loadAt(now);
    expect(performance.now() - began).toBeLessThan(15_000);
    all = await bookings();
  });

  /** Distinct desks in use on a date at Harbour House. */
  const desksOn = (date: string) =>
    new Set(
      all
        .filter((b) => b.operator === 'harbour' && b.kind === 'desk' && b.status === 'confirmed' && b.date === date)
        .map((b) => b.resource),
    ).size;
  const harbourDates = () => [...new Set(all.filter((b) => b.operator === 'harbour').map((b) => b.date))].sort();
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const on = async (weekday: number, past = true) => {
    const { exceptions } = await rulesOf('harbour');
    return harbourDates()
      .filter((date) => weekdayOf(date) === weekday && !exceptions.some((e) => e.date === date))
      .filter((date) =>
        past ? date < today && date > addDays(today, -90) : date >= today && date < addDays(today, 60),
      )
      .map(desksOn);
  };

  it('has both houses, complete', async () => {
    const of = (operator: string) => `join operators o on o.id = x.operator_id where o.slug = '${operator}'`;
    expect(await countOf(`members x ${of('harbour')}`)).toBe(60);
    expect(await countOf(`members x ${of('lagoon')}`)).toBe(9);
    expect(await countOf(`floors x ${of('harbour')}`)).toBe(2);
    expect(await countOf(`resources x ${of('harbour')} and x.kind = 'desk'`)).toBe(24);
    expect(await countOf(`resource_parts x ${of('harbour')}`)).toBe(2);
    expect(await countOf(`closures x ${of('harbour')}`)).toBeGreaterThanOrEqual(2);
    expect(
      await countOf(`opening_exceptions x ${of('harbour')} and x.on_date between $1 and $1::date + 365`, [today]),
    ).toBeGreaterThan(10);
    expect(await countOf(`bookings x ${of('harbour')}`)).toBeGreaterThan(3000);
    expect(await countOf(`bookings x ${of('lagoon')}`)).toBeGreaterThan(200);
    const roles = await rowsOf<{ role: string; n: number }>(
      `select role, count(*)::int as n from members x ${of('harbour')} group by role order by role`,
    );
    expect(roles).toEqual([
      { role: 'front_desk', n: 2 },
      { role: 'host', n: 2 },
      { role: 'manager', n: 1 },
      { role: 'member', n: 51 },
      { role: 'owner', n: 1 },
      { role: 'visitor', n: 3 },
    ]);
  });

  it('is full on Tuesdays and thin on Fridays', async () => {
    const [monday, tuesday, wednesday, friday, saturday] = await Promise.all([on(1), on(2), on(3), on(5), on(6)]);
    expect(mean(tuesday)).toBeGreaterThan(20);
    expect(mean(tuesday)).toBeLessThan(23);
    expect(mean(friday)).toBeGreaterThan(5);
    expect(mean(friday)).toBeLessThan(9);
    expect(mean(saturday)).toBeLessThan(mean(friday));
    for (const busy of [monday, wednesday]) expect(mean(busy)).toBeGreaterThan(2 * mean(friday));
    expect(mean(await on(2, false))).toBeGreaterThan(2 * mean(await on(5, false)));
  });

  it('keeps two desks free on every coming Monday and Wednesday, and one or more on most days', async () => {
    const free = all.filter(
      (b) =>
        ['Desk 6', 'Desk 14'].includes(b.resource) &&
        b.operator === 'harbour' &&
        b.status === 'confirmed' &&
        b.date >= today &&
        [1, 3].includes(weekdayOf(b.date)),
    );
    expect(free).toEqual([]);
    const full = harbourDates().filter((date) => desksOn(date) >= 24);
    expect(full.length).toBeLessThan(harbourDates().length / 10);
  });

  it('books nothing outside opening hours, on holidays or twice', async () => {
    for (const operator of ['harbour', 'lagoon']) {
      const rules = await rulesOf(operator);
      const outside = all
        .filter((b) => b.operator === operator && b.status === 'confirmed')
        .filter((b) => !isOpenFor(rules, { startsAt: b.starts_at, endsAt: b.ends_at }));
      expect(outside).toEqual([]);
    }
    const held = await countOf(`occupancies where kind = 'booking'`);
    const live = await countOf(
      `bookings b left join resource_parts p on p.whole_id = b.resource_id where b.status = 'confirmed'`,
    );
    expect(held).toBe(live);
    expect(all.filter((b) => b.status === 'skipped' && b.skip_reason === 'taken').length).toBeGreaterThan(0);
    expect(all.filter((b) => b.status === 'skipped' && b.skip_reason === 'closed').length).toBeGreaterThan(0);
    expect(all.filter((b) => b.status === 'cancelled').length).toBeGreaterThan(20);
  });

  it('keeps wall-clock time through clock changes, and no occurrence is missing', async () => {
    const series = all.filter((b) => b.original !== null);
    expect(series.filter((b) => b.original !== `${b.date} ${b.clock}`)).toEqual([]);
    expect(
      await countOf(
        `series s join spaces sp on sp.id = s.space_id where s.rrule !~ 'UNTIL|COUNT' and s.made_until <> ($1::timestamptz at time zone sp.time_zone)::date + 365`,
        [now],
      ),
    ).toBe(0);
  });

  it('lets nobody sit at two desks at once, and dates nothing into the future', async () => {
    expect(
      await countOf(`bookings a join bookings b on b.person_id = a.person_id and b.id > a.id and b.starts_at < a.ends_at and a.starts_at < b.ends_at
        join resources ra on ra.id = a.resource_id and ra.kind = 'desk' join resources rb on rb.id = b.resource_id and rb.kind = 'desk'
        where a.status = 'confirmed' and b.status = 'confirmed'`),
    ).toBe(0);
    expect(await countOf(`bookings where created_at > $1 or created_at > starts_at or changed_at > $1`, [now])).toBe(0);
    expect(await countOf(`cancellations where created_at > $1`, [now])).toBe(0);
    expect(await countOf(`bookings b join members m on m.id = b.member_id where b.created_at < m.joined_at`)).toBe(0);
  });

  it('shows member@harbour.test a desk every Monday and Wednesday, rooms ahead and a past', async () => {
    const mine = `bookings b join auth.people p on p.id = b.person_id and p.email = 'member@harbour.test' join resources r on r.id = b.resource_id`;
    expect(
      await countOf(`${mine} where r.name = 'Desk 4' and b.status = 'confirmed' and b.starts_at > $1`, [now]),
    ).toBeGreaterThan(80);
    expect(
      await countOf(`${mine} where r.kind = 'meeting_room' and b.status = 'confirmed' and b.starts_at > $1`, [now]),
    ).toBeGreaterThan(0);
    expect(await countOf(`${mine} where b.starts_at < $1`, [now])).toBeGreaterThan(15);
    expect(await countOf(`${mine} where b.status = 'cancelled'`)).toBeGreaterThan(0);
    expect(
      await countOf(`bookings b join auth.people p on p.id = b.person_id and p.email = 'visitor@harbour.test'`),
    ).toBe(0);
    const openToday = (await rulesOf('harbour')).exceptions.every((e) => e.date !== today) && weekdayOf(today) !== 7;
    const todays = `${mine} where b.status = 'confirmed' and (b.starts_at at time zone 'Europe/Lisbon')::date = $1`;
    if (openToday) expect(await countOf(todays, [today])).toBeGreaterThan(0);
  });

  it('sends no mail and leaves no job', async () => {
    expect(await countOf('graphile_worker.jobs')).toBe(0);
    expect(await countOf('requests')).toBe(0);
  });
});

describe('loading', () => {
  const now = '2026-11-25T08:00:00Z';

  it('says the same for the same moment, and something else for another', async () => {
    await loadAt(now);
    const first = await fingerprint();
    await loadAt(now);
    expect(await fingerprint()).toBe(first);
    await loadAt('2026-11-26T08:00:00Z');
    expect(await fingerprint()).not.toBe(first);
  });

  it('does nothing where the demo is, also when two load at once', async () => {
    await admin.query('truncate operators, auth.people cascade');
    await Promise.all([loadDemo({ now: new Date(now) }), loadDemo({ now: new Date(now) })]);
    const first = await fingerprint();
    await loadDemo({ now: new Date('2026-12-25T08:00:00Z') });
    expect(await fingerprint()).toBe(first);
    expect(await countOf('operators')).toBe(2);
  });

  it('completes what was left half done', async () => {
    await loadAt(now);
    const whole = await fingerprint();
    await admin.query(`delete from occupancies where operator_id = (select id from operators where slug = 'lagoon')`);
    for (const table of [
      'bookings',
      'cancellations',
      'series',
      'closures',
      'resource_parts',
      'resources',
      'desk_groups',
      'floors',
      'opening_hours',
      'opening_exceptions',
      'spaces',
      'members',
    ])
      await admin.query(`delete from ${table} where operator_id = (select id from operators where slug = 'lagoon')`);
    await admin.query(`delete from operators where slug = 'lagoon'`);
    await loadDemo({ now: new Date(now) });
    expect(await fingerprint()).toBe(whole);
  });

  it('never mixes the two operators, and knows one person at both', async () => {
    for (const [table, other, key] of [
      ['bookings', 'members', 'member_id'],
      ['bookings', 'resources', 'resource_id'],
      ['occupancies', 'resources', 'resource_id'],
    ])
      expect(await countOf(`${table} a join ${other} b on b.id = a.${key} where b.operator_id <> a.operator_id`)).toBe(
        0,
      );
    const both = await rowsOf(
      `select p.email from members m join auth.people p on p.id = m.person_id group by p.email having count(*) > 1`,
    );
    expect(both).toEqual([{ email: 'host@harbour.test' }]);
  });

  it('lets the eight demo accounts in by password, and nobody else', async () => {
    const people = await rowsOf<{ email: string; password_hash: string | null; email_verified_at: Date | null }>(
      'select email, password_hash, email_verified_at from auth.people',
    );
    expect(people).toHaveLength(68);
    expect(people.every((person) => person.email_verified_at)).toBe(true);
    const letIn = people.filter((person) => person.password_hash);
    expect(letIn).toHaveLength(8);
    for (const person of letIn) expect(await passwordFits('demo-coworkflow', person.password_hash)).toBe(true);
  });
});
