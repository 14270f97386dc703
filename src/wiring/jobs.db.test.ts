import { parseCrontab, runOnce, type TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookSeriesInput } from '@/features/bookings/series.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { bookDeskWeekly } from '@/features/bookings/commands/book-desk-weekly';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import { addDays, localDateOf } from '@/kernel/zone';
import { asPerson, inOperator } from '@/server/db/transactions';
import { enqueueJobs } from '@/server/jobs/enqueue';
import { graphileLogger } from '@/server/jobs/graphile-logger';
import { checkJobs } from '@/server/jobs/jobs-health';
import { closeMail } from '@/server/mail/send-mail';
import { asOwner } from '@/testing/as-owner';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { openPostOffice } from '@/testing/post-office';
import './reactions';
import { schedules } from './schedules';
import { tasks } from './tasks';

process.env.LOG_LEVEL = 'silent';
const DAY = 86_400_000;
/** Without a payload. */
const SCHEDULED = ['do-what-is-due', 'extend-all-series', 'keep-memberships', 'keep-wall-clock', 'sweep-leftovers'];
const today = localDateOf(new Date(), 'Europe/Lisbon');

let post: Awaited<ReturnType<typeof openPostOffice>>;
let space: MadeSpace;
let ana: ActingMember;
let ben: ActingMember;

beforeAll(async () => {
  post = await openPostOffice();
  process.env.SMTP_URL = post.url;
  space = await makeSpace();
  [ana, ben] = [await makeMember(space), await makeMember(space)];
});
afterAll(async () => {
  closeMail();
  await post.close();
});
beforeEach(async () => {
  await asOwner('delete from graphile_worker._private_jobs');
  post.collect();
});

type Job = { task: string; attempts: number; late: boolean; key: string | null };
const jobs = () =>
  asOwner<Job>(
    // Since it was last written: a slow machine would come past the moment itself.
    'select task_identifier as task, attempts, run_at <= updated_at as late, key from graphile_worker.jobs order by id',
  );
const named = async () => (await jobs()).map((job) => job.task).sort();
const run = (taskList: TaskList = tasks) =>
  runOnce({
    connectionString: process.env.MIGRATION_DATABASE_URL,
    taskList,
    logger: graphileLogger,
    noHandleSignals: true,
  });
const enqueue = (task: string, payload: Record<string, unknown> = {}, maxAttempts = 25) =>
  inOperator(space, (tx) => enqueueJobs(tx, [{ task, payload, maxAttempts }]));

const wish = (resourceId: ResourceId, day: string) =>
  bookDeskInput.parse({
    spaceId: space.spaceId,
    resourceId,
    startsAt: `${day}T09:00`,
    endsAt: `${day}T10:00`,
    requestId: newId(),
  });

describe('jobs', () => {
  it('are there exactly when what caused them is', async () => {
    await inOperator(space, async (tx) => {
      await enqueueJobs(tx, [{ task: 'nudge', payload: {} }]);
      expect(await jobs()).toEqual([]);
    });
    expect(await named()).toEqual(['nudge']);
    await asOwner('delete from graphile_worker._private_jobs');
    const failed = inOperator(space, async (tx) => {
      await enqueueJobs(tx, [{ task: 'nudge', payload: {} }]);
      await sql`select 1 / 0`.execute(tx);
    });
    await expect(failed).rejects.toThrow();
    expect(await jobs()).toEqual([]);
  });

  it('follow a booking once, whether it is asked for twice, refused or only tried out', async () => {
    const desk = await makeResource(space);
    const input = wish(desk, addDays(today, 2));
    await bookDesk(ana, { ...input, requestId: newId(), dryRun: true });
    expect(await jobs()).toEqual([]);
    await Promise.all([bookDesk(ana, input), bookDesk(ana, input)]);
    expect(await named()).toEqual(['charge-bookings', 'nudge', 'send-booking-confirmation']);
    await expect(bookDesk(ben, { ...input, requestId: newId() })).rejects.toMatchObject({ code: 'booking.slot_taken' });
    expect(await named()).toEqual(['charge-bookings', 'nudge', 'send-booking-confirmation']);
  });

  it('replace one another under one key', async () => {
    const job = { task: 'nudge', key: 'one', payload: {}, runAt: new Date(Date.now() + DAY).toISOString() };
    await inOperator(space, (tx) => enqueueJobs(tx, [job]));
    expect(await jobs()).toMatchObject([{ task: 'nudge', late: false }]);
    await inOperator(space, (tx) => enqueueJobs(tx, [{ task: 'send-undo-notice', key: 'one', payload: {} }]));
    expect(await jobs()).toMatchObject([{ task: 'send-undo-notice', late: true }]);
  });

  it.each(Object.keys(tasks).filter((task) => !SCHEDULED.includes(task)))(
    '%s with a payload that is none gives up after its tries, and never at once again',
    async (task) => {
      await enqueue(task, { operatorId: 'nobody' }, 2);
      await run();
      // That it failed may be written a moment after the run is over.
      await expect.poll(jobs, { timeout: 5_000 }).toMatchObject([{ task, attempts: 1, late: false }]);
      await asOwner('update graphile_worker._private_jobs set run_at = now()');
      await run();
      await asOwner('update graphile_worker._private_jobs set run_at = now()');
      await run();
      expect(await jobs()).toMatchObject([{ task, attempts: 2 }]);
      expect(await checkJobs()).toMatchObject({ failed: 1, waiting: 0 });
    },
  );
});

describe('every night', () => {
  it('runs what is written in the schedule, once however often it is due', () => {
    const lines = parseCrontab(schedules);
    expect(lines.map((line) => line.task).sort()).toEqual(SCHEDULED);
    for (const line of lines) {
      expect(Object.keys(tasks)).toContain(line.task);
      // What is due each minute finds by itself what was missed; a night that was missed is made up for.
      const backfillPeriod = line.task === 'do-what-is-due' ? 0 : DAY;
      expect(line.options).toMatchObject({ backfillPeriod, jobKey: line.task });
    }
  });

  it('moves each series without an end on, and tells its member of new clashes alone', async () => {
    const then = new Date(Date.now() - 20 * DAY);
    const start = addDays(today, 1);
    const other = await makeSpace();
    const cleo = await makeMember(other);
    const bookWeekly = (who: ActingMember, at: MadeSpace, resourceId: ResourceId, rrule: string) =>
      bookDeskWeekly(
        who,
        bookSeriesInput.parse({
          spaceId: at.spaceId,
          resourceId,
          localStart: `${start}T09:00`,
          durationMinutes: 60,
          rrule,
          onClash: 'fail',
          requestId: newId(),
        }),
        then,
      );
    const [clashing, free, theirs] = [await makeResource(space), await makeResource(space), await makeResource(other)];
    const { series } = await bookWeekly(ana, space, clashing, 'FREQ=WEEKLY');
    await bookWeekly(ana, space, free, 'FREQ=WEEKLY');
    await bookWeekly(ana, space, await makeResource(space), 'FREQ=WEEKLY;COUNT=3');
    await bookWeekly(cleo, other, theirs, 'FREQ=WEEKLY');
    let day = start;
    while (day <= series.madeUntil) day = addDays(day, 7);
    await bookDesk(ben, wish(clashing, day));
    await asOwner('delete from graphile_worker._private_jobs');

    await enqueue('extend-all-series');
    await run({ 'extend-all-series': tasks['extend-all-series']! });
    await enqueue('extend-all-series');
    await run({ 'extend-all-series': tasks['extend-all-series']! });
    expect(await named()).toEqual(['extend-series', 'extend-series', 'extend-series']);
    await run();
    const mails = post.collect();
    expect(mails).toHaveLength(1);
    expect(mails[0]!.subject).toMatch(/not free/);
    expect(mails[0]!.calendar).toContain(`series-${series.id}@`);
    expect(await jobs()).toEqual([]);

    await enqueue('extend-all-series');
    await run();
    expect(post.collect()).toEqual([]);
  });

  it('forgets old answers, dead links and spent counters, and nothing younger', async () => {
    const desk = await makeResource(space);
    const [old, young] = [wish(desk, addDays(today, 3)), wish(desk, addDays(today, 4))];
    for (const input of [old, young]) await bookDesk(ana, input);
    await inOperator(space, (tx) =>
      sql`update requests set created_at = now() - interval '31 days' where request_id = ${old.requestId}`.execute(tx),
    );
    await asPerson({ personId: null }, async (tx) => {
      for (const [hash, until] of [
        ['dead', '-1 hour'],
        ['live', '1 hour'],
      ])
        await sql`select auth.insert_token(${hash}::bytea, 'sign_in', 'a@example.test', null, null, null, now() + ${until}::interval)`.execute(
          tx,
        );
      await sql`insert into limits.counters (key, points, expire) values ('spent', 1, 1), ('open', 1, ${Date.now() + DAY})`.execute(
        tx,
      );
    });
    await enqueue('sweep-leftovers');
    await run();
    const kept = await inOperator(space, (tx) =>
      sql<{
        requestId: string;
      }>`select request_id from requests where request_id in (${old.requestId}, ${young.requestId})`.execute(tx),
    );
    expect(kept.rows).toEqual([{ requestId: young.requestId }]);
    expect(await asOwner(`select convert_from(token_hash, 'utf8') as hash from auth.tokens`)).toEqual([
      { hash: 'live' },
    ]);
    expect(await asOwner('select key from limits.counters')).toEqual([{ key: 'open' }]);
  });
});
