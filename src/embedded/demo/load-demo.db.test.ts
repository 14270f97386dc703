import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, weekdayOf } from '@/kernel/zone';
import type { OperatorId } from '@/kernel/ids';
import { extendSeries, listSeriesDue } from '@/features/bookings/commands/extend-series';
import { ruleSettingsSchemas, type RuleTopic } from '@/features/booking-rules/booking-rules.contract';
import { readDisplay } from '@/features/displays/displays.reads';
import { isOpenFor, type OpeningRules } from '@/features/spaces/domain/opening-hours';
import { passwordFits } from '@/server/auth/password-hash';
import { hangDemoDisplay } from './hang-display';
import { loadDemo } from './load-demo';
import { expectInvoices } from './testing-demo-invoices';
import { countOf, emptyTables, fingerprint, listBookings, rowsOf, rulesOf, type DemoRow } from './testing-demo-rows';

const MOMENTS = ['2026-11-24T10:20:00Z', '2026-12-31T15:00:00Z', '2027-03-28T09:00:00Z'];

const loadAt = async (now: string) => {
  await emptyTables();
  await loadDemo({ now: new Date(now) });
};

describe.each(MOMENTS)('the demo loaded at %s', (now) => {
  let all: DemoRow[];
  const today = now.slice(0, 10);
  beforeAll(async () => {
    const began = performance.now();
    await loadAt(now);
    expect(performance.now() - began).toBeLessThan(15_000);
    all = await listBookings();
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
  const usedDesks = (exceptions: OpeningRules['exceptions'], weekday: number, past: boolean) =>
    harbourDates()
      .filter((date) => weekdayOf(date) === weekday && !exceptions.some((e) => e.date === date))
      .filter((date) =>
        past ? date < today && date > addDays(today, -90) : date >= today && date < addDays(today, 60),
      )
      .map(desksOn);

  it('has both houses, complete', async () => {
    const of = (operator: string) => `join operators o on o.id = x.operator_id where o.slug = '${operator}'`;
    expect(await countOf(`members x ${of('harbour')}`)).toBe(60);
    expect(await countOf(`members x ${of('lagoon')}`)).toBe(9);
    expect(await countOf(`floors x ${of('harbour')}`)).toBe(2);
    expect(await countOf(`resources x ${of('harbour')} and x.kind = 'desk'`)).toBe(24);
    expect(await countOf(`floors where jsonb_typeof(drawing) <> 'object'`)).toBe(0);
    expect(await countOf(`resources where jsonb_typeof(shape) <> 'object'`)).toBe(0);
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

  it.each(['harbour', 'lagoon'])('has a year of invoices of %s', expectInvoices);

  it('is full on Tuesdays and thin on Fridays', async () => {
    const { exceptions } = await rulesOf('harbour');
    const on = (weekday: number, past = true) => usedDesks(exceptions, weekday, past);
    const [monday, tuesday, wednesday, friday, saturday] = [on(1), on(2), on(3), on(5), on(6)];
    expect(mean(tuesday)).toBeGreaterThan(20);
    expect(mean(tuesday)).toBeLessThan(23);
    expect(mean(friday)).toBeGreaterThan(5);
    expect(mean(friday)).toBeLessThan(9);
    expect(mean(saturday)).toBeLessThan(mean(friday));
    for (const busy of [monday, wednesday]) expect(mean(busy)).toBeGreaterThan(2 * mean(friday));
    expect(mean(on(2, false))).toBeGreaterThan(2 * mean(on(5, false)));
  });

  it('keeps two desks free on every coming Monday and Wednesday, and one or more on most days', () => {
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

  it('keeps the hall open on Friday evenings to one, in hours that cover those of the house', async () => {
    const own = await rowsOf<{ name: string; weekday: number; closes: number }>(
      `select r.name, h.weekday, h.closes_minute as closes from resource_hours h join resources r on r.id = h.resource_id where h.weekday = 5`,
    );
    expect(own.map(({ closes }) => closes)).toEqual([1500, 1500, 1500]);
    expect(own.every(({ name }) => /hall/i.test(name))).toBe(true);
    const uncovered = `opening_hours h join resource_hours o on o.space_id = h.space_id and o.weekday = h.weekday
      where o.opens_minute > h.opens_minute or o.closes_minute < h.closes_minute`;
    expect(await countOf(uncovered)).toBe(0);
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
    const sitting = all.filter((b) => b.kind === 'desk' && b.status === 'confirmed');
    sitting.sort((a, b) => a.person.localeCompare(b.person) || a.starts_at.getTime() - b.starts_at.getTime());
    expect(
      sitting.filter((b, i) => sitting[i - 1]?.person === b.person && b.starts_at < (sitting[i - 1]?.ends_at ?? 0)),
    ).toEqual([]);
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

  it('has rules of every topic, that the screens could have written, and is booked by them', async () => {
    const rules = await rowsOf<{ topic: RuleTopic; settings: unknown; slug: string }>(
      'select b.topic, b.settings, o.slug from booking_rules b join operators o on o.id = b.operator_id',
    );
    for (const { topic, settings } of rules) expect(ruleSettingsSchemas[topic].parse(settings)).toEqual(settings);
    const ofHarbour = rules.filter(({ slug }) => slug === 'harbour').map(({ topic }) => topic);
    expect([...new Set(ofHarbour)].sort()).toEqual(Object.keys(ruleSettingsSchemas).sort());
    const minutes = `extract(epoch from b.ends_at - b.starts_at) / 60`;
    const own = `bookings b join resources r on r.id = b.resource_id join operators o on o.id = b.operator_id where b.status = 'confirmed'`;
    expect(
      await countOf(
        `${own} and o.slug = 'harbour' and (r.kind = 'desk' and ${minutes} < 30 or r.kind = 'meeting_room' and ${minutes} not between 30 and 240
          or r.kind = 'phone_booth' and ${minutes} > 120 or mod((${minutes})::int, 15) <> 0)`,
      ),
    ).toBe(0);
    expect(await countOf(`${own} and o.slug = 'lagoon' and r.kind = 'desk' and mod((${minutes})::int, 30) <> 0`)).toBe(
      0,
    );
  });

  it('gives the front desk something of everything: in, late, left, not come, a guest, somebody new, a request', async () => {
    const here = `bookings b join operators o on o.id = b.operator_id and o.slug = 'harbour' join resources r on r.id = b.resource_id`;
    const running = `b.status = 'confirmed' and b.starts_at <= $1 and b.ends_at > $1 and r.kind = 'desk'`;
    expect(
      await countOf(`${here} where b.status = 'requested' and b.request_expires_at > $1 and b.starts_at > $1`, [now]),
    ).toBe(1);
    expect(await countOf(`occupancies where kind = 'hold' and expires_at > $1`, [now])).toBe(1);
    expect(await countOf(`${here} where b.status = 'no_show'`)).toBe(1);
    expect(await countOf(`${here} where (b.checked_in_at > $1 or b.checked_out_at > $1)`, [now])).toBe(0);
    const { exceptions } = await rulesOf('harbour');
    // Nobody sits in a closed house.
    if (weekdayOf(today) === 7 || exceptions.some(({ date }) => date === today)) return;
    expect(await countOf(`${here} where ${running} and b.checked_in_at is not null`, [now])).toBeGreaterThan(1);
    expect(await countOf(`${here} where ${running} and b.checked_in_at is null`, [now])).toBe(1);
    expect(await countOf(`${here} where b.checked_out_at::date = $1::date`, [now])).toBe(1);
    expect(
      await countOf(`${here} where b.guest_name is not null and b.starts_at <= $1 and b.ends_at > $1`, [now]),
    ).toBe(1);
    const newcomer = `${here} join members m on m.id = b.member_id and m.joined_at > $1::timestamptz - interval '2 days'`;
    expect(await countOf(`${newcomer} where (b.starts_at at time zone 'Europe/Lisbon')::date = $2`, [now, today])).toBe(
      1,
    );
  });

  it('sends no mail and leaves no job', async () => {
    expect(await countOf('graphile_worker.jobs')).toBe(0);
    expect(await countOf('requests')).toBe(0);
  });
});

describe('loading', () => {
  const now = '2026-11-25T08:00:00Z';
  let whole: string;
  beforeAll(async () => {
    await loadAt(now);
    whole = await fingerprint();
  });

  it('says the same for the same moment, and does nothing where the demo is', async () => {
    await emptyTables();
    await Promise.all([loadDemo({ now: new Date(now) }), loadDemo({ now: new Date(now) })]);
    expect(await fingerprint()).toBe(whole);
    await loadDemo({ now: new Date('2026-12-25T08:00:00Z') });
    expect(await fingerprint()).toBe(whole);
    expect(await countOf('operators')).toBe(2);
  });

  it('hangs a display that shows the house to whoever has its link', async () => {
    const token = await hangDemoDisplay();
    expect(await readDisplay(token!, new Date(now))).toMatchObject({ spaceName: 'Harbour House', shows: 'space' });
  });

  it('completes what was left when the loader was killed in the middle', async () => {
    await emptyTables();
    await rowsOf('begin');
    await rowsOf('lock table occupancies in access exclusive mode');
    const cutOff = loadDemo({ now: new Date(now) }).then(
      () => 'loaded',
      () => 'cut off',
    );
    // It has written most of the first operator and waits for the lock when its connection dies.
    const waits = `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    const pidOf = async () => (await rowsOf<{ pid: number }>(waits))[0]?.pid;
    await expect.poll(pidOf, { timeout: 20_000 }).toBeDefined();
    await rowsOf('select pg_terminate_backend($1)', [await pidOf()]);
    expect(await cutOff).toBe('cut off');
    await rowsOf('rollback');
    expect(await countOf('operators')).toBe(0);
    await loadDemo({ now: new Date(now) });
    expect(await fingerprint()).toBe(whole);
  });

  it('leaves nothing to do for the nightly extension of series until tomorrow', async () => {
    const operators = await rowsOf<{ id: OperatorId }>('select id from operators');
    for (const { id: operatorId } of operators) {
      const due = await listSeriesDue(operatorId, new Date(now));
      expect(due.length).toBeGreaterThan(1);
      for (const seriesId of due) expect(await extendSeries({ operatorId, seriesId }, new Date(now))).toBe(0);
    }
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
