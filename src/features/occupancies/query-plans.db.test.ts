import { CompiledQuery, sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId, type ResourceId } from '@/kernel/ids';
import { onStatement } from '@/server/db/pool';
import { inDirectory, inOperator, type DirectoryTx, type OperatorTx } from '@/server/db/transactions';
import { asOwner } from '@/testing/as-owner';
import { makeEventDate } from '@/testing/make-event-date';
import { makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import {
  listFreeResources,
  listFreeStretches,
  listTimeHeld,
  listTimeHeldInListedSpace,
  listTimeHeldInSpace,
  releaseTime,
  takeTime,
  type AskedTime,
} from './occupancies.service';

const RESOURCES = 60;
const ROWS = 200_000;
/** Beside it, operators that the planner knows little of: those are whom it got wrong (30 ms for a day that takes 4). */
const SMALLER = [600, 6_000, 60_000];
const hour = (at: number) => new Date(Date.UTC(2027, 0, 1, at));
const DAY = { startsAt: hour(24 * 40), endsAt: hour(24 * 41) };

let space: MadeSpace;
let ids: ResourceId[];
let fortnight: AskedTime[];
let smaller: (readonly [number, MadeSpace])[];

beforeAll(async () => {
  // Built once over all rows: keeping the exclusion index up row by row would take most of this file's time.
  const [made] = await asOwner<{ definition: string }>(
    `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'occupancy_no_overlap'`,
  );
  await asOwner('alter table occupancies drop constraint occupancy_no_overlap');
  [space, ids] = await filled(ROWS);
  fortnight = [{ resourceIds: ids, stretches: days }];
  smaller = [];
  for (const rows of SMALLER) smaller.push([rows, (await filled(rows))[0]]);
  await asOwner(`alter table occupancies add constraint occupancy_no_overlap ${made!.definition}`);
  await asOwner('analyze');
}, 120_000);

/** A space of so many claims, an hour apart, round the day that is asked for. */
async function filled(rows: number): Promise<[MadeSpace, ResourceId[]]> {
  const made = await makeSpace();
  const resources: ResourceId[] = [];
  for (let i = 0; i < RESOURCES; i++) resources.push(await makeResource(made));
  const first = hour(24 * 40 - Math.min(24 * 40, rows / RESOURCES / 2));
  const dateId = await makeEventDate(made);
  await inOperator(made, (tx) =>
    sql`insert into occupancies (operator_id, resource_id, starts_at, ends_at, kind, event_date_id)
      select ${made.operatorId}, (${resources}::uuid[])[1 + n % ${RESOURCES}::integer], at, at + interval '50 minutes', 'event', ${dateId}::uuid
      from generate_series(0, ${rows - 1}::integer) as n, lateral (select ${first}::timestamptz + (n / ${RESOURCES}::integer) * interval '1 hour' as at) as t`.execute(
      tx,
    ),
  );
  return [made, resources];
}

type Node = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Node[];
};
const flat = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(flat)];

/** How the database, asked as the application, runs each statement of `work`. */
const plansOf = (work: (tx: OperatorTx) => Promise<unknown>, who = space): Promise<Node[]> =>
  inOperator(who, (tx) => explained(tx, () => work(tx)));

async function explained(tx: OperatorTx | DirectoryTx, work: () => Promise<unknown>): Promise<Node[]> {
  const statements: CompiledQuery[] = [];
  onStatement((event) => statements.push(event.query));
  await work().finally(() => onStatement(undefined));
  const plans: Node[] = [];
  for (const { sql: text, parameters } of statements) {
    const explain = CompiledQuery.raw(`explain (analyze, buffers, format json) ${text}`, [...parameters]);
    const { rows } = await tx.executeQuery<Record<string, [{ Plan: Node }]>>(explain);
    plans.push(Object.values(rows[0]!)[0]![0].Plan);
  }
  return plans;
}

const onOccupancies = (plans: readonly Node[]) =>
  plans.flatMap(flat).filter((node) => node['Relation Name'] === 'occupancies' && node['Node Type'].includes('Scan'));
const pages = (plans: readonly Node[]) =>
  plans.reduce((sum, plan) => sum + plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], 0);

const indexesOf = (plans: readonly Node[]) =>
  new Set(
    plans.flatMap(flat).flatMap((node) => (/^occupanc/.test(node['Index Name'] ?? '') ? node['Index Name'] : [])),
  );

const weeks = Array.from({ length: 19 }, (_, week) => ({
  startsAt: hour(24 * 7 * week + 9),
  endsAt: hour(24 * 7 * week + 17),
}));
const days = Array.from({ length: 14 }, (_, day) => ({
  startsAt: hour(24 * (40 + day) + 8),
  endsAt: hour(24 * (40 + day) + 20),
}));
const claims = (many: number) =>
  weeks.slice(0, many).map((range) => ({ ...range, resourceId: ids[0]!, bookingId: newId<'booking'>() }));

describe('with two hundred thousand claims in the table', () => {
  it.each<[string, string, (tx: OperatorTx) => Promise<unknown>, number]>([
    // A day of 60 resources is 1,440 of these rows.
    ['a day of a space', 'occupancies_by_time', (tx) => listTimeHeldInSpace(tx, space.spaceId, DAY), 2500],
    ['a day of one resource', 'occupancies_by_time', (tx) => listTimeHeld(tx, ids[0]!, DAY), 150],
    [
      'which of all are free for an hour',
      'occupancies_by_time',
      (tx) => listFreeResources(tx, ids, [{ startsAt: hour(9), endsAt: hour(10) }]),
      800,
    ],
    // 335 rows of each of 60 resources in a fortnight.
    ['what is free in a fortnight', 'occupancies_by_time', (tx) => listFreeStretches(tx, fortnight), 25_000],
    ['taking one slot', 'occupancies_holds', (tx) => takeTime(tx, claims(1)), 100],
    ['taking a series of slots', 'occupancies_holds', (tx) => takeTime(tx, claims(19)), 2000],
  ])('%s reads few pages, by %s', async (_, index, work, most) => {
    const plans = await plansOf(work);
    const scans = onOccupancies(plans);
    expect(scans.length).toBeGreaterThan(0);
    for (const scan of scans) {
      expect(scan['Node Type']).toMatch(/^Index (Only )?Scan$|^Bitmap Heap Scan$/);
    }
    expect(indexesOf(plans)).toEqual(new Set([index]));
    expect(pages(plans)).toBeLessThan(most);
  });

  it('reads a day of an operator of any size by the hours, whatever else the table holds', async () => {
    expect(smaller.map(([rows]) => rows)).toEqual(SMALLER);
    for (const [rows, who] of smaller) {
      const day = await plansOf((tx) => listTimeHeldInSpace(tx, who.spaceId, DAY), who);
      expect(indexesOf(day), `${rows} rows`).toEqual(new Set(['occupancies_by_time']));
      expect(pages(day), `${rows} rows`).toBeLessThan(2500);
    }
  });

  it('reads the day that anybody may see as few pages at a time', async () => {
    for (const who of [space, ...smaller.map(([, made]) => made)]) {
      // A function's plan shows no nodes, but counts its pages.
      const plans = await inDirectory((tx) => explained(tx, () => listTimeHeldInListedSpace(tx, who.spaceId, DAY)));
      expect(plans).toHaveLength(1);
      expect(pages(plans)).toBeLessThan(2500);
      const held = await inDirectory((tx) => listTimeHeldInListedSpace(tx, who.spaceId, DAY));
      const seen = await inOperator(who, (tx) => listTimeHeldInSpace(tx, who.spaceId, DAY));
      expect(held).toEqual(seen.map(({ resourceId, startsAt, endsAt }) => ({ resourceId, startsAt, endsAt })));
    }
  });

  it('giving time back goes by the booking', async () => {
    const plans = await plansOf((tx) => releaseTime(tx, [newId<'booking'>()]));
    expect(plans.flatMap(flat).map((node) => node['Index Name'])).toContain('occupancies_of_booking');
    expect(onOccupancies(plans).map((node) => node['Node Type'])).not.toContain('Seq Scan');
  });

  it('reads a day in one statement, whatever the number of resources', async () => {
    expect(await plansOf((tx) => listTimeHeldInSpace(tx, space.spaceId, DAY))).toHaveLength(1);
    expect(await plansOf((tx) => listFreeResources(tx, ids, weeks))).toHaveLength(1);
  });
});
