import pg from 'pg';

type Row = Record<string, unknown>;

/** One statement as the owner of this test file's database: for the catalogue and the job queue, which the application may not read. */
export async function asOwner<R extends Row = Row>(text: string, values: readonly unknown[] = []): Promise<R[]> {
  return withClient('MIGRATION_DATABASE_URL', async (client) => (await client.query<R>(text, [...values])).rows);
}

/** Work on one raw connection of the application's own login, outside the transaction makers. */
export const asBareApp = <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => withClient('DATABASE_URL', work);

async function withClient<T>(variable: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env[variable] });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
