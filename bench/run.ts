import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import pg from 'pg';
import { freePort } from '@/embedded/ports';
import { startStack } from '@/embedded/stack';
import { openTemporaryHome } from '@/testing/temporary-home';
import { scoreInWords, type PageScore } from './lighthouse';
import { inWords, ratio, type Line } from './measure';

/**
 * `npm run bench`: each figure is a ratio to a floor measured in the same run, on a durable Postgres and the production build.
 * With `--write` the report goes to docs/benchmarks.md.
 */
async function main(): Promise<void> {
  const { home, remove } = openTemporaryHome();
  const stack = await startStack({ home, port: await freePort(), say: console.log });
  try {
    if (!(await stack.healthy())) throw new Error('The product did not start.');
    Object.assign(process.env, stack.env);
    await import('@/wiring/reactions');
    const { benchPricing } = await import('./pricing');
    const pricing = await benchPricing();
    const { benchPages } = await import('./pages');
    const pages = await benchPages(stack.url);
    const { benchLighthouse } = await import('./lighthouse');
    const scores = await benchLighthouse(stack.url);
    // The worker would compete for the processor with what is measured.
    await stack.parts.worker.kill();

    const app = new pg.Pool({ connectionString: stack.env.DATABASE_URL, max: 20 });
    const owner = new pg.Pool({ connectionString: stack.env.MIGRATION_DATABASE_URL, max: 1 });
    const { benchBookings } = await import('./bookings');
    const { benchAvailability } = await import('./availability');
    const bookings = await benchBookings(app);
    const availability = await benchAvailability(app, owner);
    const { benchSearch } = await import('./search');
    const search = await benchSearch(app, owner);
    const { benchSeries } = await import('./series');
    const series = await benchSeries(app);
    const { benchEvents } = await import('./events');
    const events = await benchEvents(app);
    await Promise.all([app.end(), owner.end()]);
    const lines = [
      ...bookings.lines,
      ...series.lines,
      ...availability,
      ...search.lines,
      ...events.lines,
      ...pricing,
      ...pages,
    ];
    const statements = {
      'Booking one slot': bookings.statements,
      ...series.statements,
      'Answering an event': events.statements,
    };
    report(lines, scores, statements, search.plan);
  } finally {
    const { closePool } = await import('@/server/db/pool');
    await closePool();
    await stack.stop();
    remove();
  }
}

type Statements = Readonly<Record<string, number>>;

function report(lines: readonly Line[], scores: readonly PageScore[], statements: Statements, plan: string): void {
  const text = [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.version}, the embedded Postgres with fsync on, application and database on one machine. Medians unless said otherwise.`,
    '',
    '| what | took | floor | took | ratio |',
    '| --- | --- | --- | --- | --- |',
    ...lines.map(inWords),
    '',
    'Statements besides begin, set_config and commit, and the one of the access check before it (aim for a booking: at most 6; a series’ do not grow with its dates):',
    '',
    ...Object.entries(statements).map(([what, count]) => `- ${what}: ${count}`),
    '',
    'Lighthouse, once a page, on a simulated phone with a slow network and processor (aims: performance ≥ 95, LCP < 2 s, CLS < 0.05):',
    '',
    '| page | performance | LCP | CLS |',
    '| --- | --- | --- | --- |',
    ...scores.map(scoreInWords),
    '',
    'How the database runs the one statement of a search that looks at time, over every place and 14 days, as the app’s role:',
    '',
    '```',
    plan,
    '```',
  ].join('\n');
  console.log(text);
  if (process.argv.includes('--write')) {
    const preface =
      '# Benchmarks\n\n`npm run bench` measures these; `npm run bench -- --write` writes them here. Each is a ratio to a floor measured in the same run.\n\n';
    writeFileSync('docs/benchmarks.md', `${preface}${text}\n`);
  }
  const missed = lines.filter((line) => line.aim !== null && ratio(line) > line.aim);
  if (missed.length > 0) process.exitCode = 1;
}

await main();
