import { EventEmitter } from 'node:events';
import { run, type RunnerOptions } from 'graphile-worker';
import { closePool } from '@/server/db/pool';
import { envOrExit } from '@/server/env';
import { holdLifeline } from '@/server/jobs/worker-lifeline';
import { graphileLogger } from '@/server/jobs/graphile-logger';
import { log } from '@/server/log';
import { closeMail } from '@/server/mail/send-mail';
import './reactions';
import { schedules } from './schedules';
import { tasks } from './tasks';

/** `npm run worker`: runs the jobs until it is told to stop. The queue belongs to the owner's login; each task works as the app's role. */
async function main(): Promise<void> {
  const { MIGRATION_DATABASE_URL } = envOrExit(['MIGRATION_DATABASE_URL']);
  const connectionString = MIGRATION_DATABASE_URL!;
  const events: NonNullable<RunnerOptions['events']> = new EventEmitter();
  let lifeline: ReturnType<typeof holdLifeline> | undefined;
  events.on('pool:create', ({ workerPool }) => {
    lifeline = holdLifeline(connectionString, workerPool.id);
  });
  const runner = await run({
    connectionString,
    events,
    concurrency: 4,
    pollInterval: 1000,
    noHandleSignals: true,
    taskList: tasks,
    crontab: schedules,
    logger: graphileLogger,
  });
  await runner.addJob('keep-wall-clock', {}, { jobKey: 'keep-wall-clock' });
  log.info('the worker runs');

  const stop = async () => {
    await runner.stop().catch((error: unknown) => log.warn({ err: error }, 'the worker did not stop cleanly'));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  await runner.promise;
  await lifeline?.stop();
  closeMail();
  await closePool();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    log.fatal({ err: error }, 'the worker ends');
    process.exit(1);
  },
);
