import { sql, type Transaction } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { asBareApp, asOwner } from '@/testing/as-owner';
import { makeFullOperator, type FullOperator } from '@/testing/full-operator';
import { makePerson } from '@/testing/makers';
import '@/wiring/reactions';
import { connections } from './pool';
import { asPerson, inDirectory, inOperator, type OperatorTx } from './transactions';

// One connection: whatever a transaction leaves behind, the next one finds.
process.env.DATABASE_POOL_SIZE = '1';

type Table = { name: string; columns: string[] };
/** Every tenant table, from the catalogue, with the columns that can be written. */
let tables: Table[];
let harbour: FullOperator;
let lagoon: FullOperator;

const PERMISSION_DENIED = '42501';
const READ_ONLY = '25006';

beforeAll(async () => {
  tables = await asOwner<Table>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not like 'applied\\_%' group by 1 order by 1`,
  );
  harbour = await makeFullOperator('Harbour');
  lagoon = await makeFullOperator('Lagoon', harbour.both.personId);
});

const keyOf = (table: Table) => sql.ref(table.name === 'operators' ? 'id' : 'operator_id');
const countOf = async (tx: unknown, table: Table, where = sql`true`): Promise<number> => {
  const { rows } = await sql<{ n: string }>`select count(*) as n from ${sql.table(table.name)} where ${where}`.execute(
    tx as OperatorTx,
  );
  return Number(rows[0]!.n);
};
/** The database's own word on why not; undefined when it went through. */
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => (error as { code?: unknown }).code,
  );

describe('inside one operator', () => {
  it('is at least one row to see in every table, and none of anybody else’s', async () => {
    expect(tables.length).toBeGreaterThan(15);
    for (const [mine, other] of [
      [harbour, lagoon],
      [lagoon, harbour],
    ] as const) {
      const seen = await inOperator(mine, async (tx) => {
        const found: [string, number, number][] = [];
        for (const table of tables)
          found.push([
            table.name,
            Math.min(1, await countOf(tx, table, sql`${keyOf(table)} = ${mine.operatorId}`)),
            await countOf(tx, table, sql`${keyOf(table)} <> ${mine.operatorId}`),
          ]);
        expect(await countOf(tx, { name: 'members', columns: [] }, sql`id = ${other.member.memberId}`)).toBe(0);
        return found;
      });
      expect(seen).toEqual(tables.map(({ name }) => [name, 1, 0]));
    }
  });

  it('changes and deletes nothing of another operator, and makes nothing in its name', async () => {
    const before = await inOperator(lagoon, (tx) => Promise.all(tables.map((table) => countOf(tx, table))));
    for (const table of tables) {
      const name = sql.table(table.name);
      const touched = (work: (tx: OperatorTx) => Promise<{ numAffectedRows?: bigint }>) =>
        inOperator(harbour, work).then(
          (result) => Number(result.numAffectedRows),
          (error: { code?: string }) => error.code,
        );
      const theirs = sql`${keyOf(table)} = ${lagoon.operatorId}`;
      expect
        .soft([0, PERMISSION_DENIED], `update ${table.name}`)
        .toContain(
          await touched((tx) => sql`update ${name} set ${keyOf(table)} = ${keyOf(table)} where ${theirs}`.execute(tx)),
        );
      expect
        .soft([0, PERMISSION_DENIED], `delete ${table.name}`)
        .toContain(await touched((tx) => sql`delete from ${name} where ${theirs}`.execute(tx)));
      const given = await inOperator(harbour, (tx) =>
        sql`update ${name} set ${keyOf(table)} = ${lagoon.operatorId}`.execute(tx),
      ).catch((error: { code?: string }) => error.code);
      expect.soft(given, `hand over ${table.name}`).toBe(PERMISSION_DENIED);
      const made = inOperator(harbour, (tx) => sql`${copyInto(table, lagoon.operatorId)}`.execute(tx));
      await expect.soft(made, `insert ${table.name}`).rejects.toThrow(/row-level security policy/);
    }
    expect(await inOperator(lagoon, (tx) => Promise.all(tables.map((table) => countOf(tx, table))))).toEqual(before);
  });

  it('cannot point a row at another operator’s rows', async () => {
    const pointing = inOperator(harbour, (tx) =>
      tx
        .insertInto('resourceParts')
        .values({ operatorId: harbour.operatorId, wholeId: harbour.desk, partId: lagoon.desk })
        .execute(),
    );
    expect(await codeOf(pointing)).toBe('23503');
  });
});

/** A copy of a row that one sees, in the name of `operatorId`. */
function copyInto(table: Table, operatorId: string) {
  const columns = sql.join(table.columns.map((column) => sql.ref(column)));
  const values = sql.join(
    table.columns.map((column) =>
      column === (table.name === 'operators' ? 'id' : 'operator_id') ? sql`${operatorId}::uuid` : sql.ref(column),
    ),
  );
  return sql`insert into ${sql.table(table.name)} (${columns}) select ${values} from ${sql.table(table.name)} limit 1`;
}

describe('as one person', () => {
  it('sees exactly one’s own memberships and bookings, wherever they are, and the names of those places', async () => {
    const { personId } = harbour.both;
    const expected = async (name: string) => {
      let own = 0;
      for (const operator of [harbour, lagoon])
        own += await inOperator(operator, (tx) =>
          countOf(tx, { name, columns: [] }, ownOnly[name]?.(personId) ?? sql`false`),
        );
      return own;
    };
    const wanted: [string, number][] = [];
    for (const { name } of tables) wanted.push([name, await expected(name)]);
    const seen = await asPerson({ personId }, async (tx) => {
      const found: [string, number][] = [];
      for (const table of tables) found.push([table.name, await countOf(tx, table)]);
      return found;
    });
    expect(seen).toEqual(wanted);
    expect(Object.fromEntries(seen)).toMatchObject({
      members: 2,
      operators: 2,
      bookings: 2,
      occupancies: 0,
      requests: 0,
    });
  });

  const ownOnly: Record<string, (personId: string) => ReturnType<typeof sql>> = {
    members: (personId) => sql`person_id = ${personId}`,
    bookings: (personId) => sql`person_id = ${personId}`,
    series: (personId) => sql`person_id = ${personId}`,
    notices: (personId) => sql`person_id = ${personId}`,
    waitlist_entries: (personId) => sql`person_id = ${personId}`,
    quotes: (personId) => sql`exists (select 1 from bookings b where b.id = booking_id and b.person_id = ${personId})`,
    operators: () => sql`true`,
    spaces: () => sql`true`,
    resources: () => sql`true`,
  };

  it('sees nothing as a stranger or as nobody', async () => {
    for (const personId of [await makePerson(), newId<'person'>(), null]) {
      const seen = await asPerson({ personId }, async (tx) => {
        let all = 0;
        for (const table of tables) all += await countOf(tx, table);
        return all;
      });
      expect(seen).toBe(0);
    }
  });

  it('writes nothing, not even on one’s own rows', async () => {
    const who = { personId: harbour.both.personId };
    for (const table of tables) {
      const changed = await asPerson(who, (tx) =>
        sql`update ${sql.table(table.name)} set ${keyOf(table)} = ${keyOf(table)}`.execute(tx),
      ).then(
        (result) => Number(result.numAffectedRows),
        (error: { code?: string }) => error.code,
      );
      expect.soft([0, PERMISSION_DENIED], `update ${table.name}`).toContain(changed);
    }
    const joined = asPerson(who, (tx) =>
      sql`insert into members (operator_id, id, person_id, role, display_name)
        values (${lagoon.operatorId}, ${newId()}, ${newId()}, 'owner', 'Thief')`.execute(tx),
    );
    await expect(joined).rejects.toThrow(/row-level security policy/);
  });
});

describe('in the directory', () => {
  const views = ['spaces', 'resources', 'resource_parts', 'opening_hours', 'opening_exceptions'];
  const published = () =>
    inDirectory(async (tx) => {
      const found: Record<string, number> = {};
      for (const view of views) {
        const { rows } = await sql<{ n: string }>`select count(*) as n from ${sql.table(`directory.${view}`)}
          where operator_id = ${harbour.operatorId}`.execute(tx);
        found[view] = Number(rows[0]!.n);
      }
      const { rows } = await sql<{ n: string }>`
        select count(*) as n from directory.time_held(${harbour.spaceId}, '-infinity', 'infinity')`.execute(tx);
      return { ...found, timeHeld: Number(rows[0]!.n) };
    });

  it('shows what listed spaces published, of every operator, and nothing of the others', async () => {
    for (const [view, n] of Object.entries(await published())) expect(n, view).toBeGreaterThan(0);
    const list = (listed: boolean) =>
      inOperator(harbour, (tx) =>
        tx.updateTable('spaces').set({ listed }).where('operatorId', '=', harbour.operatorId).execute(),
      );
    await list(false);
    expect(await published()).toEqual(Object.fromEntries([...views, 'timeHeld'].map((view) => [view, 0])));
    await list(true);
  });

  it('shows no table beside its views, and writes nothing at all', async () => {
    for (const table of tables) {
      expect(await inDirectory((tx) => countOf(tx, table))).toBe(0);
      const write = inDirectory((tx) =>
        copyInto(table, harbour.operatorId).execute(tx as unknown as Transaction<object>),
      );
      expect(await codeOf(write)).toBe(READ_ONLY);
    }
    expect(await codeOf(inDirectory((tx) => sql`update directory.spaces set name = 'Mine'`.execute(tx)))).toBe(
      PERMISSION_DENIED,
    );
  });
});

describe('a connection', () => {
  it('shows nothing while nothing is set', async () => {
    await asBareApp(async (app) => {
      for (const { name } of tables) expect((await app.query(`select 1 from public.${name} limit 1`)).rows).toEqual([]);
      for (const view of ['operators', 'spaces'])
        expect((await app.query(`select 1 from directory.${view} limit 1`)).rows).toEqual([]);
      const held = `select 1 from directory.time_held($1, '-infinity', 'infinity')`;
      expect((await app.query(held, [harbour.spaceId])).rows).toEqual([]);
    });
  });

  it('goes back to the pool without a trace, after commit, refusal and error alike', async () => {
    const left = async () => {
      const { rows } = await connections().pool.query<Record<string, string>>(
        `select pg_backend_pid() as pid, concat(current_setting('app.operator_id', true), current_setting('app.person_id', true),
           current_setting('app.directory', true)) as left, (select count(*) from members) as members`,
      );
      return rows[0]!;
    };
    const first = await left();
    const runs: (() => Promise<unknown>)[] = [
      () => inOperator(harbour, (tx) => countOf(tx, tables[0]!)),
      () => asPerson(harbour.both, (tx) => countOf(tx, tables[0]!)),
      () => inDirectory((tx) => countOf(tx, tables[0]!)),
      () => inOperator(harbour, () => Promise.reject(new Error('refused'))),
      () => inOperator(harbour, (tx) => sql`select 1 / 0`.execute(tx)),
      () => inDirectory((tx) => sql`select broken`.execute(tx)),
    ];
    for (const run of runs) {
      await run().catch(() => undefined);
      expect(await left()).toEqual({ pid: first.pid, left: '', members: '0' });
    }
  });

  it('is out of reach once its transaction has ended', async () => {
    let kept: OperatorTx | undefined;
    await inOperator(harbour, (tx) => Promise.resolve((kept = tx)));
    await expect(kept!.selectFrom('members').select('id').execute()).rejects.toThrow(/transaction has ended/);
    await expect(sql`select 1`.execute(kept!)).rejects.toThrow(/transaction has ended/);
    const failed = inOperator(harbour, (tx) => {
      kept = tx;
      return Promise.reject(new Error('refused'));
    });
    await expect(failed).rejects.toThrow('refused');
    await expect(kept!.selectFrom('members').select('id').execute()).rejects.toThrow(/transaction has ended/);
  });
});
