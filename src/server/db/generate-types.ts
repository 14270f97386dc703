import { Kysely, PostgresDialect } from 'kysely';
import { generate, getDialect } from 'kysely-codegen';
import pg from 'pg';

/** Columns of these names hold branded ids (kernel/ids.ts). `id` itself is branded by its table. */
const BRANDS: Record<string, string> = {
  operator_id: 'OperatorId',
  person_id: 'PersonId',
  member_id: 'MemberId',
  booked_by: 'MemberId',
  cancelled_by: 'MemberId',
  invited_by: 'MemberId',
  space_id: 'SpaceId',
  floor_id: 'FloorId',
  resource_id: 'ResourceId',
  whole_id: 'ResourceId',
  part_id: 'ResourceId',
  booking_id: 'BookingId',
  series_id: 'SeriesId',
  root_id: 'SeriesId',
  follows_id: 'SeriesId',
  cancellation_id: 'CancellationId',
  changed_by: 'MemberId',
  created_by: 'MemberId',
  answered_by: 'MemberId',
  checked_in_by: 'MemberId',
  group_id: 'DeskGroupId',
  offered_resource_id: 'ResourceId',
  other_booking_id: 'BookingId',
  date_id: 'BookingId',
  waitlist_entry_id: 'WaitlistEntryId',
  event_id: 'EventId',
  cover_id: 'EventCoverId',
  added_by: 'MemberId',
  removed_by: 'MemberId',
  event_date_id: 'EventDateId',
  rsvp_id: 'RsvpId',
  host_id: 'MemberId',
  closure_id: 'ClosureId',
  change_id: 'SpaceChangeId',
  charge_id: 'ChargeId',
  invoice_id: 'InvoiceId',
  closing_id: 'ClosingId',
  closed_by: 'MemberId',
  takes_back: 'PaymentId',
  taken_by: 'MemberId',
};
const ID_OF_TABLE: Record<string, string> = {
  operators: 'OperatorId',
  members: 'MemberId',
  spaces: 'SpaceId',
  floors: 'FloorId',
  resources: 'ResourceId',
  bookings: 'BookingId',
  series: 'SeriesId',
  cancellations: 'CancellationId',
  desk_groups: 'DeskGroupId',
  closures: 'ClosureId',
  booking_rules: 'BookingRuleId',
  booking_changes: 'BookingChangeId',
  series_changes: 'SeriesChangeId',
  waitlist_entries: 'WaitlistEntryId',
  events: 'EventId',
  event_covers: 'EventCoverId',
  event_comments: 'EventCommentId',
  event_photos: 'EventPhotoId',
  event_dates: 'EventDateId',
  rsvps: 'RsvpId',
  space_changes: 'SpaceChangeId',
  resource_photos: 'ResourcePhotoId',
  notices: 'NoticeId',
  displays: 'DisplayId',
  released_time: 'ReleasedTimeId',
  charges: 'ChargeId',
  invoices: 'InvoiceId',
  closings: 'ClosingId',
  payments: 'PaymentId',
};

const NULLABLE_IN_VIEWS = new Set(['opens_minute', 'closes_minute', 'expires_at']);

/**
 * TypeScript types of the migrated schema as the owner sees it. Ids are branded, `check (x in (…))` becomes a union, and wall-clock
 * columns are text (pool.ts reads them so).
 */
export async function generateTypes(migrationDatabaseUrl: string): Promise<string> {
  const pool = new pg.Pool({ connectionString: migrationDatabaseUrl, max: 2 });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const columns = await overridesFor(pool);
    const brands = [...new Set([...Object.values(BRANDS), ...Object.values(ID_OF_TABLE)])];
    return await generate({
      camelCase: true,
      customImports: Object.fromEntries(brands.map((brand) => [brand, `@/kernel/ids#${brand}`])),
      db,
      dialect: getDialect('postgres'),
      includePattern: '(public|directory).!(applied_*)',
      overrides: { columns },
      postprocess: ({ metadata }) => {
        // Postgres calls every column of a view nullable; these views pass base columns through.
        for (const table of metadata.tables.filter(({ schema }) => schema === 'directory')) {
          for (const column of table.columns) column.isNullable = NULLABLE_IN_VIEWS.has(column.name);
        }
        return Promise.resolve(metadata);
      },
      typeMapping: { date: 'string', timestamp: 'string', tstzrange: 'string' },
    });
  } finally {
    await db.destroy();
  }
}

async function overridesFor(pool: pg.Pool): Promise<Record<string, string>> {
  const overrides: Record<string, string> = {};
  const { rows: columns } = await pool.query<{ schema: string; table: string; column: string; nullable: boolean }>(
    `select table_schema as schema, table_name as table, column_name as column, is_nullable = 'YES' and table_schema = 'public' as nullable
     from information_schema.columns where table_schema in ('public', 'directory') and udt_name = 'uuid'`,
  );
  for (const { schema, table, column, nullable } of columns) {
    const type = column === 'id' ? ID_OF_TABLE[table] : BRANDS[column];
    if (type)
      overrides[`${schema === 'public' ? '' : `${schema}.`}${table}.${column}`] = nullable ? `${type} | null` : type;
  }
  const { rows: checks } = await pool.query<{
    table: string;
    column: string;
    nullable: boolean;
    definition: string;
    defaulted: boolean;
  }>(
    `select t.relname as table, a.attname as column, not a.attnotnull as nullable, a.atthasdef as defaulted, pg_get_constraintdef(c.oid) as definition
     from pg_constraint c
     join pg_class t on t.oid = c.conrelid
     join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public'
     join pg_attribute a on a.attrelid = t.oid and array[a.attnum] = c.conkey
     where c.contype = 'c' and c.conname like '%\\_known'`,
  );
  for (const { table, column, nullable, defaulted, definition } of checks) {
    const values = [...definition.matchAll(/'([^']+)'::text/g)].map((match) => `'${match[1]}'`);
    const union = [...values, ...(nullable ? ['null'] : [])].join(' | ');
    overrides[`${table}.${column}`] = defaulted ? `Generated<${union}>` : union;
    overrides[`directory.${table}.${column}`] = union;
  }
  return overrides;
}
