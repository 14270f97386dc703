import { describe, expect, it } from 'vitest';
import { asBareApp, asOwner } from '@/testing/as-owner';

/** Kept by the migration runner before any tenant exists. They are no tenant data, so the application may not even read them. */
const NOT_TENANT_DATA = ['applied_checksums', 'applied_migrations'];
/** The root of every tenant: its own id is the tenant's. */
const ROOT = 'operators';
/** Asked for across operators on purpose: an address /o/<slug> is one in the whole installation. */
const ACROSS_OPERATORS = ['operator_slug_unique'];

/** Everything that the application may call. A new function fails here until somebody decides that it may. */
const CALLABLE = [
  'auth.confirm_email',
  'auth.delete_expired_tokens',
  'auth.delete_tokens',
  'auth.find_password',
  'auth.find_person',
  'auth.find_person_by_email',
  'auth.find_token',
  'auth.insert_person',
  'auth.insert_token',
  'auth.list_member_emails',
  'auth.raise_session_version',
  'auth.set_password',
  'auth.set_time_zone',
  'auth.use_token',
  'directory.time_held',
  'public.enqueue_jobs',
  'public.jobs_health',
  'public.members_on_plan',
  'public.resource_as_it_is',
  'public.take_turn_at_change',
];

/** What anybody may read of every operator. A new column fails here until somebody decides that it is public. */
const PUBLISHED = {
  operators: ['id', 'slug', 'name', 'accent'],
  spaces: [
    ...['operator_id', 'id', 'slug', 'name', 'time_zone', 'street', 'postal_code', 'city', 'country'],
    ...['description', 'amenities'],
  ],
  resources: [
    ...['operator_id', 'id', 'space_id', 'kind', 'name', 'capacity', 'description', 'amenities', 'sort_key'],
    'open_to_visitors',
  ],
  resource_parts: ['operator_id', 'whole_id', 'part_id'],
  resource_photos: ['operator_id', 'id', 'resource_id', 'position', 'file_key', 'width', 'height', 'alt'],
  events: ['operator_id', 'id', 'slug', 'operator_slug', 'space_id', 'audience'],
  opening_hours: ['operator_id', 'space_id', 'weekday', 'opens_minute', 'closes_minute'],
  resource_hours: ['operator_id', 'space_id', 'resource_id', 'weekday', 'opens_minute', 'closes_minute'],
  opening_exceptions: ['operator_id', 'space_id', 'on_date', 'name', 'opens_minute', 'closes_minute'],
};

const tables = async () => {
  const rows = await asOwner<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
  );
  return rows.map((row) => row.name).filter((name) => !NOT_TENANT_DATA.includes(name));
};
const namesOf = (rows: readonly Record<string, unknown>[]) => rows.map((row) => Object.values(row).join(' '));

/** Columns of keys, by table and constraint; unique indexes that no constraint stands for come as well. */
const KEYS = `
  select c.conrelid::regclass::text as "table", c.conname as name, c.contype as kind, c.confrelid::regclass::text as target,
    array(select attname::text from pg_attribute where attrelid = c.conrelid and attnum = any (c.conkey)) as columns
  from pg_constraint c where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'u', 'x', 'f')
  union all
  select i.indrelid::regclass::text, i.indexrelid::regclass::text, 'u', '-',
    array(select attname::text from pg_attribute where attrelid = i.indrelid and attnum = any (i.indkey::int2[]))
  from pg_index i join pg_class t on t.oid = i.indrelid and t.relnamespace = 'public'::regnamespace
  where i.indisunique and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)`;
type Key = { table: string; name: string; kind: 'p' | 'u' | 'x' | 'f'; target: string; columns: string[] };

describe('every tenant table', () => {
  it('carries its operator in every key', async () => {
    const tenant = await tables();
    expect(tenant.length).toBeGreaterThan(15);
    const keys = (await asOwner<Key>(KEYS)).filter((key) => tenant.includes(key.table));
    expect(tenant.filter((table) => !keys.some((key) => key.table === table && key.kind === 'p'))).toEqual([]);
    const without = keys.filter(
      ({ table, columns, name }) =>
        !columns.includes(table === ROOT ? 'id' : 'operator_id') && !ACROSS_OPERATORS.includes(name),
    );
    expect(without).toEqual([]);
  });

  it('names an operator that exists, directly or by the rows it points to', async () => {
    const keys = await asOwner<Key>(KEYS);
    const pointing = keys.filter((key) => key.kind === 'f' && key.columns.includes('operator_id'));
    const unanchored = (await tables()).filter((table) => table !== ROOT && !pointing.some((k) => k.table === table));
    expect(unanchored).toEqual([]);
  });

  it('has row-level security enabled and forced, with a policy for its operator alone', async () => {
    const loose = await asOwner(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
         and not (relrowsecurity and relforcerowsecurity) and relname <> all ($1)`,
      [NOT_TENANT_DATA],
    );
    expect(loose).toEqual([]);
    const policies = await asOwner<{ tablename: string; roles: string[]; qual: string; with_check: string | null }>(
      `select tablename, roles::text[], qual, with_check from pg_policies where schemaname = 'public' and policyname = 'in_operator' and cmd = 'ALL' and permissive = 'PERMISSIVE'`,
    );
    expect(policies.map((policy) => policy.tablename).sort()).toEqual(await tables());
    for (const { tablename, qual, with_check } of policies) {
      const column = tablename === ROOT ? 'id' : 'operator_id';
      expect(qual).toBe(`(${column} = (NULLIF(current_setting('app.operator_id'::text, true), ''::text))::uuid)`);
      expect(with_check).toBeNull();
    }
  });

  it('has no other policies than for one person and for the directory, to read', async () => {
    const others = await asOwner<{ policyname: string; cmd: string; forApp: boolean }>(
      `select policyname, cmd, roles && array['public', 'coworkflow_app']::name[] as "forApp" from pg_policies
       where schemaname = 'public' and policyname <> 'in_operator'`,
    );
    for (const policy of others)
      expect(policy).toEqual({
        policyname: expect.stringMatching(/^(as_person|in_directory)$/) as string,
        cmd: 'SELECT',
        forApp: policy.policyname === 'as_person',
      });
  });

  it('asks for the current setting directly in each policy, never in a sub-select', async () => {
    const policies = await asOwner<{ name: string; text: string }>(
      `select tablename || '.' || policyname as name, concat_ws(' ', qual, with_check) as text from pg_policies where schemaname = 'public'`,
    );
    expect(policies.filter(({ text }) => !text.includes('current_setting')).map(({ name }) => name)).toEqual([]);
    expect(policies.filter(({ text }) => /SELECT\s+(NULLIF\()?current_setting/i.test(text))).toEqual([]);
  });

  it('says what it is for, and each of its named constraints what it promises', async () => {
    const silent = await asOwner(
      `select relnamespace::regnamespace || '.' || relname from pg_class
       where relnamespace::regnamespace::text in ('public', 'auth', 'directory', 'limits') and relkind in ('r', 'p', 'v')
         and relname <> all ($1) and obj_description(oid, 'pg_class') is null
       union all
       select conrelid::regclass || '.' || conname from pg_constraint
       where connamespace::regnamespace::text in ('public', 'auth') and contype in ('c', 'u', 'x') and conrelid <> 0
         and obj_description(oid, 'pg_constraint') is null
       union all
       select p.pronamespace::regnamespace || '.' || p.proname from pg_proc p
       where p.pronamespace::regnamespace::text in ('public', 'auth', 'directory') and obj_description(p.oid, 'pg_proc') is null
         and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
      [NOT_TENANT_DATA],
    );
    expect(namesOf(silent)).toEqual([]);
  });
});

describe('the application’s role', () => {
  const isMe = `pg_has_role(current_user, r.oid, 'member')`;
  it('is an ordinary one, in whatever groups it stands', async () => {
    const roles = await asBareApp((app) =>
      app.query(
        `select r.rolname from pg_roles r where ${isMe} and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
      ),
    );
    expect(roles.rows).toEqual([]);
  });

  it('owns nothing and may make nothing', async () => {
    const { rows } = await asBareApp((app) =>
      app.query(
        `select 'class ' || c.relname from pg_class c join pg_roles r on r.oid = c.relowner where ${isMe}
         union all select 'function ' || p.proname from pg_proc p join pg_roles r on r.oid = p.proowner where ${isMe}
         union all select 'schema ' || n.nspname from pg_namespace n join pg_roles r on r.oid = n.nspowner where ${isMe}
         union all select 'creates in ' || nspname from pg_namespace where has_schema_privilege(oid, 'create') and nspname !~ '^pg_temp'
         union all select 'creates schemas' where has_database_privilege(current_database(), 'create')`,
      ),
    );
    expect(rows).toEqual([]);
  });

  it('reaches the tables of no other schema, nor the runner’s own', async () => {
    const { rows } = await asBareApp((app) =>
      app.query<{ name: string }>(
        `select distinct n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and (n.nspname in ('auth', 'graphile_worker') or c.relname = any ($1)) and
           (case c.relkind when 'S' then has_sequence_privilege(c.oid, 'usage, select, update')
            else has_table_privilege(c.oid, 'select, insert, update, delete, truncate, references, trigger') or has_any_column_privilege(c.oid, 'select, insert, update, references') end)`,
        [NOT_TENANT_DATA],
      ),
    );
    expect(namesOf(rows)).toEqual([]);
    const elsewhere = await asBareApp((app) =>
      app.query(`select has_schema_privilege('graphile_worker', 'usage') as may`),
    );
    expect(elsewhere.rows).toEqual([{ may: false }]);
  });

  it('never empties a table, never disarms one, and rewrites neither history nor the audit log', async () => {
    const { rows } = await asBareApp((app) =>
      app.query(
        `select c.relname, p.what from pg_class c, (values ('truncate'), ('references'), ('trigger')) as p (what)
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and has_table_privilege(c.oid, p.what)
         union all select p.name, p.what from (values ('audit_entries', 'update'), ('audit_entries', 'delete'), ('bookings', 'delete'),
           ('series', 'delete'), ('cancellations', 'delete'), ('members', 'delete'), ('operators', 'delete')) as p (name, what)
         where has_table_privilege(('public.' || p.name)::regclass, p.what)`,
      ),
    );
    expect(rows).toEqual([]);
  });

  it('calls the named functions and no others of ours', async () => {
    const { rows } = await asBareApp((app) =>
      app.query<{ name: string }>(
        `select p.pronamespace::regnamespace || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where n.nspname not in ('pg_catalog', 'information_schema') and has_schema_privilege(n.oid, 'usage') and has_function_privilege(p.oid, 'execute')
           and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by 1`,
      ),
    );
    expect(namesOf(rows)).toEqual(CALLABLE);
  });
});

it('lets a function that acts as its owner be called by those alone whom it names, on a fixed search path', async () => {
  const open = await asOwner(
    `select p.oid::regprocedure::text from pg_proc p where prosecdef and pronamespace::regnamespace::text not in ('graphile_worker')
       and (coalesce(array_to_string(proconfig, ','), '') !~ '(^|,)search_path=""(,|$)'
         or proacl is null or exists (select 1 from aclexplode(proacl) a where a.grantee = 0))`,
  );
  expect(namesOf(open)).toEqual([]);
  const [count] = await asOwner<{ n: string }>(`select count(*) as n from pg_proc where prosecdef`);
  // Three of those act as their caller.
  expect(Number(count?.n)).toBeGreaterThanOrEqual(CALLABLE.length - 3);
});

it('publishes exactly the stated columns, through views that no clever function sees behind', async () => {
  const columns = await asOwner<{ view: string; columns: string[] }>(
    `select table_name as view, array_agg(column_name::text order by ordinal_position) as columns
     from information_schema.columns where table_schema = 'directory' group by 1`,
  );
  expect(Object.fromEntries(columns.map((row) => [row.view, row.columns]))).toEqual(PUBLISHED);
  const loose = await asOwner(
    `select relname from pg_class where relnamespace = 'directory'::regnamespace
       and (relkind <> 'v' or not coalesce(reloptions @> array['security_barrier=true'] or reloptions @> array['security_barrier=on'], false))`,
  );
  expect(namesOf(loose)).toEqual([]);
  const writable = await asBareApp((app) =>
    app.query(
      `select relname from pg_class where relnamespace = 'directory'::regnamespace and has_table_privilege(oid, 'insert, update, delete, truncate')`,
    ),
  );
  expect(writable.rows).toEqual([]);
});
