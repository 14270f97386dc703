import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { cancelEvent } from '@/features/events/commands/cancel-event';
import { come, makeEvent, type MadeEvent } from '@/features/events/testing-events';
import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { enqueueJobs } from '@/server/jobs/enqueue';
import { checkJobs } from '@/server/jobs/jobs-health';
import { asOwner } from '@/testing/as-owner';
import { makeMember, makeResource, makeSpace, type MadeSpace } from '@/testing/makers';
import { openPostOffice, type ReceivedMail } from '@/testing/post-office';
import './reactions';
import { offerAlongTheLine } from './waitlist-reactions';

let post: Awaited<ReturnType<typeof openPostOffice>>;
let space: MadeSpace;
let ana: ActingMember;
let host: ActingMember;
/** Three have a place at it, two wait. */
let event: MadeEvent;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  post = await openPostOffice();
  space = await makeSpace();
  ana = await makeMember(space);
  host = await makeMember(space, 'host', 'Hana');
  event = await makeEvent(space, host, null, { wish: { capacity: 3 } });
});
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await post.close();
});

/** The real program, as `npm run worker` starts it. */
function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, ['--import', 'tsx', 'src/wiring/worker.ts'], {
    env: { ...process.env, SMTP_URL: post.url, LOG_LEVEL: 'warn', NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  workers.push(worker);
  return worker;
}
const ended = (worker: ChildProcess) =>
  new Promise<number | null>((resolve) => void worker.once('exit', (code) => resolve(code)));

async function until(what: string, seconds: number, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what}`);
    await sleep(100);
  }
}

const bookSome = async (many: number) => {
  const startsAt = new Date(Date.now() + 86_400_000).toISOString();
  const endsAt = new Date(Date.now() + 90_000_000).toISOString();
  const { spaceId } = space;
  for (let i = 0; i < many; i++) {
    const resourceId = await makeResource(space);
    await bookDesk(ana, bookDeskInput.parse({ spaceId, resourceId, startsAt, endsAt, requestId: newId() }));
  }
};
/** Under which names they came: each is one. */
const namesOf = (mails: readonly ReceivedMail[]) => new Set(mails.map(({ messageId }) => messageId));
const jobsLeft = async () =>
  Number((await asOwner<{ n: string }>('select count(*) as n from graphile_worker.jobs'))[0]!.n);

/** Two of one key, the first still in the hands of `worker`. */
async function leaveReplaced(worker: string): Promise<void> {
  const { operatorId, spaceId } = space;
  const enqueue = () => inOperator(space, (tx) => enqueueJobs(tx, [offerAlongTheLine({ operatorId, spaceId })]));
  const before = await jobsLeft();
  const locked = 'locked_by is not null and attempts = max_attempts';
  await enqueue();
  const [changed] = await asOwner<{ id: string }>(
    `update graphile_worker._private_jobs set locked_by = '${worker}', locked_at = now(), attempts = 1
     where key = 'offer:${spaceId}' returning id`,
  );
  await enqueue();
  expect(await asOwner(`select 1 from graphile_worker.jobs where id = ${changed!.id} and ${locked}`)).toHaveLength(1);
  expect(await jobsLeft()).toBe(before + 2);
}

it('shares the work with another, survives a kill in the middle of it, and ends when it is told to', async () => {
  const mails: ReceivedMail[] = [];
  const collect = () => mails.push(...post.collect());

  // Two at once: each mail goes out once.
  const [first, second] = [startWorker(), startWorker()];
  await until('two workers live', 30, async () => (await checkJobs()).workers === 2);
  await bookSome(12);
  for (let i = 0; i < 5; i++) await come(space, await makeMember(space), event.dateIds[0]!);
  await until('all mails are out', 30, async () => (await jobsLeft()) === 0);
  collect();
  expect(mails).toHaveLength(17);
  expect(namesOf(mails).size).toBe(17);
  expect(await checkJobs()).toMatchObject({ state: 'up', workers: 2, waiting: 0, failed: 0 });

  // Both die while they hand over a mail: nobody unlocks their job.
  post.keepSilent(true);
  await bookSome(1);
  const off = { spaceId: space.spaceId, eventId: event.eventId, dateId: null, words: 'The pipes froze.' };
  await cancelEvent(host, { ...off, requestId: newId() });
  await until('a mail is being handed over', 15, () => post.waiting() > 0);
  for (const worker of [first, second]) worker.kill('SIGKILL');
  await Promise.all([ended(first), ended(second)]);
  await until('nobody lives', 10, async () => (await checkJobs()).workers === 0);
  expect(await checkJobs()).toMatchObject({ state: 'down' });
  const held = await asOwner<{ locked_by: string }>(
    'select locked_by from graphile_worker.jobs where locked_by is not null',
  );
  expect(held.length).toBeGreaterThan(0);
  await leaveReplaced(held[0]!.locked_by);
  post.keepSilent(false);

  // A new one takes their job up within half a minute, not in four hours; of one that was replaced while it ran nothing stays.
  const third = startWorker();
  const since = Date.now();
  await until('the job of the dead is done', 40, async () => (await jobsLeft()) === 0);
  expect(Date.now() - since).toBeLessThan(35_000);
  expect(collect()).toBe(17 + 1 + 5);
  expect(namesOf(mails).size).toBe(17 + 1 + 5);
  expect(mails.filter(({ subject }) => subject.startsWith('Cancelled: '))).toHaveLength(5);

  third.kill('SIGTERM');
  expect(await Promise.race([ended(third), sleep(15_000, 'still there')])).toBe(0);
  expect((await checkJobs()).workers).toBe(0);
}, 150_000);
