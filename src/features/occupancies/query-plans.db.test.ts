import { CompiledQuery, sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId, type ResourceId } from '@/kernel/ids';
import { onStatement } from '@/server/db/pool';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { asOwner } from '@/testing/as-owner';
import { makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { listFreeResources, listTimeHeld, listTimeHeldInSpace, releaseTime, takeTime } from './occupancies.service';

const RESOURCES = 60;
const ROWS = 200_000;
const hour = (at: number) => new Date(Date.UTC(2027, 0, 1, at));
const DAY = { startsAt: hour(24 * 40), endsAt: hour(24 * 41) };

let space: MadeSpace;
let ids: ResourceId[];

beforeAll(async () => {
  space = await makeSpace();
  ids = [];
  for (let i = 0; i < RESOURCES; i++) ids.push(await makeResource(space));
  // Built once over all rows: keeping the exclusion index up row by row would take most of this file's time.
  const [made] = await asOwner<{ definition: string }>(
    `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'occupancy_no_overlap'`,
  );
  await asOwner('alter table occupancies drop constraint occupancy_no_overlap');
  await inOperator(space, (tx) =>
    sql`insert into occupancies (operator_id, resource_id, starts_at, ends_at, kind)
      select ${space.operatorId}, (${ids}::uuid[])[1 + n % ${RESOURCES}::integer], at, at + interval '50 minutes', 'event'
      from generate_series(0, ${ROWS - 1}::integer) as n, lateral (select ${hour(0)}::timestamptz + (n / ${RESOURCES}::integer) * interval '1 hour' as at) as t`.execute(
      tx,
    ),
  );
  await asOwner(`alter table occupancies add constraint occupancy_no_overlap ${made!.definition}`);
  await asOwner('analyze');
}, 120_000);

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
async function plansOf(work: (tx: OperatorTx) => Promise<unknown>): Promise<Node[]> {
  return inOperator(space, async (tx) => {
    const statements: CompiledQuery[] = [];
    onStatement((event) => statements.push(event.query));
    await work(tx).finally(() => onStatement(undefined));
    const plans: Node[] = [];
    for (const { sql: text, parameters } of statements) {
      const explain = CompiledQuery.raw(`explain (analyze, buffers, format json) ${text}`, [...parameters]);
      const { rows } = await tx.executeQuery<Record<string, [{ Plan: Node }]>>(explain);
      plans.push(Object.values(rows[0]!)[0]![0].Plan);
    }
    return plans;
  });
}

const onOccupancies = (plans: readonly Node[]) =>
  plans.flatMap(flat).filter((node) => node['Relation Name'] === 'occupancies' && node['Node Type'].includes('Scan'));
const pages = (plans: readonly Node[]) =>
  plans.reduce((sum, plan) => sum + plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], 0);

const weeks = Array.from({ length: 19 }, (_, week) => ({
  startsAt: hour(24 * 7 * week + 9),
  endsAt: hour(24 * 7 * week + 17),
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
    ['taking one slot', 'occupancies_holds', (tx) => takeTime(tx, claims(1)), 100],
    ['taking a series of slots', 'occupancies_holds', (tx) => takeTime(tx, claims(19)), 2000],
  ])('%s reads few pages, by %s', async (_, index, work, most) => {
    const plans = await plansOf(work);
    const scans = onOccupancies(plans);
    expect(scans.length).toBeGreaterThan(0);
    for (const scan of scans) {
      expect(scan['Node Type']).toMatch(/^Index (Only )?Scan$|^Bitmap Heap Scan$/);
    }
    const indexes = plans
      .flatMap(flat)
      .flatMap((node) => (/^occupanc/.test(node['Index Name'] ?? '') ? node['Index Name'] : []));
    expect(new Set(indexes)).toEqual(new Set([index]));
    expect(pages(plans)).toBeLessThan(most);
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
