import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import type { OpeningRules } from '@/features/spaces/domain/opening-hours';

/** As administrator of the test server: sees all rows of all operators, and empties the tables between moments. */
let admin: pg.Client;
beforeAll(async () => {
  const url = new URL(inject('testServer').adminUrl);
  url.pathname = new URL(process.env.DATABASE_URL ?? '').pathname;
  admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
});
afterAll(() => admin.end());

export const rowsOf = async <R extends object>(sql: string, values: unknown[] = []): Promise<R[]> =>
  (await admin.query<R>(sql, values)).rows;
export const countOf = async (sql: string, values: unknown[] = []): Promise<number> =>
  Number((await rowsOf<{ n: string }>(`select count(*) as n from ${sql}`, values))[0]?.n);

/** An empty, migrated database once more. */
export const emptyTables = () => rowsOf('truncate operators, auth.people cascade');

export type DemoRow = {
  person: string;
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
export const listBookings = () =>
  rowsOf<DemoRow>(`
    select b.person_id as person, o.slug as operator, r.name as resource, r.kind, b.starts_at, b.ends_at, b.status, b.skip_reason,
      to_char(b.original_local_start, 'YYYY-MM-DD HH24:MI') as original,
      to_char(b.starts_at at time zone s.time_zone, 'YYYY-MM-DD') as date, to_char(b.starts_at at time zone s.time_zone, 'HH24:MI') as clock
    from bookings b join operators o on o.id = b.operator_id join spaces s on s.id = b.space_id join resources r on r.id = b.resource_id
    order by b.starts_at`);

export const rulesOf = async (operator: string): Promise<OpeningRules> => {
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
export const fingerprint = async () => {
  const all = await rowsOf(`
    select 'booking' as what, concat_ws('|', o.slug, r.name, m.display_name, b.starts_at, b.ends_at, b.status, b.skip_reason, b.original_local_start,
      b.note, b.created_at, b.changed_at, b.sequence, c.scope, c.created_at, se.rrule) as row
    from bookings b join operators o on o.id = b.operator_id join resources r on r.id = b.resource_id join members m on m.id = b.member_id
    left join cancellations c on c.id = b.cancellation_id left join series se on se.id = b.series_id
    union all select 'series', concat_ws('|', r.name, m.display_name, s.local_start, s.rrule, s.made_until, s.status, s.sequence, s.created_at)
    from series s join resources r on r.id = s.resource_id join members m on m.id = s.member_id
    union all select 'member', concat_ws('|', display_name, role, about, visibility, joined_at) from members
    union all select 'occupancy', concat_ws('|', r.name, p.starts_at, p.ends_at, p.kind) from occupancies p join resources r on r.id = p.resource_id
    union all select 'rule', concat_ws('|', o.slug, b.topic, b.kind, r.name, b.role, b.settings, b.words)
    from booking_rules b join operators o on o.id = b.operator_id left join resources r on r.id = b.resource_id
    union all select 'exception', concat_ws('|', on_date, name, opens_minute) from opening_exceptions
    order by 1, 2`);
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
};
